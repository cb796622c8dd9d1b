// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

/// A formula under the name by which a failing test calls it.
struct Method: Sendable, CustomTestStringConvertible {
    var name: String
    var formula: Formula

    var testDescription: String { name }

    private init(_ quota: Quota) {
        name = "\(quota.name) quota"
        formula = .largestRemainder(quota: quota, overAward: .subtract)
    }

    private init(_ name: String, _ divisors: Divisors) {
        self.name = name
        formula = .highestAverages(divisors)
    }

    private init(_ name: String, _ formula: Formula) {
        self.name = name
        self.formula = formula
    }

    /// The whole table: every quota, every sequence of divisors, and those that take a parameter.
    static let all: [Method] = {
        let estonia = Divisors.dhondtPower((try? ExactDecimal("0.9")) ?? ExactDecimal(1))
        let modified = Divisors.sainteLague.beginning(with: Ratio(14, over: 10)).map {
            Method("modified sainte-lague", $0)
        }
        return Quota.all.map { Method($0) } + Divisors.all.map { Method($0.name, $0) }
            + [Method("dhondt-power 0.9", estonia), Method("winner takes all", .winnerTakesAll)]
            + [modified].compactMap { $0 }
    }()
}

/// A tally and a number of seats; `later` is what the votes became, for an axiom that compares two tallies.
struct Example: Sendable, CustomTestStringConvertible {
    var votes: [UInt64]
    var seats: Int
    var later: [UInt64] = []

    init(_ votes: [UInt64], _ seats: Int, later: [UInt64] = []) {
        self.votes = votes
        self.seats = seats
        self.later = later
    }

    var testDescription: String { "\(votes) on \(seats) seats" + (later.isEmpty ? "" : ", then \(later)") }
}

/// What a fair method should keep; Balinski and Young, Fair Representation (1982), is where most have their names.
enum Axiom: String, CaseIterable, CustomTestStringConvertible {
    /// Another order of the lists gives the same seats in that order.
    case anonymity
    /// All votes times a number give the same seats.
    case scaling
    /// Votes that are in the proportion of whole seats give these seats.
    case exactness
    /// With a seat more in the house, no list loses one (the Alabama paradox).
    case houseMonotonicity = "house monotonicity"
    /// A list does not lose a seat while another one, whose votes grew no faster, wins one (the population paradox).
    case populationMonotonicity = "population monotonicity"
    /// No list has less than the whole part of its share of the seats.
    case lowerQuota = "lower quota"
    /// No list has more than its share of the seats rounded up.
    case upperQuota = "upper quota"

    var testDescription: String { rawValue }

    /// Whether the method keeps the axiom on the example. Ties are left open, and what they leave open is no breach; nor
    /// is a tally that the method refuses.
    func holds(for formula: Formula, on example: Example, tieBreak: TieBreak = .none) throws -> Bool {
        func seats(_ votes: [UInt64], _ seats: Int) throws -> Outcome? {
            try Outcome(votes, seats, by: formula, tieBreak: tieBreak)
        }
        let votes = example.votes
        guard let now = try seats(votes, example.seats) else { return true }
        switch self {
        case .anonymity:
            let backwards = try seats(votes.reversed(), example.seats)
            let turned = try seats(Array(votes.dropFirst() + votes.prefix(1)), example.seats)
            return backwards?.seats == now.seats.reversed()
                && turned?.seats == Array(now.seats.dropFirst() + now.seats.prefix(1))
        case .scaling:
            return try [2, 3, 1000].allSatisfy { factor in
                try seats(votes.map { $0 * factor }, example.seats) == now
            }
        case .exactness:
            guard let whole = example.wholeShares else { return true }
            return now == Outcome(seats: whole, undecided: 0)
        case .houseMonotonicity:
            guard let larger = try seats(votes, example.seats + 1), now.isDecided, larger.isDecided else { return true }
            return zip(now.seats, larger.seats).allSatisfy { $0 <= $1 }
        case .populationMonotonicity:
            guard let later = try seats(example.later, example.seats), now.isDecided, later.isDecided else {
                return true
            }
            return !example.punishesGrowth(now.seats, later.seats)
        case .lowerQuota: return !now.isDecided || zip(now.seats, example.lowerQuotas).allSatisfy { $0 >= $1 }
        case .upperQuota: return !now.isDecided || zip(now.seats, example.upperQuotas).allSatisfy { $0 <= $1 }
        }
    }
}

/// Seats by list, and those that a tie leaves open; nil where the method refuses the tally.
private struct Outcome: Equatable {
    var seats: [Int]
    var undecided: Int
    var isDecided: Bool { undecided == 0 }

    init(seats: [Int], undecided: Int) {
        self.seats = seats
        self.undecided = undecided
    }

    init?(_ votes: [UInt64], _ seats: Int, by formula: Formula, tieBreak: TieBreak) throws {
        let tally = try Tally(votes.enumerated().map { Tally.Entry("list \($0)", votes: ExactDecimal($1)) })
        let rules = try Rules(seats: seats, formula: formula, tieBreak: tieBreak)
        guard let counted = try? allocate(tally, under: rules) else { return nil }
        self.init(seats: counted.lists.map(\.seats), undecided: counted.undecidedSeats)
    }
}

extension Example {
    private var sum: UInt64 { votes.reduce(0, +) }

    /// The whole parts of the shares of the seats.
    var lowerQuotas: [Int] { votes.map { Int($0 * UInt64(seats) / sum) } }

    /// The shares of the seats rounded up.
    var upperQuotas: [Int] { votes.map { Int(($0 * UInt64(seats) + sum - 1) / sum) } }

    /// The shares of the seats where all of them are whole.
    var wholeShares: [Int]? { lowerQuotas == upperQuotas ? lowerQuotas : nil }

    /// Whether a list loses a seat while another one wins one whose votes grew no faster.
    func punishesGrowth(_ now: [Int], _ then: [Int]) -> Bool {
        votes.indices.contains { loser in
            then[loser] < now[loser]
                && votes.indices.contains { winner in
                    then[winner] > now[winner] && later[loser] * votes[winner] >= later[winner] * votes[loser]
                }
        }
    }
}

extension Example {
    /// An example that says something of the axiom, at random.
    static func random(for axiom: Axiom, using generator: inout SplitMix64) -> Example {
        let lists = Int.random(in: 1...7, using: &generator)
        let most: UInt64 = [9, 60, 3000, 5_000_000].randomElement(using: &generator) ?? 9
        if axiom == .exactness {
            // Seats first, then votes in their proportion; a list may have none.
            let seats = (0..<lists).map { _ in UInt64.random(in: 0...40, using: &generator) } + [1]
            let price = UInt64.random(in: 1...most, using: &generator)
            return Example(seats.map { $0 * price }, Int(seats.reduce(0, +)))
        }
        let votes = (0..<lists).map { _ in UInt64.random(in: 1...most, using: &generator) }
        let later = votes.map { votes in
            Bool.random(using: &generator) ? votes : UInt64.random(in: (votes + 1) / 2...2 * votes, using: &generator)
        }
        return Example(votes, Int.random(in: 1...60, using: &generator), later: later)
    }
}

/// Steele, Lea and Flood's generator (2014): the same numbers from the same seed, everywhere.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
        return bits ^ (bits >> 31)
    }
}
