// SPDX-License-Identifier: Apache-2.0

/// How far the seats of each list spread over many runs of a simulation.
package struct QuantileChart: Chart {
    /// The seats of one list.
    package struct Range: Sendable {
        let party: ChartParty
        /// Seats that 5, 25, 50, 75 and 95 of 100 runs do not exceed.
        let quantiles: [Int]

        /// Quantiles of 5, 25, 50, 75 and 95 per cent.
        package init(_ party: ChartParty, quantiles: (Int, Int, Int, Int, Int)) {
            self.party = party
            self.quantiles = [quantiles.0, quantiles.1, quantiles.2, quantiles.3, quantiles.4]
        }
    }

    let ranges: [Range]
    /// Seats that are more than half.
    let majority: Int

    /// Ranges from top to bottom, in a house with that majority.
    package init(_ ranges: [Range], majority: Int) {
        self.ranges = ranges
        self.majority = majority
    }

    /// 62 (57–67).
    private func text(_ range: Range, _ strings: ChartStrings) -> String {
        let numbers = range.quantiles.map { strings.number($0) }
        return "\(numbers[2]) (\(numbers[0])–\(numbers[4]))"
    }

    package func description(_ strings: ChartStrings) -> String {
        let parts = ranges.prefix(Legend.maximumEntries).map { "\($0.party.name) \(text($0, strings))" }
        return "\(strings.median) (\(strings.ofRuns(90))): \(parts.joined(separator: "; ")). "
            + "\(strings.majority): \(strings.number(majority))."
    }

    package func draw(on page: inout Page) {
        let shown = ranges.prefix(BarChart.maximumBars)
        let paints = page.paints(for: shown.map(\.party))
        var rows = Rows(page, labels: shown.map(\.party.name), values: shown.map { text($0, page.strings) })
        let highest = shown.map { $0.quantiles[4] }.reduce(majority, max)
        let scale = Scale(low: Hundredths(0), high: Hundredths(max(highest, 1)), start: rows.start, end: rows.end)
        let first = rows.top
        rows.top += 20
        let label = "\(page.strings.majority): \(page.strings.number(majority))"
        page.reference(
            scale(Hundredths(majority)), label, from: first, to: rows.top + Double(shown.count) * rows.height)
        for (range, paint) in zip(shown, paints) {
            page.group(range.party, "\(range.party.name): \(text(range, page.strings))")
            rows.label(range.party.name, on: &page)
            let x = range.quantiles.map { scale(Hundredths($0)) }
            let y = rows.top + rows.offset
            let middle = y + Rows.bar / 2
            page.canvas.line(x[0], middle, max(x[4], x[0] + 1), middle, stroke: paint.stroke, width: 3)
            page.canvas.rectangle(x: x[1] - 3, y: y + 2, width: x[3] - x[1] + 6, height: Rows.bar - 4, paint)
            page.canvas.line(x[2], y - 2, x[2], y + Rows.bar + 2, stroke: page.theme.ink.hex, width: 2)
            page.value(text(range, page.strings), x: max(x[4], x[3] + 1) + 8, y: y + Rows.bar - 4)
            page.closeGroup()
            rows.top += rows.height
        }
        page.top = rows.top + 6
        drawKey(on: &page)
        page.line(leftOut: ranges.count - shown.count)
    }

    /// What the marks mean, in plain words.
    private func drawKey(on page: inout Page) {
        let (ink, strings) = (page.theme.ink.hex, page.strings)
        var (x, y) = (page.left, page.top)
        for (mark, label) in [strings.median, strings.ofRuns(50), strings.ofRuns(90)].enumerated() {
            let width = 30 + Lettering.width(label, size: Page.Size.text) + 18
            if x > page.left, x + width > page.right { (x, y) = (page.left, y + 20) }
            switch mark {
            case 0: page.canvas.line(x + 11, y, x + 11, y + 16, stroke: ink, width: 2)
            case 1:
                page.canvas.rectangle(
                    x: x + 1, y: y + 2, width: 20, height: 12,
                    Paint(fill: page.theme.line.hex, outline: nil, stroke: ink))
            default: page.canvas.line(x, y + 8, x + 22, y + 8, stroke: page.theme.line.hex, width: 3)
            }
            page.canvas.text(label, x: x + 28, y: y + 13, size: Page.Size.text, fill: ink)
            x += width
        }
        page.top = y + 22
    }
}
