// SPDX-License-Identifier: Apache-2.0

/// A single-member district: one seat, won by a candidate.
public struct District: Sendable, Equatable {
    /// How the seat is won.
    public enum Rule: String, Sendable, CaseIterable {
        /// By the most votes, in one round (Art. 9(2) in the editions of 2023 to 2026).
        case plurality
        /// By more than half of the votes of those who took part; else the two leaders stand again, and more votes win
        /// (Art. 97(2), 95 in the editions of 1999 to 2007).
        case twoRoundMajority = "two-round-majority"
    }

    /// What the votes decide.
    public enum Outcome: Sendable, Equatable {
        /// The candidate at this place of the tally has the seat.
        case elected(Int)
        /// These candidates stand in a second round.
        case runOff([Int])
        /// These leaders are equal: a repeat vote among them (Art. 95(3)), or a run-off where more than two are equal.
        case tied([Int])
    }

    /// The district's name.
    public let name: String
    /// The candidates as lists of the tally: a party's id, or a name of one's own for who stands alone.
    public let tally: Tally

    /// A district and its votes.
    public init(name: String, tally: Tally) {
        self.name = name
        self.tally = tally
    }

    /// Who wins by the rule, in the first round.
    public func outcome(by rule: Rule) -> Outcome {
        let votes = tally.lists.map(\.votes)
        let most = votes.reduce(0, max)
        let leaders = votes.indices.filter { votes[$0] == most }
        switch rule {
        case .plurality: return leaders.count == 1 ? .elected(leaders[0]) : .tied(leaders)
        case .twoRoundMajority:
            // "More than half of the voters who took part": votes for candidates and against all.
            if most * 2 > tally.votes(in: .participating) { return .elected(leaders[0]) }
            if leaders.count == 2 { return .runOff(leaders) }
            guard leaders.count == 1 else { return .tied(leaders) }
            let second = votes.filter { $0 < most }.reduce(0, max)
            let followers = votes.indices.filter { votes[$0] == second }
            return followers.count == 1 && second > 0
                ? .runOff((leaders + followers).sorted()) : .tied(leaders + followers)
        }
    }
}

/// The districts of a parallel system, counted one by one and summed by party.
public struct DistrictCount: Sendable, Equatable {
    /// The outcome of each district, in the order given.
    public let outcomes: [District.Outcome]
    /// Seats by the name under which the winner stood.
    public let seats: [String: Int]
    /// Seats that no first round decides.
    public let undecidedSeats: Int

    /// Counts each district by the rule.
    public init(_ districts: [District], by rule: District.Rule) {
        outcomes = districts.map { $0.outcome(by: rule) }
        var seats: [String: Int] = [:]
        var open = 0
        for (district, outcome) in zip(districts, outcomes) {
            if case .elected(let winner) = outcome {
                seats[district.tally.lists[winner].id, default: 0] += 1
            } else {
                open += 1
            }
        }
        self.seats = seats
        undecidedSeats = open
    }
}
