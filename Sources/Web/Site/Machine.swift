// SPDX-License-Identifier: Apache-2.0

/// What the API may take of the machine that it runs on, and the clock that tells what it took.
package struct Machine: Sendable {
    /// Tasks of one simulation at a time.
    package let tasks: Int
    /// Nanoseconds of processor time that the calling thread has had.
    package let processorTime: @Sendable () -> Int64

    package init(tasks: Int, processorTime: @escaping @Sendable () -> Int64) {
        self.tasks = max(tasks, 1)
        self.processorTime = processorTime
    }

    /// One task, and time as it passes for everybody.
    package static let modest = Machine(tasks: 1) {
        let (seconds, attoseconds) = (ContinuousClock.now - origin).components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    private static let origin = ContinuousClock.now
}
