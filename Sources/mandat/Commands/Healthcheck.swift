// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import HTTPServer

/// `mandat healthcheck`.
struct Healthcheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask a running server whether it is ready; for container health checks.",
        discussion: """
            EXAMPLES
              mandat healthcheck
              mandat healthcheck --port 9000
              mandat healthcheck --unix-socket /run/mandat/http
            """)

    @Option(help: "The address of the server (default: MANDAT_HOST, else 127.0.0.1).")
    var host: String?

    @Option(help: "Its port (default: MANDAT_PORT, else 8080).")
    var port: Int?

    @Option(
        help: "Its Unix domain socket, to be asked instead (default: MANDAT_UNIX_SOCKET where there is MANDAT_NO_HTTP)."
    )
    var unixSocket: String?

    func run() throws {
        let isWithoutHTTP = Environment.text("MANDAT_NO_HTTP") != nil
        if let path = unixSocket ?? (isWithoutHTTP ? Environment.text("MANDAT_UNIX_SOCKET") : nil) {
            return try expectReady("unix:\(path)") { () throws(HealthCheckClient.Failure) in
                try HealthCheckClient.get(unixSocket: path, path: "/readyz")
            }
        }
        var host = try Environment.value(host, "MANDAT_HOST", default: "127.0.0.1")
        // What a server listens on may be no address to ask.
        if host == "0.0.0.0" || host == "::" { host = "127.0.0.1" }
        let port = try Environment.value(port, "MANDAT_PORT", default: 8080)
        try expectReady("\(host) port \(port)") { [host] () throws(HealthCheckClient.Failure) in
            try HealthCheckClient.get(host: host, port: port, path: "/readyz")
        }
    }

    private func expectReady(_ server: String, _ ask: () throws(HealthCheckClient.Failure) -> Int) throws {
        let status: Int
        do throws(HealthCheckClient.Failure) {
            status = try ask()
        } catch {
            printError("\(error)")
            throw ExitCode.unavailable
        }
        guard status == 200 else {
            printError("\(server) answers /readyz with \(status).")
            throw ExitCode.unavailable
        }
    }
}
