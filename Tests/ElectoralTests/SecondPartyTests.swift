// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

/// ALG-B: Constitutional Law on elections, Art. 97-1(2)-(4) as of no. 124-IV of 09.02.2009.
struct SecondPartyTests {
    static let votes2007 = ["5247720", "269310", "183346", "89855", "76799", "46436", "22159"]

    @Test func `the votes of 2007 give the runner-up three seats`() throws {
        let counted = try allocate(try tally(Self.votes2007), under: hare(98, percent: 7, guarantee: lawGuarantee))
        #expect(counted.seats == [95, 3, 0, 0, 0, 0, 0])
        #expect(counted.secondParty?.secondEntitlement.decimal(places: 3) == "4.784")
        #expect(counted.assumptions.isEmpty)
        #expect(
            counted.steps.map(\.kind).suffix(5) == [
                .secondPartyAdmission, .secondPartyQuota, .automatic, .secondPartySeats, .secondPartyRest,
            ])
    }

    @Test func `two lists over the threshold leave the rule asleep`() throws {
        let counted = try allocate(try tally(["90", "10"]), under: hare(98, percent: 7, guarantee: lawGuarantee))
        #expect(counted.secondParty == nil)
    }

    @Test func `99 to 1 on 98 seats overflows by the letter and gives 96 and 2, flagged`() throws {
        let counted = try allocate(try tally(["99", "1"]), under: hare(98, percent: 7, guarantee: lawGuarantee))
        #expect(counted.seats == [96, 2])
        #expect(counted.assumptions == [.secondPartyOverflow])
        #expect(counted.steps.contains { $0.kind == .secondPartyMinimum })
    }

    @Test func `a maslikhat guarantees one seat`() throws {
        let one = SecondPartyGuarantee(coefficient: Ratio(7, over: 10), minimumSeats: 1)
        #expect(try allocate(try tally(["95", "5"]), under: hare(20, percent: 7, guarantee: one)).seats == [19, 1])
    }

    @Test func `a tie for the second place goes by registration, flagged`() throws {
        let counted = try allocate(try tally(["96", "2", "2"]), under: hare(98, percent: 7, guarantee: lawGuarantee))
        #expect(counted.seats == [96, 2, 0])
        #expect(counted.assumptions == [.secondPlaceTie])
        #expect(counted.ties == [Tie(contenders: [1, 2], seatsAtStake: 2, resolvedBy: .listedOrder, chosen: [1])])
    }

    @Test func `without a tie-break the second party's seats stay undecided`() throws {
        let counted = try allocate(
            try tally(["96", "2", "2"]), under: hare(98, percent: 7, guarantee: lawGuarantee, tieBreak: TieBreak.none))
        #expect(counted.seats == [96, 0, 0])
        #expect(counted.undecidedSeats == 2)
    }

    @Test func `nobody voted for a second list: the first takes all, flagged`() throws {
        let counted = try allocate(try tally(["99", "0"]), under: hare(98, percent: 7, guarantee: lawGuarantee))
        #expect(counted.seats == [98, 0])
        #expect(counted.assumptions == [.noSecondParty])
    }

    @Test func `a guarantee of all seats is refused`() {
        #expect(throws: Rules.Fault.guaranteeTakesAll(minimum: 2, seats: 2)) {
            try hare(2, percent: 7, guarantee: lawGuarantee)
        }
    }
}
