// SPDX-License-Identifier: Apache-2.0

/// A sentence taken apart: texts, and places `{seats}` or `{seats|# seat|# seats}` between them. Other braces are text.
struct Template: Sendable {
    /// What goes somewhere, and the words among which its number chooses.
    struct Place: Equatable, Sendable {
        let name: String
        let forms: [String]
    }

    private enum Piece {
        case text(String)
        case place(Place)
    }

    private var pieces: [Piece] = []

    /// - Parameter isNumbered: whether places are numbers, as in the patterns of literals, where words in braces are text.
    init(_ pattern: String, isNumbered: Bool) {
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{") {
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(of: "}"), let place = Self.place(after[..<close], isNumbered) else {
                add(String(rest[...open]))
                rest = after
                continue
            }
            add(String(rest[..<open]))
            pieces.append(.place(place))
            rest = after[after.index(after: close)...]
        }
        add(String(rest))
    }

    private mutating func add(_ text: String) {
        if case .text(let before)? = pieces.last {
            pieces[pieces.count - 1] = .text(before + text)
        } else if !text.isEmpty {
            pieces.append(.text(text))
        }
    }

    private static func place(_ text: Substring, _ isNumbered: Bool) -> Place? {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        guard let name = parts.first else { return nil }
        let isPlace =
            isNumbered
            ? Int(name).map { String($0) == name } ?? false
            : !name.isEmpty && name.utf8.allSatisfy { 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_") }
        return isPlace ? Place(name: String(name), forms: parts.dropFirst().map(String.init)) : nil
    }

    /// The places in the order of the pattern.
    var places: [Place] {
        pieces.compactMap { if case .place(let place) = $0 { place } else { nil } }
    }

    /// The text, where it has no places.
    var whole: String? {
        switch pieces.first {
        case nil: ""
        case .text(let text)? where pieces.count == 1: text
        default: nil
        }
    }

    /// Gives the texts and the places in their order.
    func forEach(text: (String) -> Void, place: (Place) -> Void) {
        for piece in pieces {
            switch piece {
            case .text(let own): text(own)
            case .place(let own): place(own)
            }
        }
    }

    /// The text with something in each place.
    func filled(_ value: (Place) -> String) -> String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .text(let own): text += own
            case .place(let place): text += value(place)
            }
        }
    }

    /// The same numbered pattern with places that begin at a number.
    func shifted(by first: Int) -> Template {
        var template = self
        template.pieces = pieces.map { piece in
            guard case .place(let place) = piece, let number = Int(place.name) else { return piece }
            return .place(Place(name: String(number + first), forms: place.forms))
        }
        return template
    }

    /// The pattern as it is written.
    var pattern: String {
        filled { place in "{" + ([place.name] + place.forms).joined(separator: "|") + "}" }
    }
}
