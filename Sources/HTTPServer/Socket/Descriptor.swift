// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A file descriptor with one owner; it is closed when its owner goes.
struct Descriptor: ~Copyable {
    let raw: CInt

    /// Takes over a descriptor that nothing else will close.
    init(owning raw: CInt) {
        self.raw = raw
    }

    /// Gives the descriptor to another owner.
    consuming func release() -> CInt {
        let raw = raw
        discard self
        return raw
    }

    deinit {
        _ = close(raw)
    }
}

extension Descriptor {
    /// Receives what is there, at most as much as fits.
    func receive(into buffer: UnsafeMutableRawBufferPointer) -> Transport.Transfer {
        while true {
            let count = recv(raw, buffer.baseAddress, buffer.count, 0)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno != EINTR { return errno == EAGAIN ? .wouldBlock : .failed(errno) }
        }
    }

    /// Sends as much as the kernel takes; a peer that is gone is a result and not a SIGPIPE.
    func send(_ buffer: UnsafeRawBufferPointer) -> Transport.Transfer {
        while true {
            let count = Glibc.send(raw, buffer.baseAddress, buffer.count, CInt(MSG_NOSIGNAL))
            if count >= 0 { return .bytes(count) }
            if errno != EINTR { return errno == EAGAIN ? .wouldBlock : .failed(errno) }
        }
    }

    /// Tells the peer that nothing more is sent.
    func finishWriting() {
        _ = shutdown(raw, CInt(SHUT_WR))
    }
}
