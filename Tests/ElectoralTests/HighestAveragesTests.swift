// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

struct HighestAveragesTests {
    private func seats(_ divisors: Divisors, _ votes: [String], _ seats: Int, tieBreak: TieBreak = .listedOrder) throws
        -> [Int]
    {
        try allocate(
            try tally(votes),
            under: try Rules(seats: seats, formula: .highestAverages(divisors), tieBreak: tieBreak)
        ).seats
    }

    /// Wikipedia's worked example for D'Hondt and Sainte-Laguë: 100,000, 80,000, 30,000, 20,000 on eight seats, and
    /// Balinski and Young's example of the traditional methods on 36 seats.
    @Test(arguments: [
        ("dhondt", ["100000", "80000", "30000", "20000"], 8, [4, 3, 1, 0]),
        ("sainte-lague", ["53000", "24000", "23000"], 7, [3, 2, 2]),
        ("adams", ["27744", "25178", "19951", "14610", "9225", "3292"], 36, [10, 9, 7, 5, 3, 2]),
        ("dean", ["27744", "25178", "19951", "14610", "9225", "3292"], 36, [10, 9, 7, 5, 4, 1]),
        ("huntington-hill", ["27744", "25178", "19951", "14610", "9225", "3292"], 36, [10, 9, 7, 6, 3, 1]),
        ("sainte-lague", ["27744", "25178", "19951", "14610", "9225", "3292"], 36, [10, 9, 8, 5, 3, 1]),
        ("dhondt", ["27744", "25178", "19951", "14610", "9225", "3292"], 36, [11, 9, 7, 5, 3, 1]),
    ])
    func `textbook examples`(_ name: String, _ votes: [String], _ total: Int, _ expected: [Int]) throws {
        let divisors = try #require(Divisors.all.first { $0.name == name })
        #expect(try seats(divisors, votes, total) == expected)
    }

    @Test func `modified Sainte-Laguë makes the first seat dearer`() throws {
        let modified = try #require(Divisors.sainteLague.beginning(with: Ratio(14, over: 10)))
        // The seventh seat of 1,300 votes costs an average of 1300 / 13 = 100; 101 / 1 is more, 101 / 1.4 is less.
        #expect(try seats(.sainteLague, ["1300", "101"], 7) == [6, 1])
        #expect(try seats(modified, ["1300", "101"], 7) == [7, 0])
        #expect(Divisors.huntingtonHill.beginning(with: Ratio(14, over: 10)) == nil)
        // A sequence rises: 3 is the second divisor, 3.1 would be a cheaper second seat than a first.
        #expect(Divisors.sainteLague.beginning(with: Ratio(3, over: 1)) != nil)
        #expect(Divisors.sainteLague.beginning(with: Ratio(31, over: 10)) == nil)
    }

    @Test func `methods that begin with zero give every list a seat first, the larger vote first`() throws {
        for divisors in [Divisors.adams, .dean, .huntingtonHill] {
            #expect(try seats(divisors, ["5", "1000000", "7"], 3) == [1, 1, 1])
            #expect(try seats(divisors, ["5", "1000000", "7"], 2) == [0, 1, 1])
        }
    }

    @Test func `Estonia's exponent and Macau's doubling`() throws {
        let estonia = Divisors.dhondtPower(try ExactDecimal("0.9"))
        #expect(try seats(estonia, ["100000", "80000", "30000", "20000"], 8) == [4, 3, 1, 0])
        // 1000/1, 1000/2, 1000/4, 1000/8 against 200/1: the fourth seat goes to the small list.
        #expect(try seats(.macau, ["1000", "200"], 4) == [3, 1])
        #expect(try seats(.macau, ["1000", "100"], 4) == [4, 0])
    }

