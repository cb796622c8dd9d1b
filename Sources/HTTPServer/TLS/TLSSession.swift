// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc

/// One connection's TLS. The handshake happens within reads, as far as the socket has bytes and room.
///
/// OpenSSL keeps its errors in a queue of the thread; after every failure it is emptied, so that each call finds it empty.
final class TLSSession {
    private enum Phase {
        /// Nothing was read: TLS or not is open.
        case fresh
        case handshake, open
        /// The peer speaks plain HTTP, and is refused in plain HTTP.
        case plain
        /// After such an error no function of the session may be called but the one that frees it (SSL_get_error(3)).
        case failed
    }

    private let socket: Descriptor
    private let session: OpaquePointer
    /// Owns what the session's BIO is made of.
    private let context: TLSContext
    private var phase = Phase.fresh
    /// Whether a read has to go on when the socket has room: the handshake has something to say.
    private(set) var awaitsRoom = false
    /// Whether the last read left something that no event of the socket will tell: bytes, the end, or an error.
    private(set) var hasMore = false

    /// A session that waits for its handshake, nil where memory is short.
    init?(_ socket: consuming Descriptor, context: TLSContext) {
        guard let session = context.makeSession(socket.raw) else {
            ERR_clear_error()
            return nil
        }
        self.session = session
        self.context = context
        self.socket = socket
    }

    deinit {
        sayGoodbye()
        SSL_free(session)
    }

    var descriptor: CInt { socket.raw }

    var isHandshaking: Bool {
        switch phase {
        case .fresh, .handshake: true
        case .open, .plain, .failed: false
        }
    }

    /// Reads what is there, record after record, at most as much as fits.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Transport.Transfer {
        awaitsRoom = false
        hasMore = false
        if case .fresh = phase, let outcome = lookAtFirstByte() { return outcome }
        if case .plain = phase { return socket.receive(into: buffer) }
        if case .failed = phase { return .failed(ECONNABORTED) }
        var total = 0
        while total < buffer.count {
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[total...])
            let count = SSL_read(session, room.baseAddress, CInt(clamping: room.count))
            guard count > 0 else {
                let outcome = outcome(of: count)
                if case .wouldBlock = outcome {} else { hasMore = true }
                return total > 0 ? .bytes(total) : outcome
            }
            phase = .open
            total += Int(count)
            if copenssl_is_drained(session) != 0 { return .bytes(total) }
        }
        hasMore = true
        return .bytes(total)
    }

    /// Writes as much as the kernel takes. What a record has begun must be offered again first, wherever it lies then.
    func write(_ buffer: UnsafeRawBufferPointer) -> Transport.Transfer {
        if case .plain = phase { return socket.send(buffer) }
        if case .failed = phase { return .failed(ECONNABORTED) }
        var total = 0
        while total < buffer.count {
            let rest = UnsafeRawBufferPointer(rebasing: buffer[total...])
            let count = SSL_write(session, rest.baseAddress, CInt(clamping: rest.count))
            guard count > 0 else {
                let outcome = outcome(of: count)
                return total > 0 ? .bytes(total) : outcome
            }
            total += Int(count)
        }
        return .bytes(total)
    }

    /// Sends close_notify, then the end; what the peer sends can still be read.
    func finishWriting() {
        sayGoodbye()
        socket.finishWriting()
    }

    /// RFC 8446 6.1: each side says close_notify before it closes, unless an error has ended the session. An answer
    /// that was cut short has a record begun, and OpenSSL then says nothing: the client must see that it is cut.
    private func sayGoodbye() {
        guard case .open = phase, SSL_get_shutdown(session) & SSL_SENT_SHUTDOWN == 0 else { return }
        if SSL_shutdown(session) < 0 { ERR_clear_error() }
    }

    /// RFC 8446 5.1: TLS begins with a handshake record, 22; a request begins with a token, or with an empty line.
    private func lookAtFirstByte() -> Transport.Transfer? {
        var byte: UInt8 = 0
        while true {
            let count = recv(socket.raw, &byte, 1, CInt(MSG_PEEK))
            if count == 0 { return .end }
            if count > 0 { break }
            if errno != EINTR { return errno == EAGAIN ? .wouldBlock : .failed(errno) }
        }
        let isText = (0x21...0x7E).contains(byte) || byte == 0x0D || byte == 0x0A
        phase = isText ? .plain : .handshake
        return isText ? .plainText : nil
    }

    private func outcome(of code: CInt) -> Transport.Transfer {
        if case .handshake = phase, SSL_is_init_finished(session) == 1 { phase = .open }
        switch SSL_get_error(session, code) {
        case SSL_ERROR_WANT_READ: return .wouldBlock
        case SSL_ERROR_WANT_WRITE:
            awaitsRoom = true
            return .wouldBlock
        case SSL_ERROR_ZERO_RETURN: return .end
        default:
            phase = .failed
            ERR_clear_error()
            return .failed(ECONNABORTED)
        }
    }
}
