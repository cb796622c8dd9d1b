// SPDX-License-Identifier: Apache-2.0

/// What a response carries (RFC 9110 6.4).
package enum Content: Sendable {
    /// All of it, whose length becomes `Content-Length`.
    case bytes([UInt8])
    /// Pieces that are made while the client takes them, so that the whole never has to be in memory.
    case stream(ContentStream)
}

/// Content as a lazy list: the next piece, and the stream of those after it.
///
/// It is a value without a position of its own, so asking twice gives the same bytes, and a reader that stops asking ends it. The
/// server asks for a piece when the kernel has taken the one before, off its event loops, in a task that is cancelled
/// when the client is gone.
package struct ContentStream: Sendable {
    /// A piece, better not empty, and what follows it.
    package typealias Step = (piece: [UInt8], rest: ContentStream)

    /// The next step, nil at the end.
    package let next: @Sendable () -> Step?

    /// A stream whose next step that is.
    package init(next: @escaping @Sendable () -> Step?) {
        self.next = next
    }

    /// The stream of what a state yields, from state to state, until nil.
    package init<State: Sendable>(
        from state: State, _ advance: @escaping @Sendable (State) -> (piece: [UInt8], next: State)?
    ) {
        next = { advance(state).map { ($0.piece, ContentStream(from: $0.next, advance)) } }
    }

    /// All pieces put together.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var stream = self
        while let (piece, rest) = stream.next() {
            bytes += piece
            stream = rest
        }
        return bytes
    }
}
