// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Glibc
import HTTP

/// A client made of a raw socket: sends exactly these bytes and reads exactly what comes, off the cooperative pool.
actor TestClient {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// An answer taken apart.
    struct Answer: Equatable, Sendable {
        var status: Int
        var head: String
        var body: [UInt8]

        func has(_ line: String) -> Bool { head.contains("\r\n\(line)\r\n") }
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    private let descriptor: CInt
    /// Blocking calls run on these and not on the cooperative pool, which has few threads.
    private let sending = DispatchQueue(label: "test client sends")
    private let receiving = DispatchQueue(label: "test client receives")
    /// What was read and not yet taken.
    private var bytes: [UInt8] = []
    /// Nil of a client that speaks plain HTTP.
    nonisolated let tls: TestTLS?

    /// Connects to a Unix domain socket.
    init(path: String) throws {
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        tls = nil
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard code == 0 else { throw Failure(description: "connect: \(String(cString: strerror(errno)))") }
    }

    /// Connects; `receiveBuffer` makes the window small, for clients that do not read.
    init(port: Int, receiveBuffer: Int? = nil, tls wish: TestTLS.Wish? = nil) throws {
        descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        tls = wish.map { [descriptor] in TestTLS(descriptor, $0) }
        if var size = receiveBuffer.map(CInt.init) {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<CInt>.size))
        }
        // No test waits for ever: a silent server is a failure after ten seconds.
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Failure(description: "connect: \(String(cString: strerror(errno)))") }
    }

    deinit {
        close(descriptor)
    }

    /// Sends everything.
    func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) async throws {
        let descriptor = descriptor
        let tls = tls
        let sent = await run(on: tls == nil ? sending : receiving) {
            var start = 0
            while start < bytes.count {
                let count =
                    tls.map { $0.write(bytes[start...]) }
                    ?? bytes[start...].withUnsafeBytes {
                        Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
                    }
                guard count > 0 else { return start }
                start += count
            }
            return start
        }
        guard sent == bytes.count else { throw Failure(description: "sent \(sent) of \(bytes.count) bytes") }
    }

    /// Sends no more; reading goes on.
    nonisolated func finishSending() {
        shutdown(descriptor, CInt(SHUT_WR))
    }

    /// Ends the connection by a reset.
    nonisolated func reset() {
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        shutdown(descriptor, CInt(SHUT_RDWR))
    }

    /// The next answer, its body by `Content-Length`; `hasBody` is false for answers to HEAD.
    func answer(hasBody: Bool = true) async throws -> Answer {
        let end = Array("\r\n\r\n".utf8)
        while !bytes.indices.contains(where: { bytes[$0...].starts(with: end) }) {
            guard try await receive() else {
                throw Failure(description: "closed after \(String(decoding: bytes, as: UTF8.self).debugDescription)")
            }
        }
        let start = bytes.indices.first { bytes[$0...].starts(with: end) } ?? 0
        let head = String(decoding: bytes[..<(start + 4)], as: UTF8.self)
        bytes.removeFirst(start + 4)
        let lines = head.split(separator: "\r\n")
        let length = lines.first { $0.hasPrefix("Content-Length: ") }.flatMap { Int($0.dropFirst(16)) } ?? 0
        let wanted = hasBody ? length : 0
        while bytes.count < wanted {
            guard try await receive() else { throw Failure(description: "closed inside of a body") }
        }
        defer { bytes.removeFirst(wanted) }
        return Answer(status: Int(head.dropFirst(9).prefix(3)) ?? 0, head: head, body: Array(bytes[..<wanted]))
    }

    /// The next so many bytes as text.
    func bytes(_ count: Int) async throws -> String {
        while bytes.count < count {
            guard try await receive() else { throw Failure(description: "closed before \(count) bytes") }
        }
        defer { bytes.removeFirst(count) }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// Takes the next chunk and gives its size; 0 is the last one.
    func chunk() async throws -> Int {
        var line = ""
        while !line.hasSuffix("\r\n") { line += try await bytes(1) }
        guard let size = Int(line.dropLast(), radix: 16) else { throw Failure(description: "no chunk size: \(line)") }
        _ = try await bytes(size + 2)
        return size
    }

    /// Whether the server closes now, without another byte and without a reset.
    func isClosed() async throws -> Bool {
        guard bytes.isEmpty else { return false }
        return try await !receive()
    }

    private func receive() async throws -> Bool {
        let descriptor = descriptor
        let tls = tls
        let (part, code) = await run(on: receiving) {
            if let tls { return tls.read().map { ($0, 0) } ?? ([], EPROTO) }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            return (Array(buffer.prefix(max(0, count))), count < 0 ? errno : 0)
        }
        guard code == 0 else { throw Failure(description: "recv: \(String(cString: strerror(code)))") }
        bytes.append(contentsOf: part)
        return !part.isEmpty
    }

    private func run<Result: Sendable>(
        on queue: DispatchQueue, _ body: @escaping @Sendable () -> Result
    ) async -> Result {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body()) }
        }
    }
}
