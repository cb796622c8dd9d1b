// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import RecordOperations
import SimulationOperations
import Text
import Web

/// The views of what is on record, without a script: the figures of the scripts' tables, from the same operations.
struct RecordViews {
    typealias Content = (html: [HTML], inquiry: Inquiry?)

    let page: DashboardPage
    var words: Words { page.words }
    var figures: Figures { page.figures }
    var context: RequestContext { page.context }
    var lang: Scenario.Pair { ("lang", context.language.rawValue) }

    init(_ page: DashboardPage) { self.page = page }

    /// The parameters of those names that the address gives, with the language.
    func given(_ names: String...) -> [Scenario.Pair] {
        names.compactMap { name in context.parameters.text(name).map { (name, $0) } } + [lang]
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

    private func day<Row>(_ key: String, _ day: @escaping (Row) -> PartialDate?) -> PageTable<Row>.Column {
        .init(words[key]) { [figures] in figures.date(day($0)) }
    }

    // MARK: Parties

    func parties() throws(Problem) -> Content {
        let inquiry = Inquiry(path: View.parties.path, query: given("q"))
        let found = try Parties.resource.found(in: inquiry.asked(context))
        let language = context.language
        let table = PageTable<Party>(
            columns: [
                .init(of: words["column.party"]) { [page] party in
                    .pieces([
                        Swatch.html(party.colour?.hex),
                        .link(page.address(.parties, [("party", party.id)]), party.currentName.short[language]),
                    ])
                },
                .init(words["column.full_name"]) { $0.currentName.full[language] },
                day("column.founded") { $0.founded?.value }, day("column.ended") { $0.ended?.value },
                .init(of: words["status"]) { [figures] party in
                    let status = party.statuses.last
                    return .pieces([
                        .text(figures.word("status", status?.state.rawValue ?? "")),
                        Self.note(status?.state == .unknown ? status?.evidence.note?[language] : nil),
                    ])
                },
                .init(number: words["column.contested"]) { [context] in
                    String(Parties.elections(contestedBy: $0, context.registry).count)
                },
            ], rows: found, caption: words("parties.count", ["n": figures.number(found.count)]))
        let search = form(
            [field("q", "parties.search", "search", context.parameters.text("q") ?? "")], "search")
        return ([search, found.isEmpty ? nothing("found") : table.scrolling(words["view.parties"])], inquiry)
    }

    private func nothing(_ what: String) -> HTML { .tag("p", [], .text(words["nothing." + what])) }

    func party(_ id: String) throws(Problem) -> Content {
        let whole = Inquiry(path: "/v1/parties/{id}", capture: id, query: [lang])
        let inquiry = Inquiry(path: "/v1/parties/{id}/lineage", capture: id, query: [lang])
        let party = try whole.asked(context).find("party", in: context.registry.parties)
        let (registry, language) = (context.registry, context.language)
        let contested = Parties.elections(contestedBy: party, registry).map { id in
            registry.elections[id]?.name[language] ?? id
        }
        let status = party.statuses.last
        let html: [HTML] = [
            .tag("p", [], .link(page.address(without: ["party"]), "← \(words["view.parties"])")),
            .tag("h2", [], Swatch.html(party.colour?.hex), .text(party.currentName.full[language])),
            facts([
                (words["column.founded"], figures.date(party.founded?.value)),
                (words["column.registered"], figures.date(party.registered?.value)),
                (words["column.ended"], figures.date(party.ended?.value)),
                (words["status"], figures.word("status", status?.state.rawValue ?? "")),
                (words["column.status_note"], status?.evidence.note?[language] ?? ""),
                (words["column.contested"], contested.joined(separator: "; ")),
            ]),
            heading("party.names"), dated("column.full_name", party.names, \.period) { $0.full[language] },
            heading("party.states"), dated("status", party.statuses, \.period, state),
            party.leaders.isEmpty ? .pieces([]) : heading("party.leaders"),
            party.leaders.isEmpty
                ? .pieces([]) : dated("column.person", party.leaders, \.period) { $0.name[language] },
            heading("party.lineage"), lineage(of: party), warnings { $0.add(party) },
        ]
        return (html, inquiry)
    }

    /// What of a party changed, and when.
    private func dated<Row>(
        _ head: String, _ rows: [Row], _ period: @escaping (Row) -> Period, _ cell: @escaping (Row) -> String
    ) -> HTML {
        PageTable(
            columns: [.init(words[head], cell), .init(words["period"]) { [figures] in figures.period(period($0)) }],
            rows: rows
        ).html
    }

    private func state(_ status: Party.Status) -> String {
        let name = figures.word("status", status.state.rawValue)
        guard let into = status.into else { return name }
        return "\(name) → \(ListLabel(into, context).name)"
    }

    private func lineage(of party: Party) -> HTML {
        let all = PartyLineage.events(of: party, context.registry)
        let events = (all.filter { $0.other != nil } + all.filter { $0.other == nil }).enumerated().sorted {
            ($0.element.date?.description ?? "", $0.offset) < ($1.element.date?.description ?? "", $1.offset)
        }
        return .tag(
            "ul", [],
            all: events.map { _, event in
                .tag(
                    "li", [], .tag("strong", [], .text(figures.date(event.date) + " ")),
                    .text(event.text[context.language]))
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
        let found = try Thresholds.resource.found(in: inquiry.asked(context))
        let series = try Inquiry(path: "/v1/thresholds/{key}", capture: key).asked(context)
            .find("threshold", in: context.registry.series)
        let caption = words("law.on", ["date": figures.date(.string(on))])
        let (date, language) = (PartialDate(on)?.firstDay, context.language)
        func entry(_ series: LegalParameter) -> LegalParameter.Entry? { date.flatMap(series.entry) }
        let numbers = PageTable<LegalParameter>(
            columns: [
                .init(of: words["column.name"]) { [page] series in
                    .link(page.address(with: [("key", series.id)]) + "#series", series.name[language])
                },
                .init(number: words["column.value"]) { amount(entry($0), $0) },
                day("column.from") { entry($0)?.period.from },
                .init(words["column.article"]) { Self.joined([entry($0)?.act.number, article(entry($0))]) },
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
            found.isEmpty ? nothing("law") : numbers.scrolling(caption),
        ]
        return (html + history(series) + CalculatorView(page, on: on).html, inquiry)
    }

    private func amount(_ entry: LegalParameter.Entry?, _ series: LegalParameter) -> String {
        figures.amount(entry.map { .figure($0.value) }, unit: series.unit)
    }

    private func article(_ entry: LegalParameter.Entry?) -> String? { context.texts.citation(entry?.article) }

    private static func joined(_ parts: [String?]) -> String {
        parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func history(_ series: LegalParameter) -> [HTML] {
        let (name, language) = (series.name[context.language], context.language)
        let table = PageTable<LegalParameter.Entry>(
            columns: [
                .init(words["period"]) { [figures] in figures.period($0.period) },
                .init(number: words["column.value"]) { amount($0, series) },
                .init(words["column.article"]) {
                    Self.joined([$0.act.title[language], $0.act.number, article($0)])
                },
            ], rows: series.entries)
        return [
            .tag("h2", [("id", "series")], .text(words("law.over_time", ["name": name]))),
            .tag("p", [("class", "hint")], .text(series.description[language])), table.scrolling(name),
        ]
    }

    // MARK: Search

    func search() throws(Problem) -> Content {
        let sought = context.parameters.text("q") ?? ""
        let search = form([field("q", "search.what", "search", sought)], "search")
        guard !sought.isEmpty else { return ([search], nil) }
        let inquiry = Inquiry(path: View.search.path, query: given("q"))
        let found = try Searches.found(in: inquiry.asked(context))
        guard !found.isEmpty else { return ([search, nothing("found")], inquiry) }
        var kinds: [String] = []
        for each in found where !kinds.contains(each.name.kind) { kinds.append(each.name.kind) }
        let lists = kinds.flatMap { kind -> [HTML] in
            [
                .tag("h2", [], .text(figures.word("found", kind))),
                .tag("ul", [], all: found.map(\.name).filter { $0.kind == kind }.map(line)),
            ]
        }
        return ([search] + lists, inquiry)
    }

    private func line(_ found: IndexedName) -> HTML {
        let name = Searches.title(of: found, context.registry)?[context.language] ?? ""
        return .tag(
            "li", [], .link(target(of: found), name),
            found.text.isEmpty || found.text == name
                ? .pieces([]) : .tag("span", [("class", "hint")], .text(" " + found.text)))
    }

    /// The view that shows what was found, else its data.
    private func target(of found: IndexedName) -> String {
        switch found.kind {
        case "party": page.address(.parties, [("party", found.id)])
        case "election": page.address(.results, [("election", found.id)])
        case "threshold": page.address(.law, [("key", found.id)])
        case "electoral-system" where context.registry.systems[found.id]?.listRules != nil:
            page.address(.simulator, [("system", found.id)])
        default: Searches.link(to: found) ?? ""
        }
    }

    // MARK: Sources

    func sources() throws(Problem) -> Content {
        let inquiry = Inquiry(path: View.sources.path, query: given("kind"))
        let found = try Sources.resource.found(in: inquiry.asked(context))
        let table = PageTable<Source>(
            columns: [
                .init(of: words["column.title"]) { source in
                    source.url.map { .link($0, source.title, [("rel", "external noreferrer")]) } ?? .text(source.title)
                },
                .init(words["column.publisher"]) { $0.publisher ?? "" }, day("column.date", \.date),
                .init(words["kind"]) { [figures] in figures.word("kind", $0.kind.rawValue) }, .init("id", \.id),
            ], rows: found, caption: words("sources.count", ["n": figures.number(found.count)]))
        return (
            [
                heading("conflicts"), .tag("p", [("class", "hint")], .text(words["conflicts.about"])),
                .tag("ul", [("class", "cards")], all: context.registry.conflicts.items.map(conflict)),
                heading("view.sources"),
                table.scrolling(words["view.sources"]),
            ], inquiry
        )
    }

    private func conflict(_ each: Conflict) -> HTML {
        let language = context.language
        let readings = each.readings.map { reading in
            HTML.tag(
                "li", [], .tag("strong", [], .text(figures.reading(reading.value, in: language))),
                .text(" – \(reading.sources.joined(separator: ", "))"))
        }
        let chosen = each.chosen.map { figures.reading($0, in: language) } ?? ""
        return .tag(
            "li", [], .tag("h3", [], .text(each.subject[language])), .tag("ul", [], all: readings),
            chosen.isEmpty
                ? .pieces([])
                : .tag("p", [], .text(words["conflicts.chosen"] + ": "), .tag("strong", [], .text(chosen))),
            .tag("p", [], .text(each.reason[language])))
    }
}
