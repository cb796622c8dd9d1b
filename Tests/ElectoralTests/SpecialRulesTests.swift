// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

struct SpecialRulesTests {
    private static let plain = Formula.largestRemainder(quota: .hare, overAward: .error)

    @Test func `alliances need more, by their number of members`() throws {
        let threshold = Threshold(
            share: Ratio(5, over: 100), shareByMembers: [2: Ratio(7, over: 100), 3: Ratio(9, over: 100)])
        let votes = try Tally([
            Tally.Entry("one", votes: ExactDecimal(60)), Tally.Entry("two", votes: ExactDecimal(20), members: 2),
            Tally.Entry("two-small", votes: ExactDecimal(6), members: 2),
            Tally.Entry("three", votes: ExactDecimal(8), members: 3),
            Tally.Entry("single", votes: ExactDecimal(6)),
        ])
        let counted = try allocate(votes, under: Rules(seats: 10, formula: Self.plain, threshold: threshold))
        #expect(counted.lists.map(\.admitted) == [true, true, false, false, true])
    }

    @Test func `an exempt list needs no share`() throws {
        let threshold = Threshold(share: Ratio(5, over: 100), exempt: ["b"])
        let counted = try allocate(
            try tally(["97", "1", "2"]), under: Rules(seats: 100, formula: Self.plain, threshold: threshold))
        #expect(counted.lists.map(\.admitted) == [true, true, false])
        #expect(counted.seats == [99, 1, 0])
    }

