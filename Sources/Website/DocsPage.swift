// SPDX-License-Identifier: Apache-2.0
package import JSON
import Text
package import Web

/// openapi.yaml as a page: every operation with its parameters and a link that asks it, and every schema.
///
package struct DocsPage {
    private let tree: JSON
    private let assets: Assets
    private let base: String

    /// - Parameter contract: as a value.
    package init(_ contract: JSON, _ site: Site) { (tree, assets, base) = (contract, site.assets, site.base) }

    package var document: [UInt8] {
        let words = assets.words(.english)
        let info = tree["info"]
        let summary = info?["summary"].shown ?? ""
        let frame = Frame(
            title: "API · \(words["brand"])", description: summary, language: .english,
            languages: [(.english, "/docs")], assets: assets, words: words, base: base)
        return frame.document(
            navigation: contents,
            main: [.tag("h1", [], .text("The API")), .tag("p", [("class", "lead")], .text(summary))]
                + Markdown.html(info?["description"].shown ?? "") + tags.flatMap(section) + schemas,
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

    private var contents: HTML {
        .tag(
            "nav", [("aria-label", "Operations")],
            .tag(
                "ul", [],
                all: tags.map { tag in
                    let name = tag["name"].shown
                    return .tag("li", [], .link("#tag-" + name, name))
                } + [.tag("li", [], .link("#schemas", "schemas"))]))
    }

    private func section(_ tag: JSON) -> [HTML] {
        let name = tag["name"].shown
        return [
            .tag("h2", [("id", "tag-" + name)], .text(name)),
            .tag("p", [], all: Markdown.spans(tag["description"].shown)),
        ]
            + operations(tag).map(operation)
    }

    private func operation(_ operation: Operation) -> HTML {
        let value = operation.value
        let id = value["operationId"].shown
        let parameters = (value["parameters"]?.elements ?? []).map(resolved)
        return .tag(
            "section", [("class", "operation"), ("id", id)],
            .tag(
                "h3", [], .tag("span", [("class", "method")], .text(operation.method)), " ",
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
        let answers = (operation.value["responses"]?["200"]).map(resolved)?["content"]?.members ?? []
        let asked = answers.flatMap { $0.value["examples"]?.members ?? [] }.compactMap { $0.value["summary"]?.text }
        let targets = asked.filter { $0.hasPrefix("GET /") && !$0.contains(" with ") }.map { String($0.dropFirst(4)) }
        guard !targets.isEmpty || operation.path.contains("{") else {
            return .tag("ul", [("class", "try")], .tag("li", [], .link(operation.path, operation.path)))
        }
        return .tag("ul", [("class", "try")], all: targets.prefix(3).map { .tag("li", [], .link($0, $0)) })
    }

    private func table(_ parameters: [JSON]) -> HTML {
        let shown = parameters.filter { $0["in"] != "header" }
        guard !shown.isEmpty else { return .pieces([]) }
        let rows = shown.map { parameter -> HTML in
            .tag(
                "tr", [],
                .tag(
                    "th", [("scope", "row")], .tag("code", [], .text(parameter["name"].shown)),
                    .text(parameter["required"] == true ? " *" : "")),
                .tag("td", [], .text(type(parameter["schema"] ?? .null))),
                .tag("td", [], all: Markdown.spans(parameter["description"].shown)))
        }
        return details("Parameters (\(shown.count))", head: ["Name", "Type", "Meaning"], rows)
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
        let all = tree["components"]?["schemas"]?.members ?? []
        return [.tag("h2", [("id", "schemas")], "schemas")]
            + all.map { schema in
                .tag(
                    "section", [("class", "schema"), ("id", "schema-" + schema.name)],
                    .tag("h3", [], .tag("code", [], .text(schema.name))),
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
