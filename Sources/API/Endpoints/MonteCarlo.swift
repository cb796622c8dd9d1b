// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import PollSimulation
import Record
import Text

/// `/v1/simulations/monte-carlo` by GET and POST: elections drawn around polls, and the seats that they come to.
enum MonteCarlo {
    static var endpoints: [Endpoint] {
        Endpoint.simulation(
            path, operation: "simulateMonteCarlo", query: MonteCarloQuery.parameters, always: ["what"], simulate)
    }

    static let path = "/v1/simulations/monte-carlo"
    private static let maximumDraws = 1_000_000
    /// Cells of all histograms of one answer, at most: 8 MiB a core.
    private static let maximumCells = 1 << 20
    /// Nanoseconds of processor time that the draws of one answer may take: ten seconds.
    static let maximumTime = 1e10

    /// What is told of the draws.
    private enum What: String, CaseIterable { case summary, histogram, draws }

    private static func simulate(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let what = try what(call)
        let (request, run, input) = try asked(call)
        if what == .draws {
            let version = "\(call.registry.version) \(call.site.version)"
            return .stream(MonteCarloDraws(request).stream, version: version)
        }
        let (registry, language) = (call.registry, call.language)
        return draws(request, run, input) { tally in
            let told = MonteCarloDocument(request, tally, registry, language)
            var document = input.document(.item(told.item), query: MonteCarloQuery.query(of: request))
            document.warnings = told.warnings
            switch (call.format, what) {
            case (.json, _): break
            case (_, .histogram):
                document.table = Table(columns: MonteCarloDocument.histogramColumns, rows: told.histograms)
            default: document.table = Table(columns: MonteCarloDocument.summaryColumns, rows: told.summary)
            }
            return document
        }
    }

    /// The draws that a request asks for, and a document made of them.
    static func draws(
        _ request: MonteCarloRequest, _ run: SimulationRun, _ input: SimulationInput,
        tell: @escaping (SimulationTally) -> Document
    ) -> Endpoint.Answer {
        .drawn(
            Endpoint.PendingDraws(
                run: run, tell: { .document(tell($0)) },
                refuse: { tooManyDraws(request, input, most: $0) }))
    }

    /// Reads what to draw, and refuses what would take too long or too much memory.
    static func asked(
        _ call: Call
    ) throws(Problem) -> (request: MonteCarloRequest, run: SimulationRun, input: SimulationInput) {
        let input = try SimulationInput(call, body: MonteCarloQuery.body, parameter: MonteCarloQuery.parameter)
        guard
            let request = MonteCarloRequest(input.cursor, registry: call.registry, maximumDraws: maximumDraws)
        else { throw input.problem() }
        try limit(request, input)
        let run = SimulationRun(request.simulation, draws: 0..<request.draws, on: call.site.machine)
        guard run.time <= maximumTime else {
            throw tooManyDraws(request, input, most: UInt64(maximumTime / run.pace))
        }
        return (request, run, input)
    }

    /// `what=`, where the format has it.
    private static func what(_ call: Call) throws(Problem) -> What {
        let what = call.parameters.choice("what", What.self) ?? .summary
        switch (what, call.format) {
        case (.histogram, .json):
            call.parameters.report(
                "what", "is histogram, which is a table; ask for format=csv or ndjson: JSON has histograms anyway",
                allowed: [What.summary.rawValue])
        case (.draws, .json), (.draws, .csv):
            call.parameters.report("what", "is draws, which are sent line by line; ask for format=ndjson")
        default: break
        }
        try call.parameters.check()
        return what
    }

    /// Refuses what takes too much memory.
    private static func limit(_ request: MonteCarloRequest, _ input: SimulationInput) throws(Problem) {
        let simulation = request.simulation
        let cells = (simulation.lists.count + simulation.coalitions.count) * (simulation.houseSeats + 1)
        guard cells <= maximumCells else {
            throw input.impossible(
                ["rules", "seats"],
                "make \(cells) cells of histograms, lists and coalitions times seats; at most \(maximumCells) are "
                    + "answered with: take fewer of them, or run mandat simulate")
        }
    }

    private static func tooManyDraws(
        _ request: MonteCarloRequest, _ input: SimulationInput, most: UInt64
    ) -> Problem {
        // A round number that surely fits, as the same draws do not take the same time twice.
        var unit: UInt64 = 1
        while most / unit >= 100 { unit *= 10 }
        let fitting = max(most * 3 / 4 / unit * unit, 1)
        return input.impossible(
            ["draws"],
            "are \(request.draws), which takes too long with so many lists, seats or districts; at most \(fitting) are "
                + "drawn here: take fewer, or run mandat simulate")
    }
}
