// SPDX-License-Identifier: Apache-2.0
package import Text

/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what would be right.
    package let problem: Message
    /// Line of the fault, from 1.
    package let line: Int
    /// Column of the fault in bytes, from 1.
    package let column: Int

    /// Where it is and what is wrong.
    package var message: Message { "line \(line), column \(column): \(problem)" }

    package var description: String { message.description }
}

/// A strict parser of RFC 8259: UTF-8 only, no comments, no trailing commas, no member given twice, at most
/// `maximumDepth` levels deep.
package struct JSONParser {
    /// How deep arrays and objects may nest (RFC 8259 section 9 allows a limit).
    package static let maximumDepth = 64

    private let bytes: [UInt8]
    private var position = 0
    /// Where the text begins, behind a byte order mark.
    private var start = 0

    /// The value that a text holds.
    package static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSON {
        var parser = JSONParser(bytes: bytes)
        try parser.readEncoding()
        parser.skipSpace()
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        if parser.position < bytes.count { throw parser.fault("the document ends here, but more text follows") }
        return value
    }

    /// The value that a text holds.
    package static func parse(_ text: String) throws(JSONSyntaxError) -> JSON { try parse(Array(text.utf8)) }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// RFC 8259 section 8.1: JSON is UTF-8, and a byte order mark before it may be ignored. Another encoding shows by its
    /// mark, or by the zeros among the first bytes, as JSON begins with an ASCII character.
    private mutating func readEncoding() throws(JSONSyntaxError) {
        guard bytes.count >= 2 else { return }
        switch (bytes[0], bytes[1]) {
        case (0xEF, 0xBB) where bytes.count >= 3 && bytes[2] == 0xBF: (start, position) = (3, 3)
        case (0xFE, 0xFF), (0xFF, 0xFE), (0, _), (_, 0):
            let isWide = bytes.count >= 4 && (bytes[0] == bytes[1] || bytes[2] == 0 && bytes[3] == 0)
            throw isWide
                ? fault("the text is UTF-32, but JSON is sent as UTF-8; save or encode it as UTF-8")
                : fault("the text is UTF-16, but JSON is sent as UTF-8; save or encode it as UTF-8")
        default: break
        }
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSON {
        guard depth <= Self.maximumDepth else { throw fault("nested deeper than \(Self.maximumDepth) levels") }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return .number(try number())
        case nil: throw fault("a value is expected, but the document ends")
        default: throw fault("a value is expected: an object, array, string, number, true, false or null")
        }
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSON {
        position += 1
        skipSpace()
        var members: [JSON.Member] = []
        var names = MemberNames()
        if next == UInt8(ascii: "}") {
            position += 1
            return .object([])
        }
        members.reserveCapacity(4)
        while true {
            guard next == UInt8(ascii: "\"") else { throw fault("a member name in double quotes is expected") }
            let start = position
            let name = try string()
            if !names.insert(name, among: members) {
                throw fault("the member \"\(name)\" is given twice; keep one", at: start)
            }
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw fault("':' is expected after the member name") }
            position += 1
            skipSpace()
            members.append(JSON.Member(name, try value(depth: depth + 1)))
            skipSpace()
            switch next {
            case UInt8(ascii: ","):
                position += 1
                skipSpace()
            case UInt8(ascii: "}"):
                position += 1
                return .object(members)
            default: throw fault("',' or '}' is expected after a member")
            }
        }
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSON {
        position += 1
        skipSpace()
        var elements: [JSON] = []
        if next == UInt8(ascii: "]") {
            position += 1
            return .array([])
        }
        elements.reserveCapacity(8)
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            switch next {
            case UInt8(ascii: ","):
                position += 1
                skipSpace()
            case UInt8(ascii: "]"):
                position += 1
                return .array(elements)
            default: throw fault("',' or ']' is expected after an element")
            }
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
        let text = word.description
        guard bytes[position...].starts(with: text.utf8) else {
            throw fault("a value is expected; did you mean \(text)?")
        }
        position += text.utf8.count
        return value
    }

    /// RFC 8259 section 6: `-`? int frac? exp?, no leading zero.
    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") {
            position += 1
            if let byte = next, isDigit(byte) { throw fault("a number has no leading zero") }
        } else {
            try digits()
        }
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return try text(bytes.span.extracting(start..<position), at: start)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        guard let byte = next, isDigit(byte) else { throw fault("a digit is expected") }
        while let byte = next, isDigit(byte) { position += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private func fault(_ problem: Message, at offset: Int? = nil) -> JSONSyntaxError {
        let before = bytes[..<min(offset ?? position, bytes.count)]
        let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? start
        return JSONSyntaxError(problem: problem, line: line, column: before.endIndex - lineStart + 1)
    }
}

extension JSONParser {
    /// RFC 8259 section 7; the bytes between the quotes have to be UTF-8 (section 8.1).
    private mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        if next == UInt8(ascii: "\"") {
            defer { position += 1 }
            return try text(bytes.span.extracting(start..<position), at: start)
        }
        var decoded = Array(bytes[start..<position])
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try text(decoded.span, at: start)
            case UInt8(ascii: "\\"):
                position += 1
                let scalar = try escape()
                decoded.append(contentsOf: String(Character(scalar)).utf8)
            case 0x00..<0x20:
                throw fault("a control character inside a string has to be escaped, such as \\n or \\u0000")
            default:
                decoded.append(byte)
                position += 1
            }
        }
        throw fault("the string that starts here has no closing quote", at: start - 1)
    }

    private func text(_ bytes: Span<UInt8>, at start: Int) throws(JSONSyntaxError) -> String {
        guard let text = try? UTF8Span(validating: bytes) else { throw fault("the string is not UTF-8", at: start) }
        return String(copying: text)
    }

    private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
        defer { position += 1 }
        switch next {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw fault("an escape is one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u and four hexadecimal digits")
        }
    }

    /// `\u` and four hexadecimal digits, where a character outside the basic plane is a surrogate pair; leaves the last digit current.
    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try hexadecimalUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "\\"),
            bytes[position + 2] == UInt8(ascii: "u")
        else { throw fault("a lone surrogate is no character; write the pair") }
        position += 2
        let second = try hexadecimalUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((UInt32(first) - 0xD800) << 10) + (UInt32(second) - 0xDC00))
        else { throw fault("a lone surrogate is no character; write the pair") }
        return scalar
    }

    private mutating func hexadecimalUnit() throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            position += 1
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("\\u is followed by four hexadecimal digits")
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}

/// The names of an object so far: few are compared one by one, many are looked up.
private struct MemberNames {
    private static let few = 12
    private var known: Set<String> = []

    /// Whether the name is new; `members` are those before it.
    mutating func insert(_ name: String, among members: [JSON.Member]) -> Bool {
        if members.count < Self.few {
            for index in members.indices where members[index].name == name { return false }
            return true
        }
        if known.isEmpty { for member in members { known.insert(member.name) } }
        return known.insert(name).inserted
    }
}
