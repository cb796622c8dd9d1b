// SPDX-License-Identifier: Apache-2.0

/// Until when a connection may stay as it is, and what it waits for.
struct Deadline {
    /// What a connection waits for.
    enum Kind: Hashable {
        /// The end of the TLS handshake.
        case handshake
        /// The first byte of a request.
        case idle
        case head, body
        /// The client to take the answer.
        case write
        /// The client to close after its last answer.
        case linger
        /// The handler: its time is its own affair.
        case handler
    }

    private(set) var kind = Kind.idle
    /// Milliseconds of `Time.milliseconds`.
    private(set) var time = Int64.max
    /// Milliseconds that the client still had when the next piece of its answer had to be waited for.
    private var left: Int64?

    /// Waits for something; a wait of the same kind goes on with the deadline it has, so a trickle does not extend it.
    mutating func wait(for kind: Kind, _ timeouts: Timeouts, now: Int64) {
        guard kind != self.kind else { return }
        let left = left
        restart(kind, timeouts, now: now)
        // While a piece of a stream was made the client's time stood still; many small pieces do not add to it.
        if kind == .write, let left { time = now + left }
    }

    /// Waits for something from now on.
    mutating func restart(_ kind: Kind, _ timeouts: Timeouts, now: Int64) {
        left = self.kind == .write && kind == .handler ? max(0, time - now) : nil
        self.kind = kind
        switch kind {
        case .handshake: time = now + timeouts.handshake
        case .idle: time = now + timeouts.idle
        case .head: time = now + timeouts.head
        case .body: time = now + timeouts.body
        case .write: time = now + timeouts.write
        case .linger: time = now + timeouts.linger
        case .handler: time = .max
        }
    }

    /// Waits no longer than until that time.
    mutating func shorten(to limit: Int64) {
        time = min(time, limit)
    }
}

/// The time-outs of a configuration in milliseconds.
struct Timeouts {
    let handshake, head, body, idle, write, linger, drainGrace, closedGrace: Int64
    /// How often deadlines are looked at: often enough that none is late by more than a quarter, or half a second.
    let interval: Int64
    /// The same while the server drains.
    let drainInterval: Int64

    init(_ configuration: ServerConfiguration) {
        handshake = configuration.handshakeTimeout.milliseconds
        head = configuration.headTimeout.milliseconds
        body = configuration.bodyTimeout.milliseconds
        idle = configuration.idleTimeout.milliseconds
        write = configuration.writeTimeout.milliseconds
        linger = configuration.lingerTimeout.milliseconds
        drainGrace = configuration.drainGrace.milliseconds
        closedGrace = configuration.closedGrace.milliseconds
        let shortest = min(min(head, body), min(idle, write), min(linger, handshake))
        interval = min(max(shortest / 4, 5), 500)
        drainInterval = min(max(drainGrace / 4, 5), interval)
    }
}
