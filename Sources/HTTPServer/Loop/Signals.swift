// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Glibc

/// Signals of the process as calls on a queue, where every function may be called, unlike in a signal handler.
package actor Signals {
    private nonisolated let executor = QueueExecutor(label: "mandat.signals")
    /// The queue of the signals.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    private var sources: [any DispatchSourceSignal] = []

    /// Watches no signal yet.
    package init() {}

    /// Calls `body` with each signal of those numbers, instead of what the process would do by itself.
    package func watch(_ numbers: [CInt], _ body: @escaping @Sendable (CInt) -> Void) {
        for number in numbers {
            // Dispatch only observes; the default action, which ends the process, has to be switched off.
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: executor.queue)
            source.setEventHandler { body(number) }
            source.activate()
            sources.append(source)
        }
    }

    /// Waits for the first signal of those numbers.
    package func first(of numbers: [CInt]) async -> CInt {
        let (stream, continuation) = AsyncStream.makeStream(of: CInt.self)
        watch(numbers) { continuation.yield($0) }
        for await number in stream { return number }
        return 0
    }
}
