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
            SIGHUP reads the dataset and the certificate again; where either is faulty, what was served goes on.
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

    @Option(
        help: "Scheme and authority by which the public reaches the server, for links (default: where it listens)."
    )
    var publicURL: String?

    @Option(help: "The program that makes PNG of charts, or none (default: rsvg-convert on the PATH, if any).")
    var rsvgConvert: String?

    @Option(help: "Seconds that the program may take for a picture (default: 10).")
    var pictureTimeout: Int?

    @Option(help: "Event loops (default: one for each processor that the process may use).")
    var reactors: Int?

    @Option(help: "Bytes of answers to keep (default: 33554432).")
    var cacheBytes: Int?

    @Option(help: "How much is logged (default: info).")
    var logLevel: LogLevel?

    @Option(help: "A line for each request on standard output: json, combined or off (default: off).")
    var accessLog: AccessLogFormat?

    @Flag(help: "Leave /livez and /readyz out of those lines, unless they fail.")
    var accessLogWithoutProbes = false

    @Flag(help: "Print every setting as JSON, with its value and where that came from, and end.")
    var printConfig = false

    @OptionGroup(title: "Limits")
    var limits: LimitOptions

    func run() async throws {
        let settings = Settings()
        let (configuration, cacheBytes, level, format, omitted, files, publicURL, pictures) = try Settings.$current
            .withValue(settings) {
                (
                    try serverConfiguration(),
                    try Environment.value(self.cacheBytes, "MANDAT_CACHE_BYTES", default: 32 << 20),
                    try Environment.value(self.logLevel, "MANDAT_LOG_LEVEL", default: LogLevel.info),
                    try Environment.value(self.accessLog, "MANDAT_ACCESS_LOG", default: AccessLogFormat.off),
                    Environment.flag(accessLogWithoutProbes, "MANDAT_ACCESS_LOG_WITHOUT_PROBES") ? Self.probes : [],
                    Resources(self.resources), try PublicURL(self.publicURL),
                    try PictureProgram(rsvgConvert, timeout: pictureTimeout)
                )
            }
        let certificate = configuration.tls
        if printConfig { return write(settings.document, to: STDOUT_FILENO) }
        // Where the reader of the log has gone, a write to it fails and is counted, and the server goes on.
        _ = signal(SIGPIPE, SIG_IGN)
        let log = EventLog(level: level.level)
        let accessLog = AccessLog(format.format, descriptor: STDOUT_FILENO, omittedPaths: omitted)
        let api = ReloadableAPI(
            files, cacheBytes: cacheBytes, publicURL: publicURL, rasterizer: pictures.rasterizer)
        try files.orEnd(api.load)
        let server = Server(
            configuration: configuration, handler: { api.reply(to: $0) },
            decide: { api.answer(toHead: $0) }, refuse: { API.response(to: $0) }, onEvent: { log.report($0) },
            operations: API.operations.count, accessLog: accessLog)
        api.serve(by: server, accessLog)
        // Signals are watched before anybody can connect, so that none is missed.
        let signals = Signals()
        async let stop = signals.first(of: [SIGTERM, SIGINT])
        // On a queue of its own, so that reading the dataset delays no other signal.
        let hangUps = Signals()
        await hangUps.watch([SIGHUP]) { _ in log.report(api.reload(certificate)) }
        do throws(ServerError) {
            try server.start()
        } catch {
            printError("\(error)")
            throw ExitCode.unavailable
        }
        _ = await stop
        await server.shutdown()
        withExtendedLifetime(hangUps) {}
    }

    /// What is asked every few seconds by those who keep the server running.
    private static let probes: Set = ["/livez", "/readyz"]

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

/// How lines of the access log look.
enum AccessLogFormat: String, ExpressibleByArgument, CaseIterable {
    case json, combined, off

    var format: AccessLog.Format {
        switch self {
        case .json: .json
        case .combined: .combined
        case .off: .off
        }
    }
}
