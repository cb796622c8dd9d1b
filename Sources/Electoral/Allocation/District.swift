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
        /// These are equal, and nothing says who of them has the seat or, in two rounds, who stands again beside those who are
        /// through to the second round in any case (a repeat vote, Art. 95(3)).
        case tied([Int], through: [Int] = [])
        /// The only candidate has no majority, so the seat stays open and there is no second round.
        case nobody
    }

    /// The district's name.
    public let name: String
    /// The candidates as lists of the tally: a party's id, or a name of one's own for who stands alone.
    public let tally: Tally
    /// The party of each candidate; nil for who stands alone.
    public let parties: [String?]

    /// A district and its votes.
    /// - Parameter parties: the party of each candidate, in the order of the tally; left out, the names in the tally.
    public init(name: String, tally: Tally, parties: [String?]? = nil) {
        self.name = name
        self.tally = tally
        self.parties = parties ?? tally.lists.map(\.id)
    }

    /// Candidates of a second round.
    public static let finalists = 2

    /// Who wins by the rule, in the first round.
    public func outcome(by rule: Rule) -> Outcome {
        let votes = tally.lists.map(\.votes)
        let most = votes.reduce(0, max)
        let leaders = votes.indices.filter { votes[$0] == most }
        switch rule {
        case .plurality: return leaders.count == 1 ? .elected(leaders[0]) : .tied(leaders)
        case .twoRoundMajority:
            if hasMajority(leaders[0]) { return .elected(leaders[0]) }
            guard votes.count > 1 else { return .nobody }
            // The two with the most votes stand again (Art. 97(2), 95).
            let selection = Selection(
                places: Self.finalists, of: Array(votes.indices), by: { votes[$0] }, tieBreak: .none,
                votes: { votes[$0] })
            let through = selection.chosen.sorted()
            return selection.ties.first.map { .tied($0.contenders, through: through) } ?? .runOff(through)
        }
    }

    /// "More than half of the voters who took part": votes for candidates and against all (Art. 97(2), 95).
    private func hasMajority(_ candidate: Int) -> Bool {
        tally.lists[candidate].votes * 2 > tally.votes(in: .participating)
    }
}

extension District {
    /// One step of a district's count; numbers are places in the tally.
    public enum Step: Sendable, Equatable {
        /// Voters who took part, of whom a majority is asked, in units of the tally.
        case base(votes: UInt128)
        /// Whether the leader, or one of several, has more than half of them.
        case majority(candidate: Int, votes: UInt128, reached: Bool)
        /// The candidate with the most votes has the seat.
        case winner(candidate: Int, votes: UInt128)
        /// A second round between these.
        case runOff([Int])
        /// These are in the second round in any case.
        case through([Int])
        /// These are equal, for the seat or for so many places in a second round.
        case tie([Int], places: Int?)
        /// The seat stays open.
        case nobody

        /// What is done, in the word of answers.
        public var kind: String {
            switch self {
            case .base: "base"
            case .majority: "majority"
            case .winner: "winner"
            case .runOff: "run_off"
            case .through: "through"
            case .tie: "tie"
            case .nobody: "nobody"
            }
        }
    }

    /// The district's count told in order.
    public func steps(by rule: Rule) -> [Step] {
        let outcome = outcome(by: rule)
        var steps: [Step] = []
        if rule == .twoRoundMajority {
            let votes = tally.lists.map(\.votes)
            let leader = votes.indices.first { votes[$0] == votes.max() } ?? 0
            steps = [
                .base(votes: tally.votes(in: .participating)),
                .majority(candidate: leader, votes: votes[leader], reached: hasMajority(leader)),
            ]
        }
        switch outcome {
        case .elected(let winner): return steps + [.winner(candidate: winner, votes: tally.lists[winner].votes)]
        case .runOff(let leaders): return steps + [.runOff(leaders)]
        case .tied(let equal, let through):
            let places = rule == .twoRoundMajority ? Self.finalists - through.count : nil
            return steps + (through.isEmpty ? [] : [.through(through)]) + [.tie(equal, places: places)]
        case .nobody: return steps + [.nobody]
        }
    }
}

/// The districts of a parallel system, counted one by one and summed by party.
public struct DistrictCount: Sendable, Equatable {
    /// The outcome of each district, in the order given.
    public let outcomes: [District.Outcome]
    /// Seats by the party of the winner.
    public let seats: [String: Int]
    /// Seats of candidates who stand alone.
    public let independentSeats: Int
    /// Seats that no first round decides.
    public let undecidedSeats: Int

    /// Counts each district by the rule.
    public init(_ districts: [District], by rule: District.Rule) {
        self.init(districts.map { ($0, rule) })
    }

    /// Counts each district by its own rule.
    public init(_ districts: [(district: District, rule: District.Rule)]) {
        outcomes = districts.map { $0.district.outcome(by: $0.rule) }
        var seats: [String: Int] = [:]
        var (alone, open) = (0, 0)
        for (place, outcome) in outcomes.enumerated() {
            guard case .elected(let winner) = outcome else {
                open += 1
                continue
            }
            if let party = districts[place].district.parties[winner] {
                seats[party, default: 0] += 1
            } else {
                alone += 1
            }
        }
        self.seats = seats
        independentSeats = alone
        undecidedSeats = open
    }
}
