// SPDX-License-Identifier: Apache-2.0

/// YAML (1.2) of a JSON value, to be read and compared by people: members in the order given, what fits on a line on one
/// line, long texts folded.
package enum YAMLWriter {
    /// The most columns of a line that can be broken.
    private static let width = 120
    /// Columns of a level: with two, one byte in six of a deep document is a space.
    private static let level = 1

    /// The text of a value, with a line end.
    package static func text(_ value: JSON) -> String {
        var lines: [String] = []
        appendBlock(value, indent: 0, to: &lines)
        return lines.map { $0 + "\n" }.joined()
    }

    /// Writes a value below a line that ends with its key.
    private static func appendBlock(_ value: JSON, indent: Int, to lines: inout [String]) {
        let margin = String(repeating: " ", count: indent)
        switch value {
        case .object(let members) where !members.isEmpty:
            for member in members {
                append(member.value, after: "\(margin)\(scalar(member.name)):", indent, to: &lines)
            }
        case .array(let elements) where !elements.isEmpty:
            for element in elements { append(element, after: margin + "-", indent, to: &lines) }
        default: lines.append(margin + flow(value))
        }
    }

    /// Writes a value on the line of its key where it fits, else below it.
    private static func append(_ value: JSON, after head: String, _ indent: Int, to lines: inout [String]) {
        let isElement = head.hasSuffix("-")
        if case .string(let text) = value, head.count + scalar(text).count + 1 > width || text.contains("\n") {
            return append(folded: text, after: head, indent + level, to: &lines)
        }
        let line = flow(value)
        if head.count + line.count + 1 <= width || isEmptyOrScalar(value) {
            return lines.append("\(head) \(line)")
        }
        if case .array(let elements) = value, elements.allSatisfy({ isEmptyOrScalar($0) || isReference($0) }) {
            return append(wrapped: elements, after: head, indent + level, to: &lines)
        }
        if isElement {
            // The first member stands on the line of the hyphen.
            var inner: [String] = []
            appendBlock(value, indent: indent + 2, to: &inner)
            lines.append(head + " " + inner[0].drop { $0 == " " })
            return lines += inner.dropFirst()
        }
        lines.append(head)
        var below = indent + level
        // Elements stand under the key that they belong to.
        if case .array = value { below = indent }
        appendBlock(value, indent: below, to: &lines)
    }

    /// A list of scalars over several lines.
    private static func append(
        wrapped elements: [JSON], after head: String, _ indent: Int, to lines: inout [String]
    ) {
        var line = head + " ["
        for (index, element) in elements.enumerated() {
            let piece = flow(element) + (index + 1 < elements.count ? "," : "]")
            if line.count + piece.count + 1 > width {
                lines.append(line.hasSuffix(" ") ? String(line.dropLast()) : line)
                line = String(repeating: " ", count: indent)
            }
            line += line.hasSuffix("[") || line.hasSuffix("  ") ? piece : " " + piece
        }
        lines.append(line)
    }

    /// A text over several lines: its paragraphs as they are, or one paragraph folded.
    private static func append(folded text: String, after head: String, _ indent: Int, to lines: inout [String]) {
        let margin = String(repeating: " ", count: indent)
        guard !text.contains("\n") else {
            lines.append(head + (text.hasSuffix("\n") ? " |" : " |-"))
            return lines += text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "" : margin + $0 }
        }
        lines.append(head + " >-")
        var line = margin
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if line.count + word.count + 1 > width, line.count > indent {
                lines.append(line)
                line = margin + word
            } else {
                line += line.count == indent ? String(word) : " " + word
            }
        }
        lines.append(line)
    }

    private static func isEmptyOrScalar(_ value: JSON) -> Bool {
        switch value {
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    private static func isReference(_ value: JSON) -> Bool {
        if case .object(let members) = value { members.count == 1 && members[0].name == "$ref" } else { false }
    }

    /// A value on one line.
    private static func flow(_ value: JSON) -> String {
        switch value {
        case .string(let text): scalar(text)
        case .array(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { "\(scalar($0.name)): \(flow($0.value))" }.joined(separator: ", ") + "}"
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text): text
        }
    }

    /// A string as it stands where no reader takes it for anything else, in quotes where one might.
    private static func scalar(_ text: String) -> String {
        guard !isPlain(text) else { return text }
        let canBeSingle = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "'" }
        return canBeSingle ? "'\(text)'" : String(decoding: JSONWriter.text(.string(text)), as: UTF8.self)
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, !words.contains(text.lowercased()),
            first.properties.isAlphabetic || first == "/" || first == "$" || first == "_"
        else { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || plain.contains($0) }
            && !text.hasSuffix(" ")
    }

    /// What stands in a plain scalar beside letters.
    private static let plain = Set("0123456789 .-_/()'+=;$".unicodeScalars)

    /// Words that readers of YAML 1.1 or 1.2 take for something else than text.
    private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
}
