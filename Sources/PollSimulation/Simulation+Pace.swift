// SPDX-License-Identifier: Apache-2.0

extension Simulation {
    /// What one draw takes: the first draws are made and timed, as what they take depends on lists, rules, districts, polls
    /// and the machine, and no formula knows all of them.
    ///
    /// The first block of sixteen warms the caches; it counts only where it takes so long that another one would be felt.
    /// - Parameters:
    ///   - draws: how many are going to be made, at least 1; at most an eighth of them, and one block, is spent on this.
    ///   - clock: nanoseconds of any clock; better one of the thread's processor time.
    /// - Returns: nanoseconds of one draw, above 0.
    public func pace(of draws: UInt64, clock: () -> Int64) -> Double {
        var block = DrawBlock(lists: poll.shares.count, columns: electorate.columns)
        var tally = emptyTally
        let (lanes, start) = (UInt64(laneCount), clock())
        simulate(0..<lanes, &block, &tally)
        let first = clock() - start
        // Looking at the clock takes time as well, so quick blocks are timed together.
        let step = first < Self.paceTime / 10 ? lanes * 8 : lanes
        var (made, time) = (UInt64(0), Int64(0))
        while made < draws / 8, made == 0 ? first < Self.longestBlock : first + time < Self.paceTime {
            let next = clock()
            simulate(made..<made + step, &block, &tally)
            time += clock() - next
            made += step
        }
        return made == 0 ? max(Double(first), 1) / Double(lanes) : max(Double(time), 1) / Double(made)
    }

    /// Nanoseconds that the timing takes, about.
    private static let paceTime: Int64 = 300_000
    /// Nanoseconds of a first block after which no second one is made.
    private static let longestBlock: Int64 = 5_000_000
}
