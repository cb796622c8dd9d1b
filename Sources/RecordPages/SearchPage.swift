// SPDX-License-Identifier: Apache-2.0
import Record
import RecordOperations
import Text
import Web
import Website

/// One question over everything that has a name, with links to the pages of what is found.
struct SearchPage {
    private let pen: Pen
    private let sought: String

    init(_ context: RequestContext) {
        pen = Pen(context)
        sought = context.parameters.text("q") ?? ""
    }

    var document: [UInt8] {
        let title = pen.words["view.search"]
        let heading = sought.isEmpty ? title : pen.texts.text("things.search.title", ["q": .text(sought)])
        let sheet = Sheet(
            pen: pen, path: "/search", pairs: sought.isEmpty ? [] : [("q", sought)], title: heading,
            description: pen.words["view.search.about"])
        return sheet.document(
            [
                .tag("h1", [], .text(heading)), .tag("p", [("class", "hint")], .text(pen.words["view.search.about"])),
                SearchForm(pen, sought).html,
            ] + found)
    }

    /// What is found, the kind of the best first.
    private var found: [HTML] {
        guard !sought.isEmpty else { return [] }
        let found = pen.registry.names.search(sought).prefix(50).map(\.name)
        guard !found.isEmpty else {
            return [.tag("p", [("class", "gap")], .text(pen.texts.text("things.search.nothing", ["q": .text(sought)])))]
        }
        var kinds: [String] = []
        for each in found where !kinds.contains(each.kind) { kinds.append(each.kind) }
        return kinds.flatMap { kind -> [HTML] in
            [
                .tag("h2", [], .text(pen.figures.word("found", kind))),
                .tag("ul", [], all: found.filter { $0.kind == kind }.map(line)),
            ]
        }
    }

    private func line(_ found: IndexedName) -> HTML {
        let title = pen.title(found.kind, found.id)
        let matched = found.text.isEmpty || found.text == title || found.part == .id
        return .tag(
            "li", [], pen.link(found.kind, found.id) ?? .pieces([]),
            matched ? .pieces([]) : .tag("span", [("class", "hint")], .text(" " + found.text)))
    }
}

/// The form of the search, as large as a page has it.
struct SearchForm {
    private let pen: Pen
    private let sought: String

    init(_ pen: Pen, _ sought: String = "") { (self.pen, self.sought) = (pen, sought) }

    var html: HTML {
        .tag(
            "form", [("class", "bar"), ("role", "search"), ("method", "get"), ("action", "/search")],
            .tag("input", [("type", "hidden"), ("name", "lang"), ("value", pen.language.rawValue)]),
            .tag(
                "p", [("class", "field")],
                .tag("label", [("for", "q")], .text(pen.words["search.what"])),
                .tag("input", [("id", "q"), ("type", "search"), ("name", "q"), ("value", sought)])),
            .tag("button", [("class", "primary")], .text(pen.words["search"])))
    }
}
