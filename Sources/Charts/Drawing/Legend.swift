// SPDX-License-Identifier: Apache-2.0

/// What the paints of a chart mean, in columns that fit the page.
struct Legend {
    /// One paint and what it means.
    struct Entry {
        enum Mark {
            case area(Paint)
            /// No party, with a dashed outline where it is not known whether that is so.
            case empty(dash: String?)
            /// Nothing: the entry says what is left out.
            case none
        }

        let mark: Mark
        let label: String
        let value: String
    }

    /// Entries beyond this are shown as one number.
    static let maximumEntries = 40
    fileprivate static let rowHeight = 22.0
    fileprivate static let gap = 18.0

    let entries: [Entry]
}

extension Page {
    /// Draws a legend.
    mutating func draw(_ legend: Legend) {
        guard !legend.entries.isEmpty else { return }
        let size = Size.text
        let valueWidth = legend.entries.map { Lettering.width($0.value, size: size, isBold: true) }.reduce(0, max)
        let labelWidth = legend.entries.map { Lettering.width($0.label, size: size) }.reduce(0, max)
        let natural = 20 + labelWidth + 8 + valueWidth
        let columns = max(1, min(legend.entries.count, Int((inner + Legend.gap) / (natural + Legend.gap))))
        let columnWidth = min(natural, (inner - Double(columns - 1) * Legend.gap) / Double(columns))
        let rows = (legend.entries.count + columns - 1) / columns
        for (index, entry) in legend.entries.enumerated() {
            let x = left + Double(index / rows) * (columnWidth + Legend.gap)
            let y = top + Double(index % rows) * Legend.rowHeight
            mark(entry.mark, x: x, y: y + 4)
            let room = columnWidth - 28 - valueWidth
            canvas.text(
                Lettering.fitted(entry.label, width: room, size: size), x: x + 20, y: y + 15, size: size,
                fill: theme.ink.hex)
            canvas.text(
                entry.value, x: x + columnWidth, y: y + 15, size: size, fill: theme.ink.hex, anchor: .end, isBold: true)
        }
        top += Double(rows) * Legend.rowHeight
    }

    private mutating func mark(_ mark: Legend.Entry.Mark, x: Double, y: Double) {
        switch mark {
        case .area(let paint): canvas.rectangle(x: x, y: y, width: 13, height: 13, paint)
        case .empty(let dash): empty(dash: dash, x, y)
        case .none: break
        }
    }

    private mutating func empty(dash: String?, _ x: Double, _ y: Double) {
        canvas.begin("rect")
        canvas.set("x", x + 0.5)
        canvas.set("y", y + 0.5)
        canvas.set("width", 12)
        canvas.set("height", 12)
        canvas.set("fill", "none")
        canvas.set("stroke", theme.line.hex)
        canvas.set("stroke-width", 1.5)
        if let dash { canvas.set("stroke-dasharray", dash) }
        canvas.end()
    }

    /// Says which line is whose, where there is no room beside the lines.
    mutating func key(_ names: [String], _ paints: [Paint]) {
        let size = Size.text
        let widest = names.map { Lettering.width($0, size: size) }.reduce(0, max) + 46
        let columns = max(1, Int(inner / widest))
        let width = inner / Double(columns)
        let rows = (names.count + columns - 1) / columns
        for (index, name) in names.enumerated() {
            let x = left + Double(index / rows) * width
            let y = top + Double(index % rows) * Legend.rowHeight + 10
            canvas.line(x, y, x + 26, y, stroke: paints[index].stroke, width: 3, dash: paints[index].dash)
            let name = Lettering.fitted(name, width: width - 40, size: size)
            canvas.text(name, x: x + 32, y: y + 5, size: size, fill: theme.ink.hex)
        }
        top += Double(rows) * Legend.rowHeight
    }
}
