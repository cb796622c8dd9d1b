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

    /// A threshold; `share` is at most one.
    public init(share: Ratio, base: Base = .valid, inclusive: Bool = true) {
        self.share = share
        self.base = base
        self.inclusive = inclusive
    }

    /// Whether `votes` out of `base` (in the same unit, base above zero) reach the share: votes / base >= share.
    func admits(_ votes: UInt128, of base: UInt128) -> Bool {
        let votesShare = Ratio(votes, over: base)
        return inclusive ? votesShare >= share : votesShare > share
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
