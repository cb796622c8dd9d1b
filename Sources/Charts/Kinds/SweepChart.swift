// SPDX-License-Identifier: Apache-2.0

/// The seats of each list as one number of the rules moves.
package struct SweepChart: Chart {
    /// The most lines that can be followed; lists with fewer seats are shown as one number.
    package static let maximumLines = 20

    /// What is moved.
    package enum Parameter: Sendable {
        case threshold, seats, coefficient
    }

    /// The line of one list.
    package struct Line: Sendable {
        let party: ChartParty
        /// Seats at each place of the chart; nil where the rules give no result.
        let seats: [Int?]

        /// Seats at each place.
        package init(_ party: ChartParty, seats: [Int?]) {
            self.party = party
            self.seats = seats
        }

        var highest: Int { seats.reduce(0) { max($0, $1 ?? 0) } }
        var lastKnown: Int? { seats.last { $0 != nil } ?? nil }
    }

    let parameter: Parameter
    let places: [Double]
    let lines: [Line]

    /// Lines over ascending places, one number a place.
    package init(_ parameter: Parameter, places: [Double], lines: [Line]) {
        self.parameter = parameter
        self.places = places
        self.lines = lines
    }

    private func caption(_ strings: ChartStrings) -> String {
        switch parameter {
        case .threshold: strings.sweptThreshold
        case .seats: strings.sweptSeats
        case .coefficient: strings.sweptCoefficient
        }
    }

    private func number(_ place: Double?, _ strings: ChartStrings) -> String {
        strings.number(Hundredths(rounding: place ?? 0))
    }

    package func description(_ strings: ChartStrings) -> String {
        let parts = lines.prefix(Self.maximumLines).map { line in
            let ends = [line.seats.first ?? nil, line.seats.last ?? nil].map { $0.map(strings.number) ?? "–" }
            return "\(line.party.name) \(ends[0]) → \(ends[1])"
        }
        return "\(caption(strings)) \(number(places.first, strings)) → \(number(places.last, strings)): "
            + parts.joined(separator: "; ") + "."
    }

    package func draw(on page: inout Page) {
        // The lists with the most seats are drawn, in the order given.
        let order = lines.indices.sorted { (lines[$1].highest, $0) < (lines[$0].highest, $1) }
        let kept = Set(order.prefix(Self.maximumLines))
        let shown = lines.indices.filter(kept.contains).map { lines[$0] }
        let paints = page.paints(for: shown.map(\.party))
        let size = Page.Size.text
        let names = shown.map { Lettering.fitted($0.party.name, width: page.inner * 0.3, size: size) }
        let widest = names.map { Lettering.width($0, size: size) }.reduce(0, max)
        let isDirect = page.inner >= 460 && shown.count <= 12
        let highest = Hundredths(max(shown.map(\.highest).reduce(0, max), 1))
        let low = Hundredths(rounding: places.first ?? 0)
        let high = max(Hundredths(rounding: places.last ?? 0), Hundredths(count: low.count + 1))
        let plot = page.plot(
            x: (low, high), y: (Hundredths(0), Scale.roundedUp(highest)),
            height: min(max(page.inner * 0.5, 200), 420), trailing: isDirect ? widest + 22 : 6,
            caption: caption(page.strings))
        drawGaps(on: &page, plot)
        for (line, paint) in zip(shown, paints) {
            page.group(line.party, title(line, page.strings))
            page.canvas.path(path(line, plot), stroke: paint.stroke, width: 2.5, dash: paint.dash)
            page.closeGroup()
        }
        if isDirect {
            drawNames(names, shown, paints, on: &page, plot)
        } else {
            page.key(shown.map(\.party.name), paints)
        }
        page.line(leftOut: lines.count - shown.count)
    }

    private func title(_ line: Line, _ strings: ChartStrings) -> String {
        let known = line.seats.compactMap { $0 }
        guard let least = known.min(), let most = known.max() else { return "\(line.party.name): \(strings.noResult)" }
        return "\(line.party.name): \(strings.number(least)) – \(strings.seats(of: most))"
    }

    private func path(_ line: Line, _ plot: Plot) -> PathData {
        var data = PathData()
        var isDown = false
        for (place, seats) in zip(places, line.seats) {
            guard let seats else {
                isDown = false
                continue
            }
            let (x, y) = (plot.x(place), plot.y(Hundredths(seats)))
            isDown ? data.line(x, y) : data.move(x, y)
            isDown = true
        }
        return data
    }

    /// Where the rules give no result.
    private func drawGaps(on page: inout Page, _ plot: Plot) {
        guard let seats = lines.first?.seats, let first = seats.firstIndex(where: { $0 == nil }) else { return }
        let start = plot.x(places[max(first - 1, 0)])
        let last = seats.lastIndex { $0 == nil } ?? first
        let end = plot.x(places[min(last + 1, places.count - 1)])
        let width = max(end - start, 2)
        page.canvas.rectangle(
            x: start, y: plot.top, width: width, height: plot.bottom - plot.top,
            Paint(fill: page.theme.grid.hex, stroke: ""))
        let text = page.strings.noResult
        guard Lettering.width(text, size: Page.Size.small) < width else { return }
        page.canvas.text(
            text, x: start + width / 2, y: plot.top + 16, size: Page.Size.small, fill: page.theme.ink.hex,
            anchor: .middle)
    }

    private func drawNames(
        _ names: [String], _ lines: [Line], _ paints: [Paint], on page: inout Page, _ plot: Plot
    ) {
        var ends: [(index: Int, y: Double)] = []
        for (index, line) in lines.enumerated() {
            if let last = line.lastKnown { ends.append((index, plot.y(Hundredths(last)))) }
        }
        ends.sort { ($0.y, $0.index) < ($1.y, $1.index) }
        let places = Spread.apart(ends.map(\.y), by: 17, from: plot.top, to: plot.bottom)
        for (end, y) in zip(ends, places) {
            page.canvas.line(
                plot.right + 2, end.y, plot.right + 12, y, stroke: paints[end.index].stroke, width: 1.5)
            page.canvas.text(
                names[end.index], x: plot.right + 16, y: y + 5, size: Page.Size.text, fill: page.theme.ink.hex)
        }
    }
}
