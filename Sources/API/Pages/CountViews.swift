// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// The views that count a scenario, without a script: the figures of the scripts' tables, from the same operations.
struct CountViews {
    private let page: DashboardPage
    private let scenario: Scenario
    private var words: Words { page.words }
    private var figures: Figures { page.figures }
    private var context: RequestContext { page.context }
    private var lang: Scenario.Pair { ("lang", context.language.rawValue) }

    init(_ page: DashboardPage, _ scenario: Scenario) { (self.page, self.scenario) = (page, scenario) }

    /// The answer of `/v1/simulations/seats` to a scenario.
    static func count(_ scenario: Scenario, _ context: RequestContext) throws(Problem) -> JSON {
        try Inquiry(path: View.simulator.path, query: scenario.query + [("lang", context.language.rawValue)]).data(
            context)
    }

    /// The name of a list after its colour.
    static func label(_ row: JSON) -> HTML {
        .tag("span", [("class", "party-name")], Swatch.html(row["color"]?.text), .text(row["name"].shown))
    }

    private var party: PageTable.Column { .init(of: words["column.party"], Self.label) }

    private func number(_ key: String, _ member: String) -> PageTable.Column {
        .init(number: words[key]) { [figures] in figures.number($0[member]) }
    }

    private func share(_ key: String, _ member: String) -> PageTable.Column {
        .init(number: words[key]) { [figures] in figures.share($0[member]) }
    }

    // MARK: Coalitions

    func coalitions() throws(Problem) -> (html: [HTML], inquiry: Inquiry) {
        let count = try Self.count(scenario, context)
        let isTwoThirds = context.parameters.text("goal") == Goal.twoThirds.rawValue
        let needed = count[isTwoThirds ? "two_thirds" : "majority"]?["seats"].number ?? 0
        let seated = (count["lists"]?.elements ?? []).filter { $0["seats"].number > 0 }
        let seats = seated.map { "\(PairList.escaped($0["party"].shown)):\($0["seats"].shown)" }
        let inquiry = Inquiry(
            path: View.coalitions.path,
            query: [("seats", seats.joined(separator: ",")), ("majority", String(needed)), lang])
        let answer = try inquiry.data(context)
        let html: [HTML] = [
            .tag("p", [], .text("\(words["goal"]): \(words[isTwoThirds ? "goal.two_thirds" : "goal.half"])")),
            .tag("p", [("class", "summary"), ("id", "coalition")], .text(together(seated, count["seats"], needed))),
            .tag("h2", [], .text(words["coalition.minimal"])), minimal(answer, seated),
            .tag("h2", [], .text(words["power"])), .tag("p", [("class", "hint")], .text(words["power.about"])),
            power(answer),
        ]
        return (html + [absent(seated)], inquiry)
    }

    private var chosen: [String] { (context.parameters.text("with") ?? "").split(separator: ",").map(String.init) }

    /// What the chosen parties have together.
    private func together(_ seated: [JSON], _ seats: JSON?, _ needed: Int) -> String {
        let inside = seated.filter { chosen.contains($0["party"].shown) }
        guard !inside.isEmpty else { return words["coalition.none"] }
        let sum = inside.reduce(0) { $0 + $1["seats"].number }
        func text(_ value: Int) -> String { figures.number(.integer(value)) }
        return words(
            sum >= needed ? "coalition.reached" : "coalition.short",
            ["n": text(sum), "of": figures.number(seats), "needed": text(needed), "gap": text(abs(sum - needed))])
    }

    /// Those who were chosen and have no seats.
    private func absent(_ seated: [JSON]) -> HTML {
        let names = chosen.filter { party in !seated.contains { $0["party"]?.text == party } }.map { party in
            ListLabel(party, context).item.json["name"].shown
        }
        return names.isEmpty
            ? .pieces([])
            : .tag("p", [("class", "hint")], .text(words("coalition.absent", ["list": names.joined(separator: ", ")])))
    }

    private func minimal(_ answer: JSON, _ seated: [JSON]) -> HTML {
        let coalitions = answer["coalitions"]?.elements ?? []
        guard !coalitions.isEmpty else { return .tag("p", [], .text(words["coalition.no_minimal"])) }
        return PageTable(
            columns: [
                .init(of: words["parties"]) { coalition in
                    let members = (coalition["parties"]?.elements ?? []).map { party in
                        seated.first { $0["party"] == party } ?? .null
                    }
                    return .pieces(members.map { .tag("span", [("class", "pair")], Self.label($0), " ") })
                },
                number("column.seats", "seats"), number("surplus", "surplus"),
            ], rows: coalitions
        ).scrolling(words["coalition.minimal"])
    }

    private func power(_ answer: JSON) -> HTML {
        func part(_ name: String) -> (JSON) -> String {
            { [figures] row in
                guard let value = Double(row[name]?["decimal"].shown ?? "") else { return "" }
                return figures.percent(.rounded(value * 100))
            }
        }
        return PageTable(
            columns: [
                party, number("column.seats", "seats"), share("column.seat_percent", "seat_percent"),
                .init(number: "Banzhaf", part("banzhaf")), .init(number: "Shapley–Shubik", part("shapley_shubik")),
            ], rows: answer["lists"]?.elements ?? []
        ).scrolling(words["power"])
    }

    // MARK: Comparisons

