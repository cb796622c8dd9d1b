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
    /// The operations of the list and of one thing.
    let operations: (list: String, one: String)
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
    var endpoints: [Endpoint] {
        var whole = Endpoint(
            .get, path, operation: operations.list, parameters: Endpoint.list + filters.flatMap(\.parameters),
            formats: Format.tables + feeds.map(\.format)
        ) { call throws(Problem) in try list(call) }
        whole.layouts = layouts
        return [
            whole,
            Endpoint(
                .get, path + "/{id}", operation: operations.one,
                parameters: (rows == nil ? Endpoint.envelope : Endpoint.table) + ["fields"],
                formats: rows == nil ? [.json] : Format.tables
            ) { call throws(Problem) in try one(call) },
        ]
    }

    private func list(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let tests = filters.compactMap { $0.test(call) }
        let found = things(call.registry).items.filter { thing in tests.allSatisfy { $0(thing) } }
        let items = found.map { item($0, call.registry, call.language) }
        let feed = feeds.first { $0.format == call.format }?.writer
        if feed != nil, call.parameters.text("fields") != nil {
            call.parameters.report("fields", "is for JSON, CSV and NDJSON; leave it out")
        }
        var document = try Paging.document(
            of: items, id: "id", columns: columns, members: members(call.registry), call)
        document.feed = feed
        return .document(document)
    }

    private func one(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let thing = try call.find(noun, in: things(call.registry))
        let fields = call.parameters.choices("fields", among: members(call.registry))
        if call.format != .json, !fields.isEmpty {
            call.parameters.report("fields", "is for JSON; ask for format=json, or leave it out")
        }
        try call.parameters.check()
        let item = item(thing, call.registry, call.language)
        var document = Document(.item(fields.isEmpty ? item : item.keeping(fields)), location: call.location)
        document.contentLocation = call.contentLocation(of: thing.id)
        document.table = rows.map { Table(columns: $0.columns, rows: $0.of(thing, call.registry, call.language)) }
        return .document(document)
    }

    /// The members that a thing has in an answer.
    private func members(_ registry: Record) -> [String] {
        things(registry).items.first.map { item($0, registry, .english).members.map(\.name) } ?? []
    }
}
