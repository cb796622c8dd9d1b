// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text

/// One CSV of the export of the whole dataset, with its schema.
struct ExportTable: Sendable {
    /// Of the file, without its suffix.
    let name: String
    let title: String
    let columns: [Table.Column]
    /// Columns that name a row, where there are such.
    let key: [String]
    let rows: @Sendable (Record, Language) -> [Item]

    /// The tables whose ids stand in columns of these names.
    private static let tables = [
        "body": "bodies", "conflict": "conflicts", "election": "elections", "other": "parties", "party": "parties",
        "person": "people", "poll": "polls", "succeeded_by": "bodies", "system": "electoral_systems",
    ]

    /// Every table, in the order of the archive.
    static var all: [ExportTable] {
        [
            ExportTable("parties", "Parties, blocs and movements", Parties.columns) { registry, language in
                registry.parties.items.map { Parties.item(of: $0, on: nil, registry, language) }
            },
            ExportTable(Lineages.resource, "lineage", "What happened to organisations"),
            ExportTable(People.resource, "people", "People in public political roles"),
            ExportTable(
                "roles", "Roles of people", [.init("person")] + People.roleColumns, key: [],
                of: { $0.people }
            ) { person, registry, language in
                rows("person", person.id, People.resource.rows?.of(person, registry, language) ?? [])
            },
            ExportTable(Bodies.resource, "bodies", "Elected and appointed bodies"),
            ExportTable(
                "compositions", "Who sat in bodies, by party",
                ["body", "from", "to", "election", "label"].map { .init($0) } + Bodies.seatColumns, key: [],
                of: { $0.bodies }, Bodies.compositionRows),
            ExportTable("elections", "Elections and referendums", Elections.columns) { registry, language in
                registry.elections.items.map { Elections.item(of: $0, language) }
            },
            ExportTable(
                "results", "Results of elections", Results.columns, key: ["election", "id"], of: { $0.elections }
            ) { election, registry, language in
                Results.rows(of: election, .contemporary, registry, language)
            },
            ExportTable(
                "turnout", "Turnout by definition", Turnout.columns, key: ["election", "id"], of: { $0.elections }
            ) { election, _, language in Turnout.rows(of: election, language) },
            ExportTable(Polls.resource, "polls", "Polls and exit polls"),
            ExportTable(
                "poll_shares", "Shares in polls beside the official result", Polls.shareColumns,
                key: ["poll", "id"], of: { $0.polls }, Polls.shares),
            ExportTable("electoral_systems", "Electoral systems", Systems.columns) { registry, language in
                registry.systems.items.map { Systems.item(of: $0, language) }
            },
            ExportTable(
                "thresholds", "Legal numbers over time",
                ["key", "topic", "name", "unit"].map { .init($0) } + Thresholds.entryColumns, key: [],
                of: { $0.series }, Thresholds.entryRows),
            ExportTable(Events.resource, "events", "The timeline"),
            ExportTable(Statements.resource, "statements", "What was claimed, judged or forecast"),
            ExportTable(Conflicts.resource, "conflicts", "Where sources disagree"),
            ExportTable(Terms.resource, "terms", "Institutions, places and expressions that sources speak of"),
            ExportTable(Changes.resource, "changes", "What each version of the dataset changed"),
            ExportTable(
                "readings", "What each side of a conflict says", [.init("conflict")] + Conflicts.readingColumns,
                key: [], of: { $0.conflicts }
            ) { conflict, registry, language in
                rows("conflict", conflict.id, Conflicts.resource.rows?.of(conflict, registry, language) ?? [])
            },
            ExportTable("sources", "The publications behind the figures", Sources.columns) { registry, _ in
                registry.sources.items.map { Sources.item(of: $0) }
            },
        ]
    }

    private init(
        _ name: String, _ title: String, _ columns: [Table.Column], key: [String] = ["id"],
        _ rows: @escaping @Sendable (Record, Language) -> [Item]
    ) {
        self.name = name
        self.title = title
        self.columns = columns
        self.key = key
        self.rows = rows
    }

    /// The list of a resource.
    private init<Thing>(_ resource: Resource<Thing>, _ name: String, _ title: String) {
        self.init(name, title, resource.columns) { registry, language in
            resource.things(registry).items.map { resource.item($0, registry, language) }
        }
    }

    /// The rows of all things of a kind.
    private init<Thing: Identified & Sendable>(
        _ name: String, _ title: String, _ columns: [Table.Column], key: [String],
        of things: @escaping @Sendable (Record) -> IdentifiedCollection<Thing>,
        _ rows: @escaping @Sendable (Thing, Record, Language) -> [Item]
    ) {
        self.init(name, title, columns, key: key) { registry, language in
            things(registry).items.flatMap { rows($0, registry, language) }
        }
    }

    /// Rows with the id of what they are of.
    private static func rows(_ member: String, _ id: String, _ rows: [Item]) -> [Item] {
        rows.map { row in
            var row = row
            row.set(member, .string(id))
            return row
        }
    }
}

extension ExportTable {
    /// The file, and its entry in `datapackage.json` (Frictionless Data Package 1).
    func file(_ registry: Record, _ language: Language) -> (csv: [UInt8], entry: JSON) {
        let rows = rows(registry, language)
        let csv = CSV.bytes(Table(columns: columns, rows: rows), dialect: .standard)
        let fields = columns.map { column in
            field(column, rows.map { $0.json.value(at: JSONPointer(tokens: column.tokens)) ?? .null })
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
