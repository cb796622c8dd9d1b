// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

struct QuotaTests {
    /// 1,000 votes and 7 seats: 1000/7 = 142.86, 1000/8 = 125, 1000/9 = 111.1, 1000/10 = 100.
    @Test(arguments: [
        ("hare", "142.857"), ("hare-rounded", "143.000"), ("droop", "126.000"), ("hagenbach-bischoff", "125.000"),
        ("hagenbach-bischoff-rounded", "125.000"), ("hagenbach-bischoff-ceiling", "125.000"), ("imperiali", "111.111"),
        ("reinforced-imperiali", "100.000"),
    ])
    func `the price of a seat`(_ name: String, _ price: String) throws {
        let quota = try #require(Quota.all.first { $0.name == name })
        #expect(quota.value(votes: 1000, seats: 7, scale: 1)?.decimal(places: 3) == price)
        // The same votes written as shares with two decimals: 10.00 of 1,000 units of 1/100 keep the price in votes.
        let scaled = try #require(quota.value(votes: 100_000, seats: 7, scale: 100))
        #expect(Ratio(scaled.numerator, over: scaled.denominator * 100).decimal(places: 3) == price)
    }

    @Test func `names are unique`() { #expect(Set(Quota.all.map(\.name)).count == Quota.all.count) }

    @Test(arguments: Quota.all)
    func `every quota gives out every seat of a plain tally`(_ quota: Quota) throws {
        let rules = try Rules(seats: 20, formula: .largestRemainder(quota: quota, overAward: .subtract))
        let counted = try allocate(try tally(["41000", "29000", "17000", "13000"]), under: rules)
        #expect(counted.seats.reduce(0, +) == 20)
    }

    @Test func `a small quota that buys too many seats is an error or takes them back`() throws {
        // Reinforced Imperiali, 3 seats: quota 1000/6, 600 buys 3 and 400 buys 2.
        let refuse = try Rules(seats: 3, formula: .largestRemainder(quota: .reinforcedImperiali, overAward: .error))
        #expect(throws: AllocationError.overAward(excess: 2)) {
            try allocate(try tally(["600", "400"]), under: refuse)
        }
        let subtract = try Rules(
            seats: 4, formula: .largestRemainder(quota: .reinforcedImperiali, overAward: .subtract))
        // 4 seats: quota 1000/7; 600 is 4.2, 400 is 2.8: six seats, two too many, one back from each.
        #expect(try allocate(try tally(["600", "400"]), under: subtract).seats == [3, 1])
        // 5 seats: quota 100/8; 50 is 4.0 twice: eight seats, three too many: one back from each, then one from the later.
        let twice = try allocate(
            try tally(["50", "50"]),
            under: Rules(
                seats: 5, formula: .largestRemainder(quota: .reinforcedImperiali, overAward: .subtract)))
        #expect(twice.seats == [3, 2])
        #expect(twice.lists.map(\.remainderSeats) == [-1, -2])
        // 3 seats: quota 100/5 (Imperiali); 50 is 2.5 twice: one seat too many, the earlier list keeps its own.
        let tied = try allocate(
            try tally(["50", "50"]),
            under: Rules(
                seats: 3, formula: .largestRemainder(quota: .imperiali, overAward: .subtract)))
        #expect(tied.seats == [2, 1])
        #expect(tied.ties.map(\.resolvedBy) == [.listedOrder])
    }

    /// Seats taken back one at a time, each from the list with the fewest votes beyond its seats, of equal ones from the later.
    private func takenBackOneByOne(_ votes: [UInt128], _ seats: Int, extra: UInt128) -> [Int] {
        let places = UInt128(seats) + extra
        let sum = votes.reduce(0, +)
        var won = votes.map { Int($0 * places / sum) }
        while won.reduce(0, +) > seats {
            let holders = won.indices.filter { won[$0] > 0 }
            // Votes × places - seats × sum: beyond the seats, in units of the quota's denominator.
            let beyond = { (list: Int) in Int128(votes[list] * places) - Int128(won[list]) * Int128(sum) }
            if let last = holders.min(by: { (beyond($0), $1) < (beyond($1), $0) }) { won[last] -= 1 }
        }
        return won
    }

    @Test(arguments: [Quota.imperiali, .reinforcedImperiali])
    func `seats that were bought too much are taken back as one by one`(_ quota: Quota) throws {
        var draws = SensitivityTests.Draws(state: quota.name.utf8.reduce(0) { $0 + UInt64($1) })
        var deep = 0
        for _ in 0..<3000 {
            let votes = (0..<Int.random(in: 1...5, using: &draws)).map { _ in UInt128.random(in: 0...40, using: &draws)
            }
            let seats = Int.random(in: 1...9, using: &draws)
            guard let tally = try? tally(votes.map { "\($0)" }) else { continue }
            let rules = try Rules(seats: seats, formula: .largestRemainder(quota: quota, overAward: .subtract))
            let counted = try allocate(tally, under: rules)
            guard counted.lists.reduce(0, { $0 + $1.automaticSeats }) >= seats else { continue }
            #expect(counted.seats == takenBackOneByOne(votes, seats, extra: quota.extraSeats), "\(votes) \(seats)")
            #expect(try Electoral.seats(of: tally, under: rules) == counted.seats)
            if counted.lists.contains(where: { $0.remainderSeats < -1 }) { deep += 1 }
        }
        #expect(deep > 20)
    }

    /// Shares with decimals stand for any number of votes: the seats are those of the same shares of a million votes.
    @Test(arguments: Quota.all.filter(\.isRounded))
    func `a quota in whole votes gives shares the seats of many votes`(_ quota: Quota) throws {
        var draws = SensitivityTests.Draws(state: 7)
        for _ in 0..<500 {
            let parts = (0..<Int.random(in: 1...6, using: &draws)).map { _ in Int.random(in: 1...99_999, using: &draws)
            }
            let seats = Int.random(in: 1...60, using: &draws)
            let rules = try Rules(
                seats: seats, formula: .largestRemainder(quota: quota, overAward: .subtract), tieBreak: .none)
            let shares = try allocate(
                try tally(parts.map { "\($0 / 1000).\(String($0 % 1000 + 1000).dropFirst())" }), under: rules)
            guard shares.tally.isInShares else { continue }
            // Shares of thousandths: a million votes and more for each.
            let votes = try allocate(try tally(parts.map { "\($0)000000007" }), under: rules)
            #expect(shares.seats == votes.seats || !shares.ties.isEmpty || !votes.ties.isEmpty, "\(parts) \(seats)")
            #expect(shares.assumptions == [.unroundedQuota] && votes.assumptions.isEmpty && !votes.isDecidedByRounding)
        }
    }

    @Test func `a quota that rounds to nothing is an error`() throws {
        let rules = try Rules(seats: 100, formula: .largestRemainder(quota: .hareRounded, overAward: .error))
        #expect(throws: AllocationError.zeroQuota) { try allocate(try tally(["2", "1"]), under: rules) }
    }

    @Test func `a quota that leaves more seats than lists is an error`() throws {
        let rules = try Rules(seats: 100, formula: .largestRemainder(quota: .droop, overAward: .error))
        #expect(throws: AllocationError.tooManyRemainderSeats(excess: 88)) {
            try allocate(try tally(["6", "4"]), under: rules)
        }
    }
}
