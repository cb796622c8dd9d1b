// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text

/// What an operation answers, before it has a format.
struct Document {
    /// One thing or several.
    enum Content {
        case item(Item)
        case list([Item])
        /// One thing written without a tree before it, for answers that are made anew each time; nothing of it has provenance.
        case written(@Sendable (inout JSONWriter) -> Void)
    }

    var content: Content
    /// The table behind the answer, for CSV and NDJSON; nil where the answer is no table.
    var table: Table?
    /// What a chart is drawn by.
    var drawing: Drawing?
    /// Rows in all, where the content is a page of them.
    var total: Int?
    /// Where the next page is.
    var next: String?
    /// Where the answer is found by GET.
    var location: String
    /// The address of the thing answered with, where it was found by a former id.
    var contentLocation: String?
    /// What a reader has to know beside the figures.
    var warnings: [Warning] = []
    /// Writes a list in a format that only this answer has; nil where there is none.
    var feed: ((RequestContext) -> [UInt8])?
    /// False for answers that no cache may keep.
    var isCacheable = true

    /// Something to know about one value, or about the whole answer.
    struct Warning {
        /// Where the value stands in the answer; nil for the whole.
        let pointer: JSONPointer?
        let detail: String
    }

    init(_ content: Content, location: String) {
        self.content = content
        self.location = location
    }
}

/// Rows and the columns to print of them.
struct Table {
    /// A column, and where its value stands in a row.
    struct Column {
        let name: String
        let tokens: [String]

        /// A column whose value stands at a path such as `names/en`; by default a member of the column's own name.
        init(_ name: String, _ path: String? = nil) {
            self.name = name
            tokens = (path ?? name).split(separator: "/").map(String.init)
        }

        /// A column of any name.
        init(_ name: String, tokens: [String]) {
            self.name = name
            self.tokens = tokens
        }
    }

    var columns: [Column]
    var rows: [Item]
}

extension Document {
    /// The whole answer with a line end: `data`, `links`, `meta`, and `provenance` where it was asked for.
    func envelope(registry: Record, language: Language, provenance: Bool, pretty: Bool) -> [UInt8] {
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
    func allWarnings(_ texts: TextCatalogue) -> [Warning] { warnings + Self.uncertain(supports, texts) }

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
