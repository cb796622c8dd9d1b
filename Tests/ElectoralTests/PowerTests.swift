// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

struct PowerTests {
    @Test func `51 of 50, 49 and 1: the largest list is needed by both others`() throws {
        // Every textbook's first example: winning are AB, AC and ABC.
        let power = try Power(seats: [50, 49, 1], quota: 51)
        #expect(power.lists.map(\.swings) == [3, 1, 1])
        #expect(power.lists.map(\.banzhaf) == [Ratio(3, over: 5), Ratio(1, over: 5), Ratio(1, over: 5)])
        #expect(power.lists.map(\.shapleyShubik) == [Ratio(2, over: 3), Ratio(1, over: 6), Ratio(1, over: 6)])
        #expect(power.lists.map(\.hasVeto) == [true, false, false])
        #expect(power.winningCoalitions == 3 && power.blockingSeats == 50)
        #expect(power.coalitions.map(\.members) == [[0, 1], [0, 2]] && power.minimalWinningCoalitions == 2)
    }

    @Test func `the Council of the EEC of 1958, where Luxembourg had a vote and no power`() throws {
        // Germany, France, Italy 4; Belgium, Netherlands 2; Luxembourg 1; 12 of 17 (Treaty of Rome, Art. 148). Banzhaf
        // 10/42 and 6/42, Shapley-Shubik 14/60 and 9/60: Felsenthal and Machover, The Measurement of Voting Power (1998),
        // table 5.3.3.
        let power = try Power(seats: [4, 4, 4, 2, 2, 1], quota: 12)
        #expect(power.lists.map(\.swings) == [10, 10, 10, 6, 6, 0])
        #expect(power.lists.map(\.banzhaf) == [10, 10, 10, 6, 6, 0].map { Ratio($0, over: 42) })
        #expect(power.lists.map(\.shapleyShubik) == [14, 14, 14, 9, 9, 0].map { Ratio($0, over: 60) })
        #expect(power.winningCoalitions == 14)
    }

    @Test func `the Security Council: five vetoes and ten without`() throws {
        // As weights 7 and 1 with 39 to win; Shapley-Shubik 421/2145 and 4/2145: Shapley and Shubik 1954. Banzhaf 848 and
        // 84 of 5080 swings: Straffin 1983.
        let power = try Power(seats: Array(repeating: 7, count: 5) + Array(repeating: 1, count: 10), quota: 39)
        #expect(power.lists[0].shapleyShubik == Ratio(421, over: 2145))
        #expect(power.lists[14].shapleyShubik == Ratio(4, over: 2145))
        #expect(power.lists[0].swings == 848 && power.lists[14].swings == 84)
        #expect(power.lists.map(\.hasVeto) == Array(repeating: true, count: 5) + Array(repeating: false, count: 10))
        // All five and any four of ten: C(10, 4).
        #expect(power.minimalWinningCoalitions == 210)
    }

    @Test func `the Mazhilis of 2023: one list has the majority, and for two thirds it needs any other`() throws {
        let seats = [62, 8, 6, 6, 5, 4, 7]
        let majority = try Power(seats: seats, quota: 50)
        #expect(majority.lists[0].winsAlone && majority.lists[0].banzhaf == Ratio(1, over: 1))
        #expect(majority.coalitions == [Power.Coalition(members: [0], seats: 62)])
        let twoThirds = try Power(seats: seats, quota: 66)
        #expect(twoThirds.lists[0].hasVeto && !twoThirds.lists[0].winsAlone)
        // 62 and any one other list: 4 seats are missing and the smallest has 4.
        #expect(twoThirds.coalitions.map(\.members) == [[0, 1], [0, 6], [0, 2], [0, 3], [0, 4], [0, 5]])
    }

