// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

/// A program of the machine as a function from bytes to bytes.
///
/// The theory of this target: a `HelperProgram` is an actor that counts its runs. As many runs as its limits allow are on
/// threads of Dispatch's own, never on one of an event loop or of those that do its work; others wait in line, and those for
/// whom the line is too long are told at once. A run is a `ChildProcess`: no shell, no environment, no descriptor but two
/// pipes, bounded in time, memory and output, in a process group that is killed as one. Whoever no longer waits for the
/// result has its process killed: the task is cancelled.
package actor HelperProgram {
    /// What a program may take.
    package struct Limits: Sendable {
        /// Runs at a time.
        package var runs = 2
        /// Who may wait for a run.
        package var waiting = 16
        /// Seconds of a run.
        package var seconds = 10
        /// Bytes of memory of a run (RLIMIT_AS).
        package var memoryBytes = 1 << 30
        /// Bytes that a run may write.
        package var outputBytes = 8 << 20

        package init() {}
    }

    /// Why there is no result.
    package enum Fault: Error, Sendable, Equatable {
        /// Too many wait already.
        case busy
        /// The run was killed after so many seconds.
        case tookTooLong(seconds: Int)
        /// The program cannot be started; an errno.
        case notStarted(errno: Int32)
        /// The program ended with another status than 0.
        case exited(status: Int32)
        /// The program was ended by a signal, such as for want of memory.
        case ended(signal: Int32)
        /// The program wrote more than it may, in bytes.
        case wroteTooMuch(limit: Int)
        /// The task that waited for the result was cancelled.
        case cancelled
    }

    private let path: String
    private let arguments: [String]
    private let limits: Limits
    private var running = 0
    private var line: [CheckedContinuation<Void, Never>] = []
    private nonisolated let queue = DispatchQueue(label: "mandat.helper", qos: .utility, attributes: .concurrent)

    /// A program that runs only when `run` is called.
    /// - Parameters:
    ///   - path: of the executable file.
    ///   - arguments: what it is given, without its own name.
    package init(_ path: String, arguments: [String] = [], limits: Limits = Limits()) {
        (self.path, self.arguments, self.limits) = (path, arguments, limits)
    }

    /// What the program writes when it is given some bytes.
    package func run(_ input: [UInt8]) async -> Result<[UInt8], Fault> {
        if running < limits.runs {
            running += 1
        } else {
            guard line.count < limits.waiting else { return .failure(.busy) }
            // Who leaves the line hands the place over.
            await withCheckedContinuation { line.append($0) }
        }
        defer { if line.isEmpty { running -= 1 } else { line.removeFirst().resume() } }
        let end = Ending()
        let child = ChildProcess(path, arguments, limits)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async { continuation.resume(returning: child.run(input, until: end)) }
            }
        } onCancel: {
            end.isAsked.store(true, ordering: .relaxed)
        }
    }
}

/// Whether a run is to end before its time.
final class Ending: Sendable {
    let isAsked = Atomic(false)
}
