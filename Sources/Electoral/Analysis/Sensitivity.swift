// SPDX-License-Identifier: Apache-2.0

/// How far each list is from another number of seats, in whole votes, the votes of all others unchanged.
///
/// A change counts where it is certain: where the list gets the other number of seats by the order in which the rules put
/// equal lists and, where they leave a tie open, whichever way it falls. Votes that the rules give no answer to (no list over
/// the threshold, a quota that awards too much) change nothing.
public struct Sensitivity: Sendable, Equatable {
    /// The smallest change of a list's votes, and its seats after it.
    public struct Change: Sendable, Equatable {
        /// Whole votes added or taken away.
        public let votes: UInt64
        /// Seats that the list then has for certain: at least, after a gain; at most, after a loss.
        public let seats: Int
    }

    /// One list.
    public struct List: Sendable, Equatable {
        /// Its seats as counted, ties broken as the rules say.
        public let seats: Int
        /// The fewest votes more that bring it more seats; nil where none do, up to 2^63 - 1 votes.
        public let gain: Change?
        /// The fewest votes less that cost it seats; nil where none do.
        public let loss: Change?
        /// The fewest votes more that lift it over the threshold; nil where it is over, or where none do.
        public let votesToEnter: UInt64?
        /// The fewest votes less that drop it below the threshold; nil where it is below, or where none do.
        public let votesToFall: UInt64?
    }

    /// In the order of the tally.
    public let lists: [List]
}

/// The distance of every list to another number of seats.
///
/// Seats as a function of a list's own votes v need not rise everywhere, so the smallest change is not found by
/// bisection over all votes, but like this (`VoteChangeSearch` has the parts):
///
/// 1. Shares v / base rise with v, those of others w / base fall. So each list crosses the threshold at most once, at a
///    number that bisection finds; between those numbers the set of admitted lists stays the same. So it is with the share
///    that a majority bonus asks for and with the list's overtaking another one: between, the bonus stays where it is.
/// 2. While it does, the seats of the list never fall as v rises, and a tie lies between fewer seats and more, so that the
///    numbers from which on it has more begin with a tie that the rules break for it, or behind one that they do not:
///    * Highest averages: were a(v') < a(v) for v' > v, another list would have more seats at v' than at v, so its last
///      average at v' would be at most its next average at v, hence at most the last average of our list at v, which is
///      below that list's next average at v'; but a last average is never below a next one.
///    * Quota and largest remainder give out a = ⌊q + t⌋, q being votes in quotas and t the same for all lists. Where
///      q of our list rises and no other q does, a falling a means a falling t, hence no a rises, and the sum would fall.
///    * The runner-up of the second-party rule, what that rule leaves the first list, and the winner who takes all: the
///      same, by inspection.
/// 3. An exact quota grows more slowly than v (in proportion), so q rises. A rounded one is constant over stretches of
///    votes, on which q rises; at the ends of these stretches q = places - constant / quota rises too while the quota is
///    larger than the number of places, so the first stretch at whose end the seats have changed is found by bisection
///    as well. Smaller quotas, of which there are at most as many as places, are gone through one by one.
/// 4. Where the rules refuse the number found, by awarding too much or too little, the next number is taken at which a
///    whole part of any list's quotas changes, as nothing else changes that.
///
/// - Throws: `AllocationError` where the tally itself cannot be counted.
public func sensitivity(of tally: Tally, under rules: Rules) throws(AllocationError) -> Sensitivity {
    let counted = try allocate(tally, under: rules)
    return Sensitivity(
        lists: tally.lists.indices.map { index in
            let more = VoteChangeSearch(tally, rules, counted.base, list: index, .adding)
            let less = VoteChangeSearch(tally, rules, counted.base, list: index, .removing)
            let seats = counted.lists[index].seats
            let isFull = rules.room(of: tally.lists[index]).map { $0 <= seats } ?? false
            return Sensitivity.List(
                seats: seats, gain: isFull ? nil : more.firstChange(to: seats + 1),
                loss: seats == 0 ? nil : less.firstChange(to: seats), votesToEnter: more.crossing(of: index),
                votesToFall: less.crossing(of: index))
        })
}

/// The first number of a range that holds, for a condition that holds from some number on; nil where none does.
func firstWhole(in range: ClosedRange<UInt64>, where holds: (UInt64) -> Bool) -> UInt64? {
    guard holds(range.upperBound) else { return nil }
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
        let middle = low + (high - low) / 2
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
}
