// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
package import Record
package import Simulations
import Text
package import Web

/// `/v1/simulations/counterfactual` by GET and POST: the votes of one election under the rules of another, beside the
/// official seats, with a list of what had no equivalent.
package enum Counterfactuals {
    package static var operations: [Operation] {
        Operation.simulation(
            path, id: "simulateCounterfactual", query: CounterfactualRequest.table.inQuery, always: [.names],
            texts: texts, simulate)
    }

    private static let path = "/v1/simulations/counterfactual"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "An election under other rules",
        """
        The published list votes of an election counted by the rules of another system, or by rules of your own, \
        beside the official seats. `assumptions` lists what had no equivalent: seats of single-member districts \
        or by appointment, the line against all, blocs, independents, the order of registration.
        """,
        answers: .counterfactual, query: "election=mazhilis-2016&system=mazhilis-2023",
        body: .counterfactualRequest,
        example: ["election": "mazhilis-2016", "system": "mazhilis-2023"])

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let (request, naming, input) = try asked(context)
        return { () throws(Problem) in
            let result = try input.told { () throws(JSONFault) in try CounterfactualResult(request) }
            let encoder = CounterfactualEncoder(
                result: result, naming: naming, record: context.registry, language: context.language)
            var document = input.document(
                .item(encoder.item),
                query: request.query.map { $0 + (naming == .current ? [("names", naming.rawValue)] : []) })
            if context.isOfTable {
                document.table = Table(columns: CounterfactualEncoder.columns, rows: encoder.rows)
            }
            return .document(document)
        }
    }

    private static func asked(
        _ context: RequestContext
    ) throws(Problem) -> (CounterfactualRequest, Naming, SimulationInput) {
        let naming = context.parameters.choice("names", Naming.self) ?? .contemporary
        let input = try SimulationInput(context, CounterfactualRequest.table)
        guard let request = CounterfactualRequest(input.cursor, context.registry) else { throw input.problem() }
        return (request, naming, input)
    }

    /// What a request comes to, and how it names parties.
    package static func result(in context: RequestContext) throws(Problem) -> (CounterfactualResult, Naming) {
        let (request, naming, input) = try asked(context)
        try context.parameters.check()
        return (try input.told { () throws(JSONFault) in try CounterfactualResult(request) }, naming)
    }
}
