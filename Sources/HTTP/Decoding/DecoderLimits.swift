// SPDX-License-Identifier: Apache-2.0

/// How much of a request is read before it is refused.
package struct DecoderLimits: Hashable, Sendable {
    /// Bytes of request line and field lines, at most 65,535 (the ranges of `Fields` are 16 bits wide).
    package var maximumHeadBytes: Int { didSet { maximumHeadBytes = min(maximumHeadBytes, Fields.maximumHeadBytes) } }
    /// Field lines, trailers not counted.
    package var maximumFieldCount: Int
    /// Bytes of the target; RFC 9112 3 recommends at least 8,000.
    package var maximumTargetBytes: Int
    /// Bytes of content, whatever the framing.
    package var maximumBodyBytes: Int
    /// Bytes of a method.
    package var maximumMethodBytes = 32
    /// Bytes of chunk extensions of a whole body (RFC 9112 7.1.1 asks for a limit).
    package var maximumExtensionBytes = 4096
    /// Bytes of the trailer section, which is dropped.
    package var maximumTrailerBytes = 4096

    /// The limits of a public server unless told otherwise.
    package init(
        maximumHeadBytes: Int = 16_384, maximumFieldCount: Int = 100, maximumTargetBytes: Int = 8192,
        maximumBodyBytes: Int = 1_048_576
    ) {
        self.maximumHeadBytes = min(maximumHeadBytes, Fields.maximumHeadBytes)
        self.maximumFieldCount = maximumFieldCount
        self.maximumTargetBytes = maximumTargetBytes
        self.maximumBodyBytes = maximumBodyBytes
    }
}
