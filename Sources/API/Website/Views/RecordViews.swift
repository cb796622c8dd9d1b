// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// The views of what is on record, without a script: the figures of the scripts' tables, from the same operations.
struct RecordViews {
    typealias Content = (html: [HTML], inquiry: Inquiry?)

    let page: DashboardPage
    var words: Words { page.words }
    var figures: Figures { page.figures }
    var context: RequestContext { page.context }
    var lang: Scenario.Pair { ("lang", context.language.rawValue) }

    /// Rows of a list that are asked for at once; no list of the dataset is longer.
    private static let most = "500"

    init(_ page: DashboardPage) { self.page = page }

    /// The parameters of those names that the address gives, with the language.
    func given(_ names: String...) -> [Scenario.Pair] {
        names.compactMap { name in context.parameters.text(name).map { (name, $0) } } + [lang]
    }

    /// All rows of a list.
    func rows(_ inquiry: Inquiry) throws(Problem) -> [JSON] {
        var whole = inquiry
        whole.query.append(("limit", Self.most))
        return try whole.data(context).elements
    }

    /// Names and values; what has no value is left out.
    func facts(_ facts: [(name: String, value: String)]) -> HTML {
        .tag(
            "dl", [("class", "facts")],
            all: facts.filter { !$0.value.isEmpty }.flatMap {
                [.tag("dt", [], .text($0.name)), .tag("dd", [], .text($0.value))]
            })
    }

    private func heading(_ key: String) -> HTML { .tag("h2", [], .text(words[key])) }

    private func form(_ fields: [HTML], _ button: String, isSearch: Bool = true) -> HTML {
        let hidden = [("view", page.view.rawValue), lang].map { name, value in
            HTML.tag("input", [("type", "hidden"), ("name", name), ("value", value)])
        }
        return .tag(
            "form",
            [("method", "get"), ("action", "/"), ("class", "bar"), ("role", isSearch ? "search" : nil)],
            all: hidden + fields + [.tag("button", [], .text(words[button]))])
    }

    private func field(_ name: String, _ label: String, _ type: String, _ value: String) -> HTML {
        .tag(
            "p", [("class", "field")], .tag("label", [("for", "f-" + name)], .text(words[label])),
            .tag("input", [("id", "f-" + name), ("type", type), ("name", name), ("value", value)]))
    }

    private func text(_ key: String, _ member: String) -> PageTable<JSON>.Column {
        .init(words[key]) { $0[member].shown }
    }

    private func day(_ key: String, _ member: String) -> PageTable<JSON>.Column {
        .init(words[key]) { [figures] in figures.date($0[member]) }
    }

    private func period(_ row: JSON) -> String { figures.period(row["from"], row["to"]) }

    // MARK: Parties

    func parties() throws(Problem) -> Content {
        let inquiry = Inquiry(path: View.parties.path, query: given("q"))
        let found = try rows(inquiry)
        let table = PageTable(
            columns: [
                .init(of: words["column.party"]) { [page] party in
                    .pieces([
                        Swatch.html(party["color"]?["hex"]?.text),
                        .link(page.address(.parties, [("party", party["id"].shown)]), party["short_name"].shown),
                    ])
                },
                text("column.full_name", "name"), day("column.founded", "founded"), day("column.ended", "ended"),
                .init(of: words["status"]) { [figures] party in
                    let isUnknown = party["status"]?.text == Party.State.unknown.rawValue
                    return .pieces([
                        .text(figures.word("status", party["status"].shown)),
                        isUnknown ? Self.note(party["status_note"]) : .pieces([]),
                    ])
                },
                .init(number: words["column.contested"]) { String($0["contested"]?.elements.count ?? 0) },
            ], rows: found, caption: words("parties.count", ["n": figures.number(.integer(found.count))]))
        let search = form(
            [field("q", "parties.search", "search", context.parameters.text("q") ?? "")], "search")
        return ([search, found.isEmpty ? nothing : table.scrolling(words["view.parties"])], inquiry)
    }

    private var nothing: HTML { .tag("p", [], .text(words["nothing"])) }

