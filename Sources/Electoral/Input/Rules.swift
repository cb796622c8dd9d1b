// SPDX-License-Identifier: Apache-2.0

/// How the votes of lists become seats: rules are data, `allocate` is their interpreter.
public struct Rules: Sendable, Equatable {
    /// The largest number of seats.
    public static let maximumSeats = 100_000

    /// Seats to distribute, 1 to `maximumSeats`.
    public let seats: Int
    /// How they are distributed.
    public let formula: Formula
    /// The share needed to take part; nil where every list takes part.
    public let threshold: Threshold?
    /// What happens where only one list reaches the threshold; nil where nothing special does.
    public let secondPartyGuarantee: SecondPartyGuarantee?
    /// Seats that the largest list gets before the others; nil where it gets none.
    public let majorityBonus: MajorityBonus?
    /// The most candidates on a list in per cent of the seats; nil where there is no limit.
    public let listSizeCapPercent: Int?
    /// Who goes first where the rule leaves two lists equal.
    public let tieBreak: TieBreak
    /// The article that each kind of step applies; empty where no law stands behind the rules.
    public let articles: [Step.Kind: String]

    /// Why no seats can be allocated by the rules.
    public enum Fault: Error, Sendable, Equatable {
        /// Seats are not 1 to `maximumSeats`.
        case seats(Int)
        /// The guarantee promises all seats, or more, to the second list.
        case guaranteeTakesAll(minimum: Int, seats: Int)
        /// The bonus leaves no seat to distribute.
        case bonusTakesAll(bonus: Int, seats: Int)
        /// The cap leaves no candidate on a list for so many seats.
        case capAllowsNobody(percent: Int, seats: Int)
    }

    /// The most candidates that a list may have, rounded to the nearest as practice has it: 130 per cent of 98 is 127, of
    /// 69 it is 90 (Art. 89); nil where there is no limit.
    public var listSizeCap: Int? { listSizeCapPercent.map { Self.listSizeCap(seats: seats, percent: $0) } }

    private static func listSizeCap(seats: Int, percent: Int) -> Int { (seats * percent + 50) / 100 }

    /// The most seats that a list can fill: its candidates or, where their number is not given, the cap; nil where it is
    /// long enough for all seats.
    func room(of list: Tally.List) -> Int? {
        guard let room = list.candidates ?? listSizeCap, room < seats else { return nil }
        return room
    }

    /// Rules for one list part.
    /// - Throws: `Fault` where no count can follow them.
    public init(
        seats: Int, formula: Formula, threshold: Threshold? = nil, secondPartyGuarantee: SecondPartyGuarantee? = nil,
        majorityBonus: MajorityBonus? = nil, listSizeCapPercent: Int? = nil, tieBreak: TieBreak = .listedOrder,
        articles: [Step.Kind: String] = [:]
    ) throws(Fault) {
        guard (1...Self.maximumSeats).contains(seats) else { throw .seats(seats) }
        if let guarantee = secondPartyGuarantee, guarantee.minimumSeats >= seats {
            throw .guaranteeTakesAll(minimum: guarantee.minimumSeats, seats: seats)
        }
        if let bonus = majorityBonus, bonus.seats >= seats { throw .bonusTakesAll(bonus: bonus.seats, seats: seats) }
        if let percent = listSizeCapPercent, Self.listSizeCap(seats: seats, percent: percent) < 1 {
            throw .capAllowsNobody(percent: percent, seats: seats)
        }
        self.seats = seats
        self.formula = formula
        self.majorityBonus = majorityBonus
        self.listSizeCapPercent = listSizeCapPercent
        self.threshold = threshold
        self.secondPartyGuarantee = secondPartyGuarantee
        self.tieBreak = tieBreak
        self.articles = articles
    }

