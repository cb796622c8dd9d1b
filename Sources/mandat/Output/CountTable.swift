// SPDX-License-Identifier: Apache-2.0
import Electoral
import SimulationOperations
import Text

/// A count as tables for the terminal: every step with its article, then the seats.
struct CountTable {
    private let result: SeatResult
    private let texts: TextCatalogue

    /// - Parameter texts: what is said in the language of the count.
    init(_ result: SeatResult, _ texts: TextCatalogue) { (self.result, self.texts) = (result, texts) }

    /// The tables, no wider than `width` where words allow it.
    func text(width: Int) -> String {
        var parts = [steps.lines(width: width), seats.lines(width: width)]
        if !result.remarks.isEmpty { parts.append(result.remarks.map { texts["terminal.assumed"] + ": " + $0 }) }
        return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var steps: TextTable {
        var table = TextTable(
            columns: [.right, .left, .flowing, .most(30)],
            header: ["#", texts["terminal.step"], texts["terminal.what"], texts["terminal.article"]])
        for (index, step) in result.steps.enumerated() {
            table.rows.append([
                String(index + 1), texts["terminal.step.\(step.kind.rawValue)"], step.text, step.article ?? "",
            ])
        }
        return table
    }

    private var seats: TextTable {
        var table = TextTable(
            columns: [.left, .right, .right, .right],
            header: [texts["terminal.list"], texts["terminal.votes"], "%", texts["terminal.seats"]])
        for line in result.lines {
            table.rows.append([
                line.name, shown(line.votes, places: ExactDecimal.maximumPlaces), shown(line.percent, places: 2),
                String(line.seats),
            ])
        }
        return table
    }

    private func shown(_ number: Ratio, places: Int) -> String {
        NumberStyle(texts.language).text(decimal: number.decimal(places: places, trimmed: true), isGrouped: false)
    }
}
