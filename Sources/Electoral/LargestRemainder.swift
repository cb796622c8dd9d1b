// SPDX-License-Identifier: Apache-2.0

extension Count {
    /// Quota and largest remainder, ALG-A: Constitutional Law on elections, Art. 97-1(1)-(3) in the editions of 1999 to
    /// 2007, Art. 97-1(1), (3), (4) in those since.
    mutating func distribute(byLargestRemainder admitted: [Int], quota: Quota, overAward: Formula.OverAward)
        throws(CountError)
    {
        let votes = admitted.reduce(0) { $0 + tally.lists[$1].votes }
        // The quota: votes of the admitted lists by the seats; kept as a fraction [97-1(1)].
        guard let price = quota.value(votes: votes, seats: distributedSeats, scale: tally.scale) else {
            throw .zeroQuota
        }
        self.quota = price
        // Votes by the quota, the whole part are seats [97-1(2) old, 97-1(3) new].
        var rests = [UInt128](repeating: 0, count: lists.count)
        for index in admitted {
            let inQuotas = Ratio(tally.lists[index].votes * price.denominator, over: price.numerator)
            let (whole, rest) = inQuotas.times(1)
            lists[index].entitlement = inQuotas
            lists[index].automaticSeats = Int(whole)
            rests[index] = rest
        }
        // What is left goes to the largest remainders, one each [97-1(2) old, 97-1(4) new]; all remainders are over
        // the same quota, so they compare as they are.
        let left = distributedSeats - admitted.reduce(0) { $0 + lists[$1].automaticSeats }
        if left < 0, overAward == .error { throw .overAward(excess: -left) }
        // Where a small quota has bought too many, every list with a seat gives one back and the largest remainders
        // keep theirs, as far as the seats go.
        let eligible = admitted.filter {
            left > 0 ? tally.lists[$0].votes > 0 : left < 0 && lists[$0].automaticSeats > 0
        }
        guard abs(left) <= eligible.count else { throw .tooManyRemainderSeats(excess: abs(left) - eligible.count) }
        let selection = Selection(
            places: left > 0 ? left : eligible.count + left, of: eligible, by: { rests[$0] },
            tieBreak: rules.tieBreak, votes: { self.tally.lists[$0].votes })
        if left < 0 { for index in eligible { lists[index].remainderSeats = -1 } }
        for index in selection.chosen { lists[index].remainderSeats += 1 }
        ties += selection.ties
        undecidedSeats += selection.undecided
    }
}