    func party(_ id: String) throws(Problem) -> Content {
        let whole = Inquiry(path: "/v1/parties/{id}", capture: id, query: [lang])
        let party = try whole.data(context)
        let inquiry = Inquiry(path: "/v1/parties/{id}/lineage", capture: id, query: [lang])
        let ties = try inquiry.data(context)
        let contested = (party["contested"]?.elements ?? []).compactMap { election in
            election.text.map { context.registry.elections[$0]?.name[context.language] ?? $0 }
        }
        let leaders = party["leaders"]?.elements ?? []
        let html: [HTML] = [
            .tag("p", [], .link(page.address(without: ["party"]), "← \(words["view.parties"])")),
            .tag("h2", [], Swatch.html(party["color"]?["hex"]?.text), .text(party["name"].shown)),
            facts([
                (words["column.founded"], figures.date(party["founded"])),
                (words["column.registered"], figures.date(party["registered"])),
                (words["column.ended"], figures.date(party["ended"])),
                (words["status"], figures.word("status", party["status"].shown)),
                (words["column.status_note"], party["status_note"].shown),
                (words["column.contested"], contested.joined(separator: "; ")),
            ]),
            heading("party.names"),
            dated("column.full_name", party["names"]) { [context] in $0["full"]?[context.language.rawValue].shown ?? ""
            },
            heading("party.states"), dated("status", party["status_history"], state),
            leaders.isEmpty ? .pieces([]) : heading("party.leaders"),
            leaders.isEmpty ? .pieces([]) : dated("column.name", party["leaders"]) { $0["name"].shown },
            heading("party.lineage"), lineage(ties), try warnings(whole),
        ]
        return (html, inquiry)
    }

    /// What of a party changed, and when.
    private func dated(_ head: String, _ rows: JSON?, _ cell: @escaping (JSON) -> String) -> HTML {
        PageTable(
            columns: [.init(words[head], cell), .init(words["period"], period)], rows: rows?.elements ?? []
        ).html
    }

    private func state(_ row: JSON) -> String {
        let name = figures.word("status", row["status"].shown)
        guard let into = row["into"]?.text else { return name }
        return "\(name) → \(ListLabel(into, context).item.json["name"].shown)"
    }

    private func lineage(_ ties: JSON) -> HTML {
        let events = ((ties["edges"]?.elements ?? []) + (ties["events"]?.elements ?? [])).enumerated().sorted {
            ($0.element["date"].shown, $0.offset) < ($1.element["date"].shown, $1.offset)
        }
        return .tag(
            "ul", [],
            all: events.map { _, event in
                .tag(
                    "li", [], .tag("strong", [], .text(figures.date(event["date"]) + " ")), .text(event["text"].shown))
            })
    }
}

// MARK: - The law

extension RecordViews {
    /// The law of a day, that of the dataset where none is named, and the history of one number of it.
    func law() throws(Problem) -> Content {
        let on = context.parameters.text("as_of") ?? context.registry.country.datasetVersion.description
        let topic = context.parameters.text("topic") ?? ""
        let key = context.parameters.text("key").flatMap { context.registry.series[$0]?.id } ?? "entry.list_percent"
        let inquiry = Inquiry(
            path: View.law.path, query: [("as_of", on)] + given("topic"))
        let found = try rows(inquiry)
        let series = try Inquiry(path: "/v1/thresholds/{key}", capture: key, query: [lang]).data(context)
        let caption = words("law.on", ["date": figures.date(.string(on))])
        let numbers = PageTable(
            columns: [
                .init(of: words["column.name"]) { [page] row in
                    .link(page.address(with: [("key", row["key"].shown)]) + "#series", row["name"].shown)
                },
                .init(number: words["column.value"], value), day("column.from", "from"),
                .init(words["column.article"]) { Self.joined([$0["act"]?["number"], $0["article"]]) },
            ], rows: found, caption: caption)
        let topics = LegalParameter.Topic.allCases.map(\.rawValue).filter { topic in
            context.registry.series.items.contains { $0.topic.rawValue == topic }
        }
        let options = ([""] + topics.sorted()).map { each -> HTML in
            .tag(
                "option", [("value", each), ("selected", each == topic ? "" : nil)],
                .text(each.isEmpty ? words["topic.all"] : figures.word("topic", each)))
        }
        let select = HTML.tag(
            "p", [("class", "field")], .tag("label", [("for", "f-topic")], .text(words["topic"])),
            .tag("select", [("id", "f-topic"), ("name", "topic")], all: options))
        let html: [HTML] = [
            form([field("as_of", "as_of", "date", on), select], "show", isSearch: false),
            found.isEmpty ? nothing : numbers.scrolling(caption),
        ]
        return (html + history(series) + CalculatorView(page, on: on).html, inquiry)
    }

    private func value(_ row: JSON) -> String { figures.amount(row["value"], unit: row["unit"].shown) }

