// SPDX-License-Identifier: Apache-2.0

/// The seats of a tally without steps, ties and indices: what millions of counts need.
///
/// Equal to `allocate(_:under:)` list by list. Plain cases (few lists, votes below 2^46, no tie, no special rule) are counted
/// by 64-bit integers without any intermediate storage; everything else is left to `allocate`.
/// - Throws: `AllocationError` where the rules give no answer.
public func seats(of tally: Tally, under rules: Rules) throws(AllocationError) -> [Int] {
    if let seats = FastAllocation(tally, rules)?.seats() { return seats }
    return try allocate(tally, under: rules).lists.map(\.seats)
}

/// An exact count of a plain case.
package struct FastAllocation {
    private static let maximumLists = 16
    /// Votes below this, times seats or divisors below 2^17, fit 63 bits.
    private static let voteLimit: UInt128 = 1 << 46
    private static let factorLimit: UInt128 = 1 << 17

    private let formula: Formula
    private let total: UInt64
    private let count: Int
    /// Votes of the lists that take part, 0 for the others.
    private var votes = InlineArray<16, UInt64>(repeating: 0)
    private var sum: UInt64 = 0

    /// Nil where the case is not plain.
    package init?(_ tally: Tally, _ rules: Rules) {
        let lists = tally.lists.span
        guard lists.count <= Self.maximumLists, rules.seats < Self.factorLimit else { return nil }
        let base = rules.threshold.map { tally.votes(in: $0.base) } ?? tally.listVotes
        guard base < Self.voteLimit, base >= tally.listVotes else { return nil }
        formula = rules.formula
        total = UInt64(rules.seats)
        count = lists.count
        var (above, below, inclusive) = (UInt64(0), UInt64(1), true)
        guard rules.majorityBonus == nil, rules.listSizeCapPercent == nil else { return nil }
        if let threshold = rules.threshold {
            guard threshold.exempt.isEmpty, threshold.shareByMembers.isEmpty else { return nil }
            guard threshold.share.numerator < Self.factorLimit, threshold.share.denominator < Self.factorLimit else {
                return nil
            }
            above = UInt64(threshold.share.numerator) * UInt64(base)
            below = UInt64(threshold.share.denominator)
            inclusive = threshold.inclusive
        }
        var admitted = 0
        for index in 0..<count {
            guard lists[index].candidates == nil else { return nil }
            let vote = UInt64(truncatingIfNeeded: lists[index].votes)
            guard inclusive ? vote * below >= above : vote * below > above else { continue }
            votes[index] = vote
            sum += vote
            admitted += 1
        }
        // No list over the threshold, the second-party rule: not plain.
        guard sum > 0, admitted > 1 || rules.secondPartyGuarantee == nil else { return nil }
    }

    /// The seats of each list; nil where a tie at the cut or the formula makes the case not plain.
    package func seats() -> [Int]? {
        switch formula {
        case .largestRemainder(let quota, _) where quota.name == "hare": largestRemainder()
        case .highestAverages(let divisors):
            if case .linear(let offset, let step) = divisors.shape, divisors.first == nil, offset > 0 {
                highestAverages(offset, step)
            } else {
                nil
            }
        case .largestRemainder, .winnerTakesAll: nil
        }
    }

    /// Art. 97-1(1)-(4): whole quotas, then the largest remainders; nil where two remainders are equal at the cut.
    private func largestRemainder() -> [Int]? {
        var seats = [Int](repeating: 0, count: count)
        var rests = InlineArray<16, UInt64>(repeating: 0)
        var left = total
        for index in 0..<count where votes[index] > 0 {
            let (whole, rest) = (votes[index] * total).quotientAndRemainder(dividingBy: sum)
            seats[index] = Int(truncatingIfNeeded: whole)
            rests[index] = rest
            left -= whole
        }
        var cut: UInt64 = 0
        while left > 0 {
            var best = 0
            for index in 1..<count where rests[index] > rests[best] { best = index }
            cut = rests[best]
            guard cut > 0 else { return nil }
            seats[best] += 1
            rests[best] = 0
            left -= 1
        }
        for index in 0..<count where cut > 0 && rests[index] == cut { return nil }
        return seats
    }

    /// Whole quotas, then seats to the largest next average, then exchanges until none is larger than a last one; nil where
    /// the last exchange would be between equals.
    private func highestAverages(_ offset: UInt64, _ step: UInt64) -> [Int]? {
        var given = InlineArray<16, UInt64>(repeating: 0)
        var left = total
        for index in 0..<count where votes[index] > 0 {
            given[index] = votes[index] * total / sum
            left -= given[index]
        }
        while true {
            var high = -1
            var low = -1
            for index in 0..<count where votes[index] > 0 {
                let next = step * given[index] + offset
                if high < 0 || votes[index] * (step * given[high] + offset) > votes[high] * next { high = index }
                guard given[index] > 0 else { continue }
                if low < 0 || votes[index] * (step * given[low] + offset - step) < votes[low] * (next - step) {
                    low = index
                }
            }
            if left > 0 {
                given[high] += 1
                left -= 1
                continue
            }
            let next = votes[high] * (step * given[low] + offset - step)
            let last = votes[low] * (step * given[high] + offset)
            if next == last { return nil }
            if next < last { break }
            given[high] += 1
            given[low] -= 1
        }
        var seats = [Int](repeating: 0, count: count)
        for index in 0..<count { seats[index] = Int(truncatingIfNeeded: given[index]) }
        return seats
    }
}
