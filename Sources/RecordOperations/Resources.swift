// SPDX-License-Identifier: Apache-2.0
package import Record
package import Text
package import Web

/// Every kind of record as it is served, in the order of openapi.yaml and of the export.
package enum Resources {
    package static let all: [any Served] = [
        Parties.resource, Lineages.resource, People.resource, Bodies.resource, Elections.resource, Polls.resource,
        Systems.resource, Thresholds.resource, Events.resource, Statements.resource, Conflicts.resource, Terms.resource,
        Changes.resource, Sources.resource,
    ]

    /// The resource of a kind, by its name.
    package static let named: [String: any Served] = Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })
}

/// A `Resource`, whatever its things are.
package protocol Served: Sendable {
    /// The name of the kind of record.
    var kind: String { get }
    var path: String { get }
    var operations: [Operation] { get }
    /// The name of the table of the list in the export.
    var tableName: String { get }
    /// Columns of the export that hold ids of these things.
    var idColumns: [String] { get }
    /// Tables of the export.
    var tables: [ExportTable] { get }
    /// Records of the export.
    var records: [ExportRecords] { get }

    /// What a thing is called today; nil where there is none, or where its kind has no names.
    func title(of id: String, _ registry: Record) -> LocalizedText?

    /// What a title calls a thing; nil where there is none, or where its kind has neither names nor titles.
    func heading(of id: String, _ registry: Record, _ language: Language) -> String?

    /// The path of the page of the list; that of one thing has its id behind it.
    var pagePath: String { get }

    /// The ids of all things, in their order.
    func ids(_ registry: Record) -> [String]

    /// The id of the thing that an id or a former id means.
    /// - Throws: `notFound`, with the page of the one that may have been meant.
    func id(of handle: String, _ registry: Record) throws(Problem) -> String

    /// The parameters by which the list is narrowed.
    var filterParameters: [Parameter] { get }

    /// The ids of the things that a request asks for by them, in their order.
    func foundIDs(in context: RequestContext) throws(Problem) -> [String]

    /// One thing as it is served; nil where there is none.
    func item(of id: String, _ context: RequestContext) -> Item?

    /// What sources support in places that are no claims.
    func cited(_ registry: Record) -> [(source: String, support: SupportIndex.Support)]
}

extension Resource: Served {
    package var kind: String { Thing.recordKind.name }

    package var tableName: String { path.split(separator: "/").last.map(Self.identifier) ?? "" }

    package var tables: [ExportTable] {
        let whole = exportTitle.map { title in
            ExportTable(name: tableName, title: title, columns: columns, key: [id]) { registry, language in
                Thing.recordKind.things(registry).items.map {
                    item($0, ItemContext(registry: registry, language: language))
                }
            }
        }
        return [whole].compactMap(\.self) + rows.compactMap { rows in rows.export.map { table(of: rows, $0) } }
    }

    package var records: [ExportRecords] {
        let whole = ExportRecords(
            name: Self.identifier(kind), count: { Thing.recordKind.things($0).items.count },
            item: { registry, place, language in
                item(
                    Thing.recordKind.things(registry).items[place],
                    ItemContext(registry: registry, language: language))
            },
            place: { registry, place in ("\(path)/\(Thing.recordKind.things(registry).items[place].id)", []) })
        return [whole] + rows.compactMap { rows in rows.records.map { records(of: rows, $0) } }
    }

    package func title(of id: String, _ registry: Record) -> LocalizedText? {
        Thing.recordKind.title(of: id, in: registry)
    }

    package func heading(of id: String, _ registry: Record, _ language: Language) -> String? {
        title(of: id, registry)?[language]
            ?? Thing.recordKind.things(registry)[id].flatMap { heading($0, language) }
    }

    package func cited(_ registry: Record) -> [(source: String, support: SupportIndex.Support)] {
        Thing.recordKind.things(registry).items.flatMap { thing in
            cited(thing).flatMap { tokens, sources in
                sources.map { source in
                    let pointer = SupportIndex.pointer(tokens)
                    return (source, .init(kind: Self.identifier(kind), url: "\(path)/\(thing.id)", pointers: [pointer]))
                }
            }
        }
    }

    /// A name as tables and records of the export write it.
    private static func identifier(_ name: some StringProtocol) -> String { String(name.map { $0 == "-" ? "_" : $0 }) }

    /// The rows of all things, each with what the table says of the thing.
    private func table(of rows: Rows, _ export: Export) -> ExportTable {
        ExportTable(
            name: export.name, title: export.title, columns: export.head + rows.columns, key: export.key
        ) { registry, language in
            let context = ItemContext(registry: registry, language: language)
            return Thing.recordKind.things(registry).items.flatMap { thing in
                rows.of(thing, context).map { row in
                    var row = row
                    export.write(&row, thing, context)
                    return row
                }
            }
        }
    }

    /// The rows of all things, numbered through, thing by thing.
    private func records(of rows: Rows, _ records: Records) -> ExportRecords {
        /// The thing of a number, and the place in it.
        @Sendable func find(_ number: Int, _ registry: Record) -> (Thing, Int)? {
            var rest = number
            for thing in Thing.recordKind.things(registry).items {
                let count = records.count(thing)
                if rest < count { return (thing, rest) }
                rest -= count
            }
            return nil
        }
        return ExportRecords(
            name: records.name,
            count: { Thing.recordKind.things($0).items.reduce(0) { $0 + records.count($1) } },
            item: { registry, number, language in
                guard let (thing, place) = find(number, registry) else { return Item() }
                return rows.of(thing, ItemContext(registry: registry, language: language))[place]
            },
            place: { registry, number in
                find(number, registry).map { ("\(path)/\($0.id)/\(records.path)", [String($1)]) } ?? ("", [])
            })
    }
}

/// Records of one kind in the export of the whole dataset: how many there are, what each is, and where it is served.
package struct ExportRecords: Sendable {
    /// As the export calls one.
    let name: String
    let count: @Sendable (Record) -> Int
    let item: @Sendable (Record, Int, Language) -> Item
    /// The path that serves a record, and where it stands in the data of that answer.
    let place: @Sendable (Record, Int) -> (path: String, tokens: [String])
}
