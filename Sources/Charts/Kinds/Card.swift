// SPDX-License-Identifier: Apache-2.0

/// A chart on a page of a given size, as links to it are shown: scaled to fit, in the middle.
package enum Card {
    /// Widths at which a chart is drawn to see at which it comes out largest.
    private static let widths = [480, 640, 840, 1100, 1500, 2000]

    /// The card as SVG.
    /// - Parameters:
    ///   - chart: what is on it.
    ///   - title: what stands above the chart.
    ///   - note: what stands below it.
    ///   - style: how it looks; its width does not matter.
    ///   - width: of the card in pixels.
    ///   - height: of the card in pixels.
    package static func svg(
        of chart: some Chart, title: String, note: String, style: Style, width: Int, height: Int
    ) -> [UInt8] {
        let (style, page, scale) = layout(of: chart, title: title, note: note, style: style, width, height)
        let drawn = page.svg(title: Lettering.safe(title), description: chart.description(style.strings))
        var svg = Canvas()
        svg.begin("svg")
        svg.set("xmlns", "http://www.w3.org/2000/svg")
        svg.set("width", Double(width))
        svg.set("height", Double(height))
        svg.content()
        svg.begin("rect")
        svg.set("width", Double(width))
        svg.set("height", Double(height))
        svg.set("fill", style.theme.paper.hex)
        svg.end()
        svg.begin("svg")
        svg.set("width", Double(width))
        svg.set("height", Double(height))
        // What is drawn in its own pixels is shown by a part of the plane that is as large as the card is in them.
        let (across, down) = (Double(width) / scale, Double(height) / scale)
        svg.set("viewBox", "0 0 \(Int(across)) \(Int(down))")
        svg.content()
        svg.begin("g")
        svg.set("transform", "translate(\(Int(across) / 2 - style.width / 2) \(Int(down) / 2 - page.height / 2))")
        svg.content()
        svg.raw(drawn)
        svg.close("g")
        svg.close("svg")
        svg.close("svg")
        return svg.bytes
    }

    /// The page at the width at which it can be scaled up most.
    private static func layout(
        of chart: some Chart, title: String, note: String, style: Style, _ width: Int, _ height: Int
    ) -> (style: Style, page: Page, scale: Double) {
        func page(_ pixels: Int) -> (style: Style, page: Page, scale: Double) {
            let style = Style(strings: style.strings, theme: style.theme, palette: style.palette, width: pixels)
            let page = chart.page(title: title, note: note, style: style)
            return (style, page, min(Double(width) / Double(pixels), Double(height) / Double(page.height)))
        }
        // Of widths at which words come out as large, the widest fills the card best.
        var best = page(widths[0])
        for pixels in widths.dropFirst() {
            let other = page(pixels)
            if other.scale * 1.02 > best.scale { best = other }
        }
        return best
    }
}
