// SPDX-License-Identifier: Apache-2.0

/// A piece of HTML, or of SVG within it, as a value.
///
/// Text and the values of attributes are escaped where they are written, so nothing that a reader sends becomes markup.
package indirect enum HTML: Sendable {
    case text(String)
    /// An element; an attribute without a value is left out, one with an empty value stands by its name.
    case element(String, [Attribute], [HTML])
    /// Several pieces, one after the other.
    case pieces([HTML])

    package typealias Attribute = (name: String, value: String?)

    /// An element.
    package static func tag(_ name: String, _ attributes: [Attribute] = [], _ children: HTML...) -> HTML {
        .element(name, attributes, children)
    }

    /// An element around pieces that were made before.
    package static func tag(_ name: String, _ attributes: [Attribute] = [], all children: [HTML]) -> HTML {
        .element(name, attributes, children)
    }

    /// A link.
    package static func link(_ target: String, _ text: String, _ attributes: [Attribute] = []) -> HTML {
        .element("a", [("href", target)] + attributes, [.text(text)])
    }

    /// A whole document in UTF-8.
    package var document: [UInt8] {
        var bytes = Array("<!doctype html>\n".utf8)
        write(to: &bytes)
        bytes.append(0x0A)
        return bytes
    }

    /// The piece by itself.
    package var text: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Elements without content and end tag (HTML standard, 13.1.2).
    private static let void: Set<String> = ["br", "img", "input", "link", "meta", "source"]
    /// Elements before which a new line changes nothing of what is shown.
    private static let blocks: Set<String> = [
        "body", "details", "div", "dl", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "head", "header",
        "li", "link", "main", "meta", "nav",
        "ol", "p", "section", "svg", "table", "tr", "ul",
    ]

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.escape(text, into: &bytes)
        case .pieces(let pieces): for piece in pieces { piece.write(to: &bytes) }
        case .element(let name, let attributes, let children):
            if Self.blocks.contains(name) { bytes.append(0x0A) }
            bytes.append(UInt8(ascii: "<"))
            bytes.append(contentsOf: name.utf8)
            for (name, value) in attributes {
                guard let value else { continue }
                bytes.append(0x20)
                bytes.append(contentsOf: name.utf8)
                if value.isEmpty, !name.hasPrefix("alt"), !name.hasPrefix("value") { continue }
                bytes.append(contentsOf: "=\"".utf8)
                Self.escape(value, into: &bytes)
                bytes.append(UInt8(ascii: "\""))
            }
            bytes.append(UInt8(ascii: ">"))
            if Self.void.contains(name) { return }
            for child in children { child.write(to: &bytes) }
            bytes.append(contentsOf: "</\(name)>".utf8)
        }
    }

    /// The five characters that mean something to a parser of HTML, in text or in a quoted value.
    private static func escape(_ text: String, into bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
            default: bytes.append(byte)
            }
        }
    }
}

extension HTML: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self = .text(text) }
}
