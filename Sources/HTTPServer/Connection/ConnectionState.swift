// SPDX-License-Identifier: Apache-2.0
import HTTP

/// Where a connection is in its cycle.
///
///     receiving ──a request that takes long──▶ answering ──the whole answer──▶ receiving
///     receiving, answering ──the last answer, a refusal──▶ finishing ──written──▶ lingering, closed
///     lingering ──the client closes, too many bytes──▶ closed
///     any state ──an error, a deadline──▶ closed
enum ConnectionState {
    /// Requests are read and decoded. What is answered by a plain call never leaves this state.
    case receiving
    /// An answer, or the rest of it, is awaited; nothing more is read meanwhile.
    case answering(Exchange, Awaited)
    /// The last answer is encoded; the connection ends when it is written.
    case finishing(lingers: Bool)
    /// Only what the client still sends is read, and dropped.
    case lingering(bytes: Int)
    /// Nothing more is read or written; the exchange whose answer was cut off, if any.
    case closed(Exchange?)

    /// What an answer waits for.
    enum Awaited {
        /// Work that the event loop has yet to begin.
        case begin(Work)
        /// Work under way; nil only until the event loop has made its task.
        case end(Task<Void, Never>?)
        /// The kernel, to take what is written before the stream is asked for its next piece.
        case room(ContentStream)
    }
}
