// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Registry

/// Seats as dots in a half circle, from left to right in the order of the lists.
///
/// The drawing of the page before its script runs; Resources/Dashboard/hemicycle.js places the dots by the same rule.
struct Hemicycle {
    /// One party's part of the house.
    struct Block {
        let name: String
        let colour: String
        let seats: Int
    }

    /// Where a dot is, and in which row.
    struct Place {
        let x: Double
        let y: Double
    }

    static let width = 400.0
    static let height = 222.0
    /// Above this many seats the dots are too small to be told apart, and a page would be too large.
    static let maximumSeats = 1000
    private static let outer = 164.0
    private static let innerShare = 0.38
    private static let centre = (x: 200.0, y: 206.0)

    /// The places of so many seats and the radius of a dot.
    ///
    /// As many rows as give the largest dots; each row gets seats in proportion to its length.
    static func layout(_ seats: Int) -> (places: [Place], radius: Double) {
        guard seats > 0 else { return ([], 0) }
        let rows = (1...max(1, seats)).prefix(60).max { dot($0, seats) < dot($1, seats) } ?? 1
        let radii = (0..<rows).map { radius(of: $0, rows) }
        let total = radii.reduce(0, +)
        // Rounded so that the sums are right: seat counts up to each row, less those before it.
        var placed = 0
        var length = 0.0
        var places: [(place: Place, angle: Double)] = []
        for radius in radii {
            length += radius
            let upTo = Int((Double(seats) * length / total).rounded())
            let count = upTo - placed
            placed = upTo
            for index in 0..<count {
                // Half-angle tangents need no trigonometry from a library: see `direction`.
                let share = count == 1 ? 0.5 : Double(index) / Double(count - 1)
                let (cosine, sine) = direction(share)
                places.append(
                    (Place(x: centre.x - radius * cosine, y: centre.y - radius * sine), share))
            }
        }
        let sorted = places.enumerated().sorted {
            $0.element.angle != $1.element.angle ? $0.element.angle < $1.element.angle : $0.offset < $1.offset
        }
        return (sorted.map(\.element.place), dot(rows, seats))
    }

    private static func radius(of row: Int, _ rows: Int) -> Double {
        guard rows > 1 else { return outer * (1 + innerShare) / 2 }
        return outer * (innerShare + (1 - innerShare) * Double(row) / Double(rows - 1))
    }

    /// The radius of a dot that leaves room between rows and within them.
    private static func dot(_ rows: Int, _ seats: Int) -> Double {
        let between = rows == 1 ? outer : outer * (1 - innerShare) / Double(rows - 1)
        let length = (0..<rows).reduce(0) { $0 + radius(of: $1, rows) } * .pi
        let within = length / Double(max(1, seats - rows))
        return min(between, within, 40) * 0.42
    }

    /// Cosine and sine of a share of the half circle from its left end; by Taylor's series around its top, which is
    /// exact to a thousandth of a pixel and the same on every machine.
    private static func direction(_ share: Double) -> (cosine: Double, sine: Double) {
        let angle = (share - 0.5) * .pi
        let square = angle * angle
        let sine = angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72))))
        let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90))))
        return (-sine, cosine)
    }

    /// The drawing, with what it shows said in words.
    static func svg(_ blocks: [Block], empty: Int, title: String, description: String) -> HTML {
        let seats = blocks.reduce(empty) { $0 + $1.seats }
        let (places, radius) = layout(seats)
        var next = 0
        let dot = text(radius)
        func circles(_ count: Int) -> [HTML] {
            defer { next += count }
            return places[next..<(next + count)].map { place in
                .tag("circle", [("cx", text(place.x)), ("cy", text(place.y)), ("r", dot)])
            }
        }
        var groups = blocks.map { block in
            HTML.tag(
                "g", [("fill", block.colour), ("class", "party")],
                all: [.tag("title", [], .text("\(block.name): \(block.seats)"))] + circles(block.seats))
        }
        if empty > 0 { groups.append(.tag("g", [("class", "vacant")], all: circles(empty))) }
        let total = HTML.tag(
            "text",
            [("x", "200"), ("y", "200"), ("text-anchor", "middle"), ("font-size", "32"), ("class", "total")],
            .text(String(seats)))
        return .tag(
            "svg",
            [
                ("class", "hemicycle"), ("viewBox", "0 0 400 222"), ("role", "img"), ("aria-labelledby", "svg-t svg-d"),
            ],
            all: [
                .tag("title", [("id", "svg-t")], .text(title)), .tag("desc", [("id", "svg-d")], .text(description)),
            ] + groups + [total])
    }

    /// Two decimals, without trailing zeros.
    private static func text(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        return rest == 0
            ? "\(whole)" : rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
