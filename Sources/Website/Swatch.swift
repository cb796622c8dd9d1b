// SPDX-License-Identifier: Apache-2.0

/// A small square in a party's colour, before its name; what it says is in the name.
package enum Swatch {
    /// The square; grey where there is no colour.
    package static func html(_ colour: String?) -> HTML {
        .tag(
            "svg", [("class", "swatch"), ("viewBox", "0 0 12 12"), ("aria-hidden", "true")],
            .tag("rect", [("width", "12"), ("height", "12"), ("rx", "2"), ("fill", colour ?? "#808080")]))
    }
}
