// SPDX-License-Identifier: Apache-2.0
package import JSON
import Text
package import Web

/// The contract as pages: what holds for all operations with a list of them, a chapter for each tag with its operations, their
/// parameters and a link that asks each, and a chapter of all schemas.
package struct DocsPage {
    /// The chapter of the schemas, beside those of the tags.
    private static let schemasChapter = "schemas"

    private let tree: JSON
    private let examples: [String: String]
    private let assets: Assets
    private let base: String

    /// - Parameters:
    ///   - contract: as a value.
    ///   - examples: by operationId, an address that asks the operation.
    package init(_ contract: JSON, examples: [String: String], _ site: Site) {
        (tree, self.examples, assets, base) = (contract, examples, site.assets, site.base)
    }

    /// The first page.
    package var document: [UInt8] {
        let info = tree["info"]
        let summary = info?["summary"].shown ?? ""
        return document(
            nil, title: "The API", summary,
            Markdown.html(info?["description"].shown ?? "") + [.tag("h2", [("id", "operations")], "Operations")]
                + tags.flatMap(summaries))
    }

    /// The page of a chapter; nil where there is none of that name.
    package func document(of chapter: String) -> [UInt8]? {
        if chapter == Self.schemasChapter {
            return document(
                chapter, title: "Schemas", "What bodies and answers are made of; * marks what is always there.", schemas
            )
        }
        guard let tag = tags.first(where: { $0["name"].shown == chapter }) else { return nil }
        return document(
            chapter, title: "The API: \(chapter)", tag["description"].shown, operations(tag).map(operation))
    }

    /// The names of all chapters.
    package var chapters: [String] { tags.map { $0["name"].shown } + [Self.schemasChapter] }

    private func document(_ chapter: String?, title: String, _ lead: String, _ content: [HTML]) -> [UInt8] {
        let words = assets.words(.english)
        let path = "/docs" + (chapter.map { "/" + $0 } ?? "")
        let frame = Frame(
            title: "\(title) · \(words["brand"])", description: lead, language: .english,
            languages: [(.english, path)], assets: assets, words: words, base: base)
        return frame.document(
            navigation: contents(chapter),
            main: [.tag("h1", [], .text(title)), .tag("p", [("class", "lead")], all: Markdown.spans(lead))] + content,
            attributes: [("class", "docs")])
    }

    private var tags: [JSON] { tree["tags"]?.elements ?? [] }

    private typealias Operation = (path: String, method: String, value: JSON)

    private func operations(_ tag: JSON) -> [Operation] {
        (tree["paths"]?.members ?? []).flatMap { path in
            path.value.members.filter { $0.value["tags"]?.elements.contains(tag["name"] ?? .null) ?? false }.map {
                (path.name, $0.name.uppercased(), $0.value)
            }
        }
    }

    private func contents(_ current: String?) -> HTML {
        func entry(_ name: String, _ path: String, isCurrent: Bool) -> HTML {
            .tag("li", [], .link(path, name, isCurrent ? [("aria-current", "page")] : []))
        }
        return .tag(
            "nav", [("aria-label", "Operations")],
            .tag(
                "ul", [],
                all: [entry("overview", "/docs", isCurrent: current == nil)]
                    + chapters.map { entry($0, "/docs/" + $0, isCurrent: current == $0) }))
    }

    /// The operations of a tag, a line each.
    private func summaries(_ tag: JSON) -> [HTML] {
        let name = tag["name"].shown
        return [
            .tag("h3", [("id", "tag-" + name)], .link("/docs/" + name, name)),
            .tag("p", [], all: Markdown.spans(tag["description"].shown)),
            .tag(
                "ul", [],
                all: operations(tag).map { operation in
                    .tag(
                        "li", [], .tag("span", [("class", "method")], .text(operation.method)), " ",
                        .link("/docs/\(name)#\(operation.value["operationId"].shown)", operation.path), " ",
                        .text(operation.value["summary"].shown))
                }),
        ]
    }

    private func operation(_ operation: Operation) -> HTML {
        let value = operation.value
        let id = value["operationId"].shown
        let parameters = (value["parameters"]?.elements ?? []).map(resolved)
        return .tag(
            "section", [("class", "operation"), ("id", id)],
            .tag(
                "h2", [], .tag("span", [("class", "method")], .text(operation.method)), " ",
                .tag("code", [], .text(operation.path)), " ",
                .link("#" + id, "¶", [("class", "anchor"), ("aria-label", "Link to \(id)")])),
            .tag("p", [], .tag("strong", [], .text(value["summary"].shown))),
            .pieces(Markdown.html(value["description"].shown)), examples(operation), table(parameters),
            responses(value))
    }

    /// A link that asks the operation, or the command that posts its example.
    private func examples(_ operation: Operation) -> HTML {
        if operation.method == "POST" {
            let body = operation.value["requestBody"]?["content"]?["application/json"]?["examples"]?.members.first
            guard let example = body?.value["value"] else { return .pieces([]) }
            let text = String(decoding: JSONWriter.bytes(example), as: UTF8.self)
            let command = "curl -H 'Content-Type: application/json' -d '\(text)' '\(operation.path)'"
            return .tag("pre", [("tabindex", "0")], .tag("code", [], .text(command)))
        }
        let target = examples[operation.value["operationId"].shown] ?? operation.path
        return .tag("ul", [("class", "try")], .tag("li", [], .link(target, target)))
    }

    private func table(_ parameters: [JSON]) -> HTML {
        guard !parameters.isEmpty else { return .pieces([]) }
        let rows = parameters.map { parameter -> HTML in
            .tag(
                "tr", [],
                .tag(
                    "th", [("scope", "row")], .tag("code", [], .text(parameter["name"].shown)),
                    .text(parameter["required"] == true ? " *" : "")),
                .tag("td", [], .text(type(parameter["schema"] ?? .null))),
                .tag("td", [], all: Markdown.spans(parameter["description"].shown)))
        }
        return details("Parameters (\(parameters.count))", head: ["Name", "Type", "Meaning"], rows)
    }

    private func responses(_ operation: JSON) -> HTML {
        let rows = (operation["responses"]?.members ?? []).map { member -> HTML in
            let response = resolved(member.value)
            let types = response["content"]?.members.map(\.name).joined(separator: ", ") ?? ""
            return .tag(
                "tr", [], .tag("th", [("scope", "row")], .text(member.name)), .tag("td", [], .text(types)),
                .tag("td", [], all: Markdown.spans(response["description"].shown)))
        }
        return details("Answers (\(rows.count))", head: ["Status", "Type", "Meaning"], rows)
    }

    private var schemas: [HTML] {
        (tree["components"]?["schemas"]?.members ?? []).map { schema in
            .tag(
                "section", [("class", "schema"), ("id", schema.name)],
                .tag("h2", [], .tag("code", [], .text(schema.name))),
                .pieces(Markdown.html(schema.value["description"].shown)),
                properties(schema.value))
        }
    }

    private func properties(_ schema: JSON) -> HTML {
        let members = schema["properties"]?.members ?? []
        guard !members.isEmpty else { return .tag("p", [], .text(type(schema))) }
        let required = Set(schema["required"]?.elements.compactMap(\.text) ?? [])
        let rows = members.map { member -> HTML in
            .tag(
                "tr", [],
                .tag(
                    "th", [("scope", "row")], .tag("code", [], .text(member.name)),
                    .text(required.contains(member.name) ? " *" : "")),
                .tag("td", [], .text(type(member.value))),
                .tag("td", [], all: Markdown.spans(member.value["description"].shown)))
        }
        return details("Members (\(rows.count))", head: ["Name", "Type", "Meaning"], rows)
    }

    private func details(_ title: String, head: [String], _ rows: [HTML]) -> HTML {
        .tag(
            "details", [], .tag("summary", [], .text(title)),
            .tag(
                "div", [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", title)],
                .tag(
                    "table", [],
                    .tag("thead", [], .tag("tr", [], all: head.map { .tag("th", [("scope", "col")], .text($0)) })),
                    .tag("tbody", [], all: rows))))
    }

    /// What a `$ref` points at, or the value itself.
    private func resolved(_ value: JSON) -> JSON {
        guard let reference = value["$ref"]?.text, let pointer = JSONPointer(String(reference.dropFirst())) else {
            return value
        }
        return tree.value(at: pointer) ?? value
    }

    /// A schema in a few words.
    private func type(_ schema: JSON) -> String {
        if let reference = schema["$ref"]?.text { return String(reference.split(separator: "/").last ?? "") }
        if let values = schema["enum"] { return values.elements.map { Optional($0).shown }.joined(separator: " | ") }
        if let constant = schema["const"] { return Optional(constant).shown }
        for name in ["anyOf", "oneOf", "allOf"] {
            if let parts = schema[name]?.elements { return parts.map(type).joined(separator: " | ") }
        }
        if let items = schema["items"] { return "array of \(type(items))" }
        return schema["type"].shown.replacing(", ", with: " | ")
    }
}

extension JSON {
    /// The members of an object; none where it is no object.
    fileprivate var members: [Member] { if case .object(let members) = self { members } else { [] } }
}
