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
        let counted = try count(try tally(["41000", "29000", "17000", "13000"]), under: rules)
        #expect(counted.seats.reduce(0, +) == 20)
    }

    @Test func `a small quota that buys too many seats is an error or takes them back`() throws {
        // Reinforced Imperiali, 3 seats: quota 1000/6, 600 buys 3 and 400 buys 2.
        let refuse = try Rules(seats: 3, formula: .largestRemainder(quota: .reinforcedImperiali, overAward: .error))
        #expect(throws: CountError.overAward(excess: 2)) { try count(try tally(["600", "400"]), under: refuse) }
        let subtract = try Rules(
            seats: 4, formula: .largestRemainder(quota: .reinforcedImperiali, overAward: .subtract))
        // 4 seats: quota 1000/7; 600 is 4.2, 400 is 2.8: six seats, two too many, one back from each.
        #expect(try count(try tally(["600", "400"]), under: subtract).seats == [3, 1])
        // 5 seats: quota 100/8; 50 is 4.0 twice: eight seats, three too many for two lists.
        #expect(throws: CountError.tooManyRemainderSeats(excess: 1)) {
            try count(
                try tally(["50", "50"]),
                under: Rules(
                    seats: 5, formula: .largestRemainder(quota: .reinforcedImperiali, overAward: .subtract)))
        }
        // 3 seats: quota 100/5 (Imperiali); 50 is 2.5 twice: one seat too many, the earlier list keeps its own.
        let tied = try count(
            try tally(["50", "50"]),
            under: Rules(
                seats: 3, formula: .largestRemainder(quota: .imperiali, overAward: .subtract)))
        #expect(tied.seats == [2, 1])
        #expect(tied.ties.map(\.resolvedBy) == [.listedOrder])
    }

    @Test func `a quota that rounds to nothing is an error`() throws {
        let rules = try Rules(seats: 100, formula: .largestRemainder(quota: .hareRounded, overAward: .error))
        #expect(throws: CountError.zeroQuota) { try count(try tally(["2", "1"]), under: rules) }
    }

    @Test func `a quota that leaves more seats than lists is an error`() throws {
        let rules = try Rules(seats: 100, formula: .largestRemainder(quota: .droop, overAward: .error))
        #expect(throws: CountError.tooManyRemainderSeats(excess: 88)) {
            try count(try tally(["6", "4"]), under: rules)
        }
    }
}
