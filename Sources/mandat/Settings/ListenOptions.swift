// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import HTTPServer

/// Where `mandat serve` listens.
struct ListenOptions: ParsableArguments {
    @Option(help: "The address to listen on, for HTTP and HTTPS (default: 127.0.0.1).")
    var host: String?

    @Option(help: "The port for HTTP; 0 takes a free one (default: 8080).")
    var port: Int?

    @Flag(help: "Do not listen for HTTP at all.")
    var noHTTP = false

    @Option(help: "The certificate chain in PEM, the server's own first; with --private-key it makes HTTPS.")
    var certificate: String?

    @Option(help: "The private key of the certificate in PEM, without a passphrase.")
    var privateKey: String?

    @Option(help: "The port for HTTPS; 0 takes a free one (default: 8443 where there is a certificate).")
    var httpsPort: Int?

    @Option(help: "The path of a Unix domain socket to listen on as well.")
    var unixSocket: String?

    @Option(help: "The permissions of the Unix domain socket, octal (default: 660).")
    var unixSocketMode: String?

    /// The certificate and its key, nil where there are none.
    func files() throws -> TLSFiles? {
        let certificate = Environment.optional(certificate, "MANDAT_CERTIFICATE")
        let key = Environment.optional(privateKey, "MANDAT_PRIVATE_KEY")
        switch (certificate, key) {
        case (let certificate?, let key?): return TLSFiles(certificate: certificate, key: key)
        case (nil, nil): return nil
        default: throw ValidationError("--certificate and --private-key go together; give both or none.")
        }
    }

    /// Every address to listen on.
    func bindings(hasCertificate: Bool) throws -> [Binding] {
        let host = try Environment.value(host, "MANDAT_HOST", default: "127.0.0.1")
        var bindings: [Binding] = []
        if !Environment.flag(noHTTP, "MANDAT_NO_HTTP") {
            let port = try Environment.integer(port, "port", in: 0...65535, default: 8080)
            bindings.append(.http(host: host, port: port))
        }
        if hasCertificate || httpsPort != nil || Environment.text("MANDAT_HTTPS_PORT") != nil {
            let port = try Environment.integer(httpsPort, "https-port", in: 0...65535, default: 8443)
            bindings.append(.https(host: host, port: port))
        }
        if let path = Environment.optional(unixSocket, "MANDAT_UNIX_SOCKET") {
            let mode = try Environment.value(unixSocketMode, "MANDAT_UNIX_SOCKET_MODE", default: "660")
            guard let permissions = UInt32(mode, radix: 8), permissions <= 0o777 else {
                throw ValidationError("--unix-socket-mode is \(mode); give three octal digits such as 660.")
            }
            bindings.append(.unix(path: path, permissions: permissions))
        }
        return bindings
    }
}
