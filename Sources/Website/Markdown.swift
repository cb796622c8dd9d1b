// SPDX-License-Identifier: Apache-2.0

/// The little of Markdown that descriptions in openapi.yaml use: paragraphs, headings, lists, code and links by name.
enum Markdown {
    /// Blocks, parted by empty lines.
    static func html(_ text: String) -> [HTML] {
        var blocks: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { blocks.append([]) } else { blocks[blocks.count - 1].append(line) }
        }
        return blocks.filter { !$0.isEmpty }.map { lines in
            if lines[0].hasPrefix("## ") { return .tag("h2", [], .text(String(lines[0].dropFirst(3)))) }
            if lines.allSatisfy({ $0.hasPrefix("* ") || $0.hasPrefix("  ") }), lines[0].hasPrefix("* ") {
                let items = lines.joined(separator: " ").split(separator: "* ")
                return .tag("ul", [], all: items.map { .tag("li", [], all: spans(String($0))) })
            }
            return .tag("p", [], all: spans(lines.joined(separator: " ")))
        }
    }

    /// Text in which backticks mark code.
    static func spans(_ text: String) -> [HTML] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, piece in
            index % 2 == 0 ? .text(String(piece)) : .tag("code", [], .text(String(piece)))
        }
    }
}
