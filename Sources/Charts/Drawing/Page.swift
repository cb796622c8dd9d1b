// SPDX-License-Identifier: Apache-2.0

/// A picture of numbers.
package protocol Chart: Sendable {
    /// What is to be seen, in a sentence or two for those who do not see it.
    func description(_ strings: ChartStrings) -> String
    /// Draws from the top of the page down.
    func draw(on page: inout Page)
}

extension Chart {
    /// The whole picture.
    /// - Parameters:
    ///   - title: what stands above it.
    ///   - note: what stands below it, such as where the figures are from.
    ///   - style: how it looks.
    package func svg(title: String, note: String = "", style: Style) -> [UInt8] {
        page(title: title, note: note, style: style)
            .svg(title: Lettering.safe(title), description: description(style.strings))
    }

    /// The height in pixels of the picture that `svg` makes of the same.
    package func height(title: String, note: String = "", style: Style) -> Int {
        page(title: title, note: note, style: style).height
    }

    /// The page with everything on it.
    func page(title: String, note: String, style: Style) -> Page {
        var page = Page(style)
        page.head(Lettering.safe(title))
        draw(on: &page)
        page.foot(note)
        return page
    }
}

/// A page that grows downwards while a chart is drawn on it.
package struct Page {
    /// Sizes of text in pixels.
    enum Size {
        static let title = 18.0
        static let text = 14.0
        static let small = 12.0
    }

    let style: Style
    var canvas = Canvas()
    /// Where the next thing can stand.
    var top: Double = 14
    private var patterns: [Pattern] = []

    init(_ style: Style) { self.style = style }

    var strings: ChartStrings { style.strings }
    var theme: Theme { style.theme }
    var left: Double { 14 }
    var right: Double { Double(style.width) - 14 }
    var inner: Double { right - left }

    /// How the parties are drawn; what they need is defined on the page.
    /// - Parameter isFine: whether the areas are too small for patterns.
    mutating func paints(for parties: [ChartParty], isFine: Bool = false) -> [Paint] {
        let paints = style.palette.paints(for: parties, theme: theme, isFine: isFine)
        for pattern in paints.compactMap(\.pattern) where !patterns.contains(pattern) { patterns.append(pattern) }
        return paints
    }

    /// Begins the group of a party: everything that belongs to it.
    mutating func group(
        _ party: ChartParty, _ title: String, seats: Int? = nil, paint: Paint? = nil, outline width: Double = 1
    ) {
        canvas.begin("g")
        canvas.set("class", "party")
        canvas.set("data-party", Lettering.safe(party.id))
        if let seats { canvas.set("data-seats", String(seats)) }
        if let paint {
            canvas.set("fill", paint.fill)
            if let outline = paint.outline {
                canvas.set("stroke", outline)
                // The area is painted over the inner half of its outline, so that no party loses any of it.
                canvas.set("paint-order", "stroke")
                if width < 1 { canvas.set("stroke-width", width) }
            }
        }
        canvas.content()
        canvas.element("title", text: title)
    }

    mutating func closeGroup() { canvas.close("g") }

    /// The title in at most three lines, on a narrow page five.
    fileprivate mutating func head(_ title: String) {
        for line in Lettering.lines(
            title, width: inner, size: Size.title, isBold: true, count: style.width < 480 ? 5 : 3)
        {
            top += Size.title
            canvas.text(line, x: left, y: top, size: Size.title, fill: theme.ink.hex, isBold: true)
            top += 5
        }
        top += 9
    }

    /// Small print in at most four lines.
    fileprivate mutating func foot(_ note: String) {
        top += 6
        for line in Lettering.lines(note, width: inner, size: Size.small, count: 4) {
            top += Size.small
            canvas.text(line, x: left, y: top, size: Size.small, fill: theme.muted.hex)
            top += 4
        }
        top += 8
    }

    /// Where everything on the page ends, in whole pixels.
    var height: Int { Int(top + 0.99) }

    func svg(title: String, description: String) -> [UInt8] {
        var svg = Canvas()
        let (width, height) = (Double(style.width), Double(height))
        svg.begin("svg")
        svg.set("xmlns", "http://www.w3.org/2000/svg")
        svg.set("width", width)
        svg.set("height", height)
        svg.set("viewBox", "0 0 \(style.width) \(Int(height))")
        svg.set("role", "img")
        svg.set("lang", strings.code)
        svg.set("xml:lang", strings.code)
        svg.set("font-family", "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif")
        svg.content()
        svg.raw("\n")
        svg.element("title", text: title)
        svg.element("desc", text: description)
        if !patterns.isEmpty {
            svg.raw("<defs>\n")
            for pattern in patterns { svg.pattern(pattern) }
            svg.raw("</defs>\n")
        }
        svg.begin("rect")
        svg.set("width", width)
        svg.set("height", height)
        svg.set("fill", theme.paper.hex)
        svg.end()
        svg.append(canvas)
        svg.close("svg")
        return svg.bytes
    }
}
