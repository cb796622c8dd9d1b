// SPDX-License-Identifier: Apache-2.0

/// Percent-encoding (RFC 3986 2.1), strict: what does not decode to UTF-8 text is refused, never repaired.
package enum PercentEncoding {
    /// Why a text does not decode.
    package enum Fault: Error, Hashable, Sendable {
        /// A "%" is not followed by two hexadecimal digits.
        case escape
        /// The decoded bytes are not UTF-8: overlong, a surrogate, cut short or plain wrong (RFC 3629 3).
        case notUTF8
        /// The text contains U+0000.
        case nul
    }

    /// The decoded text, nil where it does not decode; `plusIsSpace` is the rule of HTML forms for queries.
    package static func decode(_ text: String, plusIsSpace: Bool = false) -> String? {
        try? decoded(text[...], plusIsSpace: plusIsSpace)
    }

    /// The text with every byte as %XX that is neither unreserved (RFC 3986 2.3) nor in `keeping`.
    package static func encode(_ text: String, keeping: String = "") -> String {
        var utf8: [UInt8] = []
        append(text, keeping: keeping, to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }

    /// Appends the same to a text.
    package static func append(_ text: String, keeping: String = "", to utf8: inout [UInt8]) {
        let kept = Grammar.Set(unreservedAnd: keeping)
        let bytes = text.utf8.span
        utf8.append(addingCapacity: bytes.count * 3) { output in
            for index in 0..<bytes.count {
                let byte = bytes[index]
                if Grammar.contains(kept, byte) {
                    output.append(byte)
                } else {
                    output.append(Grammar.percent)
                    output.append(hexadecimalDigit(byte >> 4))
                    output.append(hexadecimalDigit(byte & 0xF))
                }
            }
        }
    }

    /// The decoded text, or what is wrong with it.
    static func decoded(_ text: Substring, plusIsSpace: Bool = false) throws(Fault) -> String {
        let isPlain = text.utf8.allSatisfy {
            $0 != Grammar.percent && $0 != 0 && !(plusIsSpace && $0 == Grammar.plus)
        }
        if isPlain { return String(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while var byte = rest.next() {
            if byte == Grammar.percent {
                guard let high = rest.next().flatMap(Grammar.hexValue), let low = rest.next().flatMap(Grammar.hexValue)
                else { throw .escape }
                byte = high << 4 | low
            } else if byte == Grammar.plus, plusIsSpace {
                byte = Grammar.space
            }
            guard byte != 0 else { throw .nul }
            bytes.append(byte)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return decoded
    }

    /// Capitals, as normalisation asks (RFC 3986 6.2.2.1).
    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x41 + value - 10
    }
}
