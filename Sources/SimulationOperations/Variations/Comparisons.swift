// SPDX-License-Identifier: Apache-2.0
import JSON
package import Simulations
package import Web

/// `/v1/simulations/compare` by GET and POST: one tally under several systems and formulas, side by side.
package enum Comparisons {
    package static var operations: [Operation] {
        Operation.simulation(
            path, id: "compareSeats", query: ComparisonRequest.table.inQuery, layouts: [wide, flourish], texts: texts,
            simulate)
    }

    /// A row for each list and a column for each way to count, by id and by name.
    private static let wide = Layout.pivot(
        .wide, "party", .init("party"), across: .init("variant"), of: .init("seats"))
    private static let flourish = Layout.pivot(
        .flourish, "party", .init("party", labelled: "name"), across: .init("variant"), of: .init("seats"))

    private static let path = "/v1/simulations/compare"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "Seats by several rules",
        """
        One tally under several systems and formulas, side by side, with the differences to the first. First \
        stand the rules asked for by `system` or `rules`, then each of `systems` (with `rules` in place of \
        single members), then each of `formulas` in place of the first rules' own. What the first rules refuse \
        is a 422; what another one refuses is told in its `error`. At most 40 are compared.
        """,
        answers: .comparison,
        query:
            "systems=mazhilis-2023,mazhilis-2021&formulas=dhondt&votes=amanat:3431510,auyl:693938,osdp:331058,baytaq:146431&against_all=248291",
        body: .comparisonRequest,
        example: [
            "systems": ["mazhilis-2023", "mazhilis-2021"], "formulas": ["dhondt"],
            "tally": ["lists": [["party": "amanat", "votes": 3_431_510], ["party": "auyl", "votes": 693_938]]],
        ])

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let (request, variants, input) = try asked(context)
        return { () throws(Problem) in
            let result = try input.told { () throws(JSONFault) in try ComparisonResult(request, variants) }
            let encoder = ComparisonEncoder(result: result, record: context.registry, language: context.language)
            return .document(input.document(by: encoder, query: request.query))
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
    package static func result(in context: RequestContext) throws(Problem) -> ComparisonResult {
        let (request, variants, input) = try asked(context)
        try context.parameters.check()
        return try input.told { () throws(JSONFault) in try ComparisonResult(request, variants) }
    }
}
