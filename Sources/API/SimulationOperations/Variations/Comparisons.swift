// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/compare` by GET and POST: one tally under several systems and formulas, side by side.
enum Comparisons {
    static var operations: [Operation] {
        Operation.simulation(
            path, id: "compareSeats", query: ComparisonRequest.table.names, layouts: [wide, flourish], simulate)
    }

    /// A row for each list and a column for each way to count, by id and by name.
    private static let wide = Layout.pivot(
        .wide, "party", .init("party"), across: .init("variant"), of: .init("seats"))
    private static let flourish = Layout.pivot(
        .flourish, "party", .init("party", labelled: "name"), across: .init("variant"), of: .init("seats"))

    private static let path = "/v1/simulations/compare"

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let (request, variants, input) = try asked(context)
        return { () throws(Problem) in
            let result = try input.told { () throws(JSONFault) in try ComparisonResult(request, variants) }
            let encoder = ComparisonEncoder(result: result, record: context.registry, language: context.language)
            var document = input.document(.item(encoder.item), query: request.query)
            document.warnings = encoder.warnings
            if context.isOfTable { document.table = Table(columns: ComparisonEncoder.columns, rows: encoder.rows) }
            return .document(document)
        }
    }

    private static func asked(
        _ context: RequestContext
    ) throws(Problem) -> (ComparisonRequest, [ComparisonVariant], SimulationInput) {
        let input = try SimulationInput(context, ComparisonRequest.table)
        guard let request = ComparisonRequest(input.cursor, context.registry) else { throw input.problem() }
        let variants = try input.told { () throws(JSONFault) in try request.variants() }
        return (request, variants, input)
    }

    /// What a request comes to.
    static func result(in context: RequestContext) throws(Problem) -> ComparisonResult {
        let (request, variants, input) = try asked(context)
        try context.parameters.check()
        return try input.told { () throws(JSONFault) in try ComparisonResult(request, variants) }
    }
}
