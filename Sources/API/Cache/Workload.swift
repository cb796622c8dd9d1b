// SPDX-License-Identifier: Apache-2.0
import Synchronization
import Text
import Web

/// The long work that is under way, by estimate: whoever would wait too long behind it is told when to come again.
///
/// Small work is never turned away here: it overtakes what is large (`WorkPool` of the server).
final class Workload: Sendable {
    private struct State {
        var nanoseconds = 0
        var bytes = 0
    }

    /// Seconds that all processors together have work for, at most.
    private static let maximumSeconds = 30
    /// Bytes that all work together holds, at most, where more than one is under way.
    private static let maximumBytes = 64 << 20

    private let processors: Int
    private let state = Mutex(State())

    init(processors: Int) { self.processors = processors }

    /// Takes work in.
    /// - Throws: `overloaded` with the seconds after which there will be room.
    func begin(_ work: Operation.LongWork.Estimate) throws(Problem) {
        guard !work.isSmall else { return }
        let wait: Int? = state.withLock { state in
            let seconds = state.nanoseconds / 1_000_000_000 / processors
            let isFull =
                seconds >= Self.maximumSeconds || (state.bytes > 0 && state.bytes + work.bytes > Self.maximumBytes)
            guard !isFull else { return seconds }
            state.nanoseconds += work.nanoseconds
            state.bytes += work.bytes
            return nil
        }
        guard let wait else { return }
        var problem = Problem(
            .overloaded, "The server has work for \(max(wait, 1)) seconds; ask again after that, or ask for less.")
        problem.retryAfter = max(wait, 1)
        throw problem
    }

    /// Work that was taken in is done, or given up.
    func end(_ work: Operation.LongWork.Estimate) {
        guard !work.isSmall else { return }
        state.withLock { state in
            state.nanoseconds -= work.nanoseconds
            state.bytes -= work.bytes
        }
    }
}

extension Operation.LongWork.Estimate {
    /// Whether nobody notices it.
    fileprivate var isSmall: Bool { nanoseconds < 50_000_000 && bytes < 1 << 20 }
}
