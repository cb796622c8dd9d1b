// SPDX-License-Identifier: Apache-2.0
import JSON
import Simulations
package import Web

/// `/v1/simulations/sensitivity` by GET and POST: how many votes each list is from another seat.
package enum Sensitivities {
    package static var operations: [Operation] {
        Operation.simulation(path, id: "simulateSensitivity", query: SeatRequest.table.inQuery, texts: texts, simulate)
    }

    private static let path = "/v1/simulations/sensitivity"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "How far each list is from another seat",
        """
        For each list the smallest whole number of votes, the votes of all others unchanged, that brings it a \
        seat more or costs it one for certain: a tie does not count, the edge of the threshold does. Null where \
        none does (up to 2^63 - 1 votes). At most 200 lists, and 20,000 lists times seats.
        """,
        answers: .sensitivityResult,
        query: "system=mazhilis-2023&votes=amanat:3431510,auyl:693938,osdp:331058,baytaq:146431&against_all=248291",
        body: .seatRequest,
        example: [
            "system": "mazhilis-2023",
            "tally": ["lists": [["party": "amanat", "votes": 3_431_510], ["party": "auyl", "votes": 693_938]]],
        ])

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let input = try SimulationInput(context, SeatRequest.table)
        guard let request = SeatRequest(input.cursor, registry: context.registry) else { throw input.problem() }
        try input.told { () throws(JSONFault) in try SensitivityResult.checkWork(of: request) }
        return { () throws(Problem) in
            let result = try input.told { () throws(JSONFault) in try SensitivityResult(request) }
            let encoder = SensitivityEncoder(result: result, record: context.registry, language: context.language)
            return .document(input.document(by: encoder, query: request.query))
        }
    }
}
