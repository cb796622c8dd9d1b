// SPDX-License-Identifier: Apache-2.0

/// A number that the law sets, over time: level while a law is in force, a step where it changes.
package struct StepChart: Chart {
    /// The number during one stretch of time.
    package struct Step: Sendable {
        let value: Hundredths
        let from: Moment
        let to: Moment?

        /// A number from one time to another; without an end it is in force still.
        package init(_ value: Hundredths, from: Moment, to: Moment?) {
            self.value = value
            self.from = from
            self.to = to
        }
    }

    /// A time, as precisely as it is known.
    package struct Moment: Sendable, Equatable {
        /// As it is written.
        let text: String
        /// The first and the last instant that it can be, in years.
        package let earliest: Double
        let latest: Double

        /// A time that can be any between two instants.
        package init(_ text: String, earliest: Double, latest: Double) {
            self.text = text
            self.earliest = earliest
            self.latest = max(earliest, latest)
        }

        /// Wider than a day or two, which would be invisible.
        var isVague: Bool { latest - earliest > 0.02 }
    }

    let steps: [Step]
    /// What is counted, as the law's data name it: `members`, `percent` and so on.
    let unit: String
    let now: Double

    /// A series, the oldest step first, up to a time in years.
    package init(_ steps: [Step], unit: String, now: Double) {
        self.steps = steps
        self.unit = unit
        self.now = now
    }

    private func span(_ step: Step, _ strings: ChartStrings) -> String {
        "\(step.from.text) – \(step.to?.text ?? strings.now)"
    }

    package func description(_ strings: ChartStrings) -> String {
        steps.map { "\(span($0, strings)): \(strings.text($0.value, unit: unit))" }.joined(separator: "; ") + "."
    }

    package func draw(on page: inout Page) {
        let first = steps.map(\.from.earliest).reduce(now, min)
        let last = steps.map { $0.to?.latest ?? now }.reduce(now, max)
        let low = Hundredths(Int(first))
        let high = Hundredths(max(Int(last) + 1, Int(first) + 1))
        let highest = steps.map(\.value).reduce(Hundredths(count: 1), max)
        // Room above the highest step for its label.
        let top = Hundredths(count: highest.count + highest.count / 6)
        let plot = page.plot(
            x: (low, high), y: (Hundredths(0), max(Scale.roundedUp(highest), top)),
            height: min(max(page.inner * 0.42, 180), 380), isYears: true,
            marks: unit == "flag" ? [(Hundredths(0), page.strings.no), (Hundredths(1), page.strings.yes)] : nil)
        drawVagueness(on: &page, plot)
        var taken: [Box] = []
        for (index, step) in steps.enumerated() {
            let following = index + 1 < steps.count ? steps[index + 1] : nil
            draw(step, before: following, on: &page, plot)
        }
        for step in steps { label(step, on: &page, plot, &taken) }
        if steps.contains(where: { $0.from.isVague || $0.to?.isVague ?? false }) { drawKey(on: &page) }
    }

    /// A band where it is not known on which day the number changed.
    private func drawVagueness(on page: inout Page, _ plot: Plot) {
        var drawn: [Moment] = []
        for moment in steps.flatMap({ [$0.from, $0.to].compactMap { $0 } }) where moment.isVague {
            guard !drawn.contains(moment) else { continue }
            drawn.append(moment)
            let (start, end) = (plot.x(moment.earliest), plot.x(moment.latest))
            page.canvas.rectangle(
                x: start, y: plot.top, width: max(end - start, 2), height: plot.bottom - plot.top,
                Paint(fill: page.theme.grid.hex, stroke: ""))
        }
    }

    private func draw(_ step: Step, before next: Step?, on page: inout Page, _ plot: Plot) {
        let y = plot.y(step.value)
        let (start, end) = (plot.x(step.from.earliest), plot.x(step.to?.earliest ?? now))
        page.canvas.begin("g")
        page.canvas.set("class", "step")
        page.canvas.content()
        page.canvas.element("title", text: "\(span(step, page.strings)): \(page.strings.text(step.value, unit: unit))")
        if let next, let to = step.to, next.from.earliest - to.latest < 0.01 {
            page.canvas.line(end, y, end, plot.y(next.value), stroke: page.theme.ink.hex, dash: "2 2")
        }
        page.canvas.line(start, y, end, y, stroke: page.theme.ink.hex, width: 3)
        page.canvas.begin("path")
        page.canvas.set("fill", page.theme.ink.hex)
        // In force still: an arrow. At an end: a dot.
        page.canvas.set("d", step.to == nil ? "M0 -5L7 0L0 5Z" : "M0 -3A3 3 0 1 1 -.01 -3Z")
        page.canvas.raw(" transform=\"translate(")
        page.canvas.number(end)
        page.canvas.raw(" ")
        page.canvas.number(y)
        page.canvas.raw(")\"")
        page.canvas.end()
        page.closeGroup()
    }

    /// A rectangle that text takes.
    private struct Box {
        let left: Double
        let right: Double
        let top: Double

        func overlaps(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.top + 17 && other.top < top + 17
        }
    }

    /// Writes a number above its step, or where there is room.
    private func label(_ step: Step, on page: inout Page, _ plot: Plot, _ taken: inout [Box]) {
        let size = Page.Size.text
        let text = page.strings.shortText(step.value, unit: unit)
        let width = Lettering.width(text, size: size, isBold: true)
        let (start, end) = (plot.x(step.from.earliest), plot.x(step.to?.earliest ?? now))
        let y = plot.y(step.value)
        let limit = plot.right - width
        let places = [
            (start + 2, y - 22), (end - width, y - 22), (start + 2, y + 4), (end - width, y + 4),
            (start - width - 6, y - 8),
            (end + 6, y - 8), (start + 2, y - 40), (start + 2, y + 22),
        ].map { x, top in
            let x = min(max(x, plot.left + 2), limit)
            return Box(left: x, right: x + width, top: min(max(top, plot.top - 4), plot.bottom - 18))
        }
        guard let place = places.first(where: { place in !taken.contains { $0.overlaps(place) } }) else { return }
        taken.append(place)
        page.canvas.text(
            text, x: place.left, y: place.top + 14, size: size, fill: page.theme.ink.hex, isBold: true,
            halo: page.theme.paper.hex)
    }

    private func drawKey(on page: inout Page) {
        page.canvas.rectangle(
            x: page.left, y: page.top + 4, width: 13, height: 13, Paint(fill: page.theme.grid.hex, stroke: ""))
        page.canvas.text(
            page.strings.uncertainDay, x: page.left + 20, y: page.top + 15, size: Page.Size.text,
            fill: page.theme.ink.hex)
        page.top += 22
    }
}
