// SPDX-License-Identifier: Apache-2.0
package import Charts

/// A chart with its words and looks, to be drawn in any size.
package struct Drawing {
    /// The pixels of a card, which is shown where somebody links to a page.
    package static let card = (width: 1200, height: 630)

    /// The fewest pixels that anything is drawn in.
    package static let narrowest = Style.widths.lowerBound

    package let chart: any Chart
    package let title: String
    /// The small print.
    package let note: String
    package let style: Style

    /// A value of these parts.
    package init(chart: any Chart, title: String, note: String, style: Style) {
        self.chart = chart
        self.title = title
        self.note = note
        self.style = style
    }

    /// What is to be seen, for those who do not see it.
    package var description: String { chart.description(style.strings) }

    /// The picture, in the width asked for.
    var svg: [UInt8] { chart.svg(title: title, note: note, style: style) }

    /// The height in pixels of the picture in another width.
    package func height(width: Int) -> Int {
        chart.height(
            title: title, note: note,
            style: Style(strings: style.strings, theme: style.theme, palette: style.palette, width: width))
    }

    /// The picture in the middle of a card, which is as wide as asked for.
    func card(_ parameters: Parameters) -> [UInt8] {
        let (width, height) = cardSize(parameters)
        return Card.svg(of: chart, title: title, note: note, style: style, width: width, height: height)
    }

    /// The pixels of the card that a query asks for.
    package func cardSize(_ parameters: Parameters) -> (width: Int, height: Int) {
        let width = parameters.text("width") == nil ? Self.card.width : style.width
        return (width, Self.cardHeight(width: width))
    }

    /// The height of a card of another width, rounded down.
    package static func cardHeight(width: Int) -> Int { width * card.height / card.width }
}
