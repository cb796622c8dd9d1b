// SPDX-License-Identifier: Apache-2.0
import Record
import Simulations
import Web

extension ComparisonRequest {
    /// The parameters: what is compared, and those of a seat simulation.
    static let table = SeatRequest.table.of(
        { (request: ComparisonRequest) in request.seats },
        before: [
            BodyParameter(.comparedSystems, at: "systems", as: .list) { list($0.systems.map(\.id)) },
            BodyParameter(.comparedFormulas, at: "formulas", as: .list) { list($0.formulas.map(\.name)) },
        ])

    private static func list(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ",") }

    /// The query that means the same; nil where none can say it.
    var query: [(name: String, value: String)]? {
        guard seats.query != nil else { return nil }
        let query = Self.table.query(of: self)
        // The first system of several gives rules to a request that names none of its own.
        return hasBase ? query : query.filter { $0.name != "system" }
    }
}
