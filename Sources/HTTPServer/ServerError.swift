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
        case .noEventLoop(let code):
            "Cannot make an event loop: \(Self.text(code)). Raise the limit of open files (ulimit -n)."
        case .alreadyStarted:
            "The server was started before; make another one."
        }
    }

    static func text(_ code: CInt) -> String { String(cString: strerror(code)) }

    private static func remedy(_ code: CInt) -> String {
        switch code {
        case EADDRINUSE: "Stop the program that uses the port, or choose another port."
        case EACCES: "Choose a port above 1023, or grant CAP_NET_BIND_SERVICE."
        case EADDRNOTAVAIL: "Give an address of this machine, such as 127.0.0.1 or 0.0.0.0."
        default: "Choose another address or port."
        }
    }
}
