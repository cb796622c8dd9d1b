// SPDX-License-Identifier: Apache-2.0

/// A field with two axes.
struct Plot {
    let x: Scale
    let y: Scale

    var left: Double { x.start }
    var right: Double { x.end }
    var top: Double { y.end }
    var bottom: Double { y.start }
}

extension Page {
    /// Draws the axes of a field from here down and moves below them.
    /// - Parameters:
    ///   - trailing: room to keep free on the right.
    ///   - caption: what the lower axis counts; nothing where it says so itself.
    ///   - given: what to mark on the upright axis, where round numbers say nothing.
    ///   - isYears: whether the lower axis counts years, which have no groups of digits.
    mutating func plot(
        x: (low: Hundredths, high: Hundredths), y: (low: Hundredths, high: Hundredths), height: Double,
        trailing: Double = 0, caption: String = "", isYears: Bool = false,
        marks given: [(Hundredths, String)]? = nil
    ) -> Plot {
        let size = Size.small
        let bottom = top + 8 + height
        let vertical = Scale(low: y.low, high: y.high, start: bottom, end: top + 8)
        let marks = given?.map(\.0) ?? vertical.ticks(gap: 34)
        let labels = given?.map(\.1) ?? marks.map { strings.number($0) }
        let room = labels.map { Lettering.width($0, size: size) }.reduce(0, max)
        let horizontal = Scale(low: x.low, high: x.high, start: left + room + 8, end: right - trailing)
        for (mark, label) in zip(marks, labels) {
            let y = vertical(mark)
            canvas.line(horizontal.start, y, horizontal.end, y, stroke: theme.grid.hex)
            canvas.text(label, x: horizontal.start - 6, y: y + 4, size: size, fill: theme.muted.hex, anchor: .end)
        }
        canvas.line(horizontal.start, bottom, horizontal.end, bottom, stroke: theme.line.hex)
        let widest = [x.low, x.high].map { Lettering.width(text($0, isYears), size: size) }.reduce(0, max)
        var free = left
        for mark in horizontal.ticks(gap: max(widest + 14, 40)) where !isYears || mark.count % 100 == 0 {
            let (x, label) = (horizontal(mark), text(mark, isYears))
            let half = Lettering.width(label, size: size) / 2
            canvas.line(x, bottom, x, bottom + 5, stroke: theme.line.hex)
            let middle = min(max(x, left + half), right - half)
            guard middle - half >= free else { continue }
            canvas.text(label, x: middle, y: bottom + 18, size: size, fill: theme.muted.hex, anchor: .middle)
            free = middle + half + 6
        }
        top = bottom + 24
        if !caption.isEmpty {
            let text = Lettering.fitted(caption, width: horizontal.end - horizontal.start, size: size)
            canvas.text(text, x: horizontal.end, y: top + 10, size: size, fill: theme.muted.hex, anchor: .end)
            top += 18
        }
        return Plot(x: horizontal, y: vertical)
    }

    private func text(_ mark: Hundredths, _ isYears: Bool) -> String {
        isYears ? String(mark.count / 100) : strings.number(mark)
    }
}
