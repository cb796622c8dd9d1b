// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// What each operation has lately taken of a processor, so that the event loop knows what to leave to others.
///
/// An operation whose cost is not known is dear until it was measured. The second dearest request of late is what counts, and
/// it is forgotten slowly, so a few dear ones among many cheap ones are enough to keep an operation off the loop. One alone is
/// not: it may have been the first, for which everything was still to be made ready, or one that the machine held up.
final class OperationCosts: Sendable {
    /// Nanoseconds up to which a request is answered on the event loop, where everybody waits for it.
    static let prompt = 200_000
    /// One part in so many is forgotten with each cheaper request.
    private static let memory = 256

    /// The two dearest requests of late; `Int.max` where there was none.
    private final class Cost: Sendable {
        let dearest = Atomic<Int>(Int.max)
        let second = Atomic<Int>(Int.max)
    }

    private let costs: [Cost]

    /// The costs of that many operations, none of them known; number 0 is of requests that found none.
    init(operations: Int) {
        costs = (0..<operations).map { _ in Cost() }
    }

    /// What a request for an operation may take, in nanoseconds; `Int.max` where nothing is known.
    subscript(operation: Int) -> Int {
        let second = costs[operation].second.load(ordering: .relaxed)
        return second == .max ? costs[operation].dearest.load(ordering: .relaxed) : second
    }

    /// Learns what a request has taken. Of two that end at the same time one may be lost, which does no harm.
    func note(_ operation: Int, nanoseconds: Int) {
        let cost = costs[operation]
        let (dearest, second) = (cost.dearest.load(ordering: .relaxed), cost.second.load(ordering: .relaxed))
        guard dearest != .max else { return cost.dearest.store(nanoseconds, ordering: .relaxed) }
        func faded(_ known: Int) -> Int { known - (known - nanoseconds) / Self.memory }
        cost.dearest.store(max(nanoseconds, faded(dearest)), ordering: .relaxed)
        let lesser = min(nanoseconds, dearest)
        cost.second.store(second == .max ? lesser : max(lesser, faded(second)), ordering: .relaxed)
    }
}
