// SPDX-License-Identifier: Apache-2.0

extension SeatAllocation {
    /// Quota and largest remainder, ALG-A: Constitutional Law on elections, Art. 97-1(1)-(3) in the editions of 1999 to
    /// 2007, Art. 97-1(1), (3), (4) in those since.
    mutating func distribute(byLargestRemainder admitted: [Int], quota: Quota, overAward: Formula.OverAward)
        throws(AllocationError)
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
        var left = distributedSeats - admitted.reduce(0) { $0 + lists[$1].automaticSeats }
        if left < 0, overAward == .error { throw .overAward(excess: -left) }
        if left < 0 { left += takeBackRounds(-left, admitted) }
        let eligible = admitted.filter {
            left > 0
                ? tally.lists[$0].votes > 0 : left < 0 && lists[$0].automaticSeats + lists[$0].remainderSeats > 0
        }
        guard left <= eligible.count else { throw .tooManyRemainderSeats(excess: left - eligible.count) }
        let selection = Selection(
            places: left > 0 ? left : eligible.count + left, of: eligible, by: { rests[$0] },
            tieBreak: rules.tieBreak, votes: { self.tally.lists[$0].votes })
        if left < 0 { for index in eligible { lists[index].remainderSeats -= 1 } }
        for index in selection.chosen { lists[index].remainderSeats += 1 }
        ties += selection.ties
        undecidedSeats += selection.undecided
    }

    /// Takes seats back from all lists at a time, one from each that has any left, while there are as many to take.
    ///
    /// The seat to take back is that of the list whose votes beyond its seats are the fewest. A list that has given one back
    /// has the votes of a whole seat more beyond its seats, so no list gives a second before every list has given one; the
    /// smallest remainders decide only who gives in the last round, which is left to the caller.
    /// - Returns: the number of seats taken.
    private mutating func takeBackRounds(_ excess: Int, _ admitted: [Int]) -> Int {
        let bought = admitted.map { lists[$0].automaticSeats }
        func taken(in rounds: Int) -> Int { bought.reduce(0) { $0 + min($1, rounds) } }
        var (rounds, beyond) = (0, excess + 1)
        while beyond - rounds > 1 {
            let middle = rounds + (beyond - rounds) / 2
            if taken(in: middle) <= excess { rounds = middle } else { beyond = middle }
        }
        for index in admitted { lists[index].remainderSeats = -min(lists[index].automaticSeats, rounds) }
        return taken(in: rounds)
    }
}
