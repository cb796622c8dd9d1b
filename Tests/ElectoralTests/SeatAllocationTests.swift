// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

struct SeatAllocationTests {
    /// Votes and seats as published by the Central Election Commission; see `Resources/kz/elections`.
    struct Official: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let seats: Int
        let percent: UInt128
        let votes: [String]
        let againstAll: String
        let official: [Int]

        init(
            _ name: String, _ seats: Int, _ percent: UInt128, _ votes: [String], _ againstAll: String, _ official: [Int]
        ) {
            (testDescription, self.seats, self.percent, self.votes) = (name, seats, percent, votes)
            (self.againstAll, self.official) = (againstAll, official)
        }
    }

    static let officials = [
        Official(
            "Mazhilis 1999, ten list seats", 10, 7,
            ["1622895", "932549", "663351", "590184", "240132", "148776", "144945", "103328", "72721"], "373440",
            [4, 2, 2, 2, 0, 0, 0, 0, 0]),
        Official(
            "Mazhilis 2004, ten list seats", 10, 7,
            [
                "2883706", "572672", "541239", "336177", "163824", "94140", "82523", "36379", "26287", "20826",
            ], "0", [7, 1, 1, 1, 0, 0, 0, 0, 0, 0]),
        Official(
            "Mazhilis 2007", 98, 7, ["5247720", "269310", "183346", "89855", "76799", "46436", "22159"], "0",
            [98, 0, 0, 0, 0, 0, 0]),
        Official(
            "Mazhilis 2012", 98, 7, ["5621436", "518405", "498788", "116534", "82623", "57732", "45702"], "0",
            [83, 8, 7, 0, 0, 0, 0]),
        Official(
            "Mazhilis 2016", 98, 7, ["6183757", "540406", "537123", "151285", "88813", "21484"], "0",
            [84, 7, 7, 0, 0, 0]),
        Official(
            "Mazhilis 2021", 98, 7, ["5148074", "792828", "659019", "383023", "258618"], "0", [76, 12, 10, 0, 0]),
        Official(
            "Mazhilis 2023, 69 list seats", 69, 5,
            ["3431510", "693938", "547154", "535139", "432920", "331058", "146431"], "248291", [40, 8, 6, 6, 5, 4, 0]),
    ]

    @Test(arguments: officials)
    func `the law's rule reproduces the official seats`(_ election: Official) throws {
        let counted = try allocate(
            try tally(election.votes, againstAll: election.againstAll),
            under: hare(election.seats, percent: election.percent))
        #expect(counted.seats == election.official)
        #expect(counted.ties.isEmpty && counted.vacantSeats == 0 && counted.undecidedSeats == 0)
    }

    @Test func `the quota of 2023 is the votes of the admitted lists by 69, as a fraction`() throws {
        let counted = try allocate(
            try tally(["3431510", "693938", "547154", "535139", "432920", "331058", "146431"], againstAll: "248291"),
            under: hare(69, percent: 5))
        #expect(counted.base == 6_366_441)
        #expect(counted.quota?.numerator == 5_971_719 && counted.quota?.denominator == 69)
        #expect(counted.quota?.decimal(places: 6) == "86546.652174")
        #expect(counted.lists[0].entitlement?.decimal(places: 6) == "39.649252")
        #expect(counted.lists.map(\.remainderSeats) == [1, 0, 0, 0, 0, 1, 0])
    }

    @Test func `the votes of 2023 in a Kurultai of 145`() throws {
        let counted = try allocate(
            try tally(["3431510", "693938", "547154", "535139", "432920", "331058", "146431"], againstAll: "248291"),
            under: hare(145, percent: 5, guarantee: lawGuarantee))
        #expect(counted.seats == [83, 17, 13, 13, 11, 8, 0])
    }

    @Test func `the votes of 2021 with a threshold of five per cent`() throws {
        let counted = try allocate(
            try tally(["5148074", "792828", "659019", "383023", "258618"]), under: hare(98, percent: 5))
        #expect(counted.seats == [72, 11, 9, 6, 0])
    }

    @Test func `a share of exactly the threshold is admitted, one vote less is not`() throws {
        let at = try allocate(try tally(["500", "450", "50"]), under: hare(10, percent: 5))
        #expect(at.lists.map(\.admitted) == [true, true, true])
        let below = try allocate(try tally(["501", "450", "49"]), under: hare(10, percent: 5))
        #expect(below.lists.map(\.admitted) == [true, true, false])
        let exclusive = try Rules(
            seats: 10, formula: .largestRemainder(quota: .hare, overAward: .error),
            threshold: Threshold(share: Ratio(5, over: 100), inclusive: false))
        #expect(try allocate(try tally(["500", "450", "50"]), under: exclusive).lists[2].admitted == false)
    }

    @Test(arguments: [
        (Threshold.Base.valid, UInt128(1000)), (.participating, 1200), (.ballots, 1250),
        (.votes(ExactDecimal(2000)), 2000),
    ])
    func `the base of the threshold`(_ base: Threshold.Base, _ votes: UInt128) throws {
        let rules = try Rules(
            seats: 10, formula: .largestRemainder(quota: .hare, overAward: .error),
            threshold: Threshold(share: Ratio(5, over: 100), base: base))
        #expect(try allocate(try tally(["900", "100"], againstAll: "200", invalid: "50"), under: rules).base == votes)
    }

    @Test func `a base below the list votes is refused`() throws {
        let rules = try Rules(
            seats: 10, formula: .largestRemainder(quota: .hare, overAward: .error),
            threshold: Threshold(share: Ratio(5, over: 100), base: .votes(ExactDecimal(999))))
        #expect(throws: AllocationError.baseBelowVotes) { try allocate(try tally(["900", "100"]), under: rules) }
    }

    @Test func `no list over the threshold is an error, not a parliament`() throws {
        #expect(throws: AllocationError.noListAdmitted) {
            try allocate(try tally(Array(repeating: "1", count: 30)), under: hare(10, percent: 5))
        }
    }

    @Test func `votes of 2 to the 62 and shares with six decimals count exactly`() throws {
        let power = "4611686018427387904"
        #expect(try allocate(try tally([power, power, power]), under: hare(99)).seats == [33, 33, 33])
        // One vote more in 2^62 decides the last seat.
        #expect(try allocate(try tally([power, "4611686018427387905"]), under: hare(3)).seats == [1, 2])
        #expect(
            try allocate(try tally(["33.333333", "33.333334", "33.333333"]), under: hare(100)).seats == [33, 34, 33])
        #expect(
            try allocate(try tally(["33.333334", "33.333333", "33.333333"]), under: hare(100)).seats == [34, 33, 33])
    }

    @Test func `a thousand lists of the largest votes with nine decimals on 100,000 seats do not overflow`() throws {
        let counted = try allocate(
            try tally(Array(repeating: "9223372036854775806.999999999", count: 1000)), under: hare(100_000, percent: 0))
        #expect(counted.seats == Array(repeating: 100, count: 1000))
    }

    @Test func `a list shorter than its seats leaves them vacant`() throws {
        let votes = try Tally(lists: [("a", ExactDecimal(70), 5), ("b", ExactDecimal(30), nil)])
        let counted = try allocate(votes, under: hare(10))
        #expect(counted.seats == [5, 3])
        #expect(counted.vacantSeats == 2)
        #expect(counted.assumptions == [.vacantSeats])
        #expect(counted.steps.last?.kind == .vacancy)
    }

    @Test func `the indices of 2021`() throws {
        let counted = try allocate(
            try tally(["5148074", "792828", "659019", "383023", "258618"]), under: hare(98, percent: 7))
        // Independent arithmetic in the issue and in ecosystem studies: Gallagher 6.53.
        #expect((counted.indices.gallagher * 100).rounded() == 653)
        #expect((counted.indices.wastedPercent * 100).rounded() == 886)
    }

    @Test func `further indices, by hand: 60, 30 and 10 votes on 2, 1 and no seats of three`() throws {
        // Shares of seats 66.67, 33.33, 0: differences 6.67, 3.33, 10 make Rae 20 / 3; Sainte-Laguë 6.67²/60 + 3.33²/30
        // + 10²/10 = 0.741 + 0.370 + 10; advantage ratios 1.11, 1.11, 0.
        let indices = try allocate(try tally(["60", "30", "10", "0"]), under: hare(3)).indices
        #expect((indices.rae * 1000).rounded() == 6667)
        #expect((indices.sainteLague * 1000).rounded() == 11111)
        #expect((indices.dhondt * 1000).rounded() == 1111)
        #expect(indices.advantageRatios.map { $0.map { ($0 * 1000).rounded() } } == [1111, 1111, 0, nil])
    }
}
