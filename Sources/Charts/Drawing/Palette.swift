// SPDX-License-Identifier: Apache-2.0

/// A party, list or group of deputies as a chart shows it.
package struct ChartParty: Sendable, Equatable {
    /// Its id, which stands in the markup.
    package let id: String
    /// Its name as readers see it.
    package let name: String
    /// Its own colour, where it has one.
    package let colour: Colour?
    /// Whether it is no party, such as deputies without one; it is then grey.
    package let isGroup: Bool

    /// A party of a chart.
    package init(id: String, name: String, colour: Colour? = nil, isGroup: Bool = false) {
        self.id = id
        self.name = name
        self.colour = colour
        self.isGroup = isGroup
    }
}

/// How parties are told apart.
package enum Palette: String, Sendable, CaseIterable {
    /// The parties' own colours.
    case party
    /// Colours that people with colour-vision deficiencies tell apart, and patterns.
    case colourBlind = "colour-blind"
    /// Patterns only, for print.
    case mono
}

/// How an area and a line of one party are drawn.
struct Paint {
    /// A colour, or the address of a pattern.
    let fill: String
    /// The colour of a thin line around the area where its own colour does not stand out enough.
    var outline: String?
    /// The colour of lines.
    var stroke: String
    /// The dashes of lines; nil where they are solid.
    var dash: String?
    /// The pattern that `fill` names.
    var pattern: Pattern?
}

/// A tile that areas are filled with.
struct Pattern: Hashable {
    /// The shapes of tiles, easy to tell apart in a small circle.
    enum Shape: String, CaseIterable {
        case solid, rising, dots, level, falling, grid, upright, lattice
    }

    let shape: Shape
    let ground: Colour
    let mark: Colour

    /// A name that says all there is to the tile, so that two charts in one page cannot disagree about it.
    var id: String { "m-\(shape.rawValue)-\(ground.hex.dropFirst())-\(mark.hex.dropFirst())" }
}

extension Palette {
    /// Okabe and Ito, Color Universal Design (2008), without black.
    private static let universal = [
        Colour(0x00, 0x72, 0xB2), Colour(0xE6, 0x9F, 0x00), Colour(0x00, 0x9E, 0x73), Colour(0xD5, 0x5E, 0x00),
        Colour(0x56, 0xB4, 0xE9), Colour(0xCC, 0x79, 0xA7), Colour(0xF0, 0xE4, 0x42),
    ]

    /// For parties without a colour: apart from each other and from the grey of groups.
    private static let spare = [
        Colour(0x3B, 0x6F, 0xB6), Colour(0xC9, 0x5A, 0x2B), Colour(0x3F, 0x8F, 0x4F), Colour(0x8E, 0x4F, 0xA8),
        Colour(0xB8, 0x86, 0x0B), Colour(0x2A, 0x9D, 0x9D), Colour(0xC2, 0x3B, 0x6B), Colour(0x6B, 0x7A, 0x2B),
        Colour(0x5B, 0x5F, 0xC7), Colour(0x9A, 0x62, 0x3B),
    ]

    private static let greys = [Colour(0x8C, 0x8C, 0x8C), Colour(0xB3, 0xA6, 0x94), Colour(0x6E, 0x7B, 0x8B)]

    /// The dashes of lines, told apart by length as well as by number.
    private static let dashes: [String?] = [nil, "8 4", "2 3", "10 3 2 3", "14 5", "5 2", "10 3 2 3 2 3", "1 5"]

    /// How the parties of one chart are drawn, in their order.
    /// - Parameter isFine: whether the areas are too small for patterns; they are then plain, without outlines.
    func paints(for parties: [ChartParty], theme: Theme, isFine: Bool = false) -> [Paint] {
        let paints = paints(for: parties, theme)
        guard isFine else { return paints }
        return paints.enumerated().map { index, paint in
            let grey = theme.ink.mixed(with: theme.paper, tenths: Self.tones[index % Self.tones.count])
            let fill = self == .mono ? grey.hex : paint.pattern?.ground.hex ?? paint.fill
            return Paint(fill: fill, stroke: paint.stroke, dash: paint.dash)
        }
    }

