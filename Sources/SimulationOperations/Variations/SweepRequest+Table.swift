// SPDX-License-Identifier: Apache-2.0
import Electoral
package import Simulations
package import Web

extension SweepRequest {
    /// The parameters: the range, and those of a seat simulation.
    package static let table = SeatRequest.table.of(
        { (request: SweepRequest) in request.seats },
        before: [
            BodyParameter(.sweepParam, at: "param", as: .string) { $0.parameter.rawValue },
            BodyParameter(.sweepFrom, at: "from", as: .number) { $0.from.description },
            BodyParameter(.sweepTo, at: "to", as: .number) { $0.to.description },
            BodyParameter(.sweepStep, at: "step", as: .number) { $0.step.description },
        ])

    /// The query that means the same; nil where none can say it.
    var query: [(name: String, value: String)]? { seats.query.map { _ in Self.table.query(of: self) } }
}
