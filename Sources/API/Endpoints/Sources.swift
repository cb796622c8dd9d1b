// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// `/v1/sources` and `/v1/sources/{id}`: what the ids in `provenance` stand for, and what rests on each.
enum Sources {
    static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/sources", id: "listSources", parameters: Operation.list + ["family", "kind"],
                formats: Format.tables, list),
            Operation(
                .get, "/v1/sources/{id}", id: "getSource", parameters: Operation.table,
                formats: Format.tables, one),
        ]
    }

    static let columns: [Table.Column] = [
        .init("id"), .init("title"), .init("publisher"), .init("family"), .init("kind"), .init("url"),
        .init("locator"), .init("date"),
    ]

    private static let listColumns = columns + [.init("supported_records"), .init("supported_values")]
    private static let supportColumns: [Table.Column] = [.init("kind"), .init("url"), .init("pointers")]

    private static func list(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let sources = context.registry.sources.items
        let kinds = context.parameters.choices("kind", among: Source.Kind.allCases.map(\.rawValue))
        let families = context.parameters.choices("family", among: Set(sources.map(\.family)).sorted())
        let paging = Paging(
            context, columns: listColumns, members: listColumns.map(\.name),
            isRow: { context.registry.sources[$0]?.id == $0 })
        return { () throws(Problem) in
            let found = sources.filter { source in
                (kinds.isEmpty || kinds.contains(source.kind.rawValue))
                    && (families.isEmpty || families.contains(source.family))
            }
            return .document(try paging.document(of: found.map { counted($0, context.supports[$0.id]) }))
        }
    }

    private static func one(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let source = try context.find("source", in: context.registry.sources)
        return { document(of: source, context) }
    }

    private static func document(of source: Source, _ context: RequestContext) -> Operation.Answer {
        let supports = context.supports[source.id].map { support in
            var item = Item()
            item.set("kind", .string(support.kind))
            item.set("url", .string(support.url))
            item.set("pointers", .strings(support.pointers))
            return item
        }
        var item = counted(source, context.supports[source.id])
        item.set("supports", supports)
        var document = Document(.item(item), location: context.location)
        document.table = Table(columns: supportColumns, rows: supports)
        return .document(document)
    }

    private static func counted(_ source: Source, _ supports: [SupportIndex.Support]) -> Item {
        var item = item(of: source)
        item.set("supported_records", .integer(Set(supports.map(\.url)).count))
        item.set("supported_values", .integer(supports.reduce(0) { $0 + $1.pointers.count }))
        return item
    }

    /// A source as it is served, without what it supports.
    static func item(of source: Source) -> Item {
        var item = Item()
        item.set("id", .string(source.id))
        item.set("title", .string(source.title))
        item.set("publisher", .string(source.publisher))
        item.set("family", .string(source.family))
        item.set("kind", .string(source.kind.rawValue))
        item.set("url", .string(source.url))
        item.set("locator", .string(source.locator))
        item.set("date", source.date)
        return item
    }
}
