// SPDX-License-Identifier: Apache-2.0

/// One list against the others for seats by quota and largest remainder, as inequalities.
///
/// The list has its m-th seat from t = m - q on, where every list gets ⌊q + t⌋, and none below zero; what the others then
/// have, open ties in their favour or in its own, says whether it has that seat for certain, or cannot have it.
struct RemainderRace {
    /// Votes of the other admitted lists, in units, all above zero.
    let others: [UInt128]
    /// Whether each of them stands before the list.
    let isBefore: [Bool]
    let tieBreak: TieBreak
    let quota: Quota
    let seats: Int
    let scale: UInt128
    private let otherVotes: UInt128

    init(others: [UInt128], isBefore: [Bool], tieBreak: TieBreak, quota: Quota, seats: Int, scale: UInt128) {
        (self.others, self.isBefore, self.tieBreak) = (others, isBefore, tieBreak)
        (self.quota, self.seats, self.scale) = (quota, seats, scale)
        otherVotes = others.reduce(0, +)
    }

    /// Whether another list goes first where both are equal; nil where nothing decides that.
    private func goesFirst(_ other: Int, _ own: UInt128) -> Bool? {
        switch tieBreak {
        case .listedOrder: isBefore[other]
        case .largerVote: others[other] == own ? nil : others[other] > own
        case .none: nil
        }
    }

    var isRounded: Bool { quota.rounding != .exact }
    var places: UInt128 { UInt128(seats) + quota.extraSeats }

    private func price(_ own: UInt128) -> Ratio? { quota.value(votes: otherVotes + own, seats: seats, scale: scale) }

    /// A rounded quota in whole votes; 0 where it rounds to none.
    func roundedPrice(_ own: UInt128) -> UInt128 { price(own).map { $0.numerator / scale } ?? 0 }

    /// Whether the list has at least `wanted` seats however open ties fall.
    func isSureOf(_ wanted: Int, _ own: UInt128) -> Bool {
        guard own > 0, let price = price(own) else { return false }
        guard wanted > 0 else { return true }
        return sum(wanted, own, price, openTiesToOthers: true) <= seats - wanted
    }

    /// Whether the list has fewer than `wanted` seats however open ties fall.
    func isSureBelow(_ wanted: Int, _ own: UInt128) -> Bool {
        guard wanted > 0, let price = price(own) else { return false }
        return own == 0 || sum(wanted, own, price, openTiesToOthers: false) > seats - wanted
    }

    /// Sums what the other lists have at t = wanted - q: of whole numbers (q + t) the last seat is tied with ours.
    private func sum(_ wanted: Int, _ own: UInt128, _ price: Ratio, openTiesToOthers: Bool) -> Int {
        let (added, taken) = (UInt128(wanted) * price.numerator, own * price.denominator)
        var sum: UInt128 = 0
        for (other, votes) in others.enumerated() {
            let reach = votes * price.denominator + added
            guard reach > taken else { continue }
            let (whole, rest) = (reach - taken).quotientAndRemainder(dividingBy: price.numerator)
            let isTheirs = rest > 0 || goesFirst(other, own) ?? openTiesToOthers
            sum += isTheirs ? whole : whole - 1
        }
        return Int(sum)
    }

    /// Whole quotas of each list, our own last.
    func wholes(_ own: UInt128) -> [UInt128] {
        guard let price = price(own) else { return Array(repeating: 0, count: others.count + 1) }
        return (others + [own]).map { $0 * price.denominator / price.numerator }
    }
}

/// One list against the others for one seat by highest averages: it has its m-th seat for certain where that seat's
/// average is above all but `total` - m averages of the others, and cannot have it where more of theirs are above it.
struct AverageRace {
    private let divisors: Divisors
    private let estimate: DivisorEstimate
    private let seat: Int
    /// The votes of the list whose average is to be beaten, and its seats before that one.
    private let rival: UInt128
    private let rivalSeats: Int
    private let rivalAverage: Double

    /// The race for the list's seat number `seat`; nil where there are no others.
    init?(_ others: [UInt128], _ divisors: Divisors, seat: Int, of total: Int) {
        // Ties broken in any way, the last average is the same.
        let averages = Averages(others, total: total - seat + 1, divisors: divisors)
        guard let last = averages.smallestLast() else { return nil }
        (self.divisors, self.seat) = (divisors, seat)
        estimate = DivisorEstimate(divisors)
        (rival, rivalSeats) = (others[last], averages.seats[last] - 1)
        rivalAverage = estimate.average(estimate.amount(rival), rivalSeats)
    }

    /// 1 where the list with `own` votes, above zero, has the seat for certain, -1 where it cannot have it, 0 for a tie.
    func compare(_ own: UInt128) -> Int {
        let average = estimate.average(estimate.amount(own), seat - 1)
        if estimate.isCertain(average, rivalAverage) { return average < rivalAverage ? -1 : 1 }
        return divisors.compare(own, seat - 1, with: rival, rivalSeats)
    }
}
