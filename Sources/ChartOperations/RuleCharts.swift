// SPDX-License-Identifier: Apache-2.0
import Charts
import Electoral
import HTTP
import JSON
import PollSimulation
import Record
import SimulationOperations
import Simulations
import Text
package import Web

/// `/v1/charts/sweep` and `quantiles`: the seats of each list as a number of the rules moves, and as the votes do.
package enum RuleCharts {
    package static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/charts/sweep", id: "drawSweep",
                parameters: Operation.chart + SweepRequest.table.inQuery, formats: Format.charts,
                sweep
            ).documented(ChartTexts.sweep).shaped(Sweeps.wide, Sweeps.datawrapper, Sweeps.flourish),
            Operation(
                .get, "/v1/charts/quantiles", id: "drawQuantiles",
                parameters: Operation.chart + MonteCarloRequest.table.inQuery, formats: Format.charts,
                quantiles
            ).documented(ChartTexts.quantiles),
        ]
    }

    private static func sweep(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let options = ChartOptions(context)
        let (request, input) = try Sweeps.asked(context)
        return { () throws(Problem) in
            let result = try input.told { () throws(JSONFault) in try SweepResult(request) }
            return draw(result, options, context)
        }
    }

    private static func draw(
        _ result: SweepResult, _ options: ChartOptions, _ context: RequestContext
    ) -> Operation.Answer {
        let asked = result.request
        let points = points(result.sweep, asked.parameter)
        let lists = asked.seats.tally.lists
        let lines = lists.indices.map { index in
            SweepChart.Line(ChartParty(lists[index].id, context), seats: points.map { $0.seats?[index] })
        }
        let parameter: SweepChart.Parameter =
            switch asked.parameter {
            case .threshold: .threshold
            case .seats: .seats
            case .coefficient: .coefficient
            }
        let topics = options.style.strings.topics
        let system = asked.seats.system?.name[context.language]
        let encoder = SweepEncoder(result: result, record: context.registry, language: context.language)
        return ChartDraft(
            chart: SweepChart(parameter, places: points.map(\.place), lines: lines), kind: "sweep",
            title: [topics.sweep, system].compactMap { $0 }.joined(separator: ": "), remarks: [topics.notAResult],
            table: { Table(columns: SweepEncoder.columns, rows: encoder.rows) },
            more: [.init("param", .string(asked.parameter.rawValue))], warnings: encoder.warnings
        ).answer(context, options)
    }

    private static let quantileColumns: [Table.Column] =
        [.init("name")] + ["50", "5", "25", "75", "95"].map { .init("seats_p" + $0, "seats_quantiles/" + $0) }
        + [.init("seats_mean"), .init("p_enters"), .init("p_majority"), .init("party"), .init("color")]

    private static func quantiles(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let options = ChartOptions(context)
        let (request, input) = try MonteCarlo.asked(context)
        return { () throws(Problem) in try draw(request, input, options, context) }
    }

    private static func draw(
        _ request: MonteCarloRequest, _ input: SimulationInput, _ options: ChartOptions, _ context: RequestContext
    ) throws(Problem) -> Operation.Answer {
        try MonteCarlo.draws(request, input, context) { result in
            let ranges = result.lists.map { list in
                // 2.5, 5, 25, 50, 75, 95 and 97.5 of 100 draws.
                let seats = list.outcome.quantiles
                return QuantileChart.Range(
                    ChartParty(list.party, context), quantiles: (seats[1], seats[2], seats[3], seats[4], seats[5]))
            }
            let encoder = MonteCarloEncoder(result, context.registry, context.language)
            let topics = options.style.strings.topics
            let system = request.seats.system?.name[context.language]
            return ChartDraft(
                chart: QuantileChart(ranges, majority: result.majority), kind: "quantiles",
                title: [topics.quantiles, system].compactMap { $0 }.joined(separator: ": "),
                remarks: [topics.notAResult],
                table: {
                    Table(columns: quantileColumns, rows: result.lists.indices.map(encoder.chartRow))
                },
                more: [
                    .init("draws", .integer(result.draws)), .init("interval", MonteCarloEncoder.interval),
                    .init("majority", .integer(result.majority)),
                    .init("seed", .integer(request.wanted.seed)),
                ], warnings: encoder.warnings
            ).content(context, options)
        }
    }

    /// The seats at each step and, of numbers that can be anything, just below and just above where they change.
    private static func points(
        _ sweep: Sweep, _ parameter: Sweep.Parameter
    ) -> [(place: Double, seats: [Int]?)] {
        let rows = sweep.rows.map { ($0.value.approximation, 1, $0.outcome.seats) }
        // Where the seats differ from one number of seats to the next, a step would be no truer than a line.
        let edges =
            parameter == .seats
            ? []
            : sweep.breakpoints.flatMap { point in
                let place = point.value.approximation
                return [(place, 0, point.below.seats), (place, 2, point.above.seats)]
            }
        return (rows + edges).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { ($0.0, $0.2) }
    }
}

extension Sweep.Outcome {
    /// Seats of each list; nil where the rules give no result.
    fileprivate var seats: [Int]? {
        switch self {
        case .counted(let seats, _, _): seats
        case .refused: nil
        }
    }
}
