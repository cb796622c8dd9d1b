// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

struct TieTests {
    @Test func `equal remainders go to the list registered earlier and are reported (Art. 97-1(4))`() throws {
        let counted = try allocate(try tally(["50", "50"]), under: hare(3))
        #expect(counted.seats == [2, 1])
        #expect(counted.ties == [Tie(contenders: [0, 1], seatsAtStake: 1, resolvedBy: .listedOrder, chosen: [0])])
    }

    @Test func `without a tie-break the seat stays undecided`() throws {
        let counted = try allocate(try tally(["50", "50"]), under: hare(3, tieBreak: TieBreak.none))
        #expect(counted.seats == [1, 1])
        #expect(counted.undecidedSeats == 1)
        #expect(counted.ties == [Tie(contenders: [0, 1], seatsAtStake: 1, resolvedBy: nil, chosen: [])])
    }

    @Test func `the larger vote decides equal remainders of different votes, and nothing where they are equal`() throws
    {
        // Quota 10: 15 and 5 both leave 5; one seat is left.
        let decided = try allocate(try tally(["5", "15"]), under: hare(2, tieBreak: .largerVote))
        #expect(decided.seats == [0, 2])
        #expect(decided.ties.map(\.resolvedBy) == [.largerVote])
        let open = try allocate(try tally(["50", "50"]), under: hare(3, tieBreak: .largerVote))
        #expect(open.seats == [1, 1])
        #expect(open.ties.map(\.resolvedBy) == [nil])
    }

    @Test func `equal remainders that all get a seat are no tie`() throws {
        // Quota 10: remainders 9, 9 and 2; two seats are left, and both nines get one.
        let counted = try allocate(try tally(["19", "19", "2"]), under: hare(4))
        #expect(counted.seats == [2, 2, 0])
        #expect(counted.ties.isEmpty)
    }

    @Test func `the steps name the tie with its article`() throws {
        let rules = try Rules(
            seats: 3, formula: .largestRemainder(quota: .hare, overAward: .error),
            articles: [.tie: "Art. 97-1(4)", .quota: "Art. 97-1(1)"])
        let steps = try allocate(try tally(["50", "50"]), under: rules).steps
        #expect(steps.map(\.kind) == [.base, .quota, .automatic, .automatic, .remainder, .tie])
        #expect(steps.last?.article == "Art. 97-1(4)")
    }
}