    /// Tenths of paper in greys that follow each other.
    private static let tones = [0, 5, 2, 4, 1, 3]

    private func paints(for parties: [ChartParty], _ theme: Theme) -> [Paint] {
        var (unknown, groups) = (0, 0)
        return parties.indices.map { index in
            let party = parties[index]
            switch self {
            case .party:
                let colour: Colour
                if let own = party.colour {
                    colour = own
                } else if party.isGroup {
                    colour = Self.greys[groups % Self.greys.count]
                    groups += 1
                } else {
                    colour = Self.spare[unknown % Self.spare.count]
                    unknown += 1
                }
                return Self.plain(colour, theme)
            case .colourBlind:
                let ground = Self.universal[index % Self.universal.count]
                let mark = ground.luminance > 0.35 ? Colour(0x1B, 0x1B, 0x1B) : Colour(0xFF, 0xFF, 0xFF)
                return Self.patterned(index, ground: ground, mark: mark, theme)
            case .mono:
                // A solid tile is all ink, the others are ink on paper.
                return index % Pattern.Shape.allCases.count == 0
                    ? Paint(fill: theme.ink.hex, stroke: theme.ink.hex)
                    : Self.patterned(index, ground: theme.paper, mark: theme.ink, theme)
            }
        }
    }

    private static func plain(_ colour: Colour, _ theme: Theme) -> Paint {
        let stroke = colour.visible(on: theme.paper, towards: theme.ink)
        return Paint(fill: colour.hex, outline: stroke == colour ? nil : theme.line.hex, stroke: stroke.hex)
    }

    private static func patterned(_ index: Int, ground: Colour, mark: Colour, _ theme: Theme) -> Paint {
        let shapes = Pattern.Shape.allCases
        let stroke = ground == theme.paper ? theme.ink : ground.visible(on: theme.paper, towards: theme.ink)
        let outline = stroke == ground ? nil : theme.line.hex
        let dash = dashes[index % dashes.count]
        let shape = shapes[index % shapes.count]
        guard shape != .solid else { return Paint(fill: ground.hex, outline: outline, stroke: stroke.hex, dash: dash) }
        let pattern = Pattern(shape: shape, ground: ground, mark: mark)
        return Paint(
            fill: "url(#\(pattern.id))", outline: outline, stroke: stroke.hex, dash: dash, pattern: pattern)
    }
}

extension Canvas {
    /// Writes the tile of a pattern.
    mutating func pattern(_ pattern: Pattern) {
        begin("pattern")
        set("id", pattern.id)
        set("width", 8)
        set("height", 8)
        set("patternUnits", "userSpaceOnUse")
        content()
        raw("<path d=\"M0 0H8V8H0Z\" fill=\"\(pattern.ground.hex)\"/>")
        let mark = "stroke=\"\(pattern.mark.hex)\" stroke-width=\"1.6\" fill=\"none\"/>"
        switch pattern.shape {
        case .solid: break
        case .rising: raw("<path d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\" \(mark)")
        case .falling: raw("<path d=\"M-2 6L2 10M0 0L8 8M6 -2L10 2\" \(mark)")
        case .level: raw("<path d=\"M0 2H8M0 6H8\" \(mark)")
        case .upright: raw("<path d=\"M2 0V8M6 0V8\" \(mark)")
        case .grid: raw("<path d=\"M0 2H8M2 0V8\" \(mark)")
        case .lattice: raw("<path d=\"M0 8L8 0M0 0L8 8\" \(mark)")
        case .dots:
            raw("<path d=\"M2 .8A1.2 1.2 0 1 0 2.01 .8ZM6 4.8A1.2 1.2 0 1 0 6.01 4.8Z\" fill=\"\(pattern.mark.hex)\"/>")
        }
        close("pattern")
    }
}
