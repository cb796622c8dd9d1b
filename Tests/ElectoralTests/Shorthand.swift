// SPDX-License-Identifier: Apache-2.0
@testable import Electoral

/// A tally of lists named a, b, c … in the order given; votes as a user would write them.
func tally(_ votes: [String], againstAll: String = "0", invalid: String = "0") throws -> Tally {
    let names = (0..<votes.count).map { index in
        index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : "list-\(index)"
    }
    return try Tally(
        lists: zip(names, votes).map { (id: $0, votes: try ExactDecimal($1), candidates: nil) },
        againstAll: try ExactDecimal(againstAll), invalid: try ExactDecimal(invalid))
}

/// Hare largest remainder on a number of seats; the threshold in per cent of list votes and votes against all.
func hare(
    _ seats: Int, percent: UInt128? = nil, guarantee: SecondPartyGuarantee? = nil, tieBreak: TieBreak = .listedOrder
) throws -> Rules {
    try Rules(
        seats: seats, formula: .largestRemainder(quota: .hare, overAward: .error),
        threshold: percent.map { Threshold(share: Ratio($0, over: 100), base: .participating) },
        secondPartyGuarantee: guarantee, tieBreak: tieBreak)
}

/// 0.7 and two seats, as in Art. 97-1(3) since Constitutional Law no. 124-IV.
let lawGuarantee = SecondPartyGuarantee(coefficient: Ratio(7, over: 10), minimumSeats: 2)

extension SeatAllocation {
    var seats: [Int] { lists.map(\.seats) }
}
