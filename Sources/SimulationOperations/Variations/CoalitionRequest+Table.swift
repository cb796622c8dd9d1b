// SPDX-License-Identifier: Apache-2.0
import Simulations
import Text
import Web

extension CoalitionRequest {
    /// The parameters. `seats=a:62,b:8` are seats of lists; a plain number is that of a count.
    static let table = RequestTable<CoalitionRequest>(
        parameters: [
            BodyParameter(.coalitionMajority, at: "majority", as: .numberOrWord) { $0.majority.text },
            BodyParameter(.coalitionHouse, at: "house", as: .number) { $0.house.map { String($0) } },
        ]
            + SeatRequest.table.parameters.map { parameter in
                let counted = parameter.of { (request: CoalitionRequest) in request.seats }
                if parameter.name == "votes" { return counted.described(.coalitionVotes) }
                guard parameter.name == "seats" else { return counted }
                return BodyParameter(.coalitionSeats, at: "rules/seats", as: .number) { request in
                    request.seats == nil
                        ? PairList.text(request.lists.map { ($0.party, String($0.seats)) }) : counted.text(request)
                }.or(at: "seats", as: .amounts("party", "seats")) { $0.contains(":") }
            }, root: "votes"
    ) { query in
        guard query.text("seats")?.contains(":") == true else { return SeatRequest.table.check(query) }
        for name in SeatRequest.table.names where name != "seats" && query.text(name) != nil {
            query.report(name, "has nothing to apply to, as seats are given list by list; leave one of them out")
        }
    }

    /// The query that means the same; nil where none can say it.
    var query: [(name: String, value: String)]? {
        if let seats, seats.query == nil { return nil }
        return Self.table.query(of: self)
    }
}
