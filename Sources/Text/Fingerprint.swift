// SPDX-License-Identifier: Apache-2.0

/// 64 bits that tell one version of some bytes from another (FNV-1a); no protection against forgery.
///
/// Source: Fowler, Noll, Vo, Eastlake, "The FNV Non-Cryptographic Hash Algorithm" (IETF draft-eastlake-fnv).
package struct Fingerprint: Sendable, Hashable {
    /// The number itself.
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The fingerprint of no bytes.
    package init() {}

    /// Adds bytes behind those added before.
    package mutating func add(_ bytes: [UInt8]) {
        var value = value
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        self.value = value
    }

    /// Adds the UTF-8 bytes of a text.
    package mutating func add(_ text: String) {
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    /// Sixteen hexadecimal digits.
    package var digits: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
