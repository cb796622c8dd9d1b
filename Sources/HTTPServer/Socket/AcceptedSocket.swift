// SPDX-License-Identifier: Apache-2.0

/// A connected socket on its way from the listener to a loop, which becomes its owner.
struct AcceptedSocket: Sendable {
    var descriptor: CInt
    /// The certificate of the moment, nil where plain HTTP is spoken.
    var tls: TLSContext?
    var isTCP: Bool
    var ticket: ConnectionLimiter.Ticket
}
