// SPDX-License-Identifier: Apache-2.0

/// One step of a count, with its numbers and the article of the law that it applies.
public struct Step: Sendable, Equatable {
    /// What is done; the raw value is the name in fixtures and answers.
    public enum Kind: String, Sendable, CaseIterable {
        /// What shares are taken of.
        case base
        /// One list against the threshold.
        case threshold
        /// The runner-up is admitted because only one list reached the threshold.
        case secondPartyAdmission = "second_party_admission"
        /// The price of a seat in votes of the lists admitted by the threshold.
        case quota
        /// The price of a seat in votes of the two lists that the second-party rule admits.
        case secondPartyQuota = "second_party_quota"
        /// Whole quotas of one list.
        case automatic
        /// Seats of one list by highest averages.
        case average
        /// All seats to the largest list.
        case winner
        /// The majority bonus.
        case bonus
        /// Seats left to the largest remainders, or taken back from the smallest.
        case remainder
        /// The runner-up's quotas, reduced by the coefficient.
        case secondPartySeats = "second_party_seats"
        /// The runner-up's least number of seats.
        case secondPartyMinimum = "second_party_minimum"
        /// All seats left go to the first list.
        case secondPartyRest = "second_party_rest"
        /// Equal lists.
        case tie
        /// A list shorter than its seats.
        case vacancy
    }

    /// The numbers of a step; indices are places in the tally.
    public enum Detail: Sendable, Equatable {
        /// Votes in the base, in units of the tally.
        case base(votes: UInt128)
        /// A list's votes and whether they suffice.
        case threshold(list: Int, votes: UInt128, admitted: Bool)
        /// Who was first, and who was admitted beside it (nil: open).
        case secondPartyAdmission(first: Int, second: Int?)
        /// Votes to distribute by, and the price of a seat.
        case quota(votes: UInt128, quota: Ratio)
        /// A list's votes in quotas, and the whole part.
        case automatic(list: Int, entitlement: Ratio, seats: Int)
        /// A list's seats, the average that its last seat cost, and the one that its next seat would cost, in votes; for
        /// display, rounded.
        case average(list: Int, seats: Int, last: Double?, next: Double)
        /// The list that gets all seats; nil where a tie leaves it open.
        case winner(list: Int?, seats: Int)
        /// The list that gets the bonus (nil: a tie leaves it open), and its seats.
        case bonus(list: Int?, seats: Int)
        /// Seats left (negative: awarded too many) and the lists that got (or gave) one each.
        case remainder(left: Int, lists: [Int])
        /// The runner-up's quotas, the coefficient, and the whole part of their product.
        case secondPartySeats(list: Int?, entitlement: Ratio, coefficient: Ratio, seats: Int)
        /// The least number of seats, where it was needed.
        case secondPartyMinimum(list: Int?, seats: Int)
        /// Seats that go to the first list beyond its whole quotas, and its total.
        case secondPartyRest(list: Int, left: Int, seats: Int)
        /// Equal lists.
        case tie(Tie)
        /// Seats that the list cannot fill.
        case vacancy(list: Int, seats: Int, candidates: Int)
    }

    /// What is done.
    public let kind: Kind
    /// With which numbers.
    public let detail: Detail
    /// The article applied; nil where no law stands behind the rules.
    public let article: String?
}

extension SeatAllocation {
    /// The count told in order.
    public var steps: [Step] {
        var details: [(Step.Kind, Step.Detail)] = []
        // The base, the quota and what is left, and two steps of most lists.
        details.reserveCapacity(2 * lists.count + 4)
        details.append((.base, .base(votes: base)))
        if rules.threshold != nil {
            for (index, list) in tally.lists.enumerated() {
                let admitted = lists[index].admitted && index != secondParty?.second
                details.append((.threshold, .threshold(list: index, votes: list.votes, admitted: admitted)))
            }
        }
        if bonusSeats > 0 {
            details.append((.bonus, .bonus(list: lists.firstIndex { $0.bonusSeats > 0 }, seats: bonusSeats)))
        }
        if let secondParty, let quota {
            details += steps(of: secondParty, quota)
        } else {
            details += formulaSteps
        }
        for (index, list) in lists.enumerated() where list.vacantSeats > 0 {
            let candidates = rules.room(of: tally.lists[index]) ?? list.seats
            details.append((.vacancy, .vacancy(list: index, seats: list.vacantSeats, candidates: candidates)))
        }
        return details.map { Step(kind: $0, detail: $1, article: rules.articles[$0]) }
    }

