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
        // The base, the quota and what is left, and two steps of most lists.
        var steps = StepList(rules.articles, capacity: 2 * lists.count + 4)
        steps.add(.base, .base(votes: base))
        if rules.threshold != nil {
            for (index, list) in tally.lists.enumerated() {
                let admitted = lists[index].admitted && index != secondParty?.second
                steps.add(.threshold, .threshold(list: index, votes: list.votes, admitted: admitted))
            }
        }
        if bonusSeats > 0 {
            steps.add(.bonus, .bonus(list: lists.firstIndex { $0.bonusSeats > 0 }, seats: bonusSeats))
        }
        if let secondParty, let quota {
            add(secondParty, quota, to: &steps)
        } else {
            addFormula(to: &steps)
        }
        for (index, list) in lists.enumerated() where list.vacantSeats > 0 {
            let candidates = rules.room(of: tally.lists[index]) ?? list.seats
            steps.add(.vacancy, .vacancy(list: index, seats: list.vacantSeats, candidates: candidates))
        }
        return steps.all
    }

    private func addTies(to steps: inout StepList) {
        for tie in ties { steps.add(.tie, .tie(tie)) }
    }

    private func addFormula(to steps: inout StepList) {
        switch rules.formula {
        case .largestRemainder:
            // Its ties stand behind the remainders, and without a quota there are neither.
            guard let quota else { return }
            add(quota, to: &steps)
        case .highestAverages(let divisors): add(divisors, to: &steps)
        case .winnerTakesAll:
            let winner = lists.firstIndex { $0.automaticSeats > 0 }
            steps.add(.winner, .winner(list: winner, seats: distributedSeats))
        }
        addTies(to: &steps)
    }

    private func add(_ quota: Ratio, to steps: inout StepList) {
        let votes = lists.indices.reduce(0) { lists[$1].admitted ? $0 + tally.lists[$1].votes : $0 }
        steps.add(.quota, .quota(votes: votes, quota: quota))
        for (index, list) in lists.enumerated() {
            guard let entitlement = list.entitlement else { continue }
            steps.add(.automatic, .automatic(list: index, entitlement: entitlement, seats: list.automaticSeats))
        }
        let left = distributedSeats - lists.reduce(0) { $0 + $1.automaticSeats }
        guard left != 0 else { return }
        steps.add(.remainder, .remainder(left: left, lists: lists.indices.filter { lists[$0].remainderSeats != 0 }))
    }

    private func add(_ divisors: Divisors, to steps: inout StepList) {
        for index in lists.indices where lists[index].admitted && tally.lists[index].votes > 0 {
            let (votes, seats) = (Double(tally.lists[index].votes) / Double(tally.scale), lists[index].automaticSeats)
            steps.add(
                .average,
                .average(
                    list: index, seats: seats, last: seats == 0 ? nil : votes / divisors.approximation(seats - 1),
                    next: votes / divisors.approximation(seats)))
        }
    }

    private func add(_ rule: SecondParty, _ quota: Ratio, to steps: inout StepList) {
        guard let guarantee = rules.secondPartyGuarantee, let firstEntitlement = lists[rule.first].entitlement else {
            return
        }
        let first = lists[rule.first]
        steps.add(.secondPartyAdmission, .secondPartyAdmission(first: rule.first, second: rule.second))
        addTies(to: &steps)
        steps.add(.secondPartyQuota, .quota(votes: quota.numerator, quota: quota))
        steps.add(
            .automatic, .automatic(list: rule.first, entitlement: firstEntitlement, seats: first.automaticSeats))
        steps.add(
            .secondPartySeats,
            .secondPartySeats(
                list: rule.second, entitlement: rule.secondEntitlement, coefficient: guarantee.coefficient,
                seats: rule.reducedSeats))
        if rule.reducedSeats < guarantee.minimumSeats {
            steps.add(.secondPartyMinimum, .secondPartyMinimum(list: rule.second, seats: guarantee.minimumSeats))
        }
        steps.add(
            .secondPartyRest, .secondPartyRest(list: rule.first, left: first.remainderSeats, seats: first.seats))
    }
}

/// Steps in order, each with its article.
private struct StepList {
    private(set) var all: [Step] = []
    private let articles: [Step.Kind: String]
    /// The article of the kind of the last step: steps of one kind mostly stand together.
    private var cited: (kind: Step.Kind, article: String?)?

    init(_ articles: [Step.Kind: String], capacity: Int) {
        self.articles = articles
        all.reserveCapacity(capacity)
    }

    mutating func add(_ kind: Step.Kind, _ detail: Step.Detail) {
        if cited?.kind != kind { cited = (kind, articles[kind]) }
        all.append(Step(kind: kind, detail: detail, article: cited?.article))
    }
}