    func compare() throws(Problem) -> (html: [HTML], inquiry: Inquiry) {
        guard let second = try? Scenario.second(context.parameters, context.registry, beside: scenario) else {
            throw Problem(.impossibleInput, Message(verbatim: words["nothing"]))
        }
        let systems = Scenario.systems(context.registry).reversed()
        let inquiry = Inquiry(
            path: View.compare.path,
            query: [("systems", systems.map(\.id).joined(separator: ","))] + scenario.cast + [lang])
        let html: [HTML] = [
            .tag("h2", [], .text(words["compare.table"])),
            .tag("p", [("class", "hint")], .text("A: \(name(of: scenario)). B: \(name(of: second)).")),
            beside(try Self.count(scenario, context), try Self.count(second, context)),
            .tag("h2", [], .text(words["compare.every"])),
            .tag("p", [("class", "hint")], .text(words["compare.every.about"])), laws(try inquiry.data(context)),
        ]
        return (html, inquiry)
    }

    /// Whose votes, under which law.
    private func name(of scenario: Scenario) -> String {
        let votes = scenario.isOwn ? words["votes.own"] : scenario.election.name[context.language]
        return "\(votes) · \(context.registry.systems[scenario.system]?.name[context.language] ?? scenario.system)"
    }

    private func beside(_ one: JSON, _ two: JSON) -> HTML {
        let (first, second) = (one["lists"]?.elements ?? [], two["lists"]?.elements ?? [])
        func row(_ list: JSON, _ a: JSON?, _ b: JSON?) -> JSON {
            [
                "name": list["name"] ?? .null, "color": list["color"] ?? .null, "a": a ?? .null, "b": b ?? .null,
            ]
        }
        let rows =
            first.map { list in row(list, list, second.first { $0["party"] == list["party"] }) }
            + second.filter { list in !first.contains { $0["party"] == list["party"] } }.map { row($0, nil, $0) }
        func column(_ side: String, _ head: String, _ member: String, isShare: Bool) -> PageTable.Column {
            .init(number: "\(side.uppercased()), \(words[head])") { [figures] row in
                let value = row[side]?[member]
                return isShare ? figures.share(value) : figures.number(value)
            }
        }
        // Houses of different size are compared by shares.
        let houses = [one, two].map { max($0["seats"].number, 1) }
        let difference = PageTable.Column(number: words["column.difference"]) { [figures] row in
            figures.difference(.integer((row["b"]?["seats"].number ?? 0) - (row["a"]?["seats"].number ?? 0)))
        }
        return PageTable(
            columns: [
                party,
                .init(number: words["column.seat_percent_difference"]) { [figures] row in
                    figures.difference(
                        .points(
                            row["b"]?["seats"].number ?? 0, of: houses[1], above: row["a"]?["seats"].number ?? 0,
                            of: houses[0]))
                },
            ]
                + ["a", "b"].flatMap { side in
                    [
                        column(side, "column.percent", "percent", isShare: true),
                        column(side, "column.seats", "seats", isShare: false),
                        column(side, "column.seat_percent", "seat_percent", isShare: true),
                    ]
                } + (houses[0] == houses[1] ? [difference] : []), rows: rows
        ).scrolling(words["compare.table"])
    }

    private func laws(_ matrix: JSON) -> HTML {
        let variants = matrix["variants"]?.elements ?? []
        let columns = variants.enumerated().map { index, variant in
            let id = variant["id"].shown
            let isCounted = variant["error"] == .null
            return PageTable.Column(number: context.registry.systems[id]?.name[context.language] ?? id) {
                [figures] list in
                let seats = list["seats"]?.elements ?? []
                return isCounted && seats.indices.contains(index) && seats[index] != .null
                    ? figures.number(seats[index]) : "–"
            }
        }
        return PageTable(columns: [party] + columns, rows: matrix["lists"]?.elements ?? [])
            .scrolling(words["compare.every"])
    }

    // MARK: What if

    func counterfactual() throws(Problem) -> (html: [HTML], inquiry: Inquiry) {
        let system =
            context.parameters.text("system").flatMap { context.registry.systems[$0] }
            ?? Scenario.systems(context.registry).last
        let names = context.parameters.text("names").map { [("names", $0)] } ?? []
        let inquiry = Inquiry(
            path: View.counterfactual.path,
            query: [("election", scenario.election.id), ("system", system?.id ?? scenario.system)] + names + [lang])
        let answer = try inquiry.data(context)
        func difference(_ key: String, _ member: String) -> PageTable.Column {
            .init(number: words[key]) { [figures] in figures.difference($0[member]) }
        }
        let isOneSize = answer["official_list_seats"] == answer["count"]?["seats"]
        let table = PageTable(
            columns: [
                party, difference("column.seat_percent_difference", "seat_percent_difference"),
                share("column.percent", "percent"), number("column.official_list_seats", "official_list_seats"),
                number("column.seats", "seats"),
                share("column.official_list_seat_percent", "official_list_seat_percent"),
                share("column.seat_percent", "seat_percent"),
            ] + (isOneSize ? [difference("column.difference", "difference")] : []),
            rows: answer["lists"]?.elements ?? [])
        let title = "\(scenario.election.name[context.language]) · \(system?.name[context.language] ?? "")"
        return (
            [
                .tag("p", [], .text(title)), table.scrolling(words["view.counterfactual"]),
                Self.assumptions(answer, words),
            ], inquiry
        )
    }

    /// What had to be assumed, since neither law nor data say it.
    static func assumptions(_ answer: JSON, _ words: Words) -> HTML {
        let texts = (answer["assumptions"]?.elements ?? []).map { $0["text"].shown }
        guard !texts.isEmpty else { return .pieces([]) }
        return .pieces([
            .tag("h2", [], .text(words["assumptions"])),
            .tag("ul", [], all: texts.map { .tag("li", [], .text($0)) }),
        ])
    }
}
