// SPDX-License-Identifier: Apache-2.0
@testable import Charts

/// An element of a picture, read by a small strict reader of XML, so that a picture that is not well-formed fails.
final class Markup {
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    let name: String
    let attributes: [String: String]
    private(set) var children: [Markup] = []
    private(set) var text = ""

    private init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// All elements of a name, in the order of the document.
    func all(_ name: String) -> [Markup] { (self.name == name ? [self] : []) + children.flatMap { $0.all(name) } }

    /// The text of the first child of a name.
    func child(_ name: String) -> String? { children.first { $0.name == name }?.text }

    /// Reads a document.
    static func read(_ bytes: [UInt8]) throws(Fault) -> Markup {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault(description: "is not UTF-8") }
        var rest = text[...]
        var open: [Markup] = []
        while true {
            let end = rest.firstIndex(of: "<") ?? rest.endIndex
            let content = try plain(rest[..<end])
            if let last = open.last { last.text += content }
            rest = rest[end...].dropFirst()
            guard let close = rest.firstIndex(of: ">") else { throw Fault(description: "ends inside a tag") }
            var tag = rest[..<close]
            rest = rest[close...].dropFirst()
            if tag.first == "/" {
                guard let last = open.popLast(), last.name == tag.dropFirst() else {
                    throw Fault(description: "closes \(tag) which is not open")
                }
                if open.isEmpty {
                    guard rest.allSatisfy({ $0 == "\n" }) else { throw Fault(description: "goes on after its end") }
                    return last
                }
                continue
            }
            let isEmpty = tag.last == "/"
            if isEmpty { tag = tag.dropLast() }
            let element = try element(tag)
            open.last?.children.append(element)
            if !isEmpty { open.append(element) }
        }
    }

    private static func element(_ tag: Substring) throws(Fault) -> Markup {
        let name = tag.prefix { $0 != " " }
        guard !name.isEmpty, name.allSatisfy(\.isLetter) else { throw Fault(description: "has the tag \(tag)") }
        var attributes: [String: String] = [:]
        var rest = tag.dropFirst(name.count)
        while !rest.isEmpty {
            guard rest.first == " ", let equals = rest.firstIndex(of: "=") else {
                throw Fault(description: "has the tag \(tag)")
            }
            let key = String(rest[rest.index(after: rest.startIndex)..<equals])
            rest = rest[equals...].dropFirst()
            guard rest.first == "\"", let close = rest.dropFirst().firstIndex(of: "\"") else {
                throw Fault(description: "has an attribute without quotes in \(tag)")
            }
            guard attributes.updateValue(try plain(rest[..<close].dropFirst()), forKey: key) == nil else {
                throw Fault(description: "has the attribute \(key) twice")
            }
            rest = rest[close...].dropFirst()
        }
        return Markup(String(name), attributes)
    }

    /// Text with its references resolved.
    private static func plain(_ text: Substring) throws(Fault) -> String {
        var plain = ""
        var rest = text
        while let start = rest.firstIndex(of: "&") {
            plain += rest[..<start]
            guard let end = rest[start...].firstIndex(of: ";") else { throw Fault(description: "has a bare &") }
            switch rest[start...end] {
            case "&amp;": plain += "&"
            case "&lt;": plain += "<"
            case "&gt;": plain += ">"
            case "&quot;": plain += "\""
            default: throw Fault(description: "has the reference \(rest[start...end])")
            }
            rest = rest[end...].dropFirst()
        }
        plain += rest
        guard !text.contains("<") else { throw Fault(description: "has a bare <") }
        return plain
    }
}