    private static func joined(_ parts: [JSON?]) -> String {
        parts.map { $0.shown }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func history(_ series: JSON) -> [HTML] {
        let name = series["name"].shown
        let table = PageTable(
            columns: [
                .init(words["period"], period),
                .init(number: words["column.value"]) { [figures] in
                    figures.amount($0["value"], unit: series["unit"].shown)
                },
                .init(words["column.article"]) {
                    Self.joined([$0["act"]?["title"], $0["act"]?["number"], $0["article"]])
                },
            ], rows: series["series"]?.elements ?? [])
        return [
            .tag("h2", [("id", "series")], .text(words("law.over_time", ["name": name]))),
            .tag("p", [("class", "hint")], .text(series["description"].shown)), table.scrolling(name),
        ]
    }

    // MARK: Search

    func search() throws(Problem) -> Content {
        let sought = context.parameters.text("q") ?? ""
        let search = form([field("q", "search.what", "search", sought)], "search")
        guard !sought.isEmpty else { return ([search], nil) }
        let inquiry = Inquiry(path: View.search.path, query: given("q"))
        let found = try inquiry.data(context).elements
        guard !found.isEmpty else { return ([search, nothing], inquiry) }
        var kinds: [String] = []
        for each in found where !kinds.contains(each["type"].shown) { kinds.append(each["type"].shown) }
        let lists = kinds.flatMap { kind -> [HTML] in
            [
                .tag("h2", [], .text(figures.word("found", kind))),
                .tag("ul", [], all: found.filter { $0["type"].shown == kind }.map(line)),
            ]
        }
        return ([search] + lists, inquiry)
    }

    private func line(_ found: JSON) -> HTML {
        let (name, matched) = (found["name"].shown, found["matched"]?["text"].shown ?? "")
        return .tag(
            "li", [], .link(target(of: found), name),
            matched.isEmpty || matched == name
                ? .pieces([]) : .tag("span", [("class", "hint")], .text(" " + matched)))
    }

    /// The view that shows what was found, else its data.
    private func target(of found: JSON) -> String {
        let id = found["id"].shown
        switch found["type"].shown {
        case "party": return page.address(.parties, [("party", id)])
        case "election": return page.address(.results, [("election", id)])
        case "threshold": return page.address(.law, [("key", id)])
        case "electoral-system" where context.registry.systems[id]?.listRules != nil:
            return page.address(.simulator, [("system", id)])
        default: return found["link"].shown
        }
    }

    // MARK: Sources

    func sources() throws(Problem) -> Content {
        let inquiry = Inquiry(path: View.sources.path, query: given("kind"))
        let found = try rows(inquiry)
        let conflicts = try rows(Inquiry(path: "/v1/conflicts", query: given()))
        let table = PageTable(
            columns: [
                .init(of: words["column.title"]) { source in
                    let title = source["title"].shown
                    return source["url"]?.text.map { .link($0, title, [("rel", "external noreferrer")]) }
                        ?? .text(title)
                },
                text("column.publisher", "publisher"), day("column.date", "date"),
                .init(words["kind"]) { [figures] in figures.word("kind", $0["kind"].shown) },
                .init("id") { $0["id"].shown },
            ], rows: found, caption: words("sources.count", ["n": figures.number(.integer(found.count))]))
        return (
            [
                heading("conflicts"), .tag("p", [("class", "hint")], .text(words["conflicts.about"])),
                .tag("ul", [("class", "cards")], all: conflicts.map(conflict)), heading("view.sources"),
                table.scrolling(words["view.sources"]),
            ], inquiry
        )
    }

    private func conflict(_ each: JSON) -> HTML {
        func said(_ value: JSON?, _ texts: JSON?) -> String { texts?[context.language.rawValue]?.text ?? value.shown }
        let readings = (each["readings"]?.elements ?? []).map { reading in
            HTML.tag(
                "li", [], .tag("strong", [], .text(said(reading["value"], reading["texts"]))),
                .text(" – \(reading["sources"].shown)"))
        }
        let chosen = each["chosen"].map { $0 == .null ? "" : said($0, each["chosen_texts"]) } ?? ""
        return .tag(
            "li", [], .tag("h3", [], .text(each["subject"].shown)), .tag("ul", [], all: readings),
            chosen.isEmpty
                ? .pieces([])
                : .tag("p", [], .text(words["conflicts.chosen"] + ": "), .tag("strong", [], .text(chosen))),
            .tag("p", [], .text(each["reason"].shown)))
    }
}
