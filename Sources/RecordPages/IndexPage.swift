// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import RecordOperations
import Text
import Web
import Website

/// The list of the records of a kind, as links with what tells them apart; the parameters of the list of the API narrow it.
struct IndexPage {
    private let pen: Pen
    private let resource: any Served
    private let ids: [String]
    private let number: Int

    /// Records on a page.
    private static let most = 150

    private init(_ pen: Pen, _ resource: any Served, _ ids: [String], _ number: Int) {
        (self.pen, self.resource, self.ids, self.number) = (pen, resource, ids, number)
    }

    /// The page that a request asks for.
    /// - Throws: `invalidParameter`.
    static func answer(_ resource: any Served, _ context: RequestContext) throws(Problem) -> Operation.Answer {
        let number = context.parameters.integer("page", in: 1...1000) ?? 1
        let found = try resource.foundIDs(in: context)
        let ids = newestFirst.contains(resource.kind) ? reversed(found, resource, context) : found
        let pages = max(1, (ids.count + most - 1) / most)
        guard number <= pages else {
            throw Problem(
                .notFound, "There is no resource \(context.path).")
        }
        return .page(IndexPage(Pen(context), resource, ids, number).document)
    }

    /// Kinds whose records stand by their dates, the oldest first.
    private static let newestFirst: Set<String> = ["election", "event", "lineage", "poll", "statement"]

    /// The newest first, and what has no date still last.
    private static func reversed(_ ids: [String], _ resource: any Served, _ context: RequestContext) -> [String] {
        let dated = ids.filter { id in
            let item = resource.item(of: id, context)
            return ["date", "from", "to", "as_of"].contains { item?[$0]?.text != nil }
        }
        return dated.reversed() + ids.filter { !dated.contains($0) }
    }

    private var document: [UInt8] {
        let context = pen.context
        let title = pen.texts["titles.\(resource.path)"]
        let pairs = context.parameters.pairs.filter { $0.name != "lang" && !$0.value.isEmpty }
        let sheet = Sheet(
            pen: pen, path: resource.pagePath, pairs: pairs, title: title, description: description(title),
            place: Sheet.place(resource.kind), data: resource.path)
        let shown = Array(ids.dropFirst((number - 1) * Self.most).prefix(Self.most))
        let main: [HTML] = [
            .tag("h1", [], .text(title)), .tag("p", [("class", "lead")], .text(description(title))),
            narrowed(pairs), filter, content(shown), pages(pairs), data, sheet.imprint,
        ]
        return sheet.document(main)
    }

    private func description(_ title: String) -> String {
        let key = "things.index.\(resource.kind)"
        return pen.texts.has(key) ? pen.texts[key] : title
    }

    /// Says that not all records are shown, and leads to all.
    private func narrowed(_ pairs: [Embed.Pair]) -> HTML {
        let filters = pairs.filter { $0.name != "page" && $0.name != "q" }
        guard !filters.isEmpty else { return .pieces([]) }
        let values = filters.map { pair in
            let names = pair.value.split(separator: ",").map(String.init).map { value in
                pen.title(pair.name, value) ?? pen.value(pair.name, value) ?? value
            }
            return "\(pen.label(pair.name)): \(names.joined(separator: ", "))"
        }
        return .tag(
            "p", [], .text(values.joined(separator: "; ") + ". "),
            .link(pen.address(resource.pagePath), pen.texts["things.index.all"]))
    }

    /// The form that looks for words, where the list takes any.
    private var filter: HTML {
        guard resource.filterParameters.names.contains("q") else { return .pieces([]) }
        return .tag(
            "form", [("class", "bar"), ("method", "get"), ("action", resource.pagePath)],
            .tag("input", [("type", "hidden"), ("name", "lang"), ("value", pen.language.rawValue)]),
            .tag(
                "p", [("class", "field")], .tag("label", [("for", "q")], .text(pen.texts["things.index.words"])),
                .tag(
                    "input",
                    [("id", "q"), ("type", "search"), ("name", "q"), ("value", pen.context.parameters.text("q") ?? "")])
            ),
            .tag("button", [], .text(pen.words["show"])))
    }

    private func content(_ shown: [String]) -> HTML {
        guard !shown.isEmpty else { return .tag("p", [("class", "gap")], .text(pen.texts["things.index.none"])) }
        switch resource.kind {
        case "election": return IndexTables(pen).elections(shown)
        case "party": return IndexTables(pen).parties(shown)
        case "threshold": return IndexTables(pen).law(shown)
        default: return links(shown)
        }
    }

    /// Links with the day or the sort of each record behind it.
    private func links(_ shown: [String]) -> HTML {
        .tag(
            "ul", [("class", "index")],
            all: shown.compactMap { id in
                guard let item = resource.item(of: id, pen.context), let link = pen.link(resource.kind, id) else {
                    return nil
                }
                let date = pen.figures.date(item["date"])
                let sort = ["kind", "topic", "type", "level"].lazy.compactMap { name in
                    item[name]?.text.flatMap { pen.value(name, $0) }
                }.first
                let publisher = item["publisher"]?.text
                let hint = [date, sort ?? "", publisher ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
                return .tag("li", [], link, .tag("span", [("class", "hint")], .text(" " + hint)))
            })
    }

    /// Links to the other parts of a long list.
    private func pages(_ pairs: [Embed.Pair]) -> HTML {
        let count = (ids.count + Self.most - 1) / Self.most
        guard count > 1 else { return .pieces([]) }
        let kept = pairs.filter { $0.name != "page" }
        return .tag(
            "nav", [("class", "neighbours"), ("aria-label", pen.texts["things.index.pages"])],
            .tag(
                "ul", [],
                all: (1...count).map { page in
                    .tag(
                        "li", [],
                        .link(
                            pen.address(resource.pagePath, kept + [("page", String(page))]), String(page),
                            [("aria-current", page == number ? "page" : nil)]))
                }))
    }

    private var data: HTML {
        .tag(
            "section", [("class", "data")], .tag("h2", [], .text(pen.texts["things.data"])),
            .tag(
                "ul", [("class", "row")],
                all: ([(pen.address(resource.path), "JSON")] + Download.table(resource.path, pen)).map {
                    .tag("li", [], .link($0.0, $0.1))
                }))
    }
}
