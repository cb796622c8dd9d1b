// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/sensitivity` by GET and POST: how many votes each list is from another seat.
enum Sensitivities {
    static var operations: [Operation] {
        Operation.simulation(path, id: "simulateSensitivity", query: SeatRequest.table.names, simulate)
    }

    private static let path = "/v1/simulations/sensitivity"

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let input = try SimulationInput(context, SeatRequest.table)
        guard let request = SeatRequest(input.cursor, registry: context.registry) else { throw input.problem() }
        try input.told { () throws(JSONFault) in try SensitivityResult.checkWork(of: request) }
        return { () throws(Problem) in
            let result = try input.told { () throws(JSONFault) in try SensitivityResult(request) }
            let encoder = SensitivityEncoder(result: result, record: context.registry, language: context.language)
            var document = input.document(.item(encoder.item), query: request.query)
            if context.isOfTable { document.table = Table(columns: SensitivityEncoder.columns, rows: encoder.rows) }
            document.warnings = encoder.warnings
            return .document(document)
        }
    }
}
