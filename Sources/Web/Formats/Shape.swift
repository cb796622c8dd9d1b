// SPDX-License-Identifier: Apache-2.0
import JSON

/// What an answer is laid out for.
package enum Shape: String, CaseIterable, Sendable {
    /// JSON with `data`, `links` and `meta`.
    case envelope
    /// JSON with the bare `data`.
    case array
    /// The table with a row for each observation: what a table is where nothing is asked for.
    case tidy
    /// The table with a column for each of its things, by id.
    case wide
    /// The table that charts of Datawrapper want: a text first, then numbers.
    case datawrapper
    /// The table that templates of Flourish want.
    case flourish

    /// What every answer has in JSON.
    static let documents: [Shape] = [.envelope, .array]

    /// Whether it is a table, in whatever format.
    var isTable: Bool { !Self.documents.contains(self) }
}

/// Another layout of the table of an operation: the rows of the tidy one in, other rows and columns out, or what the operation
/// lays out itself.
package struct Layout: Sendable {
    package let shape: Shape
    /// What the contract says of it, after its name.
    let note: String
    /// Lays out the tidy table; nil where the answer has its table in this layout already.
    let table: (@Sendable (Table) -> Table)?

    /// A layout that the operation makes of what it knows (`RequestContext.shape`).
    /// - Parameter note: what the table is, as words after the name of the shape.
    package init(shape: Shape, note: String) { self.init(shape: shape, note: note, table: nil) }

    private init(shape: Shape, note: String, table: (@Sendable (Table) -> Table)?) {
        self.shape = shape
        self.note = note
        self.table = table
    }

    /// A number that a layout shows: its column, and the columns of the tidy table of which the first known one gives it.
    package struct Measure: Sendable {
        let name: String
        let columns: [String]

        package init(_ name: String, _ columns: [String]? = nil) {
            self.name = name
            self.columns = columns ?? [name]
        }

        /// The number of a row; nil where none is known.
        func value(of row: Item) -> JSON? {
            columns.lazy.compactMap { row[$0] }.first { $0 != .null }
        }
    }

    /// `party` and one number, a row for each party: of several measures the first that any row knows.
    ///
    /// A row without the number is left out, as unknown is not 0.
    package static func pairs(_ shape: Shape, of measures: Measure..., name: String = "name") -> Layout {
        let numbers = measures.map { "`\($0.name)`" }.joined(separator: " or ")
        let note = "`party` and \(numbers), a row for each party of which that is known"
        return Layout(shape: shape, note: note) { table in
            let measure = measures.first { measure in table.rows.contains { measure.value(of: $0) != nil } }
            let shown = measure ?? measures[0]
            var labels = Labels()
            let rows = table.rows.compactMap { row -> Item? in
                guard let value = shown.value(of: row) else { return nil }
                var item = Item()
                item.set("party", .string(labels.add(row[name]?.text ?? "")))
                item.set(shown.name, value)
                return item
            }
            return Table(columns: [.init("party"), .init(shown.name)], rows: rows)
        }
    }

    /// What the rows or the columns of a pivoted table stand for.
    package struct Axis: Sendable {
        /// The column of the tidy table that tells them apart.
        let id: String
        /// The column of the tidy table that says how they are called.
        let label: String

        package init(_ id: String, labelled label: String? = nil) {
            self.id = id
            self.label = label ?? id
        }
    }

    /// A row for each value of one axis under a column `name`, and a column for each value of another, both in the order of
    /// the tidy table; a cell is empty where the number is not known.
    package static func pivot(
        _ shape: Shape, _ name: String, _ rows: Axis, across columns: Axis, of measure: Measure
    ) -> Layout {
        let note = "a row for each `\(name)` and a column for each `\(columns.label)`"
        return Layout(shape: shape, note: note) { table in
            pivoted(table, name, rows, across: columns, of: measure)
        }
    }

    /// The table of `pivot`.
    package static func pivoted(
        _ table: Table, _ name: String, _ rowAxis: Axis, across columnAxis: Axis, of measure: Measure
    ) -> Table {
        var heads = Labels([name])
        var labels = Labels()
        var columns: [String: Int] = [:]
        var rows: [String: Int] = [:]
        var names: [String] = []
        var lines: [(label: JSON, cells: [JSON])] = []
        for source in table.rows {
            guard let value = measure.value(of: source) else { continue }
            let head = source[columnAxis.id].plain
            let key = source[rowAxis.id].plain
            let column = columns[head] ?? names.count
            if column == names.count {
                columns[head] = column
                names.append(heads.add(source[columnAxis.label].plain))
            }
            let row = rows[key] ?? lines.count
            if row == lines.count {
                rows[key] = row
                var label = source[rowAxis.label] ?? .null
                if case .string(let text) = label { label = .string(labels.add(text)) }
                lines.append((label, []))
            }
            let missing = column - lines[row].cells.count
            if missing > 0 { lines[row].cells += Array(repeating: .null, count: missing) }
            if missing >= 0 { lines[row].cells.append(value) } else { lines[row].cells[column] = value }
        }
        return Table(
            columns: [.init(name, "label")]
                + names.enumerated().map { .init($1, tokens: ["cells", String($0)]) },
            rows: lines.map { line in
                var item = Item()
                item.set("label", line.label)
                item.set("cells", .array(line.cells))
                return item
            })
    }
}

/// Names that a chart tool tells apart: Flourish compares them without case and without what is neither letter nor digit.
struct Labels {
    private var taken: Set<String>

    init(_ taken: [String] = []) { self.taken = Set(taken.map(Self.folded)) }

    /// The name, with a number after it where it has been taken.
    mutating func add(_ name: String) -> String {
        if taken.insert(Self.folded(name)).inserted { return name }
        var number = 2
        while !taken.insert(Self.folded("\(name) \(number)")).inserted { number += 1 }
        return "\(name) \(number)"
    }

    static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension Table {
    /// The rows as flat objects, a member a column.
    var objects: [JSON] {
        rows.map { row in .object(columns.map { JSON.Member($0.name, $0.cell(of: row)) }) }
    }
}

extension JSON? {
    /// A string or a number as text; nothing for all else.
    fileprivate var plain: String {
        switch self {
        case .string(let text), .number(let text): text
        default: ""
        }
    }
}
