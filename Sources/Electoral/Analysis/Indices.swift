// SPDX-License-Identifier: Apache-2.0

/// How far seats are from votes; shares of votes are shares of the votes of all lists. For display only.
public struct Indices: Sendable, Equatable {
    /// Least-squares index in percentage points: sqrt(1/2 sum (v - s)^2) (Gallagher 1991).
    public let gallagher: Double
    /// Half the sum of absolute differences in percentage points (Loosemore and Hanby 1971).
    public let loosemoreHanby: Double
    /// The mean absolute difference in percentage points, over the lists with votes (Rae 1967).
    public let rae: Double
    /// Sum (s - v)^2 / v of shares in per cent, over the lists with votes: what the method of Sainte-Laguë makes as small
    /// as it can be (Gallagher 1991).
    public let sainteLague: Double
    /// The largest advantage ratio: what D'Hondt's method makes as small as it can be (Gallagher 1991).
    public let dhondt: Double
    /// Effective number of lists by votes: 1 / sum v^2 (Laakso and Taagepera 1979).
    public let effectivePartiesVotes: Double
    /// The same by seats; nil where no seat is filled.
    public let effectivePartiesSeats: Double?
    /// Votes for lists without a seat, in per cent of the votes of all lists.
    public let wastedPercent: Double
    /// The share of seats by the share of votes of each list, 1 where they are equal (Taagepera and Laakso 1980); nil for a
    /// list without votes.
    public let advantageRatios: [Double?]
}

extension SeatAllocation {
    /// Disproportionality and fragmentation of this count; seats are shares of the seats that were filled.
    public var indices: Indices {
        let filled = lists.reduce(0) { $0 + $1.seats }
        let total = tally.listVotes.approximation
        var (squares, differences, votesSquared, seatsSquared, wasted) = (0.0, 0.0, 0.0, 0.0, 0.0)
        var (voted, relative) = (0, 0.0)
        var ratios: [Double?] = []
        for (index, list) in lists.enumerated() {
            let votes = tally.lists[index].votes.approximation / total
            let seats = filled == 0 ? 0 : Double(list.seats) / Double(filled)
            squares += (votes - seats) * (votes - seats)
            differences += abs(votes - seats)
            votesSquared += votes * votes
            seatsSquared += seats * seats
            if list.seats == 0 { wasted += votes }
            ratios.append(votes > 0 ? seats / votes : nil)
            guard votes > 0 else { continue }
            voted += 1
            relative += (seats - votes) * (seats - votes) / votes
        }
        return Indices(
            gallagher: 100 * (squares / 2).squareRoot(), loosemoreHanby: 100 * differences / 2,
            rae: 100 * differences / Double(voted), sainteLague: 100 * relative,
            dhondt: ratios.reduce(0) { max($0, $1 ?? 0) }, effectivePartiesVotes: 1 / votesSquared,
            effectivePartiesSeats: filled == 0 ? nil : 1 / seatsSquared, wastedPercent: 100 * wasted,
            advantageRatios: ratios)
    }
}

extension UInt128 {
    /// The nearest binary floating-point number; what fits 64 bits, as votes nearly always do, is converted by one
    /// instruction.
    fileprivate var approximation: Double {
        self <= UInt128(UInt64.max) ? Double(UInt64(truncatingIfNeeded: self)) : Double(self)
    }
}
