// SPDX-License-Identifier: Apache-2.0
import JSON
import Registry

/// What an operation answers, before it has a format.
struct Document {
    /// One thing or several.
    enum Content {
        case item(Item)
        case list([Item])
        /// One thing as canonical JSON text, for answers that are made anew each time; nothing of it has provenance.
        case text([UInt8])
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
    /// Writes the items of a list in a format that only this answer has; nil where there is none.
    var feed: Feed.Writer?
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
    /// The whole answer: `data`, `links`, `meta`, and `provenance` where it was asked for.
    func envelope(registry: Registry, language: Language, provenance: Bool) -> [UInt8] {
        let supports = supports
        let data = data
        return JSONText.object(capacity: data.count + 2048) { answer in
            answer.set("data", text: data)
            answer.set("links", links)
            answer.set("meta", meta(registry: registry, language: language, supports: supports))
            guard provenance else { return }
            let entries = supports.map { support in
                JSON.Member(JSONPointer(tokens: support.tokens).description, support.document(in: language))
            }
            answer.set("provenance", .object(entries))
        }
    }

    /// The bare data.
    var data: [UInt8] {
        switch content {
        case .item(let item): JSONWriter.text(item.json)
        case .list(let items): JSONWriter.text(.array(items.map(\.json)))
        case .text(let text): text
        }
    }

    private var links: JSON {
        var links: [JSON.Member] = [JSON.Member("self", .string(location))]
        if let next { links.append(JSON.Member("next", .string(next))) }
        return .object(links)
    }

    /// Supports of all values, their places relative to the whole answer.
    private var supports: [Item.Support] {
        switch content {
        case .item(let item): item.supports.map { $0.below(["data"]) }
        case .list(let items):
            items.enumerated().flatMap { index, item in item.supports.map { $0.below(["data", String(index)]) } }
        case .text: []
        }
    }

    private func meta(registry: Registry, language: Language, supports: [Item.Support]) -> JSON {
        let count: Int
        switch content {
        case .item, .text: count = 1
        case .list(let items): count = items.count
        }
        let uncertain = supports.filter { $0.evidence.confidence == .uncertain }.map { support in
            Warning(
                pointer: JSONPointer(tokens: support.tokens),
                detail: support.evidence.note?[language] ?? Phrase.uncertain[language])
        }
        return [
            "attribution": .string(registry.country.attribution[language]),
            "count": .integer(count),
            "dataset_version": .string(registry.version),
            "lang": .string(language.rawValue),
            "license": .string(registry.country.license),
            "total": .integer(total ?? count),
            "warnings": .array(
                (warnings + uncertain).map { warning in
                    var members = [JSON.Member("detail", .string(warning.detail))]
                    if let pointer = warning.pointer {
                        members.append(JSON.Member("pointer", .string(pointer.description)))
                    }
                    return .object(members)
                }),
        ]
    }
}
