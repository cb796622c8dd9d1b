// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Why a server does not start.
package enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The host is neither an address nor a name that resolves.
    case unknownHost(host: String, reason: String)
    /// The port is outside of 0 to 65535.
    case invalidPort(Int)
    /// The address cannot be bound or listened to.
    case cannotListen(host: String, port: Int, code: CInt)
    /// The path of a Unix domain socket is empty, too long, or contains NUL.
    case invalidSocketPath(String, maximumBytes: Int)
    /// A Unix domain socket cannot be made at that path.
    case cannotListenOnSocket(path: String, code: CInt)
    /// A file that is not a socket stands where the Unix domain socket should be.
    case notASocket(path: String)
    /// There is no address to listen on.
    case nowhereToListen
    /// The certificate or its key cannot be served.
    case tls(TLSError)
    /// There is no descriptor for an event loop.
    case noEventLoop(code: CInt)
    /// `start` was called before.
    case alreadyStarted

    /// The problem with its address and the remedy.
    package var description: String {
        switch self {
        case .unknownHost(let host, let reason):
            "Cannot listen on \(host): \(reason). Give an address of this machine, such as 127.0.0.1 or 0.0.0.0."
        case .invalidPort(let port):
            "There is no port \(port). Give one from 1 to 65535, or 0 to let the system choose."
        case .cannotListen(let host, let port, let code):
            "Cannot listen on \(host) port \(port): \(Self.text(code)). \(Self.remedy(code))"
        case .invalidSocketPath(let path, let maximum):
            "'\(path)' cannot be the path of a Unix domain socket. Give one of 1 to \(maximum) bytes."
        case .cannotListenOnSocket(let path, let code):
            "Cannot listen on unix:\(path): \(Self.text(code)). \(Self.socketRemedy(code))"
        case .notASocket(let path):
            "Cannot listen on unix:\(path): a file that is not a socket is there. Remove it or choose another path."
        case .nowhereToListen:
            "There is nothing to listen on. Give a port or the path of a Unix domain socket."
        case .tls(let error):
            "\(error)"
        case .noEventLoop(let code):
            "Cannot make an event loop: \(Self.text(code)). Raise the limit of open files (ulimit -n)."
        case .alreadyStarted:
            "The server was started before; make another one."
        }
    }

    static func text(_ code: CInt) -> String { String(cString: strerror(code)) }

    private static func socketRemedy(_ code: CInt) -> String {
        switch code {
        case EADDRINUSE: "Stop the program that uses it, or choose another path."
        case ENOENT, ENOTDIR: "Make its directory, or choose another path."
        case EACCES, EROFS: "Let this user write to its directory, or choose another path."
        default: "Choose another path."
        }
    }

    private static func remedy(_ code: CInt) -> String {
        switch code {
        case EADDRINUSE: "Stop the program that uses the port, or choose another port."
        case EACCES: "Choose a port above 1023, or grant CAP_NET_BIND_SERVICE."
        case EADDRNOTAVAIL: "Give an address of this machine, such as 127.0.0.1 or 0.0.0.0."
        default: "Choose another address or port."
        }
    }
}
