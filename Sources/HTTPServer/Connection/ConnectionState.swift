// SPDX-License-Identifier: Apache-2.0

/// How far a connection is from its end.
enum Life {
    case open
    /// The last answer is encoded; the connection ends when it is written.
    case finishing(lingers: Bool)
    /// Only what the client still sends is read, and dropped.
    case lingering(bytes: Int)
    case closed
}
