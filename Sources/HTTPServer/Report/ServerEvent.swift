// SPDX-License-Identifier: Apache-2.0

/// What an operator may want to know; reported on the thread where it happens, so the receiver must be quick.
package enum ServerEvent: Hashable, Sendable {
    /// Connections are accepted there from now on.
    case listening(Binding)
    /// No connection is accepted until `acceptResumed`.
    case acceptPaused(reason: String)
    case acceptResumed
    /// An answer was handed to the connection; `-` stands for what could not be read.
    case request(method: String, target: String, status: Int, bytes: Int, microseconds: Int, remote: String)
    /// A connection could not be taken in.
    case connectionFailed(reason: String)
    /// The listener is closed; from now on every answer is the last one of its connection.
    case draining
    /// No connection is left; how many had to be cut.
    case stopped(cut: Int)
}
