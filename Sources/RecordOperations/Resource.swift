// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
package import Record
import Text
package import Web

/// What an item is made for: out of which record, in which language, as of which day.
struct ItemContext: Sendable {
    let registry: Record
    let language: Language
    /// What is said in the language.
    var texts: TextCatalogue { registry.texts[language] }
    /// The day asked for, as the number YYYYMMDD; nil where none is.
    var day: Int?
    /// What rests on each source; nil in the export, which says so at each value.
    var supports: SupportIndex?
}

/// A kind of record as it is served: as a list and one by one, in search, in the export, and under which titles. What loading
/// and checking know of it is its `RecordKind`.
package struct Resource<Thing: Recorded>: Sendable {
    /// The path of the list.
    package let path: String
    /// The place of an id in the path of one thing, and the member of the item that has it.
    var id = "id"
    /// What a problem calls a thing.
    let noun: Message
    /// The operationIds of the list and of one thing in openapi.yaml.
    let ids: (list: String, one: String)
    /// What the contract says of both.
    let texts: (list: OperationText, one: OperationText)
    let columns: [Table.Column]
    let filters: [Filter<Thing>]
    let item: @Sendable (Thing, ItemContext) -> Item
    /// What the table of the list is called in the export; nil where the list is no table of it.
    let exportTitle: String?
    /// Columns that the list has beside those of the export.
    var listColumns: [Table.Column] = []
    /// Columns of the export that hold ids of these things; without any, the one that is named as the kind.
    package var idColumns: [String] = [Thing.recordKind.name]
    /// Whether an item changes with the day that `as_of` names.
    var isOfDay = false
    /// Whether one thing can be asked for some of its members only.
    var hasFields = true
    /// Rows below a thing.
    var rows: [Rows] = []
    /// Other operations on one thing.
    var below: [Operation] = []
    /// Formats that only this list has, and how it is written in them.
    var feeds: [(format: Format, writer: Feed.Writer<Thing>)] = []
    /// Other layouts of the table of the list.
    var layouts: [ListLayout] = []
    /// What has to be known beside a list of things.
    var warnings: @Sendable ([Thing], RequestContext) -> [Document.Warning] = { _, _ in [] }
    /// What a title calls a thing, where search knows no name of it.
    var heading: @Sendable (Thing, Language) -> String? = { _, _ in nil }
    /// Places in an item that rest on sources and are no claims.
    var cited: @Sendable (Thing) -> [(tokens: [String], sources: [String])] = { _ in [] }

    /// A layout, and how the things of a page are laid out in it.
    struct ListLayout: Sendable {
        let layout: Layout
        let table: @Sendable ([Thing], RequestContext) -> Table
    }

    /// Rows that one thing has.
    struct Rows: Sendable {
        let columns: [Table.Column]
        let of: @Sendable (Thing, ItemContext) -> [Item]
        /// Whether they are the table of the answer about one thing, for CSV and NDJSON.
        var isTable = true
        /// The member that only the answer about one thing has them in.
        var member: String?
        /// The table of the export that has those of all things.
        var export: Export?
        /// Their records in the export.
        var records: Records?
    }

    /// A table of the export.
    struct Export: Sendable {
        let name: String
        let title: String
        /// Columns that name a row, where there are such.
        var key: [String] = []
        /// Columns before those of the rows, and what sets them.
        var head: [Table.Column] = []
        var write: @Sendable (inout Item, Thing, ItemContext) -> Void = { _, _, _ in }
    }

    /// Rows that the export has as records of their own.
    struct Records: Sendable {
        /// As the export calls one.
        let name: String
        /// The end of the path that serves them.
        let path: String
        let count: @Sendable (Thing) -> Int
    }
}

extension Resource {
    /// The list, one thing, and what there is below it.
    package var operations: [Operation] {
        var whole = Operation(
            .get, path, id: ids.list, parameters: Operation.list + filters.flatMap(\.parameters),
            formats: Format.tables + feeds.map(\.format)
        ) { context throws(Problem) in try list(context) }
        whole.layouts = layouts.map(\.layout)
        whole.text = texts.list
        var single = Operation(
            .get, "\(path)/{\(id)}", id: ids.one,
            parameters: (table == nil ? Operation.envelope : Operation.table) + (isOfDay ? [.asOf] : [])
                + (hasFields ? [.fields] : []),
            formats: table == nil ? [.json] : Format.tables
        ) { context throws(Problem) in try one(context) }
        single.text = texts.one
        return [whole, single] + below
    }

    private var table: Rows? { rows.first(where: \.isTable) }

    private func list(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let passes = test(context)
        let things = things(context.registry)
        let wanted = wanted(context)
        let paging = Paging(
            context, columns: columns + listColumns, members: members(wanted), isRow: { things[$0]?.id == $0 })
        let feed = feeds.first { $0.format == context.format }?.writer
        if feed != nil, context.parameters.text("fields") != nil {
            context.parameters.report("fields", "is for JSON, CSV and NDJSON; leave it out")
        }
        return { () throws(Problem) in
            let found = things.items.filter(passes)
            var (document, page) = try paging.page(of: found, id: id) { item($0, wanted) }
            document.feed = feed.map { write in { write(page, $0) } }
            document.warnings = warnings(found, context)
            if let layout = layouts.first(where: { $0.layout.shape == context.shape }) {
                document.table = layout.table(page, context)
            }
            return .document(document)
        }
    }

    /// What a request asks for, by its filters.
    private func test(_ context: RequestContext) -> Filter<Thing>.Test {
        let tests = filters.compactMap { $0.test(context) }
        return { thing in tests.allSatisfy { $0(thing) } }
    }

    /// The things that a request asks for, without its order and pages.
    package func found(in context: RequestContext) throws(Problem) -> [Thing] {
        let passes = test(context)
        try context.parameters.check()
        return things(context.registry).items.filter(passes)
    }

    private func one(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let thing = try context.find(noun, in: things(context.registry))
        let wanted = wanted(context)
        let fields = hasFields ? context.parameters.choices("fields", among: members(wanted)) : []
        if context.format != .json, !fields.isEmpty {
            context.parameters.report("fields", "is for JSON; ask for format=json, or leave it out")
        }
        return {
            let rows = table?.of(thing, wanted)
            var item = item(thing, wanted)
            if let member = table?.member, let rows { item.set(member, rows) }
            var document = Document(
                .item(fields.isEmpty ? item : item.keeping(fields)), location: context.location)
            document.contentLocation = context.contentLocation(of: thing.id)
            document.table = table.map { Table(columns: $0.columns, rows: rows ?? []) }
            return .document(document)
        }
    }

    private func things(_ registry: Record) -> IdentifiedCollection<Thing> { Thing.recordKind.things(registry) }

    /// What a request wants items for.
    private func wanted(_ context: RequestContext) -> ItemContext {
        ItemContext(
            registry: context.registry, language: context.language,
            day: isOfDay ? context.parameters.day("as_of")?.firstDay : nil, supports: context.supports)
    }

    /// The members that a thing has in an answer.
    private func members(_ wanted: ItemContext) -> [String] {
        things(wanted.registry).items.first.map { item($0, wanted).members.map(\.name) } ?? []
    }
}
