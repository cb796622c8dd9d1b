// SPDX-License-Identifier: Apache-2.0

/// What the second-party rule did.
public struct SecondParty: Sendable, Equatable {
    /// Index of the list that reached the threshold.
    public let first: Int
    /// Index of the list admitted beside it; nil where a tie leaves open which.
    public let second: Int?
    /// The second list's votes in quotas.
    public let secondEntitlement: Ratio
    /// Whole part of the second list's quotas times the coefficient, before the minimum.
    public let reducedSeats: Int
    /// Seats of the second list.
    public let secondSeats: Int
}

extension SeatAllocation {
    /// The second-party rule, ALG-B: Art. 97-1(2)-(4) as of Constitutional Law no. 124-IV of 09.02.2009, for exactly one
    /// list over the threshold.
    mutating func distribute(bySecondPartyRule guarantee: SecondPartyGuarantee, first: Int) throws(AllocationError) {
        let others = lists.indices.filter { $0 != first && tally.lists[$0].votes > 0 }
        guard !others.isEmpty else {
            assumptions.append(.noSecondParty)
            return try distribute(byFormula: [first])
        }
        // The list with the next largest number of votes is admitted, whatever its share [97-1(2)]. Nothing is said of
        // two such lists.
        let seats = UInt128(rules.seats)
        let secondVotes = others.map { tally.lists[$0].votes }.reduce(0, max)
        // The quota: the votes of both lists by the seats [97-1(2) second part].
        let firstVotes = tally.lists[first].votes
        let votes = firstVotes + secondVotes
        quota = Ratio(votes, over: seats)
        // The second list: divide, multiply by the coefficient, then take the whole part [97-1(3)], at least the
        // minimum [97-1(3) last part].
        let reduced = largestWhole(upTo: rules.seats) {
            Product($0 * guarantee.coefficient.denominator, votes)
                <= Product(seats * guarantee.coefficient.numerator, secondVotes)
        }
        let secondSeats = max(reduced, guarantee.minimumSeats)
        let selection = Selection(
            places: 1, of: others, by: { tally.lists[$0].votes }, tieBreak: rules.tieBreak, seats: secondSeats,
            votes: { tally.lists[$0].votes })
        ties = selection.ties
        if !ties.isEmpty { assumptions.append(.secondPlaceTie) }
        // The first list: the whole part [97-1(3)], and all seats still left [97-1(4) second part]. Where the second
        // list has at most one quota the minimum makes that one seat too many; the law is silent, and the first list
        // gets what the second leaves, which is what the steps give in every other case.
        let firstEntitlement = Ratio(firstVotes * seats, over: votes)
        let firstWhole = Int(firstEntitlement.times(1).whole)
        if firstWhole + secondSeats > rules.seats { assumptions.append(.secondPartyOverflow) }
        lists[first].entitlement = firstEntitlement
        lists[first].automaticSeats = min(firstWhole, rules.seats - secondSeats)
        lists[first].remainderSeats = rules.seats - secondSeats - lists[first].automaticSeats
        let secondEntitlement = Ratio(secondVotes * seats, over: votes)
        if let second = selection.chosen.first {
            lists[second].admitted = true
            lists[second].entitlement = secondEntitlement
            lists[second].automaticSeats = secondSeats
        } else {
            undecidedSeats = secondSeats
        }
        secondParty = SecondParty(
            first: first, second: selection.chosen.first, secondEntitlement: secondEntitlement, reducedSeats: reduced,
            secondSeats: secondSeats)
    }

    /// The largest number from 0 to `limit` that holds, for a condition that holds up to some number and not beyond.
    private func largestWhole(upTo limit: Int, where holds: (UInt128) -> Bool) -> Int {
        var (low, high) = (0, limit)
        while low < high {
            let middle = low + (high - low + 1) / 2
            if holds(UInt128(middle)) { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
