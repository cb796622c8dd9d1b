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
            Every option has a variable: --https-port is MANDAT_HTTPS_PORT, and so on. An option goes over its variable.

            EXAMPLES
              mandat serve
              mandat serve --host 0.0.0.0 --port 80 --resources /srv/mandat/Resources
              MANDAT_PORT=9000 mandat serve
              mandat serve --certificate chain.pem --private-key key.pem --https-port 443 --port 80
              mandat serve --no-http --unix-socket /run/mandat/http
            """)

    @OptionGroup(title: "Where to listen")
    var listen: ListenOptions

    @Option(help: "The directory that holds kz/ (default: Resources beside the program, else ./Resources).")
    var resources: String?

    @Option(help: "Event loops (default: one a core).")
    var reactors: Int?

    @Option(help: "Bytes of answers to keep (default: 33554432).")
    var cacheBytes: Int?

    @Option(help: "How much is logged (default: info).")
    var logLevel: LogLevel?

    @OptionGroup(title: "Limits")
    var limits: LimitOptions

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
        configuration.tls = try listen.files()
        configuration.bindings = try listen.bindings(hasCertificate: configuration.tls != nil)
        let reactors = try Environment.integer(reactors, "reactors", in: 0...256, default: 0)
        configuration.reactors = reactors == 0 ? nil : reactors
        try limits.apply(to: &configuration)
        return configuration
    }
}

/// How much is logged; the words of swift-log.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case trace, debug, info, notice, warning, error, critical

    var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .info }
}
