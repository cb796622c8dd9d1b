// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// What each operation has lately taken of a processor, so that the event loop knows what to leave to others.
///
/// An operation whose cost is not known is dear until it was measured. A dearer request counts at once and is forgotten
/// slowly, so a dear one among many cheap ones is enough to keep an operation off the loop.
final class OperationCosts: Sendable {
    /// Nanoseconds up to which a request is answered on the event loop, where everybody waits for it.
    static let prompt = 200_000
    /// One part in so many is forgotten with each cheaper request.
    private static let memory = 256

    private final class Cost: Sendable { let nanoseconds = Atomic<Int>(Int.max) }

    private let costs: [Cost]

    /// The costs of that many operations, none of them known; number 0 is of requests that found none.
    init(operations: Int) {
        costs = (0..<operations).map { _ in Cost() }
    }

    /// What a request for an operation may take, in nanoseconds; `Int.max` where nothing is known.
    subscript(operation: Int) -> Int { costs[operation].nanoseconds.load(ordering: .relaxed) }

    /// Learns what a request has taken. Of two that end at the same time one may be lost, which does no harm.
    func note(_ operation: Int, nanoseconds: Int) {
        let known = costs[operation].nanoseconds.load(ordering: .relaxed)
        let cost = known == .max || nanoseconds >= known ? nanoseconds : known - (known - nanoseconds) / Self.memory
        costs[operation].nanoseconds.store(cost, ordering: .relaxed)
    }
}
