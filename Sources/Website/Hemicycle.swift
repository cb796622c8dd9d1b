// SPDX-License-Identifier: Apache-2.0
import Charts

/// Seats as dots in a half circle, from left to right in the order of the lists.
///
/// The drawing of the page before its script runs, in the colours of the page.
struct Hemicycle {
    /// One party's part of the house.
    struct Block {
        let name: String
        let colour: String
        let seats: Int
    }

    /// Above this many seats the dots are too small to be told apart, and a page would be too large.
    static let maximumSeats = 1000
    /// The outermost that a dot reaches, and the middle of the half circle, in the units of the view box.
    private static let outer = 176.0
    private static let centre = (x: 200.0, y: 206.0)

    /// The drawing, with what it shows said in words.
    static func svg(_ blocks: [Block], empty: Int, title: String, description: String) -> HTML {
        let seats = blocks.reduce(empty) { $0 + $1.seats }
        let places = SeatPlaces(seats: seats)
        var next = 0
        let dot = text(places.radius * outer)
        func circles(_ count: Int) -> [HTML] {
            defer { next += count }
            return places.seats[next..<(next + count)].map { place in
                .tag(
                    "circle",
                    [("cx", text(centre.x + place.x * outer)), ("cy", text(centre.y - place.y * outer)), ("r", dot)])
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
