// SPDX-License-Identifier: Apache-2.0
import Electoral

/// A run ended because the caller no longer wants it.
public struct SimulationCancelled: Error, Sendable, Equatable {}

extension Simulation {
    /// Draws between two looks at `isCancelled`; a third of a millisecond where lists are few and rules plain.
    public static let drawsPerCheck: UInt64 = 8192

    /// Simulates a range of draws on the calling thread.
    /// - Parameters:
    ///   - draws: their numbers. Tallies of ranges that together are one range add up to the tally of that range.
    ///   - isCancelled: asked before every `drawsPerCheck` draws.
    /// - Throws: `SimulationCancelled` where `isCancelled` said so.
    public func simulate(draws: Range<UInt64>, isCancelled: () -> Bool = { false }) throws(SimulationCancelled)
        -> SimulationTally
    {
        var tally = emptyTally
        var block = DrawBlock(lists: poll.shares.count, columns: electorate.columns)
        var start = draws.lowerBound
        while start < draws.upperBound {
            guard !isCancelled() else { throw SimulationCancelled() }
            let end = start + min(draws.upperBound - start, Self.drawsPerCheck)
            simulate(start..<end, &block, &tally)
            start = end
        }
        return tally
    }

    /// The tally of no draw.
    public var emptyTally: SimulationTally {
        SimulationTally(seats: houseSeats, lists: poll.shares.count, coalitions: coalitions.count)
    }

    func simulate(_ draws: Range<UInt64>, _ block: inout DrawBlock, _ tally: inout SimulationTally) {
        var counters = LaneCounters(lists: poll.shares.count)
        var first = draws.lowerBound
        while first < draws.upperBound {
            let lanes = Int(min(draws.upperBound - first, UInt64(laneCount)))
            fill(&block, firstDraw: first)
            counters.add(block, lanes: lanes)
            tally.addSeats(of: block, lanes: lanes, coalitions: coalitions)
            first += UInt64(lanes)
        }
        tally.add(counters, draws: UInt64(draws.count))
    }

    /// Draws and counts `laneCount` draws.
    @inline(__always)
    func fill(_ block: inout DrawBlock, firstDraw: UInt64) {
        electorate.draw(firstDraw: firstDraw, weights: &block.weights, ballots: &block.ballots)
        countBallots(of: &block)
        if let districts { districts.addWinners(to: &block) }
    }

    /// Counts the ballots of a block.
    @inline(__always)
    func countBallots(of block: inout DrawBlock) {
        if let hare {
            hare.count(&block)
        } else {
            block.open = LaneMask(repeating: true)
        }
        if any(block.open) { countOpenLanes(&block) }
    }

    @inline(never)
    private func countOpenLanes(_ block: inout DrawBlock) {
        for lane in 0..<laneCount where block.open[lane] { countExactly(lane, of: &block) }
        block.open = LaneMask(repeating: false)
    }

    /// Counts one draw by `allocate`, the reference for every faster way.
    func countExactly(_ lane: Int, of block: inout DrawBlock) {
        for list in block.seats.indices {
            block.seats[list][lane] = 0
            block.passes[list][lane] = false
        }
        block.uncounted[lane] = true
        guard let tally = tally(of: lane, of: block) else { return }
        if let seats = FastAllocation(tally, drawnRules)?.seats() {
            block.uncounted[lane] = false
            for list in block.seats.indices { block.seats[list][lane] = Int32(seats[list]) }
            return markPasses(lane, tally, of: &block)
        }
        guard let allocation = try? allocate(tally, under: drawnRules) else {
            return markPasses(lane, tally, of: &block)
        }
        block.uncounted[lane] = false
        for list in block.seats.indices {
            block.seats[list][lane] = Int32(allocation.lists[list].seats)
            block.passes[list][lane] = allocation.lists[list].admitted && allocation.secondParty?.second != list
        }
    }

    private func markPasses(_ lane: Int, _ tally: Tally, of block: inout DrawBlock) {
        let base = rules.threshold.map { tally.votes(in: $0.base) } ?? tally.listVotes
        for list in block.seats.indices {
            block.passes[list][lane] = rules.threshold?.admits(tally.lists[list], of: base) ?? true
        }
    }

    /// Nil where all lists together have no ballot.
    private func tally(of lane: Int, of block: DrawBlock) -> Tally? {
        func votes(_ column: Int) -> UInt128 { UInt128(max(block.ballots[column][lane], 0)) }
        let tally = Tally(
            pollTally, votes: votes, againstAll: poll.againstAll == nil ? 0 : votes(lists.count))
        return tally.listVotes > 0 ? tally : nil
    }
}

/// Sums over the draws of one stretch, lane by lane.
struct LaneCounters {
    var passes: [IntLanes]
    var largest: [IntLanes]
    var uncounted = IntLanes()

    init(lists: Int) {
        passes = Array(repeating: IntLanes(), count: lists)
        largest = passes
    }

    /// Adds the first `lanes` draws of a block.
    @inline(__always)
    mutating func add(_ block: DrawBlock, lanes: Int) {
        let counted = Self.lanes(below: lanes)
        uncounted &+= IntLanes(counting: block.uncounted .& counted)
        var most = IntLanes()
        for seats in block.seats { most.replace(with: seats, where: seats .> most) }
        var lists = IntLanes()
        for seats in block.seats { lists &-= IntLanes(storageOf: seats .== most) }
        let alone = (lists .== 1) .& (most .> 0) .& counted
        for list in passes.indices {
            passes[list] &-= IntLanes(storageOf: block.passes[list] .& counted)
            largest[list] &-= IntLanes(storageOf: (block.seats[list] .== most) .& alone)
        }
    }

    @inline(__always)
    private static func lanes(below limit: Int) -> LaneMask {
        IntLanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) .< IntLanes(repeating: Int32(limit))
    }
}
