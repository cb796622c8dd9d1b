// SPDX-License-Identifier: Apache-2.0

/// A pattern taken apart: texts, and places `{0}` or `{0|one|other}` between them. Other braces are text.
struct Template {
    /// Where an argument goes, and the words among which its number chooses.
    struct Place: Equatable {
        let number: Int
        let forms: [String]
    }

    private enum Piece {
        case text(String)
        case place(Place)
    }

    private var pieces: [Piece] = []

    init(_ pattern: String) {
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{") {
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(of: "}"), let place = Self.place(after[..<close]) else {
                pieces.append(.text(String(rest[...open])))
                rest = after
                continue
            }
            pieces.append(.text(String(rest[..<open])))
            pieces.append(.place(place))
            rest = after[after.index(after: close)...]
        }
        pieces.append(.text(String(rest)))
    }

    private static func place(_ text: Substring) -> Place? {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        guard let digits = parts.first, let number = Int(digits), String(number) == digits else { return nil }
        return Place(number: number, forms: parts.dropFirst().map(String.init))
    }

    /// The places in the order of the pattern.
    var places: [Place] {
        pieces.compactMap { if case .place(let place) = $0 { place } else { nil } }
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

    /// The same pattern with places that begin at a number.
    func shifted(by first: Int) -> Template {
        var template = self
        template.pieces = pieces.map { piece in
            guard case .place(let place) = piece else { return piece }
            return .place(Place(number: place.number + first, forms: place.forms))
        }
        return template
    }

    /// The pattern as it is written.
    var pattern: String {
        filled { place in "{" + ([String(place.number)] + place.forms).joined(separator: "|") + "}" }
    }
}
