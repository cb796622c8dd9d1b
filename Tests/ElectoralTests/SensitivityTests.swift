// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

struct SensitivityTests {
    /// SplitMix64 (Steele, Lea and Flood 2014): the same tallies on every machine.
    struct Draws: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }

    static let formulas: [Formula] =
        Quota.all.flatMap { quota in
            Formula.OverAward.allCases.map { Formula.largestRemainder(quota: quota, overAward: $0) }
        } + (Divisors.all + [.dhondtPower(.init(significand: 9, places: 1))]).map { .highestAverages($0) }
        + [.winnerTakesAll]

    /// Everything that one list can get by the rules' order of equal lists and any breaking of the ties that it leaves open;
    /// nil where the rules give no answer.
    private func range(_ list: Int, _ tally: Tally, _ rules: Rules) -> ClosedRange<Int>? {
        guard let counted = try? allocate(tally, under: rules) else { return nil }
        let length = rules.room(of: tally.lists[list]) ?? Int.max
        let own = counted.lists[list]
        let least = own.automaticSeats + own.remainderSeats + own.bonusSeats
        let stake = counted.ties.filter { $0.resolvedBy == nil && $0.contenders.contains(list) }
        // A place in a tie is one seat, unless one place is worth them all.
        let hasOpenBonus = counted.bonusSeats > 0 && counted.lists.allSatisfy { $0.bonusSeats == 0 }
        let isOnePlace = counted.secondParty != nil || rules.formula == .winnerTakesAll
        let worth = stake.reduce(0) { sum, tie in
            sum + (isOnePlace || hasOpenBonus && tie == counted.ties[0] ? tie.seatsAtStake : 1)
        }
        return min(least, length)...min(least + worth, length)
    }

    /// The same question answered vote by vote.
    private func bruteForce(
        _ list: Int, _ tally: Tally, _ rules: Rules, seats: Int, most: Int
    ) throws -> (gain: Int?, loss: Int?) {
        func changed(_ change: Int) throws -> Tally? {
            let units = Int(tally.lists[list].votes) + change * Int(tally.scale)
            guard units >= 0, Int(tally.listVotes) + change * Int(tally.scale) > 0 else { return nil }
            return Tally(tally, list: list, votes: UInt128(units))
        }
        let gain = try (1...most).first { change in
            try changed(change).flatMap { range(list, $0, rules) }.map { $0.lowerBound > seats } ?? false
        }
        let loss = try (1...most).first { change in
            try changed(-change).flatMap { range(list, $0, rules) }.map { $0.upperBound < seats } ?? false
        }
        return (gain, loss)
    }

    @Test(arguments: formulas.indices)
    func `the smallest change is the one that trying vote by vote finds`(_ place: Int) throws {
        var draws = Draws(state: UInt64(place))
        var counted = 0
        for _ in 0..<40 {
            let (tally, rules) = try Self.random(Self.formulas[place], &draws)
            guard let found = try? sensitivity(of: tally, under: rules) else { continue }
            counted += 1
            for (index, list) in found.lists.enumerated() {
                let most = 250
                let expected = try bruteForce(index, tally, rules, seats: list.seats, most: most)
                let gain = list.gain.flatMap { $0.votes > most ? nil : Int($0.votes) }
                #expect(gain == expected.gain, "gain of \(index) in \(tally), \(rules)")
                #expect(list.loss.map { Int($0.votes) } == expected.loss, "loss of \(index) in \(tally), \(rules)")
            }
        }
        #expect(counted >= 1)
    }

    /// Votes of the lists of 2023, and 248,291 against all.
    private static func mazhilis2023() throws -> Tally {
        try tally(["3431510", "693938", "547154", "535139", "432920", "331058", "146431"], againstAll: "248291")
    }

    @Test func `in 2023 Baytaq lacked 180,938 votes to five per cent, three seats at once`() throws {
        let found = try sensitivity(of: Self.mazhilis2023(), under: hare(69, percent: 5)).lists[6]
        // 5 % of a base that grows with the votes: (146,431 + k) × 20 >= 6,366,441 + k.
        let needed = (6_366_441 - 20 * 146_431 + 18) / 19
        #expect((146_431 + needed) * 20 >= 6_366_441 + needed)
        #expect((146_431 + needed - 1) * 20 < 6_366_441 + needed - 1)
        #expect(found.votesToEnter == UInt64(needed) && needed == 180_938)
        #expect(found.gain == Sensitivity.Change(votes: UInt64(needed), seats: 3))
        #expect(found.loss == nil && found.votesToFall == nil)
    }

    @Test func `in 2023 OSDP stood 13,407 votes above five per cent, and with them all its seats`() throws {
        let found = try sensitivity(of: Self.mazhilis2023(), under: hare(69, percent: 5)).lists[5]
        // The first k with (331,058 - k) × 20 < 6,366,441 - k.
        let falls = (20 * 331_058 - 6_366_441) / 19 + 1
        #expect((331_058 - falls) * 20 < 6_366_441 - falls)
        #expect((331_058 - falls + 1) * 20 >= 6_366_441 - falls + 1)
        #expect(found.votesToFall == UInt64(falls))
        // Its remainder of 0.825 would have lost the fourth seat only later, so all four go at once.
        #expect(falls == 13_407)
        #expect(found.loss == Sensitivity.Change(votes: UInt64(falls), seats: 0))
    }

    @Test func `in the Dutch count of 2023 D66 lacked 159 votes to the last seat, and the SP had it by 80`() throws {
        // Kiesraad, result of 4 December 2023: the fifteen lists over the electoral quotient of 10,432,726 valid votes, 150
        // seats by D'Hondt. The press printed 160 more for D66 or 80 less for the SP (ANP, 1 December 2023);
        // (656,292 + k) / 10 is above 328,225 / 5 from 159 on, and with 158 it is level.
        let votes = [
            "2450878", "1643073", "1589519", "1343287", "656292", "485551", "345822", "328225", "246765", "235148",
            "232963", "217270", "212532", "178802", "71345",
        ]
        let rules = try Rules(
            seats: 150, formula: .highestAverages(.dhondt),
            threshold: Threshold(share: Ratio(1, over: 150), base: .votes(ExactDecimal(10_432_726))), tieBreak: .none)
        let found = try sensitivity(of: try tally(votes), under: rules).lists
        #expect(found.map(\.seats) == [37, 25, 24, 20, 9, 7, 5, 5, 3, 3, 3, 3, 3, 2, 1])
        #expect(found[4].gain == Sensitivity.Change(votes: 159, seats: 10))
        #expect((656_292 + 159) * 5 > 328_225 * 10 && (656_292 + 158) * 5 == 328_225 * 10)
        #expect(found[7].loss == Sensitivity.Change(votes: 80, seats: 4))
        // JA21 had 71,345 of the 69,551.5 that the quotient asks for.
        #expect(found[14].votesToFall == 71_345 - 69_551)
    }

    @Test func `nothing changes the seats of a list that has them all, or of one too short for more`() throws {
        let alone = try sensitivity(of: try tally(["10"]), under: hare(5)).lists[0]
        #expect(alone.gain == nil && alone.loss == nil)
        let votes = try Tally(lists: [("a", ExactDecimal(70), 5), ("b", ExactDecimal(30), nil)])
        let short = try sensitivity(of: votes, under: hare(10)).lists[0]
        #expect(short.seats == 5 && short.gain == nil)
        // Five seats of ten are lost below a remainder that the other's half a quota beats.
        #expect(short.loss == Sensitivity.Change(votes: 46, seats: 4))
    }

    @Test(arguments: TieBreak.allCases)
    func `a tie counts where the rules break it: level is not ahead`(tieBreak: TieBreak) throws {
        // 60 and 40 on one seat: 20 votes more make a tie, which the order of registration decides for the first list.
        let found = try sensitivity(of: try tally(["60", "40"]), under: hare(1, tieBreak: tieBreak)).lists
        #expect(found[1].gain == Sensitivity.Change(votes: 21, seats: 1))
        #expect(found[0].loss == Sensitivity.Change(votes: 21, seats: 0))
        let turned = try sensitivity(of: try tally(["40", "60"]), under: hare(1, tieBreak: tieBreak)).lists
        let votes: UInt64 = tieBreak == .listedOrder ? 20 : 21
        #expect(turned[0].gain == Sensitivity.Change(votes: votes, seats: 1))
        #expect(turned[1].loss == Sensitivity.Change(votes: votes, seats: 0))
    }

    @Test func `votes beyond 2 to the 53 and a quota rounded to whole votes are exact to the vote`() throws {
        let large = ["4611686018427387904", "4611686018427387903", "2305843009213693952", "1152921504606846977"]
        let rules = try Rules(seats: 100, formula: .largestRemainder(quota: .droop, overAward: .error))
        let found = try sensitivity(of: try tally(large), under: rules)
        for (index, list) in found.lists.enumerated() {
            let tally = try tally(large)
            for (change, isGain) in [(list.gain, true), (list.loss, false)] {
                let change = try #require(change)
                for (whole, isReached) in [(change.votes, true), (change.votes - 1, false)] {
                    let votes = tally.lists[index].votes
                    let changed = isGain ? votes + UInt128(whole) : votes - UInt128(whole)
                    let seats = try #require(range(index, Tally(tally, list: index, votes: changed), rules))
                    #expect((isGain ? seats.lowerBound > list.seats : seats.upperBound < list.seats) == isReached)
                }
            }
        }
    }

    /// One to five lists of up to 60 votes, often equal, on 1 to 12 seats, under every kind of threshold.
    private static func random(_ formula: Formula, _ draws: inout Draws) throws -> (Tally, Rules) {
        let sizes: [ClosedRange<Int>] = [0...60, 0...60, 0...9, 20...24]
        let size = sizes[Int.random(in: 0...3, using: &draws)]
        let lists = (0..<Int.random(in: 1...5, using: &draws)).map { index in
            let votes = Int.random(in: size, using: &draws)
            let isLimited = Int.random(in: 0...9, using: &draws) == 0
            return Tally.Entry(
                "list-\(index)", votes: ExactDecimal(UInt64(votes)),
                candidates: isLimited ? Int.random(in: 0...3, using: &draws) : nil,
                members: Int.random(in: 1...2, using: &draws))
        }
        // Every fourth tally has decimals, whose whole votes are steps of ten units.
        let part = Int.random(in: 0...3, using: &draws) == 0 ? ExactDecimal(significand: 7, places: 1) : ExactDecimal(3)
        let sum = lists.reduce(UInt128(0)) { $0 + $1.votes.significand }
        let bases: [Threshold.Base] = [
            .valid, .participating, .ballots,
            .votes(ExactDecimal(UInt64(sum) + UInt64.random(in: 0...40, using: &draws))),
        ]
        let percents: [UInt128] = [0, 3, 10, 20, 33, 51]
        let threshold =
            Int.random(in: 0...2, using: &draws) == 0
            ? nil
            : Threshold(
                share: Ratio(percents[Int.random(in: 0...5, using: &draws)], over: 100),
                base: bases[Int.random(in: 0...3, using: &draws)], inclusive: Bool.random(using: &draws),
                exempt: Bool.random(using: &draws) ? ["list-1"] : [],
                shareByMembers: Bool.random(using: &draws) ? [2: Ratio(15, over: 100)] : [:])
        let seats = Int.random(in: 1...12, using: &draws)
        let hasGuarantee = seats > 2 && Bool.random(using: &draws)
        let hasBonus = seats > 3 && Int.random(in: 0...2, using: &draws) == 0
        let share = Bool.random(using: &draws) ? Ratio(35, over: 100) : nil
        let rules = try Rules(
            seats: seats, formula: formula, threshold: threshold,
            secondPartyGuarantee: hasGuarantee ? lawGuarantee : nil,
            majorityBonus: hasBonus ? MajorityBonus(seats: 2, share: share) : nil,
            listSizeCapPercent: Int.random(in: 0...5, using: &draws) == 0 ? 60 : nil,
            tieBreak: TieBreak.allCases[Int.random(in: 0...2, using: &draws)])
        guard sum > 0 else { return try random(formula, &draws) }
        return (try Tally(lists, againstAll: part, invalid: ExactDecimal(5)), rules)
    }
}
