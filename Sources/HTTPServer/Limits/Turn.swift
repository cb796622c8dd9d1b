// SPDX-License-Identifier: Apache-2.0

/// What a connection does before the others of its loop get their turn: bounded in requests and in time, one request at least.
struct Turn {
    private let maximumRequests: Int
    /// In `Time.microseconds`.
    private let end: Int64
    private var requests = 0

    /// The turn that begins.
    init(_ context: LoopContext) {
        maximumRequests = context.configuration.maximumRequestsPerTurn
        end = Time.microseconds + context.turnTime
    }

    /// Counts a request that was answered.
    mutating func count() { requests += 1 }

    var isOver: Bool { requests > 0 && (requests >= maximumRequests || Time.microseconds >= end) }
}
