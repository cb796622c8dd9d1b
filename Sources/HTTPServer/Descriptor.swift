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
