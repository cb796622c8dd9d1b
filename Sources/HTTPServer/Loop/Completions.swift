// SPDX-License-Identifier: Apache-2.0
import CEpoll
import Glibc
import Synchronization

/// Work that is done, on its way back to its event loop.
///
/// An eventfd of the loop's epoll set wakes the loop, and not a block on its queue: Dispatch may begin a thread for such a
/// block, which would have the low priority of the thread that the work was done on.
final class Completions: Sendable {
    /// The connection that asked, by descriptor and serial number, and what came of its work.
    typealias Completion = (descriptor: CInt, serial: UInt64, outcome: Outcome)

    let descriptor: Descriptor
    private let done = Mutex<[Completion]>([])

    init() throws(ServerError) {
        let raw = eventfd(0, CInt(EFD_NONBLOCK | EFD_CLOEXEC))
        guard raw >= 0 else { throw .noEventLoop(code: errno) }
        descriptor = Descriptor(owning: raw)
    }

    /// Hands over what is done, on any thread.
    func add(_ completion: Completion) {
        let isFirst = done.withLock { done in
            done.append(completion)
            return done.count == 1
        }
        guard isFirst else { return }
        var one: UInt64 = 1
        // The set is edge-triggered: each write is an event, and the number itself is never looked at.
        _ = withUnsafeBytes(of: &one) { Glibc.write(descriptor.raw, $0.baseAddress, $0.count) }
    }

    /// What was handed over since the last call.
    func take() -> [Completion] {
        done.withLock { done in
            defer { done = [] }
            return done
        }
    }
}
