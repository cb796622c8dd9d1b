// SPDX-License-Identifier: Apache-2.0

/// Two shares of each party joined by a line: votes and seats of one election, or the same share at two elections.
package struct SlopeChart: Chart {
    /// The most lines that can be followed.
    package static let maximumLines = 30

    /// A line.
    package struct Line: Sendable {
        let party: ChartParty
        /// What the party is called at the first share, where that is another name.
        let before: String?
        let from: Hundredths?
        let to: Hundredths?

        /// Both names of the party, or its one.
        var name: String { before.map { "\($0) → \(party.name)" } ?? party.name }

        /// A line from one share to the other, in per cent; nil where one is not known or there is none.
        /// - Parameter before: the name of the party at the first share, where it had one then.
        package init(_ party: ChartParty, before: String? = nil, from: Hundredths?, to: Hundredths?) {
            self.party = party
            self.before = before == party.name ? nil : before
            self.from = from
            self.to = to
        }
    }

    let lines: [Line]
    let fromLabel: String
    let toLabel: String

    /// Lines between two columns of those names.
    package init(_ lines: [Line], from: String, to: String) {
        self.lines = lines
        fromLabel = from
        toLabel = to
    }

    package func description(_ strings: ChartStrings) -> String {
        let parts = lines.prefix(Self.maximumLines).map { line in
            "\(line.name) \(line.from.map(strings.percent) ?? "–") → \(line.to.map(strings.percent) ?? "–")"
        }
        return "\(fromLabel) → \(toLabel): \(parts.joined(separator: "; "))."
    }

    /// A label that keeps its distance from the others of its column.
    private struct Label {
        let line: Int
        let point: Double
        var y: Double
    }

    private static let spacing = 17.0

    package func draw(on page: inout Page) {
        let shown = Array(lines.prefix(Self.maximumLines))
        let paints = page.paints(for: shown.map(\.party))
        // Names stand beside the points, or below where there is no room for them.
        let isBeside = page.inner >= 460
        let column = isBeside ? page.inner * 0.34 : 84
        let (start, end) = (page.left + column, page.right - column)
        let heading = page.top + 12
        let headings = [
            (fromLabel, isBeside ? start : page.left, isBeside ? Anchor.end : .start),
            (toLabel, isBeside ? end : page.right, isBeside ? Anchor.start : .end),
        ]
        for (label, x, anchor) in headings {
            let room = isBeside ? column : page.inner / 2 - 6
            let text = Lettering.fitted(label, width: room, size: Page.Size.text, isBold: true)
            page.canvas.text(
                text, x: x, y: heading, size: Page.Size.text, fill: page.theme.ink.hex, anchor: anchor, isBold: true)
        }
        let top = page.top + 30
        let bottom = top + max(min(page.inner * 0.6, 400), Double(shown.count) * Self.spacing + 30)
        let highest = shown.flatMap { [$0.from, $0.to].compactMap { $0 } }.reduce(Hundredths(1), max)
        let scale = Scale(low: Hundredths(0), high: highest, start: bottom, end: top)
        for x in [start, end] { page.canvas.line(x, top - 8, x, bottom + 8, stroke: page.theme.grid.hex) }
        let left = labels(shown.map(\.from), scale, top, bottom)
        let right = labels(shown.map(\.to), scale, top, bottom)
        for (index, line) in shown.enumerated() {
            let paint = paints[index]
            page.group(
                line.party, description(of: line, page.strings))
            if let from = line.from, let to = line.to {
                var data = PathData()
                data.move(start, scale(from))
                data.line(end, scale(to))
                page.canvas.path(data, stroke: paint.stroke, width: 2.5, dash: paint.dash)
            }
            for (value, x) in [(line.from, start), (line.to, end)] {
                guard let value else { continue }
                page.canvas.begin("circle")
                page.canvas.set("cx", x)
                page.canvas.set("cy", scale(value))
                page.canvas.set("r", 4)
                page.canvas.set("fill", paint.stroke)
                page.canvas.end()
            }
            if let label = left.first(where: { $0.line == index }), let from = line.from {
                write(line, from, label, at: start, .end, isBeside ? column : nil, on: &page)
            }
            if let label = right.first(where: { $0.line == index }), let to = line.to {
                write(line, to, label, at: end, .start, isBeside ? column : nil, on: &page)
            }
            page.closeGroup()
        }
        page.top = max(bottom, (left + right).map(\.y).reduce(0, max)) + 14
        if !isBeside { page.key(shown.map(\.name), paints) }
        page.line(leftOut: lines.count - shown.count)
    }

    private func description(of line: Line, _ strings: ChartStrings) -> String {
        "\(line.name): \(line.from.map(strings.percent) ?? "–") → \(line.to.map(strings.percent) ?? "–")"
    }

    /// Labels of one column from the top down, pushed apart where they would touch.
    private func labels(_ values: [Hundredths?], _ scale: Scale, _ top: Double, _ bottom: Double) -> [Label] {
        var labels = values.enumerated().compactMap { index, value in
            value.map { Label(line: index, point: scale($0), y: scale($0)) }
        }
        labels.sort { $0.point == $1.point ? $0.line < $1.line : $0.point < $1.point }
        return Spread.apart(labels.map(\.y), by: Self.spacing, from: top, to: bottom).enumerated().map { place, y in
            Label(line: labels[place].line, point: labels[place].point, y: y)
        }
    }

    private func write(
        _ line: Line, _ value: Hundredths, _ label: Label, at x: Double, _ anchor: Anchor, _ column: Double?,
        on page: inout Page
    ) {
        let side = anchor == .start ? 1.0 : -1.0
        let size = Page.Size.text
        page.canvas.line(x + side * 5, label.point, x + side * 14, label.y, stroke: page.theme.line.hex)
        let number = page.strings.percent(value)
        var text = number
        if let column {
            let room = column - 22 - Lettering.width(number + " ", size: size)
            let name = Lettering.fitted(
                anchor == .end ? line.before ?? line.party.name : line.party.name, width: room, size: size)
            text = anchor == .start ? "\(number) \(name)" : "\(name) \(number)"
        }
        page.canvas.text(
            text, x: x + side * 17, y: label.y + 5, size: size,
            fill: page.theme.ink.hex, anchor: anchor)
    }
}

/// Places that keep a distance.
enum Spread {
    /// Ascending places, moved as little as needed (in squares) to be `gap` apart, between two bounds where all of them
    /// fit there, else from the lower bound on.
    static func apart(_ places: [Double], by gap: Double, from low: Double, to high: Double) -> [Double] {
        // Without their distances the places have to ascend only, which is isotonic regression: neighbours that do not
        // ascend are pooled, and share their mean.
        var pools: [(sum: Double, count: Int)] = []
        for (index, place) in places.enumerated() {
            pools.append((place - Double(index) * gap, 1))
            while pools.count > 1 {
                let (last, before) = (pools[pools.count - 1], pools[pools.count - 2])
                guard before.sum * Double(last.count) > last.sum * Double(before.count) else { break }
                pools.removeLast()
                pools[pools.count - 1] = (before.sum + last.sum, before.count + last.count)
            }
        }
        let limit = max(high - Double(places.count - 1) * gap, low)
        let bases = pools.flatMap { pool in
            repeatElement(min(max(pool.sum / Double(pool.count), low), limit), count: pool.count)
        }
        return bases.enumerated().map { $1 + Double($0) * gap }
    }
}
