// SPDX-License-Identifier: Apache-2.0

/// Where a server listens, and what is spoken there.
package enum Binding: Hashable, Sendable, CustomStringConvertible {
    /// HTTP over TCP. The host is a name or an address; `0.0.0.0` is every IPv4 address, `::` every address. Port 0 lets
    /// the kernel choose.
    case http(host: String, port: Int)
    /// HTTP over TLS, with the certificate of the configuration.
    case https(host: String, port: Int)
    /// HTTP over a Unix domain socket, whose file is made with those permissions and removed at the end.
    case unix(path: String, permissions: UInt32)

    /// As a URL; `unix:` and the path for a Unix domain socket.
    package var description: String {
        switch self {
        case .http(let host, let port): "http://\(Self.authority(host, port))"
        case .https(let host, let port): "https://\(Self.authority(host, port))"
        case .unix(let path, _): "unix:\(path)"
        }
    }

    /// Nil of a Unix domain socket.
    package var port: Int? {
        switch self {
        case .http(_, let port), .https(_, let port): port
        case .unix: nil
        }
    }

    var isSecure: Bool {
        if case .https = self { true } else { false }
    }

    /// The same with the port that the kernel has chosen.
    func bound(to port: Int) -> Binding {
        switch self {
        case .http(let host, _): .http(host: host, port: port)
        case .https(let host, _): .https(host: host, port: port)
        case .unix: self
        }
    }

    private static func authority(_ host: String, _ port: Int) -> String {
        host.utf8.contains(0x3A) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
