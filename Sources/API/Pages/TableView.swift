// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Registry

/// A view without a script: the tables behind it, in words, with the addresses of their data.
struct TableView {
    /// An operation to ask, with what stands in the place of its path and in its query.
    private struct Question {
        let path: String
        var capture: String?
        var query: [Scenario.Pair] = []

        var target: String {
            Call.location(path: capture.map { path.replacing("{id}", with: $0) } ?? path, query)
        }
    }

    private let page: DashboardPage
    private let scenario: Scenario?
    private var words: Words { page.words }

    init(_ page: DashboardPage) {
        self.page = page
        scenario = Scenario(page.call.parameters, page.call.registry)
    }

    var html: [HTML] {
        [.tag("p", [("class", "hint")], .text(words[page.view.title + ".about"]))]
            + (page.view == .results ? [choice] : [])
            + (page.view == .search ? [form] : [])
            + [.tag("noscript", [], .tag("p", [("class", "fault")], .text(words["noscript"])))]
            + questions.flatMap(answer)
    }

    /// A wide table in a box that scrolls by itself, also with the keyboard.
    static func scrolling(_ label: String, _ table: HTML) -> HTML {
        .tag("div", [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", label)], table)
    }

    private var questions: [Question] {
        let path = page.view.path
        let votes = (scenario?.query ?? []).filter { $0.name != "system" }
        let systems = page.call.registry.systems.items.filter { $0.listRules != nil }.map(\.id)
        switch page.view {
        case .simulator, .coalitions: return [Question(path: path, query: scenario?.query ?? [])]
        case .compare:
            return [Question(path: path, query: [("systems", systems.joined(separator: ","))] + votes)]
        case .counterfactual:
            guard let scenario else { return [] }
            let system = page.call.parameters.text("system") ?? systems.last ?? scenario.system
            return [Question(path: path, query: [("election", scenario.election.id), ("system", system)])]
        case .results: return [Question(path: path, capture: election)]
        case .chances:
            guard let scenario else { return [] }
            return [Question(path: path, query: scenario.poll)]
        case .search: return [Question(path: path, query: [("q", sought)])]
        case .parties, .law, .sources: return [Question(path: path, query: [("limit", "200")])]
        }
    }

    /// The election asked for; it need not have known votes.
    private var election: String {
        page.call.parameters.text("election").flatMap { page.call.registry.elections[$0]?.id }
            ?? scenario?.election.id ?? ""
    }

    /// What to look for.
    private var sought: String { page.call.parameters.text("q").flatMap { $0.isEmpty ? nil : $0 } ?? "Amanat" }

    private var form: HTML {
        .tag(
            "form", [("method", "get"), ("action", "/"), ("class", "bar"), ("role", "search")],
            .tag("input", [("type", "hidden"), ("name", "view"), ("value", page.view.rawValue)]),
            .tag("input", [("type", "hidden"), ("name", "lang"), ("value", page.call.language.rawValue)]),
            .tag(
                "input",
                [("type", "search"), ("name", "q"), ("value", sought), ("aria-label", words[page.view.title])]),
            .tag("button", [], .text(words[page.view.title])))
    }

    private var choice: HTML {
        let language = page.call.language
        return .tag(
            "ul", [("class", "row")],
            all: page.call.registry.elections.items.reversed().map { each in
                .tag(
                    "li", [],
                    .link(
                        Call.location(
                            path: "/", [("view", "results"), ("lang", language.rawValue), ("election", each.id)]),
                        each.name[language], [("aria-current", each.id == election ? "true" : nil)]))
            })
    }

    private func answer(to question: Question) -> [HTML] {
        var asked = question
        asked.query.append(("lang", page.call.language.rawValue))
        let body: HTML
        do throws(Problem) {
            body = try table(asked).map { Self.html($0, words) } ?? .tag("p", [], .text(words["nothing"]))
        } catch {
            body = .tag("p", [("class", "fault"), ("role", "alert")], .text(error.detail))
        }
        return [
            Self.scrolling(words[page.view.title], body),
            DataLinks(words: words, target: asked.target, embed: page.embed).html,
        ]
    }

    /// The table that the operation answers with.
    private func table(_ question: Question) throws(Problem) -> Table? {
        let endpoint = Endpoints.all.first { $0.path == question.path && $0.method == .get }
        guard let endpoint else { return nil }
        var asked = question
        asked.query.append(("format", "csv"))
        let call = try Call(
            Request(method: .get, target: asked.target), suffix: nil, captures: question.capture.map { [$0] } ?? [],
            endpoint: endpoint, registry: page.call.registry, site: page.call.site, supports: page.call.supports)
        switch try endpoint.answer(call) {
        case .content(.document(let document)): return document.table
        case .drawn(let run, let tell):
            guard let tally = run.tally(), case .document(let document) = tell(tally) else { return nil }
            return document.table
        case .content: return nil
        }
    }

    /// The columns that have a name among the words.
    static func html(_ table: Table, _ words: Words) -> HTML {
        let hasName = table.columns.contains { $0.name == "name" }
        let columns = table.columns.filter { column in
            words.known("column." + column.name) != nil && !(hasName && column.name == "party")
        }
        let head = columns.map { HTML.tag("th", [("scope", "col")], .text(words["column." + $0.name])) }
        let rows = table.rows.map { row -> HTML in
            .tag(
                "tr", [],
                all: columns.map { column in
                    .tag("td", [], .text(row.json.value(at: JSONPointer(tokens: column.tokens)).shown))
                })
        }
        return .tag("table", [], .tag("thead", [], .tag("tr", [], all: head)), .tag("tbody", [], all: rows))
    }
}
