// SPDX-License-Identifier: Apache-2.0
import JSON
package import Simulations
package import Web

/// `/v1/simulations/coalitions` by GET and POST: who can form a majority with whom, and what seats are worth in that.
package enum Coalitions {
    package static var operations: [Operation] {
        Operation.simulation(
            path, id: "simulateCoalitions", query: CoalitionRequest.table.inQuery, texts: texts, simulate)
    }

    private static let path = "/v1/simulations/coalitions"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "Coalitions and the power of seats",
        """
        Minimal winning coalitions, the Banzhaf index (swings, absolute and normalised) and that of Shapley and \
        Shubik, for a majority, two thirds or any number of seats; from seats list by list, or from a tally that \
        is counted first. All numbers are exact; the first 1,000 minimal winning coalitions are named, those of \
        the largest lists first, and all are counted. At most 100 lists with seats and 10,000 seats.
        """,
        answers: .coalitionsResult, query: "seats=a:50,b:49,c:1&majority=51",
        body: .coalitionsResultRequest,
        example: [
            "seats": [["party": "a", "seats": 50], ["party": "b", "seats": 49], ["party": "c", "seats": 1]],
            "majority": 51,
        ])

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let (request, input) = try asked(context)
        return { () throws(Problem) in
            let result = try input.told { () throws(JSONFault) in try CoalitionResult(request) }
            let encoder = CoalitionEncoder(result, context.registry, context.language)
            return .document(input.document(by: encoder, query: request.query))
        }
    }

    private static func asked(_ context: RequestContext) throws(Problem) -> (CoalitionRequest, SimulationInput) {
        let input = try SimulationInput(context, CoalitionRequest.table)
        guard let request = CoalitionRequest(input.cursor, context.registry) else { throw input.problem() }
        return (request, input)
    }

    /// What a request comes to.
    package static func result(in context: RequestContext) throws(Problem) -> CoalitionResult {
        let (request, input) = try asked(context)
        try context.parameters.check()
        return try input.told { () throws(JSONFault) in try CoalitionResult(request) }
    }
}
