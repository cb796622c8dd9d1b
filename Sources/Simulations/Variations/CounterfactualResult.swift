// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import Record

/// The votes of an election under other rules, beside the official seats.
package struct CounterfactualResult {
    /// A party or group of the results; groups and parties without list votes have official seats only.
    package struct Row {
        /// What the results say.
        package let official: Election.Result
        /// The place of the list in the count; nil where it has no list votes.
        let list: Int?
        /// The share of the votes, in per cent.
        package let percent: Ratio?
        /// Whether it reaches the threshold.
        package let isAdmitted: Bool?
        package let seats: Int?
        /// The share of the seats, in per cent.
        package let seatPercent: Ratio?
        /// Seats above the official ones of lists.
        package let difference: Int?
        /// The official share of the seats of lists, in per cent.
        package let officialListSeatPercent: Ratio?
        /// By how many points of per cent the share of the seats is above the official one.
        package let pointsAboveOfficial: Points?

    }

    package let request: CounterfactualRequest
    package let allocation: SeatAllocation
    /// In the order of the results.
    package let rows: [Row]

    /// - Throws: why the votes cannot be counted.
    package init(_ request: CounterfactualRequest) throws(JSONFault) {
        let election = request.election
        let count = try request.seats.allocation()
        let house = election.seats?.list.flatMap { $0.value > 0 ? $0.value : nil }
        (self.request, allocation) = (request, count)
        rows = election.results.map { result in
            let index = result.listVotes == nil ? nil : count.tally.lists.firstIndex { $0.id == result.id }
            let (seats, official) = (index.map { count.lists[$0].seats }, result.listSeats?.value)
            var points: Points?
            if let seats, let official, let house {
                points = Points(seats, of: count.rules.seats, above: official, of: house)
            }
            return Row(
                official: result, list: index,
                percent: index.map { .percent(count.tally.lists[$0].votes, of: count.base) },
                isAdmitted: index.map { count.lists[$0].admitted }, seats: seats,
                seatPercent: seats.map { .percent(UInt128($0), of: UInt128(count.rules.seats)) },
                difference: seats.flatMap { seats in official.map { seats - $0 } },
                officialListSeatPercent: official.flatMap { seats in
                    house.map { .percent(UInt128(seats), of: UInt128($0)) }
                }, pointsAboveOfficial: points)
        }
    }

    /// Whether lists filled as many seats as they fill here.
    package var isOfOneSize: Bool { request.election.seats?.list?.value == allocation.rules.seats }
}
