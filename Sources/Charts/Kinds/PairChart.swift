// SPDX-License-Identifier: Apache-2.0

/// Votes against seats: two bars a party, the hollow one its share of the votes, the full one its share of the seats.
package struct PairChart: Chart {
    /// What one party had and got, in per cent.
    package struct Pair: Sendable {
        let party: ChartParty
        let votes: Hundredths?
        let seats: Hundredths?

        /// Shares in per cent; nil where one is not known or there is none.
        package init(_ party: ChartParty, votes: Hundredths?, seats: Hundredths?) {
            self.party = party
            self.votes = votes
            self.seats = seats
        }
    }

    let pairs: [Pair]

    /// Pairs from top to bottom.
    package init(_ pairs: [Pair]) { self.pairs = pairs }

    private func text(_ value: Hundredths?, _ strings: ChartStrings) -> String {
        value.map(strings.percent) ?? strings.unknown
    }

    package func description(_ strings: ChartStrings) -> String {
        var parts = pairs.prefix(Legend.maximumEntries).map {
            "\($0.party.name) \(text($0.votes, strings)) → \(text($0.seats, strings))"
        }
        if pairs.count > parts.count { parts.append("\(strings.more) \(strings.number(pairs.count - parts.count))") }
        return "\(strings.votes) → \(strings.seats): \(parts.joined(separator: "; "))."
    }

    package func draw(on page: inout Page) {
        let shown = pairs.prefix(BarChart.maximumBars)
        let paints = page.paints(for: shown.map(\.party))
        drawKey(on: &page)
        let strings = page.strings
        let values = shown.flatMap { [text($0.votes, strings), text($0.seats, strings)] }
        var rows = Rows(page, labels: shown.map(\.party.name), values: values, bars: 2)
        let highest = shown.flatMap { [$0.votes, $0.seats].compactMap { $0 } }.reduce(Hundredths(1), max)
        let scale = Scale(low: Hundredths(0), high: highest, start: rows.start, end: rows.end)
        for (pair, paint) in zip(shown, paints) {
            page.group(
                pair.party, "\(pair.party.name): \(text(pair.votes, strings)) → \(text(pair.seats, strings))")
            rows.label(pair.party.name, on: &page)
            let hollow = Paint(fill: page.theme.paper.hex, outline: paint.stroke, stroke: paint.stroke)
            for (value, paint, y) in [(pair.votes, hollow, 0), (pair.seats, paint, Rows.bar)] {
                let length = value.map { max(scale($0) - rows.start, 0) } ?? 0
                let top = rows.top + rows.offset + y
                if length > 0 {
                    page.canvas.rectangle(
                        x: rows.start + 0.5, y: top + 1.5, width: max(length, 1), height: Rows.bar - 3, paint)
                }
                page.value(
                    text(value, strings), x: rows.start + length + 6, y: top + Rows.bar - 4, isKnown: value != nil)
            }
            page.closeGroup()
            rows.top += rows.height
        }
        page.top = rows.top
        page.line(leftOut: pairs.count - shown.count)
    }

    /// Which bar is which.
    private func drawKey(on page: inout Page) {
        let ink = page.theme.ink.hex
        let hollow = Paint(fill: page.theme.paper.hex, outline: ink, stroke: ink)
        let full = Paint(fill: ink, outline: ink, stroke: ink)
        var x = page.left
        for (paint, label) in [(hollow, page.strings.votes), (full, page.strings.seats)] {
            if x > page.left, x + 25 + Lettering.width(label, size: Page.Size.text) > page.right {
                x = page.left
                page.top += 20
            }
            page.canvas.rectangle(x: x + 0.5, y: page.top + 2.5, width: 18, height: 11, paint)
            page.canvas.text(label, x: x + 25, y: page.top + 13, size: Page.Size.text, fill: ink)
            x += 25 + Lettering.width(label, size: Page.Size.text) + 20
        }
        page.top += 24
    }
}
