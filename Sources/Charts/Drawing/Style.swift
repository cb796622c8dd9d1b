// SPDX-License-Identifier: Apache-2.0

/// How a chart looks, whatever it shows.
package struct Style: Sendable {
    /// The widths that a chart can have, in pixels.
    package static let widths = 240...2000

    /// Ink on paper or light on dark.
    package let theme: Theme
    /// How parties are told apart.
    package let palette: Palette
    /// The width in pixels, one of `widths`; the height follows from what is shown.
    package let width: Int
    /// The words, and how numbers are written.
    package let strings: ChartStrings

    /// A style; a width outside `widths` becomes the nearest one inside.
    package init(strings: ChartStrings, theme: Theme = .light, palette: Palette = .party, width: Int = 640) {
        self.strings = strings
        self.theme = theme
        self.palette = palette
        self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
    }
}

/// The colours of everything that is no party. Text stands out from the paper by 7 to 1, lines by 3 to 1.
package enum Theme: String, Sendable, CaseIterable {
    case light, dark

    /// What is behind everything.
    package var paper: Colour { self == .light ? Colour(0xFF, 0xFF, 0xFF) : Colour(0x14, 0x17, 0x1A) }
    /// Text, and what must not be missed.
    package var ink: Colour { self == .light ? Colour(0x1B, 0x1B, 0x1B) : Colour(0xF2, 0xF2, 0xF2) }
    /// Text that explains.
    package var muted: Colour { self == .light ? Colour(0x55, 0x55, 0x55) : Colour(0xB8, 0xBD, 0xC2) }
    /// Outlines and axes.
    package var line: Colour { self == .light ? Colour(0x76, 0x76, 0x76) : Colour(0x8B, 0x91, 0x98) }
    /// Lines that only guide the eye.
    package var grid: Colour { self == .light ? Colour(0xDD, 0xDD, 0xDD) : Colour(0x3A, 0x3F, 0x45) }
}
