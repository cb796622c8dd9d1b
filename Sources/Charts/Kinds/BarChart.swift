// SPDX-License-Identifier: Apache-2.0

/// One bar a party, or a thing, with its number at the end.
package struct BarChart: Chart {
    /// The most bars; the others are shown as one number.
    package static let maximumBars = 60

    /// A bar.
    package struct Bar: Sendable {
        let party: ChartParty
        let value: Hundredths?

        /// A bar of some length; nil where the number is not known.
        package init(_ party: ChartParty, _ value: Hundredths?) {
            self.party = party
            self.value = value
        }
    }

    /// What the numbers count.
    package enum Unit: Sendable {
        case percent, seats
    }

    let bars: [Bar]
    let unit: Unit
    /// A number that all have to reach, in the unit of the bars.
    let threshold: Hundredths?
    /// Whether all bars look the same, because they are no parties.
    let isUniform: Bool

    /// Bars from top to bottom.
    package init(_ bars: [Bar], unit: Unit, threshold: Hundredths? = nil, isUniform: Bool = false) {
        self.bars = bars
        self.unit = unit
        self.threshold = threshold
        self.isUniform = isUniform
    }

    private func text(_ value: Hundredths?, _ strings: ChartStrings) -> String {
        guard let value else { return strings.unknown }
        return unit == .percent ? strings.percent(value) : strings.number(value)
    }

    package func description(_ strings: ChartStrings) -> String {
        var parts = bars.prefix(Legend.maximumEntries).map { "\($0.party.name) \(text($0.value, strings))" }
        if bars.count > parts.count { parts.append("\(strings.more) \(strings.number(bars.count - parts.count))") }
        let line = threshold.map { " \(strings.threshold): \(text($0, strings))." } ?? ""
        return parts.joined(separator: "; ") + "." + line
    }

    package func draw(on page: inout Page) {
        let shown = bars.prefix(Self.maximumBars)
        let paints =
            isUniform
            ? shown.flatMap { _ in page.paints(for: [bars[0].party]) } : page.paints(for: shown.map(\.party))
        var rows = Rows(page, labels: shown.map(\.party.name), values: shown.map { text($0.value, page.strings) })
        let highest = shown.compactMap(\.value).reduce(threshold ?? Hundredths(0), max)
        let scale = Scale(
            low: Hundredths(0), high: max(highest, Hundredths(count: 1)), start: rows.start, end: rows.end)
        let first = rows.top
        if threshold != nil { rows.top += 20 }
        let bottom = rows.top + Double(shown.count) * rows.height
        if let threshold {
            let label = "\(page.strings.threshold): \(text(threshold, page.strings))"
            page.reference(scale(threshold), label, from: first, to: bottom)
        }
        for (bar, paint) in zip(shown, paints) {
            let value = text(bar.value, page.strings)
            page.group(bar.party, "\(bar.party.name): \(value)")
            rows.label(bar.party.name, on: &page)
            let length = bar.value.map { max(scale($0) - rows.start, 0) } ?? 0
            let y = rows.top + rows.offset
            if length > 0 {
                page.canvas.rectangle(x: rows.start, y: y, width: max(length, 1), height: Rows.bar, paint)
            }
            page.value(value, x: rows.start + length + 6, y: y + Rows.bar - 4, isKnown: bar.value != nil)
            page.closeGroup()
            rows.top += rows.height
        }
        page.top = rows.top
        page.line(leftOut: bars.count - shown.count)
    }
}

/// Rows of bars: a name beside each where there is room, else above.
struct Rows {
    static let bar = 18.0

    /// The top of the next row.
    var top: Double
    /// Where bars begin, and where the longest of them ends.
    let start: Double
    let end: Double
    /// Of a row, and from its top to the bar.
    let height: Double
    let offset: Double
    private let labelEnd: Double
    private let isBeside: Bool

    /// - Parameters:
    ///   - values: what stands at the end of the bars.
    ///   - bars: how many bars one above the other a row has.
    init(_ page: Page, labels: [String], values: [String], bars: Int = 1) {
        let size = Page.Size.text
        isBeside = page.inner >= 460
        let longest = labels.map { Lettering.width($0, size: size) }.reduce(0, max)
        let column = isBeside ? min(longest, page.inner * 0.45) + 10 : 0
        let room = values.map { Lettering.width($0, size: size) }.reduce(0, max)
        start = page.left + column
        end = max(page.right - room - 8, start + 20)
        labelEnd = isBeside ? start - 10 : page.right
        offset = isBeside ? 4 : 20
        height = offset + Double(bars) * Self.bar + (isBeside ? 6 : 8)
        top = page.top
    }

    /// Writes the name of a row.
    func label(_ name: String, on page: inout Page) {
        let size = Page.Size.text
        let text = Lettering.fitted(name, width: labelEnd - page.left, size: size)
        if isBeside {
            let y = top + offset + (height - offset - 6) / 2 + 5
            page.canvas.text(text, x: labelEnd, y: y, size: size, fill: page.theme.ink.hex, anchor: .end)
        } else {
            page.canvas.text(
                text, x: page.left, y: top + 14, size: size, fill: page.theme.ink.hex, halo: page.theme.paper.hex)
        }
    }
}

extension Page {
    /// Writes a number at the end of a bar.
    mutating func value(_ text: String, x: Double, y: Double, isKnown: Bool = true) {
        canvas.text(
            text, x: x, y: y, size: Size.text, fill: isKnown ? theme.ink.hex : theme.muted.hex, halo: theme.paper.hex)
    }

    /// Draws an upright line that numbers are held against, its name on top.
    mutating func reference(_ x: Double, _ label: String, from top: Double, to bottom: Double) {
        let width = Lettering.width(label, size: Size.small)
        let start = min(max(x - width / 2, left), right - width)
        canvas.text(label, x: start, y: top + 11, size: Size.small, fill: theme.muted.hex)
        canvas.line(x, top + 16, x, bottom, stroke: theme.line.hex, width: 1.5, dash: "4 3")
    }

    /// Says how many rows are left out.
    mutating func line(leftOut count: Int) {
        guard count > 0 else { return }
        top += 16
        canvas.text(
            "\(strings.more) \(strings.number(count))", x: left, y: top, size: Size.text, fill: theme.muted.hex)
        top += 4
    }
}
