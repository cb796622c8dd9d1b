// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/sweep` by GET and POST: one number of the rules through a range, and where the seats change.
enum Sweeps {
    static var operations: [Operation] {
        Operation.simulation(
            path, id: "simulateSweep", query: SweepRequest.table.names,
            layouts: [wide, datawrapper, flourish], simulate)
    }

    /// A row for each value of the number and a column for each list, by id and, for line charts, by name.
    static let wide = Layout.pivot(.wide, "value", .init("value"), across: .init("party"), of: .init("seats"))
    static let datawrapper = Layout.pivot(
        .datawrapper, "value", .init("value"), across: .init("party", labelled: "name"), of: .init("seats"))
    static let flourish = Layout.pivot(
        .flourish, "value", .init("value"), across: .init("party", labelled: "name"), of: .init("seats"))

    private static let path = "/v1/simulations/sweep"

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let (request, input) = try asked(context)
        return { () throws(Problem) in
            let result = try input.told { () throws(JSONFault) in try SweepResult(request) }
            let encoder = SweepEncoder(result: result, record: context.registry, language: context.language)
            var document = input.document(.item(encoder.item), query: request.query)
            if context.isOfTable { document.table = Table(columns: SweepEncoder.columns, rows: encoder.rows) }
            document.warnings = encoder.warnings
            return .document(document)
        }
    }

    /// Reads a request, and refuses what takes too long.
    static func asked(_ context: RequestContext) throws(Problem) -> (request: SweepRequest, input: SimulationInput) {
        let input = try SimulationInput(context, SweepRequest.table)
        guard let request = SweepRequest(input.cursor, context.registry) else { throw input.problem() }
        try input.told { () throws(JSONFault) in try request.checkWork() }
        return (request, input)
    }
}
