// SPDX-License-Identifier: Apache-2.0

/// The draws of a simulation one by one, computed as they are asked for, sixteen at a time.
public struct SimulationDraws: Sequence, IteratorProtocol, Sendable {
    /// One draw.
    public struct Draw: Sendable, Equatable {
        /// Its number.
        public let index: UInt64
        /// Ballots of the lists and then, where the poll has them, against all; about 4,000,000 together.
        public let ballots: [Int]
        /// Seats of the lists, in districts included.
        public let seats: [Int]
        /// Whether each list's own votes reach the threshold.
        public let passes: [Bool]
        /// False where the rules give no result.
        public let isCounted: Bool
    }

    private let simulation: Simulation
    private let range: Range<UInt64>
    private var position: UInt64
    private var block: DrawBlock

    init(_ simulation: Simulation, _ range: Range<UInt64>) {
        self.simulation = simulation
        self.range = range
        position = range.lowerBound
        block = DrawBlock(lists: simulation.poll.shares.count, columns: simulation.electorate.columns)
    }

    /// The next draw; nil after the last.
    public mutating func next() -> Draw? {
        guard position < range.upperBound else { return nil }
        let lane = Int((position - range.lowerBound) % UInt64(laneCount))
        if lane == 0 { simulation.fill(&block, firstDraw: position) }
        defer { position += 1 }
        return Draw(
            index: position, ballots: block.ballots.map { Int($0[lane]) }, seats: block.seats.map { Int($0[lane]) },
            passes: block.passes.map { $0[lane] }, isCounted: !block.uncounted[lane])
    }
}

extension Simulation {
    /// The draws of a range themselves; `simulate` of the same range tallies just these.
    public func draws(_ range: Range<UInt64>) -> SimulationDraws { SimulationDraws(self, range) }
}
