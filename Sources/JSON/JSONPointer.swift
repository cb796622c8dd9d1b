// SPDX-License-Identifier: Apache-2.0

/// The address of a value inside a document (RFC 6901), such as `/tally/lists/0/votes`.
package struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    package private(set) var tokens: [String]

    /// The whole document.
    package static let root = JSONPointer(tokens: [])

    package init(tokens: [String]) { self.tokens = tokens }

    /// Reads `""` or `/a/b~1c/0`; nil where the text is no pointer (RFC 6901 section 3).
    package init?(_ text: String) {
        if text.isEmpty {
            tokens = []
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        tokens = []
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let token = Self.unescaped(part) else { return nil }
            tokens.append(token)
        }
    }

    package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens: tokens + [token]) }

    package func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

    /// RFC 6901 section 3: `~` is written `~0`, `/` is written `~1`.
    package var description: String {
        var text = ""
        for token in tokens {
            text += "/"
            for character in token.unicodeScalars {
                switch character {
                case "~": text += "~0"
                case "/": text += "~1"
                default: text.unicodeScalars.append(character)
                }
            }
        }
        return text
    }

    private static func unescaped(_ part: Substring) -> String? {
        var text = ""
        var scalars = part.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "~" else {
                text.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "0": text += "~"
            case "1": text += "/"
            default: return nil
            }
        }
        return text
    }
}