    /// Greece before 2016: 50 seats of 300 to the largest list, the rest to all.
    @Test func `a bonus goes to the largest list, the rest to all`() throws {
        let bonus = try Rules(seats: 300, formula: Self.plain, majorityBonus: MajorityBonus(seats: 50))
        #expect(try allocate(try tally(["36", "28", "36", "0"]), under: bonus).seats == [140, 70, 90, 0])
        let demanding = try Rules(
            seats: 300, formula: Self.plain, majorityBonus: MajorityBonus(seats: 50, share: Ratio(40, over: 100)))
        #expect(try allocate(try tally(["36", "28", "36", "0"]), under: demanding).seats == [108, 84, 108, 0])
        let tied = try allocate(
            try tally(["36", "28", "36", "0"]),
            under: Rules(
                seats: 300, formula: Self.plain, majorityBonus: MajorityBonus(seats: 50), tieBreak: TieBreak.none))
        #expect(tied.seats == [90, 70, 90, 0])
        #expect(tied.undecidedSeats == 50)
        #expect(throws: Rules.Fault.bonusTakesAll(bonus: 5, seats: 5)) {
            try Rules(seats: 5, formula: Self.plain, majorityBonus: MajorityBonus(seats: 5))
        }
    }

    /// Art. 89: 130 per cent; practice rounds 127.4 to 127 and 89.7 to 90.
    @Test(arguments: [(98, 127), (69, 90), (10, 13)])
    func `a list is at most 130 per cent of the seats`(_ seats: Int, _ cap: Int) throws {
        let rules = try Rules(seats: seats, formula: Self.plain, listSizeCapPercent: 130)
        #expect(rules.listSizeCap == cap)
        #expect(throws: AllocationError.listTooLong(index: 0, cap: cap)) {
            try allocate(Tally([Tally.Entry("a", votes: ExactDecimal(1), candidates: cap + 1)]), under: rules)
        }
        #expect(
            try allocate(Tally([Tally.Entry("a", votes: ExactDecimal(1), candidates: cap)]), under: rules).seats == [
                seats
            ]
        )
    }

    @Test func `plurality, two rounds and their ties`() throws {
        let plurality = { (votes: [String]) in District(name: "d", tally: try tally(votes)).outcome(by: .plurality) }
        let rounds = { (votes: [String]) in District(name: "d", tally: try tally(votes)).outcome(by: .twoRoundMajority)
        }
        #expect(try plurality(["40", "35", "25"]) == .elected(0))
        #expect(try plurality(["40", "40", "20"]) == .tied([0, 1]))
        #expect(try rounds(["51", "49"]) == .elected(0))
        // Exactly half is not more than half (Art. 97(2)).
        #expect(try rounds(["50", "30", "20"]) == .runOff([0, 1]))
        #expect(try rounds(["40", "30", "30"]) == .tied([1, 2], through: [0]))
        #expect(try rounds(["30", "40", "30", "0"]) == .tied([0, 2], through: [1]))
        #expect(try rounds(["30", "30", "30", "10"]) == .tied([0, 1, 2]))
        #expect(try rounds(["35", "35", "30"]) == .runOff([0, 1]))
        let againstAll = District(name: "d", tally: try tally(["50", "30"], againstAll: "20"))
        #expect(againstAll.outcome(by: .twoRoundMajority) == .runOff([0, 1]))
        let alone = District(name: "d", tally: try tally(["50"], againstAll: "50"))
        #expect(alone.outcome(by: .twoRoundMajority) == .nobody)
        // Who has no vote stands again too, where nobody else could.
        #expect(
            District(name: "d", tally: try tally(["50", "0"], againstAll: "50")).outcome(by: .twoRoundMajority)
                == .runOff([0, 1]))
    }

    /// Mazhilis 2023: 40, 8, 6, 6, 5 and 4 list seats, 22 of 29 districts to Amanat and 7 to candidates of no party.
    @Test func `lists and districts beside each other make the house of 2023`() throws {
        let votes: [(String, UInt64)] = [
            ("amanat", 3_431_510), ("auyl", 693_938), ("respublica", 547_154), ("ak-zhol", 535_139), ("qhp", 432_920),
            ("osdp", 331_058), ("baytaq", 146_431),
        ]
        let lists = try Tally(
            votes.map { Tally.Entry($0.0, votes: ExactDecimal($0.1)) }, againstAll: ExactDecimal(248_291))
        let districts = try (0..<29).map { number in
            let own: UInt64 = number < 22 ? 60 : 40
            let tally = try Tally([
                Tally.Entry("amanat", votes: ExactDecimal(own)),
                Tally.Entry("Somebody", votes: ExactDecimal(100 - own)),
            ])
            return (District(name: "\(number + 1)", tally: tally, parties: ["amanat", nil]), District.Rule.plurality)
        }
        let house = MixedSystemAllocation(
            lists: [try allocate(lists, under: hare(69, percent: 5, guarantee: lawGuarantee))], districts: districts)
        #expect(house.totals.map(\.seats) == [62, 8, 6, 6, 5, 4, 0, 7])
        #expect(house.totals.map(\.districtSeats) == [22, 0, 0, 0, 0, 0, 0, 7])
        #expect(house.totals.last?.party == nil)
        #expect(house.listPart == MixedSystemAllocation.Part(seats: 69, filled: 69, undecided: 0, vacant: 0))
        #expect(house.districtPart == MixedSystemAllocation.Part(seats: 29, filled: 29, undecided: 0, vacant: 0))
    }

    @Test func `votes of parts are summed in the smallest unit of any part`() throws {
        let list = try allocate(try tally(["60.5", "39.5"]), under: hare(10))
        let district = District(name: "d", tally: try tally(["7", "3"]))
        let house = MixedSystemAllocation(lists: [list], districts: [(district, .plurality)])
        #expect(house.scale == 10)
        #expect(house.totals.map(\.listVotes) == [605, 395])
        #expect(house.totals.map(\.candidateVotes) == [70, 30])
    }

    @Test func `a district of two rounds is told in steps`() throws {
        let district = District(name: "d", tally: try tally(["40", "35", "15"], againstAll: "10"))
        #expect(
            district.steps(by: .twoRoundMajority) == [
                .base(votes: 100), .majority(candidate: 0, votes: 40, reached: false), .runOff([0, 1]),
            ])
        #expect(district.steps(by: .plurality) == [.winner(candidate: 0, votes: 40)])
    }

    @Test func `districts are counted one by one and summed`() throws {
        let districts = try [["5", "3"], ["2", "8"], ["4", "4"]].enumerated().map { number, votes in
            District(name: "\(number)", tally: try tally(votes))
        }
        let summed = DistrictCount(districts, by: .plurality)
        #expect(summed.seats == ["a": 1, "b": 1])
        #expect(summed.undecidedSeats == 1)
    }

    /// The fast allocation and the full one are the same function of plain and special cases.
    @Test(arguments: [
        Formula.largestRemainder(quota: .hare, overAward: .error),
        .largestRemainder(quota: .droop, overAward: .subtract),
        .highestAverages(.dhondt), .highestAverages(.sainteLague), .highestAverages(.imperiali),
        .highestAverages(.adams),
        .winnerTakesAll,
    ])
    func `seats without steps equal the count`(_ formula: Formula) throws {
        var state: UInt64 = 42
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        for round in 0..<2000 {
            let bound: UInt64 = [4, 100, 1_000_000, 1 << 30][round % 4]
            let votes = (0..<Int(1 + next(9))).map { _ in String(next(bound)) }
            guard let tally = try? tally(votes, againstAll: String(next(bound / 2))) else { continue }
            let guarantee = round % 3 == 0 ? lawGuarantee : nil
            let rules = try Rules(
                seats: Int(3 + next(40)), formula: formula,
                threshold: Threshold(share: Ratio(UInt128(next(12)), over: 100), base: .participating),
                secondPartyGuarantee: guarantee, tieBreak: TieBreak.allCases[round % 3])
            let full = Result { try allocate(tally, under: rules).lists.map(\.seats) }
            let fast = Result { try seats(of: tally, under: rules) }
            #expect((try? full.get()) == (try? fast.get()), "\(votes) \(rules)")
        }
    }

    @Test func `an exempt list without a vote, alone over the threshold, is no parliament`() throws {
        let votes = try tally(["1", "0"], againstAll: "99")
        let threshold = Threshold(share: Ratio(5, over: 100), base: .participating, exempt: ["b"])
        for formula in [Formula.largestRemainder(quota: .hare, overAward: .error), .highestAverages(.dhondt)] {
            let rules = try Rules(seats: 3, formula: formula, threshold: threshold)
            #expect(throws: AllocationError.noListAdmitted) { try allocate(votes, under: rules) }
        }
    }
}
