// SPDX-License-Identifier: Apache-2.0
package import HTTP

/// Everything about a server that an operator may want to change, with defaults for a public one.
package struct ServerConfiguration: Hashable, Sendable {
    /// Where to listen, all at the same time.
    package var bindings = [Binding.http(host: "127.0.0.1", port: 8080)]
    /// The certificate of the `https` bindings.
    package var tls: TLSFiles?
    /// Event loops; nil is one for each of `Processors.available`.
    package var reactors: Int?
    /// Connections the kernel keeps ready while none is accepted.
    package var backlog = 1024
    /// What is too large to be a request.
    package var decoderLimits = DecoderLimits()
    /// Connections served at a time; above it they are answered 503 and closed.
    package var maximumConnections = 20_000
    /// Connections served at a time of one IPv4 address or one /64 of IPv6; above it they are answered 503 and closed.
    package var maximumConnectionsPerAddress = 1000
    /// Whether that also counts for loopback addresses, where a proxy or the operator connects from.
    package var limitsLoopback = false
    /// Connections at a time that are accepted only to be refused with 503; above it accepting pauses.
    package var maximumTurnedAway = 256
    /// Answers that a connection gets; the last one says `Connection: close`.
    package var maximumRequestsPerConnection = 100_000
    /// Pipelined requests that a connection may have answered in a row before the others get their turn.
    package var maximumRequestsPerTurn = 64
    /// How long a connection may have its pipelined requests answered in a row before the others get their turn.
    package var maximumTurnTime = Duration.microseconds(250)
    /// `Reply.later`s that one loop waits for at a time; above it the answer is `Refusal.overloaded`.
    package var maximumPendingReplies = 256
    /// Bytes of bodies above 64 KiB that are held at a time for all clients together; above it the answer is
    /// `Refusal.overloaded`.
    package var maximumHeldBodyBytes = 32 << 20
    /// From the connection to the end of the TLS handshake.
    package var handshakeTimeout = Duration.seconds(10)
    /// From the first byte of a request to the end of its head.
    package var headTimeout = Duration.seconds(10)
    /// From the end of the head to the end of the body.
    package var bodyTimeout = Duration.seconds(30)
    /// Between two requests of a connection.
    package var idleTimeout = Duration.seconds(75)
    /// For each `writeStep` bytes that the client takes.
    package var writeTimeout = Duration.seconds(30)
    /// Bytes a client has to take within `writeTimeout`.
    package var writeStep = 65_536
    /// Bytes of answers to pipelined requests that are put together before they are written.
    package var maximumOutputBytes = 262_144
    /// How long an HTTP/1.0 client that sends no more may wait for an answer; with HTTP/1.1 it is asked after half of that.
    package var closedGrace = Duration.milliseconds(500)
    /// How long a connection is still read after its last answer (RFC 9112 9.6).
    package var lingerTimeout = Duration.seconds(2)
    /// How many bytes are still read after the last answer.
    package var maximumLingerBytes = 1_048_576
    /// How long idle connections may still send a request while the server drains.
    package var drainGrace = Duration.milliseconds(250)
    /// How long requests in flight may take while the server drains.
    package var drainTimeout = Duration.seconds(20)
    /// Whether a `ServerEvent.request` is made for each answer.
    package var reportsRequests = false

    /// The defaults.
    package init() {}
}
