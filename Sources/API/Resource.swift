// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// A kind of thing that is served as a list and one by one, the same way for each kind.
struct Resource<Thing: Identified & Sendable>: Sendable {
    /// Rows that one thing has, for CSV and NDJSON.
    struct Rows: Sendable {
        let columns: [Table.Column]
        /// The member of the item that has the rows.
        let of: @Sendable (Thing, Record, Language) -> [Item]
    }

    /// The path of the list.
    let path: String
    /// What a problem calls a thing.
    let noun: Message
    /// The operationIds of the list and of one thing in openapi.yaml.
    let ids: (list: String, one: String)
    let columns: [Table.Column]
    let filters: [Filter<Thing>]
    let things: @Sendable (Record) -> IdentifiedCollection<Thing>
    let item: @Sendable (Thing, Record, Language) -> Item
    var rows: Rows?
    /// Formats that only this list has, and how it is written in them.
    var feeds: [(format: Format, writer: Feed.Writer)] = []
    /// Other layouts of the table of the list.
    var layouts: [Layout] = []

    /// The list, and one thing.
    var operations: [Operation] {
        var whole = Operation(
            .get, path, id: ids.list, parameters: Operation.list + filters.flatMap(\.parameters),
            formats: Format.tables + feeds.map(\.format)
        ) { context throws(Problem) in try list(context) }
        whole.layouts = layouts
        return [
            whole,
            Operation(
                .get, path + "/{id}", id: ids.one,
                parameters: (rows == nil ? Operation.envelope : Operation.table) + ["fields"],
                formats: rows == nil ? [.json] : Format.tables
            ) { context throws(Problem) in try one(context) },
        ]
    }

    private func list(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let tests = filters.compactMap { $0.test(context) }
        let things = things(context.registry)
        let paging = Paging(
            context, columns: columns, members: members(context.registry), isRow: { things[$0]?.id == $0 })
        let feed = feeds.first { $0.format == context.format }?.writer
        if feed != nil, context.parameters.text("fields") != nil {
            context.parameters.report("fields", "is for JSON, CSV and NDJSON; leave it out")
        }
        return { () throws(Problem) in
            let found = things.items.filter { thing in tests.allSatisfy { $0(thing) } }
            var document = try paging.document(of: found.map { item($0, context.registry, context.language) })
            document.feed = feed
            return .document(document)
        }
    }

    private func one(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let thing = try context.find(noun, in: things(context.registry))
        let fields = context.parameters.choices("fields", among: members(context.registry))
        if context.format != .json, !fields.isEmpty {
            context.parameters.report("fields", "is for JSON; ask for format=json, or leave it out")
        }
        return {
            let item = item(thing, context.registry, context.language)
            var document = Document(
                .item(fields.isEmpty ? item : item.keeping(fields)), location: context.location)
            document.contentLocation = context.contentLocation(of: thing.id)
            document.table = rows.map {
                Table(columns: $0.columns, rows: $0.of(thing, context.registry, context.language))
            }
            return .document(document)
        }
    }

    /// The members that a thing has in an answer.
    private func members(_ registry: Record) -> [String] {
        things(registry).items.first.map { item($0, registry, .english).members.map(\.name) } ?? []
    }
}
