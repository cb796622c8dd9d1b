// SPDX-License-Identifier: Apache-2.0
package import JSON
package import Record
package import Text

/// What an operation answers, before it has a format.
package struct Document {
    /// One thing or several.
    package enum Content {
        case item(Item)
        case list([Item])
        /// One thing written without a tree before it, for answers that are made anew each time; nothing of it has provenance.
        case written(@Sendable (inout JSONWriter) -> Void)
    }

    package var content: Content
    /// The table behind the answer, for CSV and NDJSON; nil where the answer is no table.
    package var table: Table?
    /// What a chart is drawn by.
    package var drawing: Drawing?
    /// Rows in all, where the content is a page of them.
    var total: Int?
    /// Where the next page is.
    var next: String?
    /// Where the answer is found by GET.
    var location: String
    /// The address of the thing answered with, where it was found by a former id.
    package var contentLocation: String?
    /// What a reader has to know beside the figures.
    package var warnings: [Warning] = []
    /// Writes a list in a format that only this answer has; nil where there is none.
    package var feed: ((RequestContext) -> [UInt8])?
    /// False for answers that no cache may keep.
    package var isCacheable = true

    /// Something to know about one value, or about the whole answer.
    package struct Warning {
        /// Where the value stands in the answer; nil for the whole.
        package let pointer: JSONPointer?
        package let detail: String

        /// A value of these parts.
        package init(pointer: JSONPointer?, detail: String) {
            self.pointer = pointer
            self.detail = detail
        }
    }

    package init(_ content: Content, location: String) {
        self.content = content
        self.location = location
    }
}

/// Rows and the columns to print of them.
package struct Table {
    /// A column, and where its value stands in a row.
    package struct Column {
        package let name: String
        package let tokens: [String]

        /// A column whose value stands at a path such as `names/en`; by default a member of the column's own name.
        package init(_ name: String, _ path: String? = nil) {
            self.name = name
            tokens = (path ?? name).split(separator: "/").map(String.init)
        }

        /// A column of any name.
        init(_ name: String, tokens: [String]) {
            self.name = name
            self.tokens = tokens
        }

        /// What a row has in the column; null where it has nothing.
        package func cell(of row: Item) -> JSON {
            guard let value = row[tokens[0]] else { return .null }
            if tokens.count == 1 { return value }
            return value.value(at: JSONPointer(tokens: Array(tokens.dropFirst()))) ?? .null
        }
    }

    package var columns: [Column]
    package var rows: [Item]

    /// A value of these parts.
    package init(columns: [Column], rows: [Item]) {
        self.columns = columns
        self.rows = rows
    }
}

extension Document {
    /// The whole answer with a line end: `data`, `links`, `meta`, and `provenance` where it was asked for.
    package func envelope(registry: Record, language: Language, provenance: Bool, pretty: Bool) -> [UInt8] {
        let supports = supports
        return JSONWriter.object(capacity: Self.capacity, pretty: pretty) { answer in
            switch content {
            case .item(let item): answer.set("data", item.json)
            case .list(let items): answer.set("data", .array(items.map(\.json)))
            case .written(let write): answer.object("data", write)
            }
            answer.object("links") { links in
                if let next { links.set("next", string: next) }
                links.set("self", string: location)
            }
            answer.object("meta") { write(metaInto: &$0, registry, language, supports) }
            guard provenance else { return }
            let entries = supports.map { support in
                JSON.Member(JSONPointer(tokens: support.tokens).description, support.document(in: language))
            }
            answer.set("provenance", .object(entries))
        }
    }

    /// The bare data with a line end.
    func data(pretty: Bool) -> [UInt8] {
        switch content {
        case .item(let item): JSONWriter.bytes(item.json, pretty: pretty)
        case .list(let items): JSONWriter.bytes(.array(items.map(\.json)), pretty: pretty)
        case .written(let write): JSONWriter.object(capacity: Self.capacity, pretty: pretty, write)
        }
    }

    /// Most answers are shorter.
    private static let capacity = 16_384

    /// What a reader has to know beside the figures, and which of them rest on weak sources.
    package func allWarnings(_ texts: TextCatalogue) -> [Warning] { warnings + Self.uncertain(supports, texts) }

    private static func uncertain(_ supports: [Item.Support], _ texts: TextCatalogue) -> [Warning] {
        supports.filter { $0.evidence.confidence == .uncertain }.map { support in
            Warning(
                pointer: JSONPointer(tokens: support.tokens),
                detail: support.evidence.note?[texts.language] ?? texts[.uncertain])
        }
    }

    /// Supports of all values, their places relative to the whole answer.
    private var supports: [Item.Support] {
        switch content {
        case .item(let item): item.supports.map { $0.below(["data"]) }
        case .list(let items):
            items.enumerated().flatMap { index, item in item.supports.map { $0.below(["data", String(index)]) } }
        case .written: []
        }
    }

    private func write(
        metaInto meta: inout JSONWriter, _ registry: Record, _ language: Language, _ supports: [Item.Support]
    ) {
        let count =
            switch content {
            case .item, .written: 1
            case .list(let items): items.count
            }
        meta.set("attribution", string: registry.country.attribution[language])
        meta.set("count", integer: count)
        meta.set("dataset_version", string: registry.version)
        meta.set("lang", string: language.rawValue)
        meta.set("license", string: registry.country.license)
        meta.set("total", integer: total ?? count)
        let warnings = warnings + Self.uncertain(supports, registry.texts[language])
        meta.objects("warnings", count: warnings.count) { warning, index in
            warning.set("detail", string: warnings[index].detail)
            if let pointer = warnings[index].pointer { warning.set("pointer", string: pointer.description) }
        }
    }
}
