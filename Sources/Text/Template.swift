// SPDX-License-Identifier: Apache-2.0

/// A sentence taken apart at start: texts, and places `{seats}` or `{seats|# seat|# seats}` between them. Other braces are text.
///
/// An object, so that a look-up hands out one reference and copies nothing.
package final class Template: Sendable {
    /// What goes somewhere, and the words among which its number chooses.
    struct Place: Equatable, Sendable {
        let name: String
        let forms: [String]
    }

    /// Text up to an offset, and the place that follows it; without references, so that walking over them costs nothing.
    private struct Piece {
        let end: Int
        /// Its index among the places; nil behind the last one.
        let place: Int?
        /// Its name, where that is one that Swift knows.
        let name: PlaceName?
        let hasForms: Bool
    }

    /// All texts one after the other.
    private let utf8: [UInt8]
    private let pieces: [Piece]
    /// The places in the order of the pattern.
    let places: [Place]
    /// The text, where it has no places.
    let whole: String?

    /// - Parameter isNumbered: whether places are numbers, as in the patterns of literals, where words in braces are text.
    init(_ pattern: String, isNumbered: Bool) {
        var (utf8, pieces, places): ([UInt8], [Piece], [Place]) = ([], [], [])
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{") {
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(of: "}"), let place = Self.place(after[..<close], isNumbered) else {
                utf8 += Array(rest[...open].utf8)
                rest = after
                continue
            }
            utf8 += Array(rest[..<open].utf8)
            pieces.append(
                Piece(
                    end: utf8.count, place: places.count, name: PlaceName(rawValue: place.name),
                    hasForms: !place.forms.isEmpty))
            places.append(place)
            rest = after[after.index(after: close)...]
        }
        utf8 += Array(rest.utf8)
        pieces.append(Piece(end: utf8.count, place: nil, name: nil, hasForms: false))
        (self.utf8, self.pieces, self.places) = (utf8, pieces, places)
        whole = places.isEmpty ? pattern : nil
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

    /// Appends the texts, and what `fill` appends in each place.
    func write(to output: inout [UInt8], _ fill: (Place, inout [UInt8]) -> Void) {
        var start = 0
        for piece in pieces {
            output.append(contentsOf: utf8[start..<piece.end])
            start = piece.end
            if let place = piece.place { fill(places[place], &output) }
        }
    }

    /// The same for a sentence whose places have names that Swift knows.
    package func write(to sentence: inout Sentence, _ fill: (PlaceName, inout Sentence) -> Void) {
        var start = 0
        for piece in pieces {
            sentence.append(utf8, from: start, to: piece.end)
            start = piece.end
            guard let place = piece.place else { return }
            guard let name = piece.name else {
                sentence.append("{\(places[place].name)}")
                continue
            }
            if piece.hasForms { sentence.forms = places[place].forms }
            fill(name, &sentence)
            if piece.hasForms { sentence.forms = [] }
        }
    }

    /// The text with something in each place.
    func filled(_ value: (Place) -> String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(utf8.count + places.count * 24)
        write(to: &output) { $1.append(contentsOf: value($0).utf8) }
        return String(decoding: output, as: UTF8.self)
    }

    /// A numbered pattern with places that begin at a number.
    static func shifted(_ pattern: String, by first: Int) -> String {
        Template(pattern, isNumbered: true).filled { place in
            let number = String((Int(place.name) ?? 0) + first)
            return "{" + ([number] + place.forms).joined(separator: "|") + "}"
        }
    }
}
