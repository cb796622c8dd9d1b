// SPDX-License-Identifier: Apache-2.0

/// The field lines of a request: 16-bit ranges into the bytes of its head.
///
/// A look-up compares bytes and makes a `String` only of what was found; names are case-insensitive (RFC 9110 5.1).
package struct Fields: Sendable {
    /// Where one field line's name and trimmed value lie in the head.
    struct Line: Sendable {
        var name: Range<UInt16>
        var value: Range<UInt16>
    }

    private let head: [UInt8]
    private let lines: [Line]

    /// The longest head the ranges can point into.
    static let maximumHeadBytes = Int(UInt16.max)

    init(head: [UInt8], lines: [Line]) {
        self.head = head
        self.lines = lines
    }

    /// Fields made by hand, in the order given; lines that would not fit into 64 KiB of head are left out.
    package init(_ pairs: [(name: String, value: String)]) {
        var head: [UInt8] = []
        var lines: [Line] = []
        for (name, value) in pairs {
            let start = head.count
            guard start + name.utf8.count + value.utf8.count <= Self.maximumHeadBytes else { break }
            head.append(contentsOf: name.utf8)
            let middle = head.count
            head.append(contentsOf: value.utf8)
            let trimmed = Self.trimmed(head.span, middle..<head.count)
            lines.append(
                Line(
                    name: UInt16(start)..<UInt16(middle),
                    value: UInt16(trimmed.lowerBound)..<UInt16(trimmed.upperBound)))
        }
        self.init(head: head, lines: lines)
    }

    /// The number of field lines.
    package var count: Int { lines.count }

    /// The value of the first field line of that name, nil where there is none.
    package func first(_ name: String) -> String? {
        for line in lines where matches(line, name) { return text(line.value) }
        return nil
    }

    /// The value of every field line of that name, in order, without the white space around it (RFC 9110 5.5).
    package func values(_ name: String) -> [String] {
        var values: [String] = []
        for line in lines where matches(line, name) { values.append(text(line.value)) }
        return values
    }

    /// The values of that name joined by a comma and a space, which means the same as the lines (RFC 9110 5.3).
    package func combined(_ name: String) -> String? {
        guard let first = lines.firstIndex(where: { matches($0, name) }) else { return nil }
        var text = text(lines[first].value)
        for line in lines[(first + 1)...] where matches(line, name) { text += ", " + self.text(line.value) }
        return text
    }

    /// The range without the spaces and tabs at both ends (OWS, RFC 9110 5.6.3).
    static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, Grammar.isWhitespace(bytes[start]) { start += 1 }
        while start < end, Grammar.isWhitespace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private func matches(_ line: Line, _ name: String) -> Bool {
        let wanted = name.utf8.span
        guard line.name.count == wanted.count else { return false }
        let start = Int(line.name.lowerBound)
        for index in 0..<wanted.count
        where Grammar.lowercased(head[start + index]) != Grammar.lowercased(wanted[index]) {
            return false
        }
        return true
    }

    /// Bytes above 0x7F that are not UTF-8 become U+FFFD: they are opaque data (obs-text, RFC 9110 5.5).
    private func text(_ range: Range<UInt16>) -> String {
        String(decoding: head[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }
}
