// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import SimulationOperations
import Text
import Web

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
            result = .tag(
                "div", [("class", "result")], all: house(try Seats.result(of: scenario.query, in: page.context)))
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

// MARK: - The result

extension SimulatorView {
    private func house(_ result: SeatResult) -> [HTML] {
        let said = result.lines.filter { $0.seats > 0 }.map { "\($0.name) \($0.seats)" }.joined(separator: ", ")
        let drawing = page.chart?.picture(page.context) ?? .tag("p", [], .text(words["house.large"]))
        return [
            .tag("h2", [], .text(words["house"])), .tag("p", [("class", "summary")], .text(said)), drawing,
            table(result.lines), majority(result), .tag("h2", [], .text(words["steps"])),
            .tag(
                "ol", [("class", "steps")],
                all: result.steps.map { step in
                    .tag(
                        "li", [], .text(step.text + " "),
                        .tag("span", [("class", "article")], .text(step.article ?? "")))
                }),
        ]
    }

    private func table(_ lines: [SeatResult.Line]) -> HTML {
        typealias Line = SeatResult.Line
        func column(_ name: String, _ cell: @escaping (Line) -> String) -> PageTable<Line>.Column {
            .init(number: words["column." + name], cell)
        }
        return PageTable<Line>(
            columns: [
                .init(of: words["column.party"]) { CountViews.label($0.name, $0.colour) },
                column("percent") { [figures] in figures.share($0.percent) },
                column("votes") { [figures] in figures.number(.votes($0.votes)) },
                column("seats") { [figures] in figures.number($0.seats) },
                column("seat_percent") { [figures] in figures.share($0.seatPercent) },
            ], rows: lines, caption: words["table.seats"]
        ).scrolling(words["table.seats"])
    }

    private func majority(_ result: SeatResult) -> HTML {
        let (needed, holder) = result.majority
        guard let holder else { return .tag("p", [], .text(words("majority.none", ["n": String(needed)]))) }
        return .tag("p", [], .text(words("majority.party", ["n": String(needed), "party": holder.name])))
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
}

extension JSON {
    /// The elements of an array; none where it is no array.
    var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
}
