// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP

/// A small client that blocks: asks a server one question, as a health check does.
package enum Probe {
    /// Why there is no answer.
    package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        case unreachable(host: String, port: Int, reason: String)
        /// The server took the question and gave no answer of HTTP/1.1 in time.
        case noAnswer(host: String, port: Int, reason: String)

        /// The problem with its address.
        package var description: String {
            switch self {
            case .unreachable(let host, let port, let reason): "Cannot reach \(host) port \(port): \(reason)."
            case .noAnswer(let host, let port, let reason): "No answer from \(host) port \(port): \(reason)."
            }
        }
    }

    /// The status a server answers GET with; every step (connect, send, receive) may take `timeout`.
    package static func get(
        host: String, port: Int, path: String, timeout: Duration = .seconds(2)
    ) throws(Failure) -> Int {
        let descriptor = try connect(host, port, timeout)
        let name = host.utf8.contains(0x3A) ? "[\(host)]" : host
        let question = Array("GET \(path) HTTP/1.1\r\nHost: \(name):\(port)\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor.raw, question, question.count, CInt(MSG_NOSIGNAL)) == question.count else {
            throw .noAnswer(host: host, port: port, reason: ServerError.text(errno))
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        // "HTTP/1.1 200" has twelve bytes.
        while answer.count < 12 {
            let count = recv(descriptor.raw, &buffer, buffer.count, 0)
            guard count > 0 else {
                let reason = count == 0 ? "the connection was closed" : ServerError.text(errno)
                throw .noAnswer(host: host, port: port, reason: reason)
            }
            answer.append(contentsOf: buffer[..<count])
        }
        guard answer.starts(with: "HTTP/1.".utf8), let status = Int(String(decoding: answer[9..<12], as: UTF8.self))
        else { throw .noAnswer(host: host, port: port, reason: "it does not speak HTTP/1.1") }
        return status
    }

    private static func connect(_ host: String, _ port: Int, _ timeout: Duration) throws(Failure) -> Descriptor {
        var reason = "no address"
        let raw: CInt?
        do throws(ServerError) {
            raw = try SocketAddress.first(host: host, port: port, passive: false) { address in
                let raw = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
                guard raw >= 0 else { return nil as CInt? }
                var limit = timeval(
                    tv_sec: Int(timeout.milliseconds / 1000), tv_usec: Int(timeout.milliseconds % 1000) * 1000)
                // socket(7): the time-out for sending is that of connect, too.
                for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
                    setsockopt(raw, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
                }
                if Glibc.connect(raw, address.ai_addr, address.ai_addrlen) == 0 { return raw }
                reason = ServerError.text(errno)
                _ = close(raw)
                return nil
            }
        } catch {
            throw .unreachable(host: host, port: port, reason: "\(error)")
        }
        guard let raw else { throw .unreachable(host: host, port: port, reason: reason) }
        return Descriptor(owning: raw)
    }
}
