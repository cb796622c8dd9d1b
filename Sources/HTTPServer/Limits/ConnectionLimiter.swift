// SPDX-License-Identifier: Apache-2.0
import HTTP
import Synchronization

/// Limits the connections of all loops, in total and for each client address.
///
/// The listener counts connections in, the loops count them out. Up to the limits a connection is served. Above them
/// some more are accepted only to be refused with 503; above `maximumTurnedAway` of those, accepting pauses.
final class ConnectionLimiter: Sendable {
    /// How a connection was counted; the loop gives it back when the connection closes.
    struct Ticket {
        /// The client address that it counts for; nil where none does.
        var address: PeerAddress?
        /// Why the connection is refused; nil where it is served.
        var refusal: Refusal?
    }

    private struct State {
        var served = 0
        var turnedAway = 0
        var byAddress: [PeerAddress: Int] = [:]
        var isWaiting = false
    }

    /// The seconds of `Retry-After` in a refusal.
    private static let retryAfter = 5

    private let limit: Int
    private let limitPerAddress: Int
    private let countsLoopback: Bool
    private let maximumTurnedAway: Int
    private let state = Mutex(State())
    private let onRoom: @Sendable () -> Void

    /// `onRoom` is called, on any thread, when a connection has closed after `hasRoom` said no.
    init(_ configuration: ServerConfiguration, onRoom: @escaping @Sendable () -> Void) {
        limit = configuration.maximumConnections
        limitPerAddress = configuration.maximumConnectionsPerAddress
        countsLoopback = configuration.limitsLoopback
        maximumTurnedAway = configuration.maximumTurnedAway
        self.onRoom = onRoom
    }

    /// Whether another connection may be accepted; where not, `onRoom` is called once as soon as one may.
    func hasRoom() -> Bool {
        state.withLock { state in
            let hasRoom = state.served < limit || state.turnedAway < maximumTurnedAway
            if !hasRoom { state.isWaiting = true }
            return hasRoom
        }
    }

    /// Counts a connection; nil where it has to be closed without an answer.
    ///
    /// - Parameter regardless: ignores all limits, as while the server drains: a connection that waits in the kernel's
    ///   queue is better served for a moment than reset.
    func enter(_ address: PeerAddress?, regardless: Bool) -> Ticket? {
        let address = address.flatMap { countsLoopback || !$0.isLoopback ? $0 : nil }
        return state.withLock { state in
            let ofAddress = address.flatMap { state.byAddress[$0] } ?? 0
            if regardless || (ofAddress < limitPerAddress && state.served < limit) {
                state.served += 1
                if let address { state.byAddress[address] = ofAddress + 1 }
                return Ticket(address: address, refusal: nil)
            }
            guard state.turnedAway < maximumTurnedAway else { return nil }
            state.turnedAway += 1
            return Ticket(
                address: nil,
                refusal: ofAddress >= limitPerAddress
                    ? .tooManyConnections(limit: limitPerAddress, retryAfter: Self.retryAfter)
                    : .full(retryAfter: Self.retryAfter))
        }
    }

    func leave(_ ticket: Ticket) {
        let isAwaited = state.withLock { state in
            if ticket.refusal != nil {
                state.turnedAway -= 1
            } else {
                state.served -= 1
            }
            if let address = ticket.address, let count = state.byAddress[address] {
                state.byAddress[address] = count > 1 ? count - 1 : nil
            }
            defer { state.isWaiting = false }
            return state.isWaiting
        }
        if isAwaited { onRoom() }
    }
}