    private var tieSteps: [(Step.Kind, Step.Detail)] { ties.map { (.tie, .tie($0)) } }

    private var formulaSteps: [(Step.Kind, Step.Detail)] {
        switch rules.formula {
        case .largestRemainder: quota.map(quotaSteps) ?? []
        case .highestAverages(let divisors): averageSteps(divisors) + tieSteps
        case .winnerTakesAll:
            [(.winner, .winner(list: lists.firstIndex { $0.automaticSeats > 0 }, seats: distributedSeats))] + tieSteps
        }
    }

    private func quotaSteps(_ quota: Ratio) -> [(Step.Kind, Step.Detail)] {
        let votes = lists.indices.filter { lists[$0].admitted }.reduce(0) { $0 + tally.lists[$1].votes }
        let automatic = lists.indices.compactMap { index -> (Step.Kind, Step.Detail)? in
            guard let entitlement = lists[index].entitlement else { return nil }
            return (
                .automatic,
                .automatic(list: index, entitlement: entitlement, seats: lists[index].automaticSeats)
            )
        }
        let left = distributedSeats - lists.reduce(0) { $0 + $1.automaticSeats }
        let moved = lists.indices.filter { lists[$0].remainderSeats != 0 }
        let remainder: [(Step.Kind, Step.Detail)] =
            left == 0 ? [] : [(.remainder, .remainder(left: left, lists: moved))]
        return [(.quota, .quota(votes: votes, quota: quota))] + automatic + remainder + tieSteps
    }

    private func averageSteps(_ divisors: Divisors) -> [(Step.Kind, Step.Detail)] {
        lists.indices.filter { lists[$0].admitted && tally.lists[$0].votes > 0 }.map { index in
            let (votes, seats) = (Double(tally.lists[index].votes) / Double(tally.scale), lists[index].automaticSeats)
            return (
                .average,
                .average(
                    list: index, seats: seats, last: seats == 0 ? nil : votes / divisors.approximation(seats - 1),
                    next: votes / divisors.approximation(seats))
            )
        }
    }

    private func steps(of rule: SecondParty, _ quota: Ratio) -> [(Step.Kind, Step.Detail)] {
        guard let guarantee = rules.secondPartyGuarantee, let firstEntitlement = lists[rule.first].entitlement else {
            return []
        }
        let first = lists[rule.first]
        var details: [(Step.Kind, Step.Detail)] = [
            (.secondPartyAdmission, .secondPartyAdmission(first: rule.first, second: rule.second))
        ]
        details += tieSteps
        details += [
            (.secondPartyQuota, .quota(votes: quota.numerator, quota: quota)),
            (.automatic, .automatic(list: rule.first, entitlement: firstEntitlement, seats: first.automaticSeats)),
            (
                .secondPartySeats,
                .secondPartySeats(
                    list: rule.second, entitlement: rule.secondEntitlement, coefficient: guarantee.coefficient,
                    seats: rule.reducedSeats)
            ),
        ]
        if rule.reducedSeats < guarantee.minimumSeats {
            details.append(
                (.secondPartyMinimum, .secondPartyMinimum(list: rule.second, seats: guarantee.minimumSeats)))
        }
        details.append(
            (.secondPartyRest, .secondPartyRest(list: rule.first, left: first.remainderSeats, seats: first.seats)))
        return details
    }
}
