// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// How many connections are open in all loops; the listener counts them in, the loops count them out.
final class Census: Sendable {
    private let limit: Int
    private let open = Atomic<Int>(0)
    private let isWaiting = Atomic<Bool>(false)
    private let onRoom: @Sendable () -> Void

    /// `onRoom` is called, on any thread, when a connection has gone that the listener waits for.
    init(limit: Int, onRoom: @escaping @Sendable () -> Void) {
        self.limit = limit
        self.onRoom = onRoom
    }

    var isFull: Bool { open.load(ordering: .sequentiallyConsistent) >= limit }

    func enter() {
        open.add(1, ordering: .sequentiallyConsistent)
    }

    func leave() {
        open.subtract(1, ordering: .sequentiallyConsistent)
        if isWaiting.exchange(false, ordering: .sequentiallyConsistent) { onRoom() }
    }

    /// Asks for one call of `onRoom`; whoever asks must look at `isFull` once more afterwards.
    func waitForRoom() {
        isWaiting.store(true, ordering: .sequentiallyConsistent)
    }
}
