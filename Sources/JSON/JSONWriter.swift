// SPDX-License-Identifier: Apache-2.0

/// Canonical text of a JSON value: members sorted by the bytes of their names, one line end at the end, nothing that
/// depends on time or chance.
package enum JSONWriter {
    /// The UTF-8 text of a value on one line, or (`pretty`) indented by two spaces, with a line end.
    package static func bytes(_ value: JSON, pretty: Bool = false) -> [UInt8] {
        var output = text(value, indent: pretty ? 0 : nil)
        output.append(0x0A)
        return output
    }

    /// The UTF-8 text of a value without a line end; `indent` is as for `append`.
    package static func text(_ value: JSON, indent: Int? = nil) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(4096)
        append(value, to: &output, indent: indent)
        return output
    }

    /// The same text indented; what is no JSON stays as it is.
    package static func indented(_ text: [UInt8]) -> [UInt8] {
        guard let value = try? JSONParser.parse(text) else { return text }
        return bytes(value, pretty: true)
    }

    /// Appends a value without a line end; `indent` is the level of an indented text, nil on one line.
    package static func append(_ value: JSON, to output: inout [UInt8], indent: Int? = nil) {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let text): output.append(contentsOf: text.utf8)
        case .string(let text): append(text, to: &output)
        case .array(let elements): append(array: elements, to: &output, indent: indent)
        case .object(let members): append(object: sorted(members), to: &output, indent: indent)
        }
    }

    private static func append(array elements: [JSON], to output: inout [UInt8], indent: Int?) {
        output.append(UInt8(ascii: "["))
        let inner = indent.map { $0 + 1 }
        for index in elements.indices {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            appendLine(inner, to: &output)
            append(elements[index], to: &output, indent: inner)
        }
        if !elements.isEmpty { appendLine(indent, to: &output) }
        output.append(UInt8(ascii: "]"))
    }

    private static func append(object members: [JSON.Member], to output: inout [UInt8], indent: Int?) {
        output.append(UInt8(ascii: "{"))
        let inner = indent.map { $0 + 1 }
        for index in members.indices {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            appendLine(inner, to: &output)
            append(members[index].name, to: &output)
            output.append(UInt8(ascii: ":"))
            if inner != nil { output.append(0x20) }
            append(members[index].value, to: &output, indent: inner)
        }
        if !members.isEmpty { appendLine(indent, to: &output) }
        output.append(UInt8(ascii: "}"))
    }

    private static func sorted(_ members: [JSON.Member]) -> [JSON.Member] {
        for index in members.indices.dropFirst() where members[index].name < members[index - 1].name {
            return members.sorted { $0.name < $1.name }
        }
        return members
    }

    private static func appendLine(_ indent: Int?, to output: inout [UInt8]) {
        guard let indent else { return }
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: indent * 2))
    }

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
