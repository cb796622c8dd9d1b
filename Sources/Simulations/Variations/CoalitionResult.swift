// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
import Text

/// Who can form a majority with whom, and what seats are worth in that.
package struct CoalitionResult {
    /// What one list is worth.
    package struct List {
        package let party: String
        package let power: Power.List
        /// Its seats in per cent of the house.
        package let seatPercent: Ratio
    }

    /// Lists that win together, and not without one of them.
    package struct Coalition {
        package let parties: [String]
        package let seats: Int
        /// Seats above those that win.
        package let surplus: Int
    }

    package let request: CoalitionRequest
    /// The count that gives the seats; nil where they are given.
    package let allocation: SeatAllocation?
    package let house: Int
    package let power: Power
    package let lists: [List]
    package let coalitions: [Coalition]

    /// - Throws: why nothing can be formed, at its place in the request.
    package init(_ request: CoalitionRequest) throws(JSONFault) {
        allocation = try request.seats?.allocation()
        let lists =
            allocation.map { count in zip(count.tally.lists, count.lists).map { ($0.id, $1.seats) } } ?? request.lists
        let total = lists.reduce(0) { $0 + $1.1 }
        let house = request.house ?? allocation?.rules.seats ?? total
        guard house >= total else {
            throw .impossible(
                ["house"], "is \(house), but the lists have \(total, "# seat", "# seats"); give the larger number")
        }
        let power: Power
        do throws(Power.Fault) {
            power = try Power(seats: lists.map(\.1), quota: request.majority.quota(of: house))
        } catch {
            throw error.fault(request)
        }
        (self.request, self.house, self.power) = (request, house, power)
        self.lists = zip(lists, power.lists).map { list, power in
            List(party: list.0, power: power, seatPercent: .percent(UInt128(power.seats), of: UInt128(house)))
        }
        coalitions = power.coalitions.map { coalition in
            Coalition(
                parties: coalition.members.map { lists[$0].0 }, seats: coalition.seats,
                surplus: coalition.seats - power.quota)
        }
    }
}

extension Power.Fault {
    /// What is wrong, and where in the request it stands.
    fileprivate func fault(_ request: CoalitionRequest) -> JSONFault {
        let lists = request.seats == nil ? ["seats"] : ["tally", "lists"]
        let (path, problem): ([String], Message) =
            switch self {
            case .noSeats: (lists, "has no list with a seat; there is nothing to form: give seats to one")
            case .tooManyLists(let count):
                (lists, "has \(count) lists with seats; at most \(Power.maximumLists) are reckoned with")
            case .tooManySeats:
                (lists, "has more than \(Power.maximumSeats) seats, the most that are reckoned with; give fewer")
            case .quota(let quota, let seats):
                (
                    ["majority"],
                    "is \(quota, "# seat", "# seats"), and all lists together have \(seats); give a number from 1 to \(seats)"
                )
            }
        return .impossible(path, problem)
    }
}
