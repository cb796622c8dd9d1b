// SPDX-License-Identifier: Apache-2.0
package import PollSimulation

/// Draws to be tallied, and how: on the calling thread, or in tasks on all processors. Both give the same tally.
package struct SimulationRun: Sendable {
    package let simulation: Simulation
    package let draws: Range<UInt64>
    /// Nanoseconds of processor time that a draw takes, about.
    package let pace: Double
    /// Nanoseconds of processor time that the calling thread has had.
    private let clock: @Sendable () -> Int64

    /// Nanoseconds of one task, about: after the longest others get their turn, and nobody who is gone is drawn for; the
    /// shortest is worth a task.
    private static let taskTimes = 0.3e6...5e6

    /// Bytes that a cell of a histogram takes while it is tallied and told.
    private static let bytesPerCell = 64

    /// A run of some draws; a few of them are made and timed, to know how long it is going to be.
    /// - Parameter clock: nanoseconds of processor time that the calling thread has had.
    package init(_ simulation: Simulation, draws: Range<UInt64>, clock: @escaping @Sendable () -> Int64) {
        self.init(
            simulation, draws: draws, pace: simulation.pace(of: UInt64(draws.count), clock: clock), clock: clock)
    }

    private init(
        _ simulation: Simulation, draws: Range<UInt64>, pace: Double, clock: @escaping @Sendable () -> Int64
    ) {
        self.simulation = simulation
        self.draws = draws
        self.pace = pace
        self.clock = clock
    }

    /// The tally, made on the calling thread; nil where the task is cancelled.
    package func tally() -> SimulationTally? {
        try? simulation.simulate(draws: draws) { Task.isCancelled }
    }

    /// Why there is no tally.
    package enum Fault: Error, Sendable, Equatable {
        /// Nobody waits for it any more.
        case abandoned
        /// It took more processor time than it may; so many draws were made in that time.
        case tooLong(draws: UInt64)
    }

    /// The tally, made by several tasks at a time.
    /// - Parameters:
    ///   - tasks: how many, 1 or more.
    ///   - budget: nanoseconds of processor time that all tasks together may take.
    ///   - progress: told the draws done so far.
    package func tally(
        tasks: Int, budget: Int64 = .max, progress: (UInt64) -> Void = { _ in }
    ) async -> Result<SimulationTally, Fault> {
        await withTaskGroup(of: (tally: SimulationTally, time: Int64)?.self) { group in
            var start = draws.lowerBound
            var (time, sum) = (Int64(0), simulation.emptyTally)
            func addTask() {
                guard start < draws.upperBound else { return }
                let pace = sum.draws == 0 ? pace : Double(time) / Double(sum.draws)
                let end = start + min(partLength(tasks, pace), draws.upperBound - start)
                let part = SimulationRun(simulation, draws: start..<end, pace: pace, clock: clock)
                start = part.draws.upperBound
                group.addTask {
                    let start = part.clock()
                    return part.tally().map { ($0, part.clock() - start) }
                }
            }
            for _ in 0..<tasks { addTask() }
            while let part = await group.next() {
                guard let part, (try? sum.add(part.tally)) != nil else {
                    group.cancelAll()
                    return .failure(.abandoned)
                }
                time += part.time
                if time > budget, sum.draws < UInt64(draws.count) {
                    group.cancelAll()
                    return .failure(.tooLong(draws: sum.draws))
                }
                progress(sum.draws)
                addTask()
            }
            return .success(sum)
        }
    }

    /// Nanoseconds of processor time that all draws take, about.
    package var time: Double { pace * Double(draws.count) }

    /// Bytes that the histograms of the run take, about.
    package var bytes: Int {
        (simulation.lists.count + simulation.coalitions.count) * (simulation.houseSeats + 1) * Self.bytesPerCell
    }

    /// Parts of equal length, several for each task, and whole blocks of sixteen draws.
    private func partLength(_ tasks: Int, _ pace: Double) -> UInt64 {
        let parts = UInt64(tasks) * 4
        let even = (UInt64(draws.count) + parts - 1) / parts
        func number(in time: Double) -> UInt64 { UInt64(time / pace) }
        let length = min(max(even, number(in: Self.taskTimes.lowerBound)), number(in: Self.taskTimes.upperBound))
        return (length + 16) & ~15
    }
}
