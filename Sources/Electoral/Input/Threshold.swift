// SPDX-License-Identifier: Apache-2.0

/// The share of a base that a list needs to take part in the distribution of seats.
public struct Threshold: Sendable, Equatable {
    /// What the share is a share of.
    public enum Base: Sendable, Equatable {
        /// The votes of all lists.
        case valid
        /// Those and the votes against all: the voters who took part, as the law of Kazakhstan reads since 1999
        /// (Constitutional Law on elections, Art. 43(5) and 97-1(1)).
        case participating
        /// Those and the invalid ballots.
        case ballots
        /// A number of votes given from outside.
        case votes(ExactDecimal)
    }

    /// The share, such as 5/100.
    public let share: Ratio
    /// What it is a share of.
    public let base: Base
    /// True where a list with exactly the share is admitted.
    public let inclusive: Bool
    /// Lists that need no share, such as those of a minority.
    public let exempt: Set<String>
    /// The share of an alliance of so many members or more; a list of fewer members than the smallest needs `share`.
    public let shareByMembers: [Int: Ratio]

    /// A threshold; shares are at most one.
    public init(
        share: Ratio, base: Base = .valid, inclusive: Bool = true, exempt: Set<String> = [],
        shareByMembers: [Int: Ratio] = [:]
    ) {
        self.share = share
        self.base = base
        self.inclusive = inclusive
        self.exempt = exempt
        self.shareByMembers = shareByMembers
    }

    /// The share that a list of so many members needs.
    public func share(members: Int) -> Ratio {
        let steps = shareByMembers.keys.filter { $0 <= members }
        return steps.max().flatMap { shareByMembers[$0] } ?? share
    }

    /// Whether a list reaches its share of `base` (in the same unit, above zero): votes / base >= share.
    package func admits(_ list: Tally.List, of base: UInt128) -> Bool {
        if exempt.contains(list.id) { return true }
        let votes = Ratio(list.votes, over: base)
        let needed = share(members: list.members)
        return inclusive ? votes >= needed : votes > needed
    }
}

extension Tally {
    /// The same tally in units so small that a base given from outside is a whole number of them.
    func fitting(_ base: Threshold.Base) -> Tally {
        guard case .votes(let number) = base else { return self }
        let unit = ExactDecimal.powerOfTen(number.places)
        return unit > scale ? inUnits(of: unit) : self
    }

    /// The number of votes that shares are taken of, in units of 1 / `scale`.
    public func votes(in base: Threshold.Base) -> UInt128 {
        switch base {
        case .valid: listVotes
        case .participating: listVotes + againstAll
        case .ballots: listVotes + againstAll + invalid
        case .votes(let number): number.ratio.times(scale).whole  // Exact in the units of `fitting`.
        }
    }
}
