// SPDX-License-Identifier: Apache-2.0
import Glibc

/// How the bytes of a connection travel.
enum Transport: ~Copyable {
    case plain(Descriptor)

    /// What came of an attempt to move bytes.
    enum Transfer {
        case bytes(Int)
        /// The kernel has nothing, or no room, for the moment.
        case wouldBlock
        /// The peer sends no more.
        case end
        /// The connection is gone.
        case failed(CInt)
    }

    var descriptor: CInt {
        switch self {
        case .plain(let descriptor): descriptor.raw
        }
    }

    /// Reads what is there, at most as much as fits.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        switch self {
        case .plain(let descriptor):
            while true {
                let count = recv(descriptor.raw, buffer.baseAddress, buffer.count, 0)
                if count > 0 { return .bytes(count) }
                if count == 0 { return .end }
                if errno != EINTR { return errno == EAGAIN ? .wouldBlock : .failed(errno) }
            }
        }
    }

    /// Writes as much as the kernel takes; a peer that is gone is a result and not a SIGPIPE.
    func write(_ buffer: UnsafeRawBufferPointer) -> Transfer {
        switch self {
        case .plain(let descriptor):
            while true {
                let count = send(descriptor.raw, buffer.baseAddress, buffer.count, CInt(MSG_NOSIGNAL))
                if count >= 0 { return .bytes(count) }
                if errno != EINTR { return errno == EAGAIN ? .wouldBlock : .failed(errno) }
            }
        }
    }

    /// Tells the peer that nothing more is sent; what it sends can still be read.
    func finishWriting() {
        switch self {
        case .plain(let descriptor): _ = shutdown(descriptor.raw, CInt(SHUT_WR))
        }
    }
}
