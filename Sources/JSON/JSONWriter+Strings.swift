// SPDX-License-Identifier: Apache-2.0

extension JSONWriter {
    static func append(_ string: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        if isPlain(string.utf8.span) {
            output.append(contentsOf: string.utf8)
        } else {
            append(escaped: string.utf8.span, to: &output)
        }
        output.append(UInt8(ascii: "\""))
    }

    static func append(utf8 string: [UInt8], to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        if isPlain(string.span) {
            output.append(contentsOf: string)
        } else {
            append(escaped: string.span, to: &output)
        }
        output.append(UInt8(ascii: "\""))
    }

    /// RFC 8259 section 7: the quote, the backslash and the control characters are escaped, nothing else.
    private static func append(escaped string: Span<UInt8>, to output: inout [UInt8]) {
        for index in string.indices { append(escaped: string[index], to: &output) }
    }

    private static func append(escaped byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            output.append(UInt8(ascii: "\\"))
            output.append(byte)
        case 0x0A: output.append(contentsOf: "\\n".utf8)
        case 0x0D: output.append(contentsOf: "\\r".utf8)
        case 0x09: output.append(contentsOf: "\\t".utf8)
        case 0x00..<0x20:
            let digits = String(byte, radix: 16)
            output.append(contentsOf: "\\u".utf8)
            output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
            output.append(contentsOf: digits.utf8)
        default: output.append(byte)
        }
    }

    /// Whether a string is written as it stands; nearly all are. Without a way out of the loop it runs by vectors.
    private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        var special: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            special |= byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0
        }
        return special == 0
    }
}

extension [UInt8] {
    /// Appends the decimal digits of a number, and the sign of one below zero.
    package mutating func append(decimal number: Int) {
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var (start, rest) = (digits.count, number.magnitude)
        repeat {
            start -= 1
            digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        append(addingCapacity: digits.count - start + 1) { output in
            if number < 0 { output.append(UInt8(ascii: "-")) }
            for index in start..<digits.count { output.append(digits[index]) }
        }
    }
}
