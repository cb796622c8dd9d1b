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
            """)

    @Option(help: "The address of the server (default: MANDAT_HOST, else 127.0.0.1).")
    var host: String?

    @Option(help: "Its port (default: MANDAT_PORT, else 8080).")
    var port: Int?

    func run() throws {
        var host = try Environment.value(host, "MANDAT_HOST", default: "127.0.0.1")
        // What a server listens on may be no address to ask.
        if host == "0.0.0.0" || host == "::" { host = "127.0.0.1" }
        let port = try Environment.value(port, "MANDAT_PORT", default: 8080)
        let status: Int
        do throws(Probe.Failure) {
            status = try Probe.get(host: host, port: port, path: "/readyz")
        } catch {
            printError("\(error)")
            throw ExitCode.unavailable
        }
        guard status == 200 else {
            printError("\(host) port \(port) answers /readyz with \(status).")
            throw ExitCode.unavailable
        }
    }
}
