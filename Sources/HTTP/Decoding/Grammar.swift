// SPDX-License-Identifier: Apache-2.0

/// The character classes of RFC 9110 5.6 and RFC 3986; each is a set of ASCII as the bits of two words.
enum Grammar {
    static let space: UInt8 = 0x20
    static let tab: UInt8 = 0x09
    static let carriageReturn: UInt8 = 0x0D
    static let lineFeed: UInt8 = 0x0A
    static let colon: UInt8 = 0x3A
    static let comma: UInt8 = 0x2C
    static let semicolon: UInt8 = 0x3B
    static let slash: UInt8 = 0x2F
    static let question: UInt8 = 0x3F
    static let percent: UInt8 = 0x25
    static let plus: UInt8 = 0x2B
    static let quote: UInt8 = 0x22
    static let backslash: UInt8 = 0x5C
    static let equals: UInt8 = 0x3D
    static let ampersand: UInt8 = 0x26

    /// `tchar`: a byte of a method or a field name (RFC 9110 5.6.2).
    static func isToken(_ byte: UInt8) -> Bool { contains(token, byte) }

    /// A byte of a field value: HTAB, SP, VCHAR or obs-text (RFC 9110 5.5).
    static func isFieldValue(_ byte: UInt8) -> Bool { byte >= 0x20 ? byte != 0x7F : byte == tab }

    /// A byte of a path (`pchar` or "/") or of a query (also "?"), "%" included (RFC 3986 3.3 and 3.4).
    static func isTarget(_ byte: UInt8) -> Bool { contains(target, byte) }

    /// A byte of a registered name: unreserved, sub-delims or "%" (RFC 3986 3.2.2).
    static func isRegisteredName(_ byte: UInt8) -> Bool { contains(registeredName, byte) }

    /// An unreserved byte, the only ones that percent-encoding leaves as they are (RFC 3986 2.3).
    static func isUnreserved(_ byte: UInt8) -> Bool { contains(unreserved, byte) }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    static func isWhitespace(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    /// The value of a hexadecimal digit of either case, nil of another byte.
    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// The byte with an ASCII capital turned into its small letter.
    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Bit n of `low` stands for byte n, bit n of `high` for byte 64 + n.
    struct Set {
        private(set) var low: UInt64
        private(set) var high: UInt64

        /// The unreserved bytes and those of an ASCII text.
        init(unreservedAnd text: String) {
            self = unreserved
            for byte in text.utf8 where byte < 128 {
                if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
            }
        }

        fileprivate init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }
    }

    /// Whether a byte is in a set.
    static func contains(_ set: Set, _ byte: UInt8) -> Bool {
        let word = byte < 64 ? set.low : set.high
        return byte < 128 && word >> UInt64(byte & 63) & 1 != 0
    }

    // Computed constants and no tables: these are asked for every byte of a head. The tests spell the sets out.
    private static var token: Set { Set(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE) }
    private static var target: Set { Set(low: 0xAFFF_FFF2_0000_0000, high: 0x47FF_FFFE_87FF_FFFF) }
    private static var registeredName: Set { Set(low: 0x2BFF_7FF2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE) }
    private static var unreserved: Set { Set(low: 0x03FF_6000_0000_0000, high: 0x47FF_FFFE_87FF_FFFE) }
}
