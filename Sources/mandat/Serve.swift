// SPDX-License-Identifier: Apache-2.0
import API
import ArgumentParser
import Glibc
import HTTP
import HTTPServer
import Logging

/// `mandat serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the API until SIGTERM or SIGINT, then answer what has begun and stop.",
        discussion: """
            Every option has a variable: MANDAT_HOST, MANDAT_PORT, MANDAT_RESOURCES, MANDAT_REACTORS,
            MANDAT_MAXIMUM_CONNECTIONS, MANDAT_MAXIMUM_BODY_BYTES, MANDAT_CACHE_BYTES, MANDAT_LOG_LEVEL.
            An option goes over its variable.

            EXAMPLES
              mandat serve
              mandat serve --host 0.0.0.0 --port 80 --resources /srv/mandat/Resources
              MANDAT_PORT=9000 mandat serve
            """)

    @Option(help: "The address to listen on (default: 127.0.0.1).")
    var host: String?

    @Option(help: "The port to listen on; 0 takes a free one (default: 8080).")
    var port: Int?

    @Option(help: "The directory that holds kz/ (default: Resources beside the program, else ./Resources).")
    var resources: String?

    @Option(help: "Event loops (default: one a core).")
    var reactors: Int?

    @Option(help: "Connections at a time; more have to wait (default: 20000).")
    var maximumConnections: Int?

    @Option(help: "Bytes in the body of a request (default: 1048576).")
    var maximumBodyBytes: Int?

    @Option(help: "Bytes of answers to keep (default: 33554432).")
    var cacheBytes: Int?

    @Option(help: "How much is logged (default: info).")
    var logLevel: LogLevel?

    func run() async throws {
        let configuration = try serverConfiguration()
        let cacheBytes = try Environment.value(cacheBytes, "MANDAT_CACHE_BYTES", default: 32 << 20)
        let log = EventLog(level: try Environment.value(logLevel, "MANDAT_LOG_LEVEL", default: LogLevel.info).level)
        let api = try Resources(resources).api(cacheBytes: cacheBytes)
        let server = Server(
            configuration: configuration, handler: { api.reply(to: $0) }, refuse: { API.response(to: $0) },
            onEvent: { log.report($0) })
        // Signals are watched before anybody can connect, so that none is missed.
        let signals = Signals()
        async let stop = signals.first(of: [SIGTERM, SIGINT])
        do throws(ServerError) {
            try server.start()
        } catch {
            printError("\(error)")
            throw ExitCode.unavailable
        }
        _ = await stop
        await server.shutdown()
    }

    private func serverConfiguration() throws -> ServerConfiguration {
        var configuration = ServerConfiguration()
        configuration.host = try Environment.value(host, "MANDAT_HOST", default: configuration.host)
        configuration.port = try Self.inRange(
            try Environment.value(port, "MANDAT_PORT", default: configuration.port), 0...65535, "port")
        let reactors = try Environment.value(reactors, "MANDAT_REACTORS", default: 0)
        configuration.reactors = reactors == 0 ? nil : try Self.inRange(reactors, 1...256, "reactors")
        configuration.maximumConnections = try Self.inRange(
            try Environment.value(
                maximumConnections, "MANDAT_MAXIMUM_CONNECTIONS", default: configuration.maximumConnections),
            1...1_000_000, "maximum-connections")
        configuration.decoderLimits.maximumBodyBytes = try Self.inRange(
            try Environment.value(
                maximumBodyBytes, "MANDAT_MAXIMUM_BODY_BYTES", default: configuration.decoderLimits.maximumBodyBytes),
            1024...(1 << 30), "maximum-body-bytes")
        return configuration
    }

    private static func inRange(_ value: Int, _ range: ClosedRange<Int>, _ option: String) throws -> Int {
        guard range.contains(value) else {
            throw ValidationError("--\(option) is \(value); the range is \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }
}

/// How much is logged; the words of swift-log.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case trace, debug, info, notice, warning, error, critical

    var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .info }
}
