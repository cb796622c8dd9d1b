// SPDX-License-Identifier: Apache-2.0

/// Parties over time: a bar as long as each existed, under the names it had, and lines where one went into another.
package struct LineageChart: Chart {
    /// A party and its time.
    package struct Lane: Sendable {
        package let party: ChartParty
        let names: [Name]
        package let record: ClosedRange<Double>?
        let start: StepChart.Moment?
        let fate: Fate

        /// A party with its names, the oldest first.
        /// - Parameters:
        ///   - record: the first and the last time that it is known of, in years; nil where there is none.
        ///   - start: when it began, where that is known.
        package init(
            _ party: ChartParty, names: [Name], record: ClosedRange<Double>?, start: StepChart.Moment?, fate: Fate
        ) {
            self.party = party
            self.names = names
            self.record = record
            self.start = start
            self.fate = fate
        }

        /// When it came to an end, where that is known.
        var end: StepChart.Moment? { if case .over(let end) = fate { end } else { nil } }
    }

    /// What became of a party.
    package enum Fate: Sendable {
        /// It is there still.
        case lasting
        /// It came to an end; nil where the day is unknown.
        case over(StepChart.Moment?)
        /// It is unknown.
        case unknown
    }

    /// A name and since when a party had it.
    package struct Name: Sendable {
        let text: String
        let since: StepChart.Moment?

        /// A name since some time.
        package init(_ text: String, since: StepChart.Moment?) {
            self.text = text
            self.since = since
        }
    }

    /// What ties two parties.
    package enum Kinship: Sendable {
        case merged, split, succeeded

        func text(_ strings: ChartStrings) -> String {
            switch self {
            case .merged: strings.kinships.merged
            case .split: strings.kinships.split
            case .succeeded: strings.kinships.succeeded
            }
        }

        var dash: String? {
            switch self {
            case .merged: nil
            case .split: "6 3"
            case .succeeded: "2 3"
            }
        }
    }

    /// A line from one party to another.
    package struct Link: Sendable {
        let from: String
        let to: String
        let kinship: Kinship
        let date: StepChart.Moment?

        /// A tie between the parties of two ids, the older one first; without a date it is in the text, and not drawn.
        package init(from: String, to: String, _ kinship: Kinship, at date: StepChart.Moment?) {
            self.from = from
            self.to = to
            self.kinship = kinship
            self.date = date
        }

        /// For the order of ties; those without a date come last.
        var year: Double { date?.earliest ?? .infinity }
    }

    let lanes: [Lane]
    let links: [Link]
    let now: Double

    /// Parties and their ties up to a time in years; who went into another stands above it.
    package init(_ lanes: [Lane], links: [Link], now: Double) {
        let ids = Set(lanes.map(\.party.id))
        let known = links.filter { ids.contains($0.from) && ids.contains($0.to) && $0.from != $0.to }
        self.links = known
        self.now = now
        var ordered: [Lane] = []
        var placed: Set<String> = []
        func place(_ lane: Lane) {
            guard placed.insert(lane.party.id).inserted else { return }
            let before = known.filter { $0.to == lane.party.id }.sorted { $0.year < $1.year }
            for link in before { lanes.first { $0.party.id == link.from }.map(place) }
            ordered.append(lane)
        }
        // Families in the order in which their last member is given.
        for lane in lanes where !known.contains(where: { $0.from == lane.party.id }) { place(lane) }
        for lane in lanes { place(lane) }
        self.lanes = ordered
    }

    private func title(_ lane: Lane, _ strings: ChartStrings) -> String {
        let names = lane.names.map { name in name.since.map { "\(name.text) (\($0.text))" } ?? name.text }
        // A tie is in the title of the party that came out of another one; any other tie in that of the older party.
        let ties = links.filter { $0.kinship == .split ? $0.to == lane.party.id : $0.from == lane.party.id }.map {
            link in
            let other = name(of: link.kinship == .split ? link.from : link.to)
            return "\(link.kinship.text(strings)): \(other)" + (link.date.map { " (\($0.text))" } ?? "")
        }
        var end: [String] = []
        if case .over(let date) = lane.fate, ties.isEmpty {
            end = [strings.kinships.ended + (date.map { " " + $0.text } ?? "")]
        }
        return ([names.joined(separator: " → ")] + ties + end).joined(separator: "; ")
    }

    private func name(of id: String) -> String { lanes.first { $0.party.id == id }?.party.name ?? id }

    package func description(_ strings: ChartStrings) -> String {
        lanes.prefix(Legend.maximumEntries).map { title($0, strings) }.joined(separator: ". ") + "."
    }

    private static let bar = 9.0

    package func draw(on page: inout Page) {
        let paints = page.paints(for: lanes.map(\.party))
        let first = (lanes.compactMap(\.record?.lowerBound) + links.compactMap(\.date?.earliest)).reduce(now, min)
        let scale = Scale(
            low: Hundredths(Int(first) - 1), high: Hundredths(Int(now) + 1), start: page.left + 2, end: page.right - 8)
        let size = Page.Size.text
        let labels = lanes.map { lane in
            Lettering.lines(label(lane), width: page.inner, size: size, count: 3)
        }
        // Where the bar of each lane is.
        var tops: [Double] = []
        var y = page.top + 24
        for lines in labels {
            y += Double(lines.count) * 17 + 4
            tops.append(y)
            y += Self.bar + 10
        }
        drawYears(scale, from: page.top, to: y, on: &page)
        for link in links { draw(link, tops, paints, scale, on: &page) }
        for (index, lane) in lanes.enumerated() {
            page.group(lane.party, title(lane, page.strings))
            draw(lane, at: tops[index], paints[index], scale, on: &page)
            for (place, line) in labels[index].enumerated() {
                let y = tops[index] - 5 - Double(labels[index].count - 1 - place) * 17
                page.canvas.text(
                    line, x: page.left, y: y, size: size, fill: page.theme.ink.hex, halo: page.theme.paper.hex)
            }
            page.closeGroup()
        }
        page.top = y + 6
        drawKey(on: &page)
    }

    /// Otan 1999 → Nur Otan 2006 → Amanat 2022.
    private func label(_ lane: Lane) -> String {
        lane.names.map { name in name.since.map { "\(name.text)\u{A0}\(Int($0.earliest))" } ?? name.text }
            .joined(separator: " → ")
    }

    private func drawYears(_ scale: Scale, from top: Double, to bottom: Double, on page: inout Page) {
        let size = Page.Size.small
        var free = page.left
        for year in scale.ticks(gap: 52) where year.count % 100 == 0 {
            let (x, text) = (scale(year), String(year.count / 100))
            let half = Lettering.width(text, size: size) / 2
            let middle = min(max(x, page.left + half), page.right - half)
            page.canvas.line(x, top + 18, x, bottom, stroke: page.theme.grid.hex)
            guard middle - half >= free else { continue }
            page.canvas.text(text, x: middle, y: top + 12, size: size, fill: page.theme.muted.hex, anchor: .middle)
            free = middle + half + 6
        }
    }

    /// A bar over the time on record, with dashes where it is not known how much earlier or later.
    private func draw(_ lane: Lane, at top: Double, _ paint: Paint, _ scale: Scale, on page: inout Page) {
        let middle = top + Self.bar / 2
        guard let record = lane.record else {
            page.canvas.text(
                page.strings.unknown, x: page.left, y: top + 10, size: Page.Size.small, fill: page.theme.muted.hex,
                halo: page.theme.paper.hex)
            return
        }
        let start = scale(record.lowerBound)
        var isLasting = false
        if case .lasting = lane.fate { isLasting = true }
        let end = max(isLasting ? scale(now) : scale(record.upperBound), start + 3)
        if lane.start == nil {
            page.canvas.line(
                max(start - 22, scale.start), middle, start, middle, stroke: paint.stroke, width: 3, dash: "3 4")
        }
        if lane.end == nil, !isLasting {
            page.canvas.line(
                end + 2, middle, min(end + 24, scale.end), middle, stroke: paint.stroke, width: 3, dash: "3 4")
        }
        page.canvas.rectangle(x: start, y: top, width: end - start, height: Self.bar, paint)
        for name in lane.names.dropFirst() {
            guard let since = name.since else { continue }
            let x = scale(since.earliest)
            page.canvas.line(x, top - 1, x, top + Self.bar + 1, stroke: page.theme.paper.hex, width: 5)
            page.canvas.line(x, top - 1, x, top + Self.bar + 1, stroke: page.theme.ink.hex, width: 2)
        }
        if isLasting { arrow(end, middle, paint, on: &page) }
    }

    private func arrow(_ x: Double, _ y: Double, _ paint: Paint, on page: inout Page) {
        page.canvas.begin("path")
        page.canvas.set("fill", paint.stroke)
        page.canvas.raw(" d=\"M0 -6L7 0L0 6Z\" transform=\"translate(")
        page.canvas.number(x)
        page.canvas.raw(" ")
        page.canvas.number(y)
        page.canvas.raw(")\"")
        page.canvas.end()
    }

    private func draw(_ link: Link, _ tops: [Double], _ paints: [Paint], _ scale: Scale, on page: inout Page) {
        guard let from = lanes.firstIndex(where: { $0.party.id == link.from }),
            let to = lanes.firstIndex(where: { $0.party.id == link.to }),
            let date = link.date ?? lanes[from].end
        else { return }
        let x = scale(date.earliest)
        let (start, end) = (tops[from] + Self.bar / 2, tops[to] + Self.bar / 2)
        var data = PathData()
        data.move(x, start)
        data.curve(x + 9, start, x + 9, end, x, end)
        page.canvas.path(data, stroke: paints[from].stroke, width: 2, dash: link.kinship.dash)
        page.canvas.begin("circle")
        page.canvas.set("cx", x)
        page.canvas.set("cy", end)
        page.canvas.set("r", 4.5)
        page.canvas.set("fill", page.theme.paper.hex)
        page.canvas.set("stroke", paints[from].stroke)
        page.canvas.set("stroke-width", 2)
        page.canvas.end()
    }

    private func drawKey(on page: inout Page) {
        let (ink, size) = (page.theme.ink.hex, Page.Size.text)
        var x = page.left
        for kinship in [Kinship.merged, .split, .succeeded] {
            guard links.contains(where: { $0.kinship == kinship }) else { continue }
            let label = kinship.text(page.strings)
            let width = 36 + Lettering.width(label, size: size) + 18
            if x > page.left, x + width > page.right {
                x = page.left
                page.top += 20
            }
            page.canvas.line(x, page.top + 8, x + 28, page.top + 8, stroke: ink, width: 2, dash: kinship.dash)
            page.canvas.text(label, x: x + 34, y: page.top + 13, size: size, fill: ink)
            x += width
        }
        if x > page.left { page.top += 22 }
    }
}
