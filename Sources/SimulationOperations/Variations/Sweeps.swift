// SPDX-License-Identifier: Apache-2.0
import JSON
package import Simulations
package import Web

/// `/v1/simulations/sweep` by GET and POST: one number of the rules through a range, and where the seats change.
package enum Sweeps {
    package static var operations: [Operation] {
        Operation.simulation(
            path, id: "simulateSweep", query: SweepRequest.table.inQuery,
            layouts: [wide, datawrapper, flourish], texts: texts, simulate)
    }

    /// A row for each value of the number and a column for each list, by id and, for line charts, by name.
    package static let wide = Layout.pivot(.wide, "value", .init("value"), across: .init("party"), of: .init("seats"))
    package static let datawrapper = Layout.pivot(
        .datawrapper, "value", .init("value"), across: .init("party", labelled: "name"), of: .init("seats"))
    package static let flourish = Layout.pivot(
        .flourish, "value", .init("value"), across: .init("party", labelled: "name"), of: .init("seats"))

    private static let path = "/v1/simulations/sweep"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "One number of the rules through a range",
        """
        The seats at each step of a range of thresholds (per cent), seats or coefficients of the second party, \
        and the exact `breakpoints` where they change: of a threshold lists' own shares, of a coefficient the \
        numbers at which the runner-up's quotas make another whole number. Seats change with every seat, so of \
        those the numbers are told at which a list has fewer seats than in a house one seat smaller. At most \
        10,000 steps, 100,000 steps times lists, and 2,000,000 steps times the sum of lists and seats.
        """,
        answers: .sweepResult,
        query:
            "param=threshold&from=4&to=6&step=1&system=mazhilis-2023&votes=amanat:3431510,auyl:693938,osdp:331058,baytaq:146431&against_all=248291",
        body: .sweepResultRequest,
        example: [
            "param": "threshold", "from": 4, "to": 6, "step": 1, "system": "mazhilis-2023",
            "tally": ["lists": [["party": "amanat", "votes": 3_431_510], ["party": "auyl", "votes": 693_938]]],
        ])

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let (request, input) = try asked(context)
        return { () throws(Problem) in
            let result = try input.told { () throws(JSONFault) in try SweepResult(request) }
            let encoder = SweepEncoder(result: result, record: context.registry, language: context.language)
            return .document(input.document(by: encoder, query: request.query))
        }
    }

    /// Reads a request, and refuses what takes too long.
    package static func asked(_ context: RequestContext) throws(Problem) -> (
        request: SweepRequest, input: SimulationInput
    ) {
        let input = try SimulationInput(context, SweepRequest.table)
        guard let request = SweepRequest(input.cursor, context.registry) else { throw input.problem() }
        try input.told { () throws(JSONFault) in try request.checkWork() }
        return (request, input)
    }
}
