// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import HTTP
import HTTPServer

/// What `mandat serve` takes at most, and how long it waits.
struct LimitOptions: ParsableArguments {
    @Option(help: "Connections served at a time; more are answered 503 (default: 20000).")
    var maximumConnections: Int?

    @Option(help: "The same of one address or IPv6 /64, loopback left out (default: 1000).")
    var maximumConnectionsPerAddress: Int?

    @Option(help: "Answers that a connection gets before it is closed (default: 100000).")
    var maximumRequestsPerConnection: Int?

    @Option(help: "Pipelined requests answered before other connections get their turn (default: 64).")
    var maximumRequestsPerTurn: Int?

    @Option(help: "Bytes of the request line and the header fields (default: 16384).")
    var maximumHeadBytes: Int?

    @Option(help: "Header fields of a request (default: 100).")
    var maximumFieldCount: Int?

    @Option(help: "Bytes of a request's target (default: 8192).")
    var maximumTargetBytes: Int?

    @Option(help: "Bytes in the body of a request (default: 1048576).")
    var maximumBodyBytes: Int?

    @Option(help: "Seconds from the connection to the end of the TLS handshake (default: 10).")
    var handshakeTimeout: Int?

    @Option(help: "Seconds from the first byte of a request to the end of its head (default: 10).")
    var headTimeout: Int?

    @Option(help: "Seconds from the end of the head to the end of the body (default: 30).")
    var bodyTimeout: Int?

    @Option(help: "Seconds in which a client has to take 64 KiB of its answer (default: 30).")
    var writeTimeout: Int?

    @Option(help: "Seconds between two requests of a connection (default: 75).")
    var idleTimeout: Int?

    @Option(help: "Seconds that requests in flight may take when the server stops (default: 20).")
    var drainTimeout: Int?

    /// Sets what was given by option or variable; the defaults are those of the configuration.
    func apply(to configuration: inout ServerConfiguration) throws {
        configuration.maximumConnections = try Environment.integer(
            maximumConnections, "maximum-connections", in: 1...1_000_000, default: configuration.maximumConnections)
        configuration.maximumConnectionsPerAddress = try Environment.integer(
            maximumConnectionsPerAddress, "maximum-connections-per-address", in: 1...1_000_000,
            default: configuration.maximumConnectionsPerAddress)
        configuration.maximumRequestsPerConnection = try Environment.integer(
            maximumRequestsPerConnection, "maximum-requests-per-connection", in: 1...Int.max,
            default: configuration.maximumRequestsPerConnection)
        configuration.maximumRequestsPerTurn = try Environment.integer(
            maximumRequestsPerTurn, "maximum-requests-per-turn", in: 1...100_000,
            default: configuration.maximumRequestsPerTurn)
        try applySizes(to: &configuration.decoderLimits)
        configuration.handshakeTimeout = try seconds(
            handshakeTimeout, "handshake-timeout", default: configuration.handshakeTimeout)
        configuration.headTimeout = try seconds(headTimeout, "head-timeout", default: configuration.headTimeout)
        configuration.bodyTimeout = try seconds(bodyTimeout, "body-timeout", default: configuration.bodyTimeout)
        configuration.writeTimeout = try seconds(writeTimeout, "write-timeout", default: configuration.writeTimeout)
        configuration.idleTimeout = try seconds(idleTimeout, "idle-timeout", default: configuration.idleTimeout)
        configuration.drainTimeout = try seconds(drainTimeout, "drain-timeout", default: configuration.drainTimeout)
    }

    private func applySizes(to limits: inout DecoderLimits) throws {
        limits.maximumHeadBytes = try Environment.integer(
            maximumHeadBytes, "maximum-head-bytes", in: 1024...65_535, default: limits.maximumHeadBytes)
        limits.maximumFieldCount = try Environment.integer(
            maximumFieldCount, "maximum-field-count", in: 1...10_000, default: limits.maximumFieldCount)
        limits.maximumTargetBytes = try Environment.integer(
            maximumTargetBytes, "maximum-target-bytes", in: 256...65_535, default: limits.maximumTargetBytes)
        limits.maximumBodyBytes = try Environment.integer(
            maximumBodyBytes, "maximum-body-bytes", in: 1024...(1 << 30), default: limits.maximumBodyBytes)
    }

    private func seconds(_ argument: Int?, _ option: String, default fallback: Duration) throws -> Duration {
        let seconds = try Environment.integer(
            argument, option, in: 1...86_400, default: Int(fallback.components.seconds))
        return .seconds(seconds)
    }
}
