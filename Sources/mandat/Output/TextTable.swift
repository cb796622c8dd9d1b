// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Rows of text in columns, for a terminal: some may be broken into lines, the others are as wide as they need.
struct TextTable {
    /// How a column is set.
    enum Column {
        case left, right
        /// Broken between words where the table would be wider than it may.
        case flowing
        /// Broken between words where it would be wider than so many characters.
        case most(Int)
    }

    let columns: [Column]
    let header: [String]
    var rows: [[String]] = []

    private static let gap = "  "
    private static let narrowest = 24

    /// The lines of the table, no wider than `width` where words allow it.
    func lines(width: Int) -> [String] {
        var widths = columns.indices.map { column -> Int in
            let widest = ([header] + rows).map { $0[column].count }.max() ?? 0
            return if case .most(let limit) = columns[column] { min(widest, limit) } else { widest }
        }
        if let flowing = columns.firstIndex(where: { if case .flowing = $0 { true } else { false } }) {
            let others = widths.reduce(0, +) - widths[flowing] + Self.gap.count * (columns.count - 1)
            widths[flowing] = min(widths[flowing], max(width - others, Self.narrowest))
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
        return lines(of: header, widths) + [rule] + rows.flatMap { lines(of: $0, widths) }
    }

    private func lines(of row: [String], _ widths: [Int]) -> [String] {
        let cells = columns.indices.map { column -> [String] in
            switch columns[column] {
            case .flowing, .most: Self.broken(row[column], width: widths[column])
            case .left, .right: [row[column]]
            }
        }
        return (0..<(cells.map(\.count).max() ?? 0)).map { line in
            var text = ""
            for column in columns.indices {
                let cell = line < cells[column].count ? cells[column][line] : ""
                let padding = String(repeating: " ", count: max(widths[column] - cell.count, 0))
                if column > 0 { text += Self.gap }
                if case .right = columns[column] { text += padding + cell } else { text += cell + padding }
            }
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    /// A text in lines of whole words; a per cent sign stays with its number.
    private static func broken(_ text: String, width: Int) -> [String] {
        let lines = text.replacing(" %", with: "\u{A0}%").split(separator: " ").reduce(into: [""]) { lines, word in
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { $0.replacing("\u{A0}%", with: " %") }
    }

    /// Columns of the terminal on standard output, and a hundred where there is none.
    static var terminalWidth: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return Int(size.ws_col)
    }
}
