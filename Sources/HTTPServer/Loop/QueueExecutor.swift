// SPDX-License-Identifier: Apache-2.0
import Dispatch

/// Runs the jobs of an actor on a serial queue, so that Dispatch's callbacks on that queue are inside of the actor.
///
/// It stands for `DispatchSerialQueue`, which Dispatch on Linux does not have.
final class QueueExecutor: SerialExecutor {
    let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
