// SPDX-License-Identifier: Apache-2.0

/// How the bytes of a connection travel.
enum Transport: ~Copyable {
    case plain(Descriptor)
    case tls(TLSSession)

    /// What came of an attempt to move bytes.
    enum Transfer {
        case bytes(Int)
        /// The kernel has nothing, or no room, for the moment.
        case wouldBlock
        /// The peer sends no more.
        case end
        /// The connection is gone.
        case failed(CInt)
        /// The peer does not speak TLS where it should; what is written from now on is plain.
        case plainText
    }

    var descriptor: CInt {
        switch self {
        case .plain(let descriptor): descriptor.raw
        case .tls(let session): session.descriptor
        }
    }

    /// Whether the peers are still to agree on how to speak.
    var isHandshaking: Bool {
        switch self {
        case .plain: false
        case .tls(let session): session.isHandshaking
        }
    }

    /// Whether reading has to go on when the socket has room.
    var awaitsRoom: Bool {
        switch self {
        case .plain: false
        case .tls(let session): session.awaitsRoom
        }
    }

    /// Reads what is there, at most as much as fits.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        switch self {
        case .plain(let descriptor): descriptor.receive(into: buffer)
        case .tls(let session): session.read(into: buffer)
        }
    }

    /// Whether more may be there after a read of that many bytes into so much room; a short read has emptied a socket
    /// (epoll(7)), unless the end waits behind it.
    func mayHaveMore(afterReading count: Int, of size: Int) -> Bool {
        switch self {
        case .plain: count == size
        case .tls(let session): session.hasMore
        }
    }

    /// Writes as much as the kernel takes.
    func write(_ buffer: UnsafeRawBufferPointer) -> Transfer {
        switch self {
        case .plain(let descriptor): descriptor.send(buffer)
        case .tls(let session): session.write(buffer)
        }
    }

    /// Tells the peer that nothing more is sent; what it sends can still be read.
    func finishWriting() {
        switch self {
        case .plain(let descriptor): descriptor.finishWriting()
        case .tls(let session): session.finishWriting()
        }
    }
}
