// SPDX-License-Identifier: Apache-2.0
import Electoral
package import JSON
package import Record
import Text

/// Who can form a majority: seats list by list, or a tally whose count gives them.
package struct CoalitionRequest {
    /// How many seats win.
    package enum Majority {
        case seats(Int)
        case half, twoThirds

        /// More than half, or two thirds rounded up, as the Constitution reckons majorities of all deputies.
        func quota(of house: Int) -> Int {
            switch self {
            case .seats(let seats): seats
            case .half: house / 2 + 1
            case .twoThirds: (2 * house + 2) / 3
            }
        }

        package var text: String? {
            switch self {
            case .seats(let seats): String(seats)
            case .half: nil
            case .twoThirds: "two-thirds"
            }
        }
    }

    package let majority: Majority
    /// Seats of the house, where it has others than the lists.
    package let house: Int?
    /// Seats by list; empty where they are counted.
    package let lists: [(party: String, seats: Int)]
    /// What is counted; nil where seats are given.
    package let seats: SeatRequest?

    /// Reads a body; everything wrong is left in the cursor's faults.
    package init?(_ cursor: JSONCursor, _ registry: Record) {
        var majority: Majority?
        var house: Int?
        func own(_ object: JSONObjectCursor) {
            majority = object.optional("majority", Self.majority)
            house = object.optional("house") { $0.integer(in: 1...Power.maximumSeats) }
        }
        if cursor.value["seats"] != nil {
            let lists = cursor.object { object in
                own(object)
                return object.required("seats") { cursor in cursor.array { $0.seats() } }
            }
            guard cursor.faults.found.isEmpty, let lists else { return nil }
            var seen: Set<String> = []
            for (index, list) in lists.enumerated() where !seen.insert(list.party).inserted {
                cursor.faults.found.append(
                    JSONFault(
                        JSONPointer(tokens: ["seats", String(index), "party"]),
                        "is \"\(list.party)\" a second time; add its seats to the first", kind: .value))
                return nil
            }
            (self.lists, seats) = (lists, nil)
        } else {
            let seats = SeatRequest(cursor, registry: registry) { object in
                own(object)
                return nil
            }
            guard let seats else { return nil }
            (lists, self.seats) = ([], seats)
        }
        (self.majority, self.house) = (majority ?? .half, house)
    }

    private static func majority(_ cursor: JSONCursor) -> Majority? {
        if case .string(let text) = cursor.value {
            switch text {
            case "half": return .half
            case "two-thirds": return .twoThirds
            default:
                return cursor.refuse(
                    "is \"\(text)\"; a number of seats, half or two-thirds is expected",
                    allowed: ["half", "two-thirds"],
                    suggestion: Spelling.nearest(to: text, among: ["half", "two-thirds"]))
            }
        }
        return cursor.integer(in: 1...Power.maximumSeats).map { .seats($0) }
    }
}

extension JSONCursor {
    fileprivate func seats() -> (party: String, seats: Int)? {
        object { object in
            let party = object.required("party") { $0.printable() }
            let seats = object.required("seats") { $0.integer(in: 0...Power.maximumSeats) }
            guard let party, let seats else { return nil }
            return (party, seats)
        }
    }
}
