// SPDX-License-Identifier: Apache-2.0
import CEpoll
import Glibc

/// Addresses of sockets: looked up, listened to, shown.
enum SocketAddress {
    /// Calls `body` with each address of a host until it gives a result.
    static func first<Result>(
        host: String, port: Int, passive: Bool, _ body: (borrowing addrinfo) -> Result?
    ) throws(ServerError) -> Result? {
        // getaddrinfo(3) would take 70000 for 4464.
        guard UInt16(exactly: port) != nil else { throw .invalidPort(port) }
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        hints.ai_flags = passive ? AI_PASSIVE | AI_NUMERICSERV : AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &list)
        guard code == 0 else { throw .unknownHost(host: host, reason: String(cString: gai_strerror(code))) }
        defer { freeaddrinfo(list) }
        var next = list
        while let address = next {
            if let result = body(address.pointee) { return result }
            next = address.pointee.ai_next
        }
        return nil
    }

    /// A listening socket that does not block.
    ///
    /// One for all loops, without SO_REUSEPORT: its backlog is not lost in part when a loop goes, a second server on
    /// the same port gets an error, and the listener hands connections out evenly.
    static func listen(host: String, port: Int, backlog: Int) throws(ServerError) -> Descriptor {
        var code: CInt = EADDRNOTAVAIL
        let raw = try first(host: host, port: port, passive: true) { address in
            let type = address.ai_socktype | CInt(CEPOLL_SOCKET_FLAGS)
            let raw = socket(address.ai_family, type, address.ai_protocol)
            guard raw >= 0 else {
                code = errno
                return nil as CInt?
            }
            set(raw, SOL_SOCKET, SO_REUSEADDR, 1)
            // `::` is every address, IPv4 included, whatever the system's default.
            if address.ai_family == AF_INET6 { set(raw, CInt(IPPROTO_IPV6), IPV6_V6ONLY, 0) }
            if bind(raw, address.ai_addr, address.ai_addrlen) == 0, Glibc.listen(raw, CInt(clamping: backlog)) == 0 {
                return raw
            }
            code = errno
            _ = close(raw)
            return nil
        }
        guard let raw else { throw .cannotListen(host: host, port: port, code: code) }
        return Descriptor(owning: raw)
    }

    /// Sets an integer option; a kernel that refuses one still has a working socket.
    static func set(_ descriptor: CInt, _ level: CInt, _ option: CInt, _ value: CInt) {
        var value = value
        _ = setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<CInt>.size))
    }

    /// The port a socket is bound to.
    static func port(of descriptor: CInt) -> Int {
        Int(name(of: descriptor, getsockname)?.port ?? "") ?? 0
    }

    /// The address of the peer as text, `unix` of a Unix domain socket, `-` where it is gone.
    static func remote(of descriptor: CInt) -> String {
        name(of: descriptor, getpeername)?.host ?? "-"
    }

    private static func name(
        of descriptor: CInt,
        _ query: (CInt, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> CInt
    ) -> (host: String, port: String)? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { storage -> (host: String, port: String)? in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> (host: String, port: String)? in
                guard query(descriptor, address, &length) == 0 else { return nil }
                if CInt(address.pointee.sa_family) == AF_UNIX { return ("unix", "") }
                var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
                var port = [CChar](repeating: 0, count: Int(NI_MAXSERV))
                let code = getnameinfo(
                    address, length, &host, socklen_t(host.count), &port, socklen_t(port.count),
                    NI_NUMERICHOST | NI_NUMERICSERV)
                guard code == 0 else { return nil }
                return (text(host), text(port))
            }
        }
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