    @Test func `an exact tie is reported and one vote decides it, beyond 2^53`() throws {
        // 2^60 / 2 against 2^59 / 1.
        let tied = try allocate(
            try tally(["1152921504606846976", "576460752303423488"]),
            under: try Rules(seats: 2, formula: .highestAverages(.dhondt), tieBreak: TieBreak.none))
        #expect(tied.seats == [1, 0])
        #expect(tied.undecidedSeats == 1)
        #expect(tied.ties == [Tie(contenders: [0, 1], seatsAtStake: 1, resolvedBy: nil, chosen: [])])
        #expect(try seats(.dhondt, ["1152921504606846976", "576460752303423489"], 2) == [1, 1])
        #expect(try seats(.dhondt, ["1152921504606846977", "576460752303423488"], 2) == [2, 0])
    }

    @Test func `geometric means and powers are compared exactly where doubles cannot`() throws {
        // v / sqrt(2) = w / sqrt(6) has no whole solution; the nearest misses decide.
        #expect(try seats(.huntingtonHill, ["3", "1", "1"], 4).reduce(0, +) == 4)
        let half = Divisors.dhondtPower(try ExactDecimal("0.5"))
        // v / 4^0.5 = w / 1^0.5 where v = 2 w: a tie that logarithms cannot see.
        let tied = try allocate(
            try tally(["2000000000000000002", "1000000000000000001"]),
            under: try Rules(seats: 4, formula: .highestAverages(half), tieBreak: TieBreak.none))
        #expect(tied.undecidedSeats == 1)
        #expect(try seats(half, ["2000000000000000002", "1000000000000000002"], 4, tieBreak: .none) == [3, 1])
    }

    @Test(arguments: Divisors.all)
    func `a thousand lists and 100,000 seats are given out, and no list without votes gets any`(_ divisors: Divisors)
        throws
    {
        let votes = (1...999).map { String($0 * $0 * 7919) } + ["0"]
        let given = try seats(divisors, votes, 100_000)
        #expect(given.reduce(0, +) == 100_000)
        #expect(given.last == 0)
    }

    @Test func `winner takes all, and a tie leaves all open`() throws {
        let rules = try Rules(seats: 5, formula: .winnerTakesAll, tieBreak: TieBreak.none)
        #expect(try allocate(try tally(["3", "4"]), under: rules).seats == [0, 5])
        #expect(try allocate(try tally(["4", "4"]), under: rules).undecidedSeats == 5)
    }

    /// 512^10 × 1^9 = 1^10 × 1024^9: with the exponent 0.9 the averages 512 / 1024^0.9 and 1 / 1^0.9 are equal.
    @Test func `powers are told apart by one vote in 10^18, and equal ones are equal`() throws {
        let estonia = Divisors.dhondtPower(try ExactDecimal("0.9"))
        #expect(estonia.compare(512, 1023, with: 1, 0) == 0)
        let many: UInt128 = 1_000_000_000_000_000_000
        #expect(estonia.compare(512 * many, 1023, with: many, 0) == 0)
        #expect(estonia.compare(512 * many + 1, 1023, with: many, 0) == 1)
        #expect(estonia.compare(512 * many - 1, 1023, with: many, 0) == -1)
        // 2^1.999 lies between 3.997228 and 3.997229, too near for floating point where votes have 19 digits.
        let steep = Divisors.dhondtPower(try ExactDecimal("1.999"))
        #expect(steep.compare(3_997_229, 1, with: 1_000_000, 0) == 1)
        #expect(steep.compare(3_997_228, 1, with: 1_000_000, 0) == -1)
    }

    /// Averages C × k^1.999 / k^1.999, all but equal: neither floating point nor the size of the powers may decide or delay.
    @Test func `lists all but equal by a steep power get their seats`() throws {
        let steep = Divisors.dhondtPower(try ExactDecimal("1.999"))
        let logarithm = { (place: Int) in 1.999 * BinaryLogarithm.of(UInt128(place)) }
        let votes = (1...40).map { UInt128(BinaryLogarithm.power(30 + logarithm($0))) }
        let averages = Averages(votes, total: 820, divisors: steep)
        #expect(averages.seats.reduce(0, +) == 820)
        #expect(zip(averages.seats, 1...40).allSatisfy { abs($0 - $1) <= 1 })
    }
}
