// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// What a server has done since its start, all loops together.
package struct ServerMetrics: Sendable {
    /// What one operation has answered.
    package struct Operation: Sendable {
        /// Answers by the first digit of their status; index 0 is 1xx.
        package internal(set) var answers = [Int](repeating: 0, count: 5)
        /// Answers by their duration: as many as took at most `bounds` of the same index, and those that took longer.
        package internal(set) var durations = [Int](repeating: 0, count: ServerMetrics.bounds.count + 1)
        /// From the complete request to the complete answer, all together.
        package internal(set) var microseconds = 0
    }

    /// The bounds of the histogram in microseconds.
    package static let bounds = [25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 100_000, 1_000_000]

    /// By the number of the operation.
    package internal(set) var operations: [Operation]
    package internal(set) var bytesReceived = 0
    package internal(set) var bytesSent = 0
    package internal(set) var connectionsOpened = 0
    package internal(set) var connectionsClosed = 0
    /// Answers that are being made off the loops now.
    package internal(set) var repliesPending = 0
    /// Pieces of work that threads do now, and those that wait for one.
    package internal(set) var work = (running: 0, waiting: 0)
    /// When the certificate ends, in seconds from 1970; nil without one.
    package internal(set) var certificateEnd: Int64?

    init(_ loops: [LoopMetrics]) {
        operations = Array(repeating: Operation(), count: loops.first?.operations.count ?? 0)
        for loop in loops {
            for (index, counters) in loop.operations.enumerated() { counters.add(to: &operations[index]) }
            bytesReceived += loop.bytesReceived.count
            bytesSent += loop.bytesSent.count
            repliesPending -= loop.repliesEnded.count
            repliesPending += loop.repliesBegun.count
            connectionsClosed += loop.connectionsClosed.count
            // After the closed ones, so that no more are closed than were opened.
            connectionsOpened += loop.connectionsOpened.count
        }
    }
}

/// A number that one thread counts up and any may read.
struct Counter: ~Copyable, Sendable {
    private let value = Atomic<Int>(0)

    var count: Int { value.load(ordering: .relaxed) }

    /// Only ever called by one thread, so a load and a store are enough, and cheaper than an atomic addition.
    func add(_ amount: Int = 1) {
        value.store(value.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }
}

/// What one loop has done; it alone writes, so that loops do not share a line of the processor's cache.
final class LoopMetrics: Sendable {
    let operations: [OperationCounters]
    let bytesReceived = Counter()
    let bytesSent = Counter()
    let connectionsOpened = Counter()
    let connectionsClosed = Counter()
    let repliesBegun = Counter()
    let repliesEnded = Counter()

    /// Counters of that many operations; number 0 is of what is none.
    init(operations count: Int) {
        operations = (0..<max(1, count)).map { _ in OperationCounters() }
    }

    func note(operation: Int, status: Int, microseconds: Int) {
        operations[operations.indices.contains(operation) ? operation : 0].note(status, microseconds)
    }
}

/// What one loop has answered for one operation.
final class OperationCounters: Sendable {
    private let answers: InlineArray<5, Counter> = InlineArray { _ in Counter() }
    private let durations: InlineArray<13, Counter> = InlineArray { _ in Counter() }
    private let microseconds = Counter()

    func note(_ status: Int, _ duration: Int) {
        answers[min(max(status / 100 - 1, 0), 4)].add()
        durations[ServerMetrics.bounds.firstIndex { duration <= $0 } ?? ServerMetrics.bounds.count].add()
        microseconds.add(duration)
    }

    func add(to operation: inout ServerMetrics.Operation) {
        for index in operation.answers.indices { operation.answers[index] += answers[index].count }
        for index in operation.durations.indices { operation.durations[index] += durations[index].count }
        operation.microseconds += microseconds.count
    }
}
