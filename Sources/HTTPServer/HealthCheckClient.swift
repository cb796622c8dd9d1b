// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP

/// A small client that blocks: asks a server one question, as a health check does.
package enum HealthCheckClient {
    /// Why there is no answer.
    package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        case unreachable(server: String, reason: String)
        /// The server took the question and gave no answer of HTTP/1.1 in time.
        case noAnswer(server: String, reason: String)

        /// The problem with the address.
        package var description: String {
            switch self {
            case .unreachable(let server, let reason): "Cannot reach \(server): \(reason)."
            case .noAnswer(let server, let reason): "No answer from \(server): \(reason)."
            }
        }
    }

    /// The status a server answers GET with; every step (connect, send, receive) may take `timeout`.
    package static func get(
        host: String, port: Int, path: String, timeout: Duration = .seconds(2)
    ) throws(Failure) -> Int {
        let server = "\(host) port \(port)"
        let name = host.utf8.contains(0x3A) ? "[\(host)]" : host
        return try ask(connect(host, port, server, timeout), path, host: "\(name):\(port)", server)
    }

    /// The same over a Unix domain socket.
    package static func get(
        unixSocket: String, path: String, timeout: Duration = .seconds(2)
    ) throws(Failure) -> Int {
        let server = "unix:\(unixSocket)"
        let descriptor = UnixSocket.make(blocks: true)
        limit(descriptor.raw, timeout)
        guard UnixSocket.connect(descriptor.raw, unixSocket) == 0 else {
            throw .unreachable(server: server, reason: ServerError.text(errno))
        }
        return try ask(descriptor, path, host: "localhost", server)
    }

    private static func ask(
        _ descriptor: consuming Descriptor, _ path: String, host: String, _ server: String
    ) throws(Failure) -> Int {
        let question = Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor.raw, question, question.count, CInt(MSG_NOSIGNAL)) == question.count else {
            throw .noAnswer(server: server, reason: ServerError.text(errno))
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        // "HTTP/1.1 200" has twelve bytes.
        while answer.count < 12 {
            let count = recv(descriptor.raw, &buffer, buffer.count, 0)
            guard count > 0 else {
                let reason = count == 0 ? "the connection was closed" : ServerError.text(errno)
                throw .noAnswer(server: server, reason: reason)
            }
            answer.append(contentsOf: buffer[..<count])
        }
        guard answer.starts(with: "HTTP/1.".utf8), let status = Int(String(decoding: answer[9..<12], as: UTF8.self))
        else { throw .noAnswer(server: server, reason: "it does not speak HTTP/1.1") }
        return status
    }

    /// socket(7): the time-out for sending is that of connect, too.
    private static func limit(_ raw: CInt, _ timeout: Duration) {
        var limit = timeval(
            tv_sec: Int(timeout.milliseconds / 1000), tv_usec: Int(timeout.milliseconds % 1000) * 1000)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(raw, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    private static func connect(
        _ host: String, _ port: Int, _ server: String, _ timeout: Duration
    ) throws(Failure) -> Descriptor {
        var reason = "no address"
        let raw: CInt?
        do throws(ServerError) {
            raw = try SocketAddress.first(host: host, port: port, passive: false) { address in
                let raw = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
                guard raw >= 0 else { return nil as CInt? }
                limit(raw, timeout)
                if Glibc.connect(raw, address.ai_addr, address.ai_addrlen) == 0 { return raw }
                reason = ServerError.text(errno)
                _ = close(raw)
                return nil
            }
        } catch {
            throw .unreachable(server: server, reason: "\(error)")
        }
        guard let raw else { throw .unreachable(server: server, reason: reason) }
        return Descriptor(owning: raw)
    }
}
