// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

/// Defects that other programs have over whole families of input; single tallies are golden cases named `defect-…`.
struct PeerDefectTests {
    private func counted(_ votes: [UInt64], _ seats: Int, _ method: Method) throws -> SeatAllocation? {
        let tally = try Tally(votes.enumerated().map { Tally.Entry("list \($0)", votes: ExactDecimal($1)) })
        return try? allocate(tally, under: Rules(seats: seats, formula: method.formula, tieBreak: .none))
    }

    /// seatdist takes no single list.
    @Test(arguments: Method.all) func `a single list gets every seat`(_ method: Method) throws {
        for seats in [1, 2, 69, 98, 1000] {
            guard let counted = try counted([3_431_510], seats, method) else { continue }
            #expect(counted.seats == [seats])
        }
    }

    /// coalitions' `sls` drops lists without seats, and zeros in the middle moved seats (its issue 130, abacus 1152, 1356).
    @Test(arguments: Method.all) func `a list without votes keeps its place and changes nothing`(_ method: Method)
        throws
    {
        guard let with = try counted([410, 0, 240, 130, 0, 80], 98, method),
            let without = try counted([410, 240, 130, 80], 98, method)
        else { return }
        #expect(with.seats.count == 6 && with.seats[1] == 0 && with.seats[4] == 0)
        #expect([0, 2, 3, 5].map { with.seats[$0] } == without.seats)
    }

    /// apportionment overflows 64 bits, and floating point loses votes beyond 2^53: votes just below 2^63 are counted as small
    /// ones in the same proportion.
    @Test(arguments: Method.all) func `votes up to 2 to the 63 are counted as in small`(_ method: Method) throws {
        let small: [UInt64] = [5, 3, 1]
        // A whole multiple, so that rounded quotas are those of more votes only.
        let factor = UInt64(Int64.max) / 5
        let large = try counted(small.map { $0 * factor }, 20, method)
        #expect(large != nil)
        #expect(large.map { $0.seats.reduce($0.undecidedSeats, +) } == 20)
        if Axiom.scalingBreakers.contains(method.name) { return }
        #expect(large?.seats == (try counted(small, 20, method))?.seats)
    }

    /// seatdist gives more seats than there are where lists are equal, hare-niemeyer fewer.
    @Test(arguments: Method.all) func `equal lists leave seats open, and never make or lose any`(_ method: Method)
        throws
    {
        for lists in 1...7 {
            for seats in 1...15 {
                let votes = [UInt64](repeating: 1000, count: lists)
                guard let counted = try counted(votes, seats, method) else { continue }
                #expect(counted.seats.reduce(counted.undecidedSeats, +) == seats)
                #expect(Set(counted.seats).count == 1, "equal lists are treated alike")
            }
        }
    }

    /// PRcalc documents "danish", "imperiali" and "huntington-hill" and refuses them.
    @Test func `every name of a method, of today and of history, finds a method that counts`() throws {
        let names = Quota.all.map(\.name) + Quota.names.keys
        #expect(names.allSatisfy { Quota.named($0.uppercased()) != nil })
        for name in Divisors.all.map(\.name) + Divisors.names.keys {
            let divisors = try #require(Divisors.named(name.uppercased()))
            let rules = try Rules(seats: 5, formula: .highestAverages(divisors))
            #expect(try allocate(tally(["3", "2"]), under: rules).seats.reduce(0, +) == 5)
        }
    }
}

extension Axiom {
    /// Quotas in whole votes, which depend on how many there are.
    fileprivate static let scalingBreakers: Set<String> = [
        "hare-rounded quota", "droop quota", "hagenbach-bischoff-rounded quota", "hagenbach-bischoff-ceiling quota",
    ]
}
