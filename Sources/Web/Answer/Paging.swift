// SPDX-License-Identifier: Apache-2.0
import JSON
import Text

/// What a request says of the order, the pages and the fields of a list, the same for every list: read and checked before the
/// list is made.
package struct Paging {
    package static let defaultLimit = 50
    private static let maximumLimit = 500

    private let context: RequestContext
    private let columns: [Table.Column]
    private let members: [String]
    private let fields: [String]
    private let sorts: [Sort]
    private let limit: Int
    private let cursor: String?

    /// Reads the parameters of a list; what is wrong is left in them.
    /// - Parameters:
    ///   - columns: the columns of the table.
    ///   - members: the members that a row can have, for `fields`.
    ///   - isRow: whether an id is that of a row of the list, whatever its filters leave of it.
    package init(
        _ context: RequestContext, columns: [Table.Column], members: [String], isRow: (_ id: String) -> Bool
    ) {
        let parameters = context.parameters
        // CSV has columns, and a member is in it as far as it has columns; the other formats have members, and a column
        // stands for the member that it is of.
        let names =
            context.format == .csv
            ? columns.flatMap { Set([$0.name, $0.tokens[0]]).sorted() }
            : members + columns.map(\.name).filter { !members.contains($0) }
        fields = parameters.choices("fields", among: names)
        sorts = Self.sorting(parameters, columns)
        // Readers of feeds and calendars do not page, nor do chart tools.
        let isFeed = !Format.tables.contains(context.format) || context.layout != nil
        limit =
            parameters.integer("limit", in: 1...Self.maximumLimit) ?? (isFeed ? Self.maximumLimit : Self.defaultLimit)
        cursor = parameters.text("cursor")
        if let cursor, !isRow(cursor) { parameters.report("cursor", Self.unknownCursor) }
        (self.context, self.columns, self.members) = (context, columns, members)
    }

    private static let unknownCursor: Message =
        "is no cursor of this list; take it from links.next of the page before"

    /// A document of the page that was asked for.
    /// - Parameters:
    ///   - items: all rows that passed the filters, in the list's own order.
    ///   - id: the member that is unique in the list.
    /// - Throws: where the filters leave out the row after which the page begins.
    package func document(of items: [Item], id: String = "id") throws(Problem) -> Document {
        try page(of: items, id: id) { $0 }.document
    }

    /// The page that was asked for, as a document and as what it was made of.
    /// - Parameters:
    ///   - rows: all that passed the filters, in the list's own order.
    ///   - id: the member that is unique in the list.
    ///   - item: a row as it is served.
    /// - Throws: where the filters leave out the row after which the page begins.
    package func page<Row>(
        of rows: [Row], id: String = "id", as item: (Row) -> Item
    ) throws(Problem) -> (document: Document, rows: [Row]) {
        try page(of: rows, key: { _, item in item[id]?.text }, as: item)
    }

    /// The same of rows of which no member is unique.
    /// - Parameter key: what is unique in the list, for cursors.
    package func page<Row>(
        of rows: [Row], key: (Row, Item) -> String?, as item: (Row) -> Item
    ) throws(Problem) -> (document: Document, rows: [Row]) {
        let items = rows.map(item)
        let order =
            sorts.isEmpty
            ? Array(items.indices) : items.enumerated().sorted { Self.isBefore($0, $1, sorts) }.map(\.offset)
        var start = 0
        if let cursor {
            guard let place = order.firstIndex(where: { key(rows[$0], items[$0]) == cursor }) else {
                throw Problem(
                    .invalidParameter, Problem.Fault(place: .parameter("cursor"), detail: Self.unknownCursor))
            }
            start = place + 1
        }
        let places = order[start...].prefix(limit)
        let page = places.map { items[$0] }
        let kept = fields.map { field in
            members.contains(field) ? field : columns.first { $0.name == field }?.tokens[0] ?? field
        }
        let chosen = fields.isEmpty ? page : page.map { $0.keeping(kept) }
        var document = Document(.list(chosen), location: context.location)
        document.total = items.count
        document.table = Table(
            columns: fields.isEmpty
                ? columns : columns.filter { fields.contains($0.name) || fields.contains($0.tokens[0]) },
            rows: context.format == .csv ? page : chosen)
        if start + page.count < order.count, let last = places.last.flatMap({ key(rows[$0], items[$0]) }) {
            let others = context.parameters.pairs.filter { $0.name != "cursor" }
            document.next = RequestContext.location(path: context.path, others + [("cursor", last)])
        }
        return (document, places.map { rows[$0] })
    }

    private typealias Sort = (column: Table.Column, descending: Bool)

    private static func sorting(_ parameters: Parameters, _ columns: [Table.Column]) -> [Sort] {
        parameters.list("sort").compactMap { key in
            let descending = key.hasPrefix("-")
            let name = descending ? String(key.dropFirst()) : key
            if let column = columns.first(where: { $0.name == name }) { return (column, descending) }
            let allowed = columns.map(\.name)
            parameters.report(
                "sort", "names the column \"\(name)\", which this list does not have", allowed: allowed,
                suggestion: Spelling.nearest(to: name, among: allowed))
            return nil
        }
    }

    /// Numbers by size, lists by length, false before true, texts by their characters, null last in either direction;
    /// equal rows keep their order.
    private static func isBefore(
        _ first: (offset: Int, element: Item), _ second: (offset: Int, element: Item), _ sorts: [Sort]
    ) -> Bool {
        for (column, descending) in sorts {
            switch (column.cell(of: first.element), column.cell(of: second.element)) {
            case (.null, .null): continue
            case (.null, _): return false
            case (_, .null): return true
            case (.number(let left), .number(let right)):
                guard let left = Double(left), let right = Double(right), left != right else { continue }
                return descending ? left > right : left < right
            case (.array(let left), .array(let right)):
                if left.count != right.count { return descending == (left.count > right.count) }
            case (.bool(let left), .bool(let right)):
                if left != right { return descending == left }
            case (let left, let right):
                let (left, right) = (left.text ?? "", right.text ?? "")
                if left != right { return descending ? left > right : left < right }
            }
        }
        return first.offset < second.offset
    }
}
