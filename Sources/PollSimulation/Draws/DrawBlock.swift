// SPDX-License-Identifier: Apache-2.0

/// Sixteen consecutive draws on their way from ballots to seats; one is made per run and used again and again.
struct DrawBlock: Sendable {
    /// Ballots by column: the lists, then those against all.
    var ballots: [IntLanes]
    /// Seats by list.
    var seats: [IntLanes]
    /// Where a list's own votes reach the threshold.
    var passes: [LaneMask]
    /// Draws that the rules give no result for; their seats are zero.
    var uncounted = LaneMask(repeating: false)
    /// Draws still to be counted one by one.
    var open = LaneMask(repeating: true)

    /// Scratch: a model's weights, two to a pair.
    var weights: [FloatLanes]
    /// Scratch: votes that take part in the distribution.
    var entitled: [IntLanes]
    /// Scratch: what is left over whole quotas, in votes × seats.
    var remainders: [IntLanes]
    /// Scratch: places left for remainders, less the lists that go before.
    var places: [IntLanes]

    init(lists: Int, columns: Int) {
        ballots = Array(repeating: IntLanes(), count: columns)
        seats = Array(repeating: IntLanes(), count: lists)
        passes = Array(repeating: LaneMask(repeating: false), count: lists)
        weights = Array(repeating: FloatLanes(), count: (columns + 1) / 2 * 2)
        entitled = seats
        remainders = seats
        places = seats
    }
}