    @Test func `swings, orders and minimal coalitions are those of going through all coalitions`() throws {
        var draws = SensitivityTests.Draws(state: 5)
        for _ in 0..<150 {
            let seats = (0..<Int.random(in: 1...7, using: &draws)).map { _ in Int.random(in: 0...9, using: &draws) }
            let total = seats.reduce(0, +)
            guard total > 0 else { continue }
            let quota = Int.random(in: 1...total, using: &draws)
            let power = try Power(seats: seats, quota: quota)
            let known = Self.byCoalitions(seats, quota)
            #expect(power.lists.map(\.swings) == known.swings, "\(quota) of \(seats)")
            #expect(power.lists.map(\.shapleyShubik) == known.shares, "\(quota) of \(seats)")
            #expect(power.winningCoalitions == known.winning, "\(quota) of \(seats)")
            #expect(Set(power.coalitions.map { Set($0.members) }) == known.minimal, "\(quota) of \(seats)")
            #expect(power.minimalWinningCoalitions == UInt128(known.minimal.count))
        }
    }

    /// The definitions, subset by subset of the lists with seats.
    private static func byCoalitions(
        _ seats: [Int], _ quota: Int
    ) -> (swings: [UInt128], shares: [Ratio], winning: UInt128, minimal: Set<Set<Int>>) {
        let holders = seats.indices.filter { seats[$0] > 0 }
        let factorials = (1...8).reduce(into: [1]) { $0.append($0[$1 - 1] * $1) }
        var swings = [UInt128](repeating: 0, count: seats.count)
        var orders = [Int](repeating: 0, count: seats.count)
        var (winning, minimal): (UInt128, Set<Set<Int>>) = (0, [])
        for mask in 0..<(1 << holders.count) {
            let members = holders.indices.filter { mask >> $0 & 1 == 1 }.map { holders[$0] }
            let sum = members.reduce(0) { $0 + seats[$1] }
            guard sum >= quota else { continue }
            winning += 1
            let needed = members.filter { sum - seats[$0] < quota }
            if needed.count == members.count { minimal.insert(Set(members)) }
            for index in needed {
                swings[index] += 1
                orders[index] += factorials[members.count - 1] * factorials[holders.count - members.count]
            }
        }
        let shares = orders.map { Ratio(UInt128($0), over: UInt128(factorials[holders.count])) }
        return (swings, shares, winning, minimal)
    }

    @Test func `sixty lists and a thousand seats: shares add up to one, and equal lists are equal`() throws {
        let seats = (0..<60).map { 1 + ($0 * 7) % 31 } + [40]
        #expect(seats.reduce(0, +) <= 1000)
        let power = try Power(seats: seats, quota: seats.reduce(0, +) / 2 + 1)
        let sum = power.lists.reduce(UInt128(0)) { $0 + $1.shapleyShubik.times(1_000_000_000).whole }
        #expect(sum > 999_999_900 && sum < 1_000_000_100)
        #expect(power.lists[0] == power.lists[31])
        #expect(power.coalitions.count == Power.maximumCoalitions)
        #expect(power.minimalWinningCoalitions > 1_000_000_000)
    }

    @Test func `seventy equal lists, beyond 64 bits, have a seventieth each`() throws {
        let power = try Power(seats: Array(repeating: 3, count: 70), quota: 106)
        #expect(power.lists[69].shapleyShubik == Ratio(14_285_714, over: 1_000_000_000))
        #expect(power.lists[69].banzhaf == Ratio(1, over: 70))
        // C(69, 35) coalitions of 35 others: half of C(70, 35).
        #expect(power.lists[0].swings == 56_093_138_908_331_422_716)
    }

    @Test func `what nobody can win is refused`() {
        #expect(throws: Power.Fault.quota(101, seats: 100)) { try Power(seats: [50, 50], quota: 101) }
        #expect(throws: Power.Fault.quota(0, seats: 100)) { try Power(seats: [50, 50], quota: 0) }
        #expect(throws: Power.Fault.noSeats) { try Power(seats: [0, 0], quota: 1) }
        #expect(throws: Power.Fault.tooManySeats) { try Power(seats: [Int.max, 1], quota: 1) }
        #expect(throws: Power.Fault.tooManyLists(101)) { try Power(seats: Array(repeating: 1, count: 101), quota: 1) }
    }
}