    /// The same rules with another threshold, guarantee (of as many seats) and tie-break.
    init(_ rules: Rules, threshold: Threshold?, guarantee: SecondPartyGuarantee?, tieBreak: TieBreak) {
        seats = rules.seats
        formula = rules.formula
        self.threshold = threshold
        secondPartyGuarantee = guarantee
        majorityBonus = rules.majorityBonus
        listSizeCapPercent = rules.listSizeCapPercent
        self.tieBreak = tieBreak
        articles = rules.articles
    }

    /// The same rules without the rounding of the quota to whole votes; nil where nothing is rounded.
    var unrounded: Rules? {
        let exact = formula.applied(toShares: true)
        return exact == formula ? nil : Rules(self, formula: exact)
    }

    /// The same rules with another formula.
    init(_ rules: Rules, formula: Formula) {
        seats = rules.seats
        self.formula = formula
        threshold = rules.threshold
        secondPartyGuarantee = rules.secondPartyGuarantee
        majorityBonus = rules.majorityBonus
        listSizeCapPercent = rules.listSizeCapPercent
        tieBreak = rules.tieBreak
        articles = rules.articles
    }

    /// The same rules with another tie-break.
    init(_ rules: Rules, tieBreak: TieBreak) {
        self.init(rules, threshold: rules.threshold, guarantee: rules.secondPartyGuarantee, tieBreak: tieBreak)
    }
}

/// A family of methods and its parameters.
public enum Formula: Sendable, Equatable {
    /// A quota buys seats, the largest remainders get what is left.
    case largestRemainder(quota: Quota, overAward: OverAward)
    /// Each seat goes to the largest votes / divisor.
    case highestAverages(Divisors)
    /// The list with the most votes gets all seats.
    case winnerTakesAll

    /// The formula as it applies to shares of votes: a quota in whole votes is what it comes to with far more votes. Where its
    /// quotient just buys one seat too many, the next whole number would not, so that seat is taken back.
    package func applied(toShares isInShares: Bool) -> Formula {
        guard isInShares, case .largestRemainder(let quota, _) = self, quota.isRounded else { return self }
        return .largestRemainder(quota: quota.unrounded, overAward: .subtract)
    }

    /// What to do where a small quota buys more seats than there are.
    public enum OverAward: String, Sendable, CaseIterable {
        /// Refuse to count.
        case error
        /// Take the seats back one by one, each from the list whose votes beyond its seats are the fewest.
        case subtract
    }
}

/// The second-party rule of the law of Kazakhstan (Art. 97-1(2)-(4) as of Constitutional Law no. 124-IV of 2009):
/// where exactly one list reaches the threshold, the runner-up is admitted too.
public struct SecondPartyGuarantee: Sendable, Equatable {
    /// By what the runner-up's quotient is multiplied before its whole part is taken: 7/10.
    public let coefficient: Ratio
    /// Seats that the runner-up gets at least: 2, for a maslikhat 1.
    public let minimumSeats: Int

    /// A guarantee; the coefficient is at most one.
    public init(coefficient: Ratio, minimumSeats: Int) {
        self.coefficient = coefficient
        self.minimumSeats = minimumSeats
    }
}

/// Seats for the largest list before the rest is distributed among all, as in Greece.
public struct MajorityBonus: Sendable, Equatable {
    /// Seats of the bonus.
    public let seats: Int
    /// The share of the base that the largest list needs for it; nil where any share will do.
    public let share: Ratio?

    /// A bonus; the share is at most one.
    public init(seats: Int, share: Ratio? = nil) {
        self.seats = seats
        self.share = share
    }
}

/// Who goes first where a rule leaves lists equal.
public enum TieBreak: String, Sendable, CaseIterable {
    /// The list that stands first in the tally: the one registered earlier (Art. 97-1(4), formerly 97-1(2)).
    case listedOrder = "listed-order"
    /// The list with more votes; still open where the votes are equal too.
    case largerVote = "larger-vote"
    /// Nothing: the seats stay undecided.
    case none
}
