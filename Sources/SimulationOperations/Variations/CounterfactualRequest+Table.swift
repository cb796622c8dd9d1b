// SPDX-License-Identifier: Apache-2.0
import Record
package import Simulations
package import Web

extension CounterfactualRequest {
    /// The parameters: the election, and the rules of a seat simulation.
    package static let table = SeatRequest.rulesTable.of(
        { (request: CounterfactualRequest) in request.seats },
        before: [
            // The votes are the election's, so what is wrong with them is told of it.
            BodyParameter(.counterfactualElection, at: "election", as: .string) { $0.election.id }.and(at: "tally")
        ])

    /// The query that means the same; nil where none can say it.
    var query: [(name: String, value: String)]? { seats.rulesQuery.map { _ in Self.table.query(of: self) } }
}
