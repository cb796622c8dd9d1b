// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import PollSimulation
import Record
package import Simulations
import Text
package import Web

/// `/v1/simulations/monte-carlo` by GET and POST: elections drawn around polls, and the seats that they come to.
package enum MonteCarlo {
    package static var operations: [Operation] {
        Operation.simulation(
            path, id: "simulateMonteCarlo", query: MonteCarloRequest.table.inQuery, always: [.pollWhat], texts: texts,
            simulate)
    }

    static let path = "/v1/simulations/monte-carlo"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "Elections drawn around polls",
        """
        Elections are drawn around a poll or an average of polls and counted by the rules, exactly: seats of \
        each list and of coalitions asked for, with the probabilities of entering, being largest, a majority and \
        two thirds, each with its Monte Carlo standard error (suffix `_error`; 0 where all draws agree). Draw i \
        is a function of the input, the seed and i alone, so the same request gives the same bytes on any \
        machine. Votes against all take part in the draws and, unless `threshold.base` is `valid`, in the base \
        of the threshold, and get no seat. CSV and NDJSON tell one row a list and coalition, with \
        `what=histogram` one row a number of seats; `format=ndjson&what=draws` streams the draws themselves.
        """,
        answers: .monteCarlo,
        query:
            "seats=10&threshold=5&threshold_base=participating&shares=a:60,b:30,c:6&sample_size=100&against_all=4&model=dirichlet&prior=1&draws=1000&seed=1&coalitions=b:c",
        body: .monteCarloRequest,
        example: [
            "system": "mazhilis-2021",
            "polls": ["exit-2021-public-opinion", ["id": "exit-2023-socis-a", "sample_size": 5000]],
            "as_of": "2023-03-20", "draws": 100,
        ])

    private static let maximumDraws = 1_000_000
    /// Cells of all histograms of one answer, at most: 8 MiB a core.
    private static let maximumCells = 1 << 20
    /// Nanoseconds of processor time that the draws of one answer may take: ten seconds.
    static let maximumTime = 1e10

    /// What is told of the draws.
    private enum What: String, CaseIterable { case summary, histogram, draws }

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let what = what(context)
        let (request, input) = try asked(context)
        return { () throws(Problem) in try answer(what, request, input, context) }
    }

    private static func answer(
        _ what: What, _ request: MonteCarloRequest, _ input: SimulationInput, _ context: RequestContext
    ) throws(Problem) -> Operation.Answer {
        if what == .draws {
            let version = "\(context.registry.version) \(context.site.version)"
            return .stream(MonteCarloDraws(request).stream, version: version)
        }
        return try draws(request, input, context) { result in
            let encoder = MonteCarloEncoder(result, context.registry, context.language)
            var document = input.document(.item(encoder.item), query: request.query)
            document.warnings = encoder.warnings
            switch (context.format, what) {
            case (.json, _): break
            case (_, .histogram):
                document.table = Table(columns: MonteCarloEncoder.histogramColumns, rows: encoder.histograms)
            default: document.table = Table(columns: MonteCarloEncoder.summaryColumns, rows: encoder.summary)
            }
            return .document(document)
        }
    }

    /// The draws that a request asks for, and what is told of them.
    /// - Throws: where they would take too long.
    package static func draws(
        _ request: MonteCarloRequest, _ input: SimulationInput, _ context: RequestContext,
        tell: @escaping (MonteCarloResult) -> Operation.Content
    ) throws(Problem) -> Operation.Answer {
        let machine = context.site.machine
        let run = SimulationRun(request.simulation, draws: 0..<request.draws, clock: machine.processorTime)
        guard run.time <= maximumTime else {
            throw tooManyDraws(request, input, most: UInt64(maximumTime / run.pace))
        }
        func told(_ tally: Result<SimulationTally, SimulationRun.Fault>) throws(Problem) -> Operation.Content {
            switch tally {
            case .success(let tally): return tell(MonteCarloResult(request, tally))
            case .failure(.abandoned): throw Problem(.overloaded, "The simulation was given up.")
            case .failure(.tooLong(let most)): throw tooManyDraws(request, input, most: most)
            }
        }
        return .later(
            Operation.LongWork(
                estimate: .init(nanoseconds: Int(run.time), bytes: run.bytes),
                here: { () throws(Problem) in try told(run.tally().map { .success($0) } ?? .failure(.abandoned)) },
                inTasks: { () async throws(Problem) in
                    try told(await run.tally(tasks: machine.tasks, budget: Int64(maximumTime)))
                }))
    }

    /// The draws that a page asks for, and what it tells of them.
    package static func answer(
        in context: RequestContext, tell: @escaping (MonteCarloResult) -> Operation.Content
    ) throws(Problem) -> Operation.Answer {
        let (request, input) = try asked(context)
        try context.parameters.check()
        return try draws(request, input, context, tell: tell)
    }

    /// Reads what to draw, and refuses what would take too much memory.
    package static func asked(
        _ context: RequestContext
    ) throws(Problem) -> (request: MonteCarloRequest, input: SimulationInput) {
        let input = try SimulationInput(context, MonteCarloRequest.table)
        guard
            let request = MonteCarloRequest(input.cursor, registry: context.registry, maximumDraws: maximumDraws)
        else { throw input.problem() }
        try limit(request, input)
        return (request, input)
    }

    /// `what=`, where the format has it.
    private static func what(_ context: RequestContext) -> What {
        let what = context.parameters.choice("what", What.self) ?? .summary
        switch (what, context.format) {
        case (.histogram, .json):
            context.parameters.report(
                "what", "is histogram, which is a table; ask for format=csv or ndjson: JSON has histograms anyway",
                allowed: [What.summary.rawValue])
        case (.draws, .json), (.draws, .csv):
            context.parameters.report("what", "is draws, which are sent line by line; ask for format=ndjson")
        default: break
        }
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
