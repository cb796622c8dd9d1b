// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The certificate that new connections get; changed by one swap, while the sessions that have begun keep theirs.
final class TLSIdentity: Sendable {
    private let context: Mutex<TLSContext>

    init(_ files: TLSFiles) throws(TLSError) {
        context = Mutex(try TLSContext(files))
    }

    var current: TLSContext { context.withLock { $0 } }

    /// Reads the files; where they are faulty, what is there stays.
    func reload(_ files: TLSFiles) throws(TLSError) {
        let new = try TLSContext(files)
        context.withLock { $0 = new }
    }
}
