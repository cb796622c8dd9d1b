// SPDX-License-Identifier: Apache-2.0

extension JSONWriter {
    static func append(_ string: String, to output: inout [UInt8]) {
        let bytes = string.utf8.span
        let isPlain = isPlain(bytes)
        output.append(addingCapacity: bytes.count + 2) { output in
            output.append(UInt8(ascii: "\""))
            guard isPlain else { return }
            for index in 0..<bytes.count { output.append(bytes[index]) }
            output.append(UInt8(ascii: "\""))
        }
        guard !isPlain else { return }
        append(escaped: bytes, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    /// Escapes what stands at the end of a text, from an offset on.
    static func escape(_ output: inout [UInt8], from start: Int) {
        guard !isPlain(output.span.extracting(start...)) else { return }
        let string = Array(output[start...])
        output.removeSubrange(start...)
        append(escaped: string.span, to: &output)
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

    /// Whether a string is written as it stands; nearly all are. Without branches in the loop it runs by vectors.
    static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        var special: UInt8 = 0
        for index in 0..<bytes.count {
            let byte = bytes[index]
            special |=
                (byte < 0x20 ? 1 : 0) | (byte == UInt8(ascii: "\"") ? 1 : 0) | (byte == UInt8(ascii: "\\") ? 1 : 0)
        }
        return special == 0
    }
}
