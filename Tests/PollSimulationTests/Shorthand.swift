// SPDX-License-Identifier: Apache-2.0
import Electoral

/// Hare largest remainder on a number of seats; the threshold in per cent of list votes and votes against all.
func hare(_ seats: Int, percent: UInt128? = nil, guarantee: SecondPartyGuarantee? = nil) throws -> Rules {
    try Rules(
        seats: seats, formula: .largestRemainder(quota: .hare, overAward: .error),
        threshold: percent.map { Threshold(share: Ratio($0, over: 100), base: .participating) },
        secondPartyGuarantee: guarantee)
}

/// 0.7 and two seats, as in Art. 97-1(3) since Constitutional Law no. 124-IV.
let lawGuarantee = SecondPartyGuarantee(coefficient: Ratio(7, over: 10), minimumSeats: 2)
