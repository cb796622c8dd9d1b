// SPDX-License-Identifier: Apache-2.0
package import Electoral
import Text

/// What a simulation may take of the machine.
package struct SimulationPool: Sendable {
    /// Tasks at a time.
    package let tasks: Int
    /// Called on the thread of a task before it draws.
    package let enter: @Sendable () -> Void

    package init(tasks: Int, enter: @escaping @Sendable () -> Void = {}) {
        self.tasks = max(tasks, 1)
        self.enter = enter
    }
}

/// Draws to be tallied, and how: on the calling thread, or in tasks on all cores. Both give the same tally.
package struct SimulationRun: Sendable {
    package let simulation: Simulation
    package let draws: Range<UInt64>

    /// What to say to nobody: the client is gone.
    static let abandoned = Problem(.overloaded, "The simulation was given up.")

    /// Nanoseconds of one task, about: after the longest others get their turn on the pool, and nobody who is gone is
    /// drawn for; the shortest is worth a task.
    private static let taskTimes = 0.3e6...5e6

    package init(_ simulation: Simulation, draws: Range<UInt64>) {
        self.simulation = simulation
        self.draws = draws
    }

    /// The tally, made on the calling thread; nil where the task is cancelled.
    package func tally() -> SimulationTally? {
        try? simulation.simulate(draws: draws) { Task.isCancelled }
    }

    /// The tally, made by the tasks of a pool; nil where the calling task is cancelled.
    /// - Parameter progress: told the draws done so far.
    package func tally(in pool: SimulationPool, progress: (UInt64) -> Void = { _ in }) async -> SimulationTally? {
        await withTaskGroup(of: SimulationTally?.self) { group in
            var start = draws.lowerBound
            let length = partLength(tasks: pool.tasks)
            func addTask() {
                guard start < draws.upperBound else { return }
                let part = SimulationRun(simulation, draws: start..<start + min(length, draws.upperBound - start))
                start = part.draws.upperBound
                group.addTask {
                    pool.enter()
                    return part.tally()
                }
            }
            for _ in 0..<pool.tasks { addTask() }
            var sum = simulation.emptyTally
            while let part = await group.next() {
                guard let part, (try? sum.add(part)) != nil else {
                    group.cancelAll()
                    return nil
                }
                progress(sum.draws)
                addTask()
            }
            return sum
        }
    }

    /// Parts of equal length, several for each task, and whole blocks of sixteen draws.
    private func partLength(tasks: Int) -> UInt64 {
        let parts = UInt64(tasks) * 4
        let even = (UInt64(draws.count) + parts - 1) / parts
        func number(in time: Double) -> UInt64 { UInt64(time / simulation.nanosecondsPerDraw) }
        let length = min(max(even, number(in: Self.taskTimes.lowerBound)), number(in: Self.taskTimes.upperBound))
        return (length + 16) & ~15
    }
}
