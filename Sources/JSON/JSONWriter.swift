// SPDX-License-Identifier: Apache-2.0
import Text

/// Canonical text of JSON: members sorted by the bytes of their names, nothing that depends on time or chance; on one line, or
/// indented by two spaces.
///
/// A value is written as a whole (`bytes`, `text`), its members sorted; an object also member by member without a tree before it
/// (`object`, `line`): there names are words of the API, which need no escapes, and have to come in ascending order; a debug
/// build stops where they do not.
package struct JSONWriter {
    /// The text so far.
    private var bytes: [UInt8] = []
    /// How deep the text is indented; nil on one line.
    private var level: Int?
    private var isFirst = true
    #if DEBUG
        private var last = ""
    #endif

    private init(capacity: Int, pretty: Bool) {
        level = pretty ? 0 : nil
        bytes.reserveCapacity(capacity)
    }

    // MARK: - Whole texts

    /// The UTF-8 text of a value on one line, or (`pretty`) indented, with a line end.
    package static func bytes(_ value: JSON, pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(capacity: 4096, pretty: pretty)
        writer.write(value)
        writer.bytes.append(0x0A)
        return writer.bytes
    }

    /// The UTF-8 text of a value on one line, without a line end.
    package static func text(_ value: JSON) -> [UInt8] {
        var writer = JSONWriter(capacity: 4096, pretty: false)
        writer.write(value)
        return writer.bytes
    }

    /// The text of the object that `write` fills, with a line end.
    /// - Parameter capacity: about how many bytes it will be.
    package static func object(
        capacity: Int, pretty: Bool = false, _ write: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: capacity + 1, pretty: pretty)
        writer.object(write)
        writer.bytes.append(0x0A)
        return writer.bytes
    }

    // MARK: - Members

    /// A member of any value.
    package mutating func set(_ name: String, _ value: JSON) {
        begin(name)
        write(value)
    }

    /// A member that is a string, or null.
    package mutating func set(_ name: String, string: String?) {
        guard let string else { return set(name, word: "null") }
        let text = string.utf8.span
        guard Self.isPlain(text) else {
            begin(name)
            return Self.append(string, to: &bytes)
        }
        begin(name, room: text.count + 2) { output in
            output.append(UInt8(ascii: "\""))
            for index in 0..<text.count { output.append(text[index]) }
            output.append(UInt8(ascii: "\""))
        }
    }

    /// A member that is a whole number.
    package mutating func set(_ name: String, integer: Int) {
        guard 0..<10 ~= integer else {
            begin(name)
            return bytes.append(decimal: integer)
        }
        begin(name, room: 1) { $0.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: integer)) }
    }

    /// A member that is true or false.
    package mutating func set(_ name: String, flag: Bool) { set(name, word: flag ? "true" : "false") }

    /// A member that is a number in the grammar of RFC 8259 section 6, given by its characters.
    package mutating func set(_ name: String, number characters: Span<UInt8>) {
        begin(name, room: characters.count) { output in
            for index in 0..<characters.count { output.append(characters[index]) }
        }
    }

    private mutating func set(_ name: String, word: String) {
        let letters = word.utf8.span
        set(name, number: letters)
    }

    /// A member that is a string, whose UTF-8 `append` appends.
    package mutating func set(_ name: String, utf8 append: (inout [UInt8]) -> Void) {
        begin(name)
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        append(&bytes)
        Self.escape(&bytes, from: start)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A member that is an object.
    package mutating func object(_ name: String, _ write: (inout JSONWriter) -> Void) {
        begin(name)
        object(write)
    }

    /// A member that is an array of `count` objects.
    package mutating func objects(_ name: String, count: Int, _ write: (inout JSONWriter, Int) -> Void) {
        begin(name)
        enclose("[", "]", isEmpty: count == 0) { writer in
            for index in 0..<count {
                writer.separate(isFirst: index == 0)
                writer.object { write(&$0, index) }
            }
        }
    }

    private mutating func begin(_ name: String) { begin(name, room: 0) { _ in } }

    /// Appends a name and what `value` puts behind it, at most `room` bytes.
    @inline(__always)
    private mutating func begin(_ name: String, room: Int, _ value: (inout OutputSpan<UInt8>) -> Void) {
        #if DEBUG
            precondition(isFirst || last < name, "the member \(name) comes before \(last)")
            last = name
        #endif
        let (isFirst, isIndented) = (isFirst, level != nil)
        if isIndented { separate(isFirst: isFirst) }
        let letters = name.utf8.span
        bytes.append(addingCapacity: letters.count + 5 + room) { output in
            if !isFirst, !isIndented { output.append(UInt8(ascii: ",")) }
            output.append(UInt8(ascii: "\""))
            for index in 0..<letters.count { output.append(letters[index]) }
            output.append(UInt8(ascii: "\""))
            output.append(UInt8(ascii: ":"))
            if isIndented { output.append(0x20) }
            value(&output)
        }
        self.isFirst = false
    }

    private mutating func object(_ write: (inout JSONWriter) -> Void) {
        #if DEBUG
            let outer = last
            last = ""
            defer { last = outer }
        #endif
        isFirst = true
        bytes.append(UInt8(ascii: "{"))
        if let level { self.level = level + 1 }
        write(&self)
        if let level {
            self.level = level - 1
            if !isFirst { appendLine() }
        }
        bytes.append(UInt8(ascii: "}"))
        isFirst = false
    }

    // MARK: - Trees

    private mutating func write(_ value: JSON) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text): Self.append(text, to: &bytes)
        case .array(let elements):
            enclose("[", "]", isEmpty: elements.isEmpty) { writer in
                for index in elements.indices {
                    writer.separate(isFirst: index == 0)
                    writer.write(elements[index])
                }
            }
        case .object(let members):
            let members = Self.sorted(members)
            enclose("{", "}", isEmpty: members.isEmpty) { writer in
                for index in members.indices {
                    writer.separate(isFirst: index == 0)
                    Self.append(members[index].name, to: &writer.bytes)
                    writer.bytes.append(UInt8(ascii: ":"))
                    if writer.level != nil { writer.bytes.append(0x20) }
                    writer.write(members[index].value)
                }
            }
        }
    }

    private static func sorted(_ members: [JSON.Member]) -> [JSON.Member] {
        for index in members.indices.dropFirst() where members[index].name < members[index - 1].name {
            return members.sorted { $0.name < $1.name }
        }
        return members
    }

    // MARK: - Lines

    /// Writes what stands between two brackets one level deeper.
    private mutating func enclose(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, isEmpty: Bool, _ write: (inout JSONWriter) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        if let level { self.level = level + 1 }
        write(&self)
        if let level {
            self.level = level - 1
            if !isEmpty { appendLine() }
        }
        bytes.append(UInt8(ascii: close))
    }

    /// What stands before a member or an element.
    private mutating func separate(isFirst: Bool) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        if level != nil { appendLine() }
    }

    private mutating func appendLine() {
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: (level ?? 0) * 2))
    }
}
