// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/coalitions` by GET and POST: who can form a majority with whom, and what seats are worth in that.
enum Coalitions {
    static var operations: [Operation] {
        Operation.simulation(path, id: "simulateCoalitions", query: CoalitionRequest.table.names, simulate)
    }

    private static let path = "/v1/simulations/coalitions"

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let (request, input) = try asked(context)
        return { () throws(Problem) in
            let result = try input.told { () throws(JSONFault) in try CoalitionResult(request) }
            let encoder = CoalitionEncoder(result, context.registry, context.language)
            var document = input.document(.item(encoder.item), query: request.query)
            if context.isOfTable { document.table = Table(columns: CoalitionEncoder.columns, rows: encoder.rows) }
            document.warnings = encoder.warnings
            return .document(document)
        }
    }

    private static func asked(_ context: RequestContext) throws(Problem) -> (CoalitionRequest, SimulationInput) {
        let input = try SimulationInput(context, CoalitionRequest.table)
        guard let request = CoalitionRequest(input.cursor, context.registry) else { throw input.problem() }
        return (request, input)
    }

    /// What a request comes to.
    static func result(in context: RequestContext) throws(Problem) -> CoalitionResult {
        let (request, input) = try asked(context)
        try context.parameters.check()
        return try input.told { () throws(JSONFault) in try CoalitionResult(request) }
    }
}
