// SPDX-License-Identifier: Apache-2.0
import CEpoll
import Glibc

/// A socket that listens, and what has to be cleared away after it.
struct ListeningSocket: Sendable {
    let descriptor: CInt
    /// Where it listens, with the port that the kernel has chosen.
    let binding: Binding
    /// The inode of a Unix domain socket's file: another server may have put its own in the place meanwhile.
    private let inode: ino_t?

    /// Binds and listens.
    static func open(_ binding: Binding, backlog: Int) throws(ServerError) -> ListeningSocket {
        switch binding {
        case .http(let host, let port), .https(let host, let port):
            let descriptor = try SocketAddress.listen(host: host, port: port, backlog: backlog)
            let port = SocketAddress.port(of: descriptor.raw)
            return ListeningSocket(descriptor: descriptor.release(), binding: binding.bound(to: port), inode: nil)
        case .unix(let path, let permissions):
            let descriptor = try UnixSocket.listen(path: path, permissions: permissions, backlog: backlog)
            return ListeningSocket(
                descriptor: descriptor.release(), binding: binding, inode: UnixSocket.inode(of: path))
        }
    }

    /// Stops the kernel from making connections; those that it has made can still be accepted.
    func refuseNew() {
        switch binding {
        case .http, .https: _ = cepoll_drop_new(descriptor)
        case .unix(let path, _): if let inode, UnixSocket.inode(of: path) == inode { unlink(path) }
        }
    }

    func close() {
        _ = Glibc.close(descriptor)
    }
}
