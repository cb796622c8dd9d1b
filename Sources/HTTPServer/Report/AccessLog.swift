// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Glibc
import Synchronization

/// Lines about requests, written to a descriptor without ever holding up a loop.
///
/// Each loop gathers its lines and hands them over after each batch of events; they are written on a queue of their own,
/// whole lines with one call. Where the reader of the log does not keep up, lines are dropped and counted, so that
/// neither clients wait nor memory grows.
package final class AccessLog: Sendable {
    /// How a line looks.
    package enum Format: String, CaseIterable, Sendable {
        case json, combined, off
    }

    let format: Format
    private let omittedPaths: Set<String>
    private let descriptor: CInt
    private let maximumBytes: Int
    private let queue = DispatchQueue(label: "mandat.access-log")
    /// Bytes that were handed over and are not written yet.
    private let waiting = Atomic<Int>(0)
    private let dropped = Atomic<Int>(0)

    /// A log; `maximumBytes` may wait to be written.
    /// - Parameter omittedPaths: what is asked for there is logged only where the answer is an error.
    package init(
        _ format: Format, descriptor: CInt, omittedPaths: Set<String> = [], maximumBytes: Int = 4 << 20
    ) {
        self.format = format
        self.omittedPaths = omittedPaths
        self.descriptor = descriptor
        self.maximumBytes = maximumBytes
    }

    /// Batches of lines that were dropped.
    package var droppedBatches: Int { dropped.load(ordering: .relaxed) }

    /// Whether a target is one that is logged only where the answer is an error.
    func leavesOut(_ target: String) -> Bool {
        !omittedPaths.isEmpty && omittedPaths.contains(String(target.prefix { $0 != "?" }))
    }

    /// Takes lines to be written soon.
    func write(_ lines: [UInt8]) {
        let size = lines.count
        guard waiting.add(size, ordering: .relaxed).newValue <= maximumBytes else {
            waiting.subtract(size, ordering: .relaxed)
            dropped.add(1, ordering: .relaxed)
            return
        }
        queue.async {
            self.writeNow(lines)
            self.waiting.subtract(size, ordering: .relaxed)
        }
    }

    /// Waits until everything that was handed over is written.
    func flush() async {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume() }
        }
    }

    private func writeNow(_ lines: [UInt8]) {
        var start = 0
        while start < lines.count {
            let count = lines[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            // There is nowhere to report that the log cannot be written, so it is counted.
            guard count > 0 || errno == EINTR else {
                dropped.add(1, ordering: .relaxed)
                return
            }
            start += max(0, count)
        }
    }
}
