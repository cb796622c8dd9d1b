// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text
import Web

/// One CSV of the export of the whole dataset, with its schema.
package struct ExportTable: Sendable {
    /// Of the file, without its suffix.
    let name: String
    let title: String
    let columns: [Table.Column]
    /// Columns that name a row, where there are such.
    var key: [String] = []
    let rows: @Sendable (Record, Language) -> [Item]

    /// Every table, in the order of the archive.
    static var all: [ExportTable] { Resources.all.flatMap(\.tables) }

    /// The tables whose ids stand in columns of these names.
    private static let tables = Dictionary(
        uniqueKeysWithValues: Resources.all.flatMap { resource in
            resource.idColumns.map { ($0, resource.tableName) }
        })
}

extension ExportTable {
    /// The file, and its entry in `datapackage.json` (Frictionless Data Package 1).
    func file(_ registry: Record, _ language: Language) -> (csv: [UInt8], entry: JSON) {
        let rows = rows(registry, language)
        let csv = CSV.bytes(Table(columns: columns, rows: rows), dialect: .standard)
        let fields = columns.map { column in
            field(column, rows.map(column.cell))
        }
        var schema: [JSON.Member] = [.init("fields", .array(fields)), .init("missingValues", [""])]
        if !key.isEmpty { schema.append(.init("primaryKey", .strings(key))) }
        if !foreignKeys.isEmpty { schema.append(.init("foreignKeys", .array(foreignKeys))) }
        return (
            csv,
            [
                "bytes": .integer(csv.count), "encoding": "utf-8", "format": "csv", "mediatype": "text/csv",
                "name": .string(name), "path": .string("data/\(name).csv"), "profile": "tabular-data-resource",
                "schema": .object(schema), "title": .string(title),
            ]
        )
    }

    /// The columns that hold ids of another table; one of the table itself is named by "" (Table Schema 1).
    private var foreignKeys: [JSON] {
        columns.compactMap { column in
            guard let table = Self.tables[column.name] else { return nil }
            let reference: JSON = ["fields": ["id"], "resource": .string(table == name ? "" : table)]
            return ["fields": .strings([column.name]), "reference": reference]
        }
    }

    /// A column's type is that of its values: all whole numbers, all numbers, all true or false, else text.
    private func field(_ column: Table.Column, _ values: [JSON]) -> JSON {
        let known = values.filter { $0 != .null }
        let type: String
        switch known.first {
        case .number: type = known.allSatisfy(\.isWhole) ? "integer" : "number"
        case .bool: type = "boolean"
        default: type = "string"
        }
        let isUniform = known.allSatisfy { $0.kind == known.first?.kind }
        return ["name": .string(column.name), "type": .string(isUniform ? type : "string")]
    }
}

extension JSON {
    fileprivate var isWhole: Bool { if case .number(let text) = self { Int(text) != nil } else { false } }
}
