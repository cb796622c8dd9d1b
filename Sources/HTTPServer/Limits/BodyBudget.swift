// SPDX-License-Identifier: Apache-2.0

/// The bytes of large bodies that the connections of one loop hold, from their first byte to the answer.
///
/// Without it as many clients as there are places could each have a body of the largest size kept for them.
struct BodyBudget {
    /// A body up to this size costs nothing: it is no larger than what a connection may have to wait with anyway.
    private static let small = 65_536

    private let limit: Int
    private var held = 0

    init(limit: Int) { self.limit = limit }

    /// Whether a connection may hold so many bytes of a body instead of those that it holds; it does so if it may.
    mutating func hold(_ bytes: Int, insteadOf earlier: inout Int) -> Bool {
        let bytes = bytes > Self.small ? bytes : 0
        guard bytes <= earlier || held - earlier + bytes <= limit else { return false }
        held += bytes - earlier
        earlier = bytes
        return true
    }

    /// Lets go of what a connection holds.
    mutating func release(_ bytes: inout Int) {
        held -= bytes
        bytes = 0
    }
}
