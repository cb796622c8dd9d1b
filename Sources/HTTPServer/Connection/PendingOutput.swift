// SPDX-License-Identifier: Apache-2.0

/// Bytes of answers that the kernel has not taken yet; empty as long as the client keeps up.
struct PendingOutput {
    private var bytes: ArraySlice<UInt8> = []
    /// Bytes that the kernel has taken since the last `restartCount`.
    private(set) var taken = 0

    var isEmpty: Bool { bytes.isEmpty }

    /// Counts the bytes taken from zero.
    mutating func restartCount() { taken = 0 }

    /// Writes what is pending, then what was just encoded; what the kernel does not take stays pending.
    /// - Returns: false where the connection is gone.
    mutating func flush(to transport: borrowing Transport, _ context: LoopContext) -> Bool {
        if !bytes.isEmpty {
            guard let count = write(bytes, to: transport, context) else { return false }
            bytes = count == bytes.count ? [] : bytes.dropFirst(count)
        }
        if !context.output.isEmpty {
            if bytes.isEmpty {
                guard let count = write(context.output[...], to: transport, context) else { return false }
                if count < context.output.count { bytes = Array(context.output[count...])[...] }
            } else {
                bytes.append(contentsOf: context.output)
            }
            context.clearOutput()
        }
        return true
    }

    /// How many bytes the kernel took, nil where the connection is gone.
    private mutating func write(
        _ bytes: ArraySlice<UInt8>, to transport: borrowing Transport, _ context: LoopContext
    ) -> Int? {
        switch bytes.withUnsafeBytes({ transport.write($0) }) {
        case .bytes(let count):
            context.metrics.bytesSent.add(count)
            taken += count
            return count
        case .wouldBlock: return 0
        case .end, .failed, .plainText:
            context.clearOutput()
            return nil
        }
    }
}
