// SPDX-License-Identifier: Apache-2.0

/// What was seen in some draws, in whole numbers that add up: the tally of two shards is the sum of theirs.
public struct SimulationTally: Sendable, Equatable {
    /// Seats of the house; a histogram has one cell more.
    public let seats: Int
    /// Lists that there are histograms of.
    public let lists: Int
    /// Coalitions that there are histograms of.
    public let coalitions: Int
    /// Draws seen.
    public private(set) var draws: UInt64 = 0
    /// Draws that the rules give no result for (no list reaches the threshold, a quota buys too many seats); in them every
    /// list has no seat in the list part.
    public private(set) var uncounted: UInt64 = 0
    /// For each list, draws in which its own votes reached the threshold.
    public private(set) var passes: [UInt64]
    /// For each list, draws in which it had more seats than every other list.
    public private(set) var largest: [UInt64]
    /// The histograms one after the other, lists first: cell n counts the draws with n seats.
    public private(set) var cells: [UInt64]

    /// Why two tallies do not add up, or numbers are no tally.
    public enum Fault: Error, Sendable, Equatable {
        /// They are of different houses, lists or coalitions.
        case differentShapes
        /// The numbers contradict each other.
        case inconsistent
    }

    /// The tally of no draw.
    init(seats: Int, lists: Int, coalitions: Int) {
        (self.seats, self.lists, self.coalitions) = (seats, lists, coalitions)
        passes = Array(repeating: 0, count: lists)
        largest = passes
        cells = Array(repeating: 0, count: (lists + coalitions) * (seats + 1))
    }

    /// A tally from its numbers, as a shard wrote them.
    /// - Throws: `inconsistent` where they cannot be what was seen in some draws.
    public init(
        seats: Int, draws: UInt64, uncounted: UInt64, passes: [UInt64], largest: [UInt64],
        histograms: [[UInt64]], coalitionHistograms: [[UInt64]] = []
    ) throws(Fault) {
        let all = histograms + coalitionHistograms
        let counts = passes + largest + [uncounted]
        guard seats >= 1, !histograms.isEmpty, passes.count == histograms.count, largest.count == histograms.count,
            counts.allSatisfy({ $0 <= draws }),
            all.allSatisfy({ $0.count == seats + 1 && Self.sum($0) == draws })
        else { throw .inconsistent }
        (self.seats, lists, coalitions) = (seats, histograms.count, coalitionHistograms.count)
        (self.draws, self.uncounted, self.passes, self.largest) = (draws, uncounted, passes, largest)
        cells = all.flatMap { $0 }
    }

    private static func sum(_ numbers: [UInt64]) -> UInt64? {
        var sum: UInt64 = 0
        for number in numbers {
            let (next, overflow) = sum.addingReportingOverflow(number)
            if overflow { return nil }
            sum = next
        }
        return sum
    }

    /// In how many draws a list had how many seats: `seats` + 1 cells.
    public func histogram(ofList list: Int) -> ArraySlice<UInt64> { histogram(list) }

    /// In how many draws a coalition had how many seats together.
    public func histogram(ofCoalition coalition: Int) -> ArraySlice<UInt64> { histogram(lists + coalition) }

    private func histogram(_ row: Int) -> ArraySlice<UInt64> { cells[row * (seats + 1)..<(row + 1) * (seats + 1)] }

    /// Adds another shard of the same simulation.
    /// - Throws: `differentShapes` where it cannot be one.
    public mutating func add(_ other: SimulationTally) throws(Fault) {
        guard (seats, lists, coalitions) == (other.seats, other.lists, other.coalitions) else {
            throw .differentShapes
        }
        draws += other.draws
        uncounted += other.uncounted
        for list in passes.indices {
            passes[list] += other.passes[list]
            largest[list] += other.largest[list]
        }
        for cell in cells.indices { cells[cell] += other.cells[cell] }
    }

    /// Adds the seats of the first `lanes` draws of a block to the histograms.
    @inline(__always)
    mutating func addSeats(of block: DrawBlock, lanes: Int, coalitions: [[Int]]) {
        let (width, lists) = (seats + 1, lists)
        var cells = self.cells.mutableSpan
        for list in block.seats.indices { Self.count(block.seats[list], lanes, &cells, row: list * width) }
        for (index, members) in coalitions.enumerated() {
            var together = IntLanes()
            for list in members { together &+= block.seats[list] }
            Self.count(together, lanes, &cells, row: (lists + index) * width)
        }
    }

    @inline(__always)
    private static func count(_ seats: IntLanes, _ lanes: Int, _ cells: inout MutableSpan<UInt64>, row: Int) {
        if lanes == laneCount {
            for lane in 0..<laneCount { cells[row &+ Int(seats[lane])] &+= 1 }
        } else {
            for lane in 0..<lanes { cells[row &+ Int(seats[lane])] &+= 1 }
        }
    }

    mutating func add(_ counters: LaneCounters, draws: UInt64) {
        self.draws += draws
        uncounted += UInt64(counters.uncounted.wrappedSum())
        for list in passes.indices {
            passes[list] += UInt64(counters.passes[list].wrappedSum())
            largest[list] += UInt64(counters.largest[list].wrappedSum())
        }
    }
}
