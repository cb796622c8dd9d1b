// SPDX-License-Identifier: Apache-2.0
import CEpoll
import Glibc

/// Sockets that are files (unix(7)).
enum UnixSocket {
    /// The longest path, its NUL left out.
    static let maximumPathBytes = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

    /// A listening socket that does not block; a file that a server left behind is replaced, one in use is not.
    static func listen(path: String, permissions: UInt32, backlog: Int) throws(ServerError) -> Descriptor {
        guard (1...maximumPathBytes).contains(path.utf8.count), !path.utf8.contains(0) else {
            throw .invalidSocketPath(path, maximumBytes: maximumPathBytes)
        }
        try removeStale(path)
        let descriptor = make(blocks: false)
        guard descriptor.raw >= 0, call(bind, descriptor.raw, path) == 0 else {
            throw .cannotListenOnSocket(path: path, code: errno)
        }
        // No client can connect before listen(2), so none gets in under other permissions.
        guard chmod(path, permissions) == 0, Glibc.listen(descriptor.raw, CInt(clamping: backlog)) == 0 else {
            let code = errno
            unlink(path)
            throw .cannotListenOnSocket(path: path, code: code)
        }
        return descriptor
    }

    /// A socket, negative where none is left; the call that follows tells why.
    static func make(blocks: Bool) -> Descriptor {
        Descriptor(owning: socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | (blocks ? 0 : CInt(CEPOLL_SOCKET_FLAGS)), 0))
    }

    /// As connect(2).
    static func connect(_ descriptor: CInt, _ path: String) -> CInt {
        path.utf8.count > maximumPathBytes ? -1 : call(Glibc.connect, descriptor, path)
    }

    /// The number of the file at a path, nil where there is none.
    static func inode(of path: String) -> ino_t? {
        var facts = stat()
        return lstat(path, &facts) == 0 ? facts.st_ino : nil
    }

    /// A socket without a listener refuses connections; anything else at that path is left alone.
    private static func removeStale(_ path: String) throws(ServerError) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return }
        guard facts.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
        let probe = make(blocks: false)
        guard connect(probe.raw, path) != 0, errno == ECONNREFUSED else {
            throw .cannotListenOnSocket(path: path, code: EADDRINUSE)
        }
        unlink(path)
    }

    private static func call(
        _ function: (CInt, UnsafePointer<sockaddr>, socklen_t) -> CInt, _ descriptor: CInt, _ path: String
    ) -> CInt {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                function(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
