// SPDX-License-Identifier: Apache-2.0
package import JSON
package import Record
import Text

/// The votes of an election, and the rules to count them by.
package struct CounterfactualRequest {
    package let election: Election
    package let seats: SeatRequest

    /// Reads a body; everything wrong is left in the cursor's faults.
    /// - Parameter fallback: the system whose rules are taken where the body names none; by default that is a fault.
    package init?(
        _ cursor: JSONCursor, _ registry: Record, fallback: (Election) -> ElectoralSystem? = { _ in nil }
    ) {
        var election: Election?
        let seats = SeatRequest(cursor, registry: registry) { object in
            election = object.required("election") { $0.election(in: registry) }
            return election.flatMap(fallback)
        } tally: {
            election?.listTally
        }
        guard let election else { return nil }
        guard let seats else {
            if cursor.faults.found.isEmpty {
                cursor.faults.found.append(
                    JSONFault(
                        JSONPointer(tokens: ["election"]),
                        "is \(election.id), of which the votes of the lists are not known; name another election",
                        kind: .value))
            }
            return nil
        }
        (self.election, self.seats) = (election, seats)
    }
}

extension JSONCursor {
    /// The id of an election.
    func election(in registry: Record) -> Election? {
        guard let id = string() else { return nil }
        return registry.elections[id]
            ?? refuse(
                "is \"\(id)\", which is no election", allowed: registry.elections.ids,
                suggestion: Spelling.nearest(to: id, among: registry.elections.idsAndAliases))
    }
}
