// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// The simulator without a script: two forms, the house, the table and the steps of the count.
struct SimulatorView {
    private let page: DashboardPage
    private let scenario: Scenario
    private var words: Words { page.words }
    private var figures: Figures { page.figures }
    private var registry: Record { page.context.registry }
    private var language: Language { page.context.language }

    init(_ page: DashboardPage, _ scenario: Scenario) { (self.page, self.scenario) = (page, scenario) }

    var html: [HTML] {
        let target = RequestContext.location(path: View.simulator.path, scenario.query + [("lang", language.rawValue)])
        let result: HTML
        do throws(Problem) {
            result = .tag("div", [("class", "result")], all: house(try CountViews.count(scenario, page.context)))
        } catch {
            result = TableView.fault(error, page.context)
        }
        let scaled = scenario.scaled.map { sum -> HTML in
            .tag("p", [("class", "hint")], .text(words("poll.scaled", ["n": figures.percent(.figure(sum))])))
        }
        return [
            start, scaled ?? .pieces([]),
            .tag("div", [("class", "split")], .tag("section", [], form(scenario)), .tag("section", [], result)),
            DataLinks(words: words, target: target, embed: page.embed).html,
        ]
    }
}

// MARK: - The forms

extension SimulatorView {
    /// Elections of lists, newest first; one whose votes are not known says so and cannot be chosen.
    private var start: HTML {
        let elections = registry.elections.items.filter { registry.system(of: $0)?.listRules != nil }.reversed()
        return .tag(
            "form", [("method", "get"), ("action", "/"), ("class", "bar")], hidden([("view", "simulator")]),
            field(
                "election", words["start.election"],
                elections.map { election in
                    let name = election.name[language]
                    return election.listVotes == nil
                        ? (election.id, words("start.unknown", ["election": name]), true) : (election.id, name, false)
                }, scenario.election.id),
            .tag("button", [], .text(words["start.go"])))
    }

    private func form(_ scenario: Scenario) -> HTML {
        .tag(
            "form", [("method", "get"), ("action", "/"), ("class", "stack")],
            hidden([("view", "simulator"), ("election", scenario.election.id)]),
            .tag("h2", [], .text(words["rules"])),
            field("system", words["law"], systems, scenario.system),
            number("threshold", words["threshold.percent"], scenario.rule("threshold"), step: "0.1", words["as.law"]),
            number("seats", words["seats"], scenario.rule("seats"), step: "1", words["as.law"]),
            field(
                "method", words["formula"],
                [("", words["as.law"], false)] + Scenario.methods.map { ($0, words["method." + $0], false) },
                scenario.method ?? ""),
            .tag("h2", [], .text(words["votes"])),
            .tag("p", [("class", "hint")], .text(words["votes.hint"])),
            .tag(
                "div", [("class", "pairs")],
                all: scenario.votes.map { list, votes in
                    number("share." + list, registry.labels[list]?.name[language] ?? list, votes, step: "any")
                } + [number("against_all", words["against_all"], scenario.againstAll, step: "any")]),
            .tag("button", [("class", "primary")], .text(words["count"])))
    }

    /// The systems whose list part can be counted, newest first.
    private var systems: [(value: String, text: String, isDisabled: Bool)] {
        Scenario.systems(registry).reversed().map { ($0.id, $0.name[language], false) }
    }

    private func hidden(_ values: [(String, String)]) -> HTML {
        .pieces(
            (values + [("lang", language.rawValue)]).map { name, value in
                .tag("input", [("type", "hidden"), ("name", name), ("value", value)])
            })
    }

    private func field(
        _ name: String, _ label: String, _ options: [(value: String, text: String, isDisabled: Bool)], _ chosen: String
    ) -> HTML {
        let choices = options.map { value, text, isDisabled -> HTML in
            .tag(
                "option",
                [
                    ("value", value), ("selected", value == chosen ? "" : nil), ("disabled", isDisabled ? "" : nil),
                ], .text(text))
        }
        return .tag(
            "p", [("class", "field")], .tag("label", [("for", "f-" + name)], .text(label)),
            .tag("select", [("id", "f-" + name), ("name", name)], all: choices))
    }

    private func number(
        _ name: String, _ label: String, _ value: String?, step: String, _ placeholder: String? = nil
    ) -> HTML {
        .tag(
            "p", [("class", "field")], .tag("label", [("for", "f-" + name)], .text(label)),
            .tag(
                "input",
                [
                    ("id", "f-" + name), ("name", name), ("type", "number"), ("min", "0"), ("step", step),
                    ("inputmode", "decimal"), ("value", value ?? ""), ("placeholder", placeholder),
                ]))
    }
}

// MARK: - What it comes to

extension SimulatorView {
    private func house(_ count: JSON) -> [HTML] {
        let lists = count["lists"]?.elements ?? []
        let blocks = lists.map { list in
            Hemicycle.Block(
                name: list["name"].shown, colour: list["color"]?.text ?? "#808080", seats: list["seats"].number)
        }
        let empty = count["vacant_seats"].number + count["undecided_seats"].number
        let said = blocks.filter { $0.seats > 0 }.map { "\($0.name) \($0.seats)" }.joined(separator: ", ")
        let seats = count["seats"].number
        let drawing =
            seats <= Hemicycle.maximumSeats
            ? Hemicycle.svg(
                blocks.filter { $0.seats > 0 }, empty: empty,
                title: words("house.title", ["n": String(seats)]), description: said)
            : HTML.tag("p", [], .text(words["house.large"]))
        return [
            .tag("h2", [], .text(words["house"])), .tag("p", [("class", "summary")], .text(said)), drawing,
            table(lists), majority(count), .tag("h2", [], .text(words["steps"])),
            .tag(
                "ol", [("class", "steps")],
                all: (count["steps"]?.elements ?? []).map { step in
                    .tag(
                        "li", [], .text(step["text"].shown + " "),
                        .tag("span", [("class", "article")], .text(step["article"].shown)))
                }),
        ]
    }

    private func table(_ lists: [JSON]) -> HTML {
        let columns: [(name: String, isShare: Bool)] = [
            ("percent", true), ("votes", false), ("seats", false), ("seat_percent", true),
        ]
        return PageTable(
            columns: [.init(of: words["column.party"], CountViews.label)]
                + columns.map { name, isShare in
                    .init(number: words["column." + name]) { [figures] list in
                        isShare ? figures.share(list[name]) : figures.number(list[name])
                    }
                }, rows: lists, caption: words["table.seats"]
        ).scrolling(words["table.seats"])
    }

    private func majority(_ count: JSON) -> HTML {
        let needed = count["majority"]?["seats"].number ?? 0
        guard let holder = count["majority"]?["party"]?.text else {
            return .tag("p", [], .text(words("majority.none", ["n": String(needed)])))
        }
        let name = registry.labels[holder]?.name[language] ?? holder
        return .tag("p", [], .text(words("majority.party", ["n": String(needed), "party": name])))
    }
}

extension JSON? {
    /// A scalar as text; nothing for null.
    var shown: String {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "✓" : "–"
        case .array(let elements): elements.map { Optional($0).shown }.joined(separator: ", ")
        case .null, .object, nil: ""
        }
    }

    /// A whole number; 0 where it is none.
    var number: Int { Int(shown) ?? 0 }
}

extension JSON {
    /// The elements of an array; none where it is no array.
    var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
}
