// SPDX-License-Identifier: Apache-2.0

/// The character classes of RFC 9110 5.6 and RFC 3986 as one table of bits.
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
    static func isToken(_ byte: UInt8) -> Bool { classes[Int(byte)] & token != 0 }

    /// A byte of a field value: HTAB, SP, VCHAR or obs-text (RFC 9110 5.5).
    static func isFieldValue(_ byte: UInt8) -> Bool { byte >= 0x20 ? byte != 0x7F : byte == tab }

    /// A byte of a path (`pchar` or "/") or of a query (also "?"), "%" included (RFC 3986 3.3 and 3.4).
    static func isTarget(_ byte: UInt8) -> Bool { classes[Int(byte)] & target != 0 }

    /// A byte of a registered name: unreserved, sub-delims or "%" (RFC 3986 3.2.2).
    static func isRegisteredName(_ byte: UInt8) -> Bool { classes[Int(byte)] & registeredName != 0 }

    /// An unreserved byte, the only ones that percent-encoding leaves as they are (RFC 3986 2.3).
    static func isUnreserved(_ byte: UInt8) -> Bool { classes[Int(byte)] & unreserved != 0 }

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

    private static let token: UInt8 = 1
    private static let target: UInt8 = 2
    private static let registeredName: UInt8 = 4
    private static let unreserved: UInt8 = 8

    private static let classes: [UInt8] = {
        var classes = [UInt8](repeating: 0, count: 256)
        func mark(_ characters: String, _ bits: UInt8) {
            for byte in characters.utf8 { classes[Int(byte)] |= bits }
        }
        let alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        mark(alphanumeric, token | target | registeredName | unreserved)
        mark("!#$%&'*+-.^_`|~", token)
        mark("-._~", target | registeredName | unreserved)
        mark("!$&'()*+,;=%", target | registeredName)
        mark(":@/?", target)
        return classes
    }()
}
