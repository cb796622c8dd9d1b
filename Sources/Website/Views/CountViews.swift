// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import SimulationOperations
import Simulations
import Text
import Web

/// The views that count a scenario, without a script: the figures of the scripts' tables, from the same operations.
struct CountViews {
    private let page: DashboardPage
    private let scenario: Scenario
    private var words: Words { page.words }
    private var figures: Figures { page.figures }
    private var context: RequestContext { page.context }
    private var lang: Scenario.Pair { ("lang", context.language.rawValue) }

    init(_ page: DashboardPage, _ scenario: Scenario) { (self.page, self.scenario) = (page, scenario) }

    /// The name of a list after its colour.
    static func label(_ name: String, _ colour: String?) -> HTML {
        .tag("span", [("class", "party-name")], Swatch.html(colour), .text(name))
    }

    static func label(_ list: ListLabel) -> HTML { label(list.name, list.colour) }

    private func number<Row>(_ key: String, _ value: @escaping (Row) -> Int?) -> PageTable<Row>.Column {
        .init(number: words[key]) { [figures] in figures.number(value($0)) }
    }

    private func share<Row>(_ key: String, _ value: @escaping (Row) -> Ratio?) -> PageTable<Row>.Column {
        .init(number: words[key]) { [figures] in figures.share(value($0)) }
    }

    // MARK: Coalitions

    func coalitions() throws(Problem) -> (html: [HTML], inquiry: Inquiry) {
        let count = try Seats.result(of: scenario.query, in: context)
        let isTwoThirds = context.parameters.text("goal") == Goal.twoThirds.rawValue
        let needed = isTwoThirds ? count.twoThirds : count.majority.seats
        let seated = count.lines.filter { $0.seats > 0 }
        let seats = seated.map { "\(PairList.escaped($0.party)):\($0.seats)" }
        let inquiry = Inquiry(
            path: View.coalitions.path,
            query: [("seats", seats.joined(separator: ",")), ("majority", String(needed)), lang])
        let result = try Coalitions.result(in: inquiry.asked(context))
        let html: [HTML] = [
            .tag("p", [], .text("\(words["goal"]): \(words[isTwoThirds ? "goal.two_thirds" : "goal.half"])")),
            .tag(
                "p", [("class", "summary"), ("id", "coalition")],
                .text(together(seated, count.allocation.rules.seats, needed))),
            .tag("h2", [], .text(words["coalition.minimal"])), minimal(result.coalitions, seated),
            .tag("h2", [], .text(words["power"])), .tag("p", [("class", "hint")], .text(words["power.about"])),
            power(result.lists),
        ]
        return (html + [absent(seated)], inquiry)
    }

    private var chosen: [String] { (context.parameters.text("with") ?? "").split(separator: ",").map(String.init) }

    /// What the chosen parties have together.
    private func together(_ seated: [SeatResult.Line], _ seats: Int, _ needed: Int) -> String {
        let inside = seated.filter { chosen.contains($0.party) }
        guard !inside.isEmpty else { return words["coalition.none"] }
        let sum = inside.reduce(0) { $0 + $1.seats }
        func text(_ value: Int) -> String { figures.number(.integer(value)) }
        return words(
            sum >= needed ? "coalition.reached" : "coalition.short",
            ["n": text(sum), "of": text(seats), "needed": text(needed), "gap": text(abs(sum - needed))])
    }

    /// Those who were chosen and have no seats.
    private func absent(_ seated: [SeatResult.Line]) -> HTML {
        let names = chosen.filter { party in !seated.contains { $0.party == party } }.map { party in
            ListLabel(party, context).name
        }
        return names.isEmpty
            ? .pieces([])
            : .tag("p", [("class", "hint")], .text(words("coalition.absent", ["list": names.joined(separator: ", ")])))
    }

    private func minimal(_ coalitions: [CoalitionResult.Coalition], _ seated: [SeatResult.Line]) -> HTML {
        guard !coalitions.isEmpty else { return .tag("p", [], .text(words["coalition.no_minimal"])) }
        return PageTable(
            columns: [
                .init(of: words["parties"]) { coalition in
                    let members = coalition.parties.compactMap { party in seated.first { $0.party == party } }
                    return .pieces(
                        members.map { .tag("span", [("class", "pair")], Self.label($0.name, $0.colour), " ") })
                },
                number("column.seats", \.seats), number("surplus", \.surplus),
            ], rows: coalitions
        ).scrolling(words["coalition.minimal"])
    }

    private func power(_ lists: [CoalitionResult.List]) -> HTML {
        typealias Column = PageTable<CoalitionResult.List>.Column
        func part(_ name: String, _ index: @escaping (Power.List) -> Ratio) -> Column {
            .init(number: name) { [figures] list in
                // Six places are told of it.
                let hundredfold = index(list.power).rounded(places: 6).approximation * 100
                return figures.percent(.rounded(hundredfold))
            }
        }
        return PageTable(
            columns: [
                .init(of: words["column.party"]) { Self.label(ListLabel($0.party, context)) },
                number("column.seats", \.power.seats), share("column.seat_percent", \.seatPercent),
                part("Banzhaf", \.banzhaf), part("Shapley–Shubik", \.shapleyShubik),
            ], rows: lists
        ).scrolling(words["power"])
    }

    // MARK: Comparisons

    func compare() throws(Problem) -> (html: [HTML], inquiry: Inquiry) {
        guard let second = try? Scenario.second(context.parameters, context.registry, beside: scenario) else {
            throw Problem(.impossibleInput, Message(verbatim: words["nothing.votes"]))
        }
        let systems = Scenario.systems(context.registry).reversed()
        let inquiry = Inquiry(
            path: View.compare.path,
            query: [("systems", systems.map(\.id).joined(separator: ","))] + scenario.cast + [lang])
        let html: [HTML] = [
            .tag("h2", [], .text(words["compare.table"])),
            .tag("p", [("class", "hint")], .text("A: \(name(of: scenario)). B: \(name(of: second)).")),
            beside(
                try Seats.result(of: scenario.query, in: context), try Seats.result(of: second.query, in: context)),
            .tag("h2", [], .text(words["compare.every"])),
            .tag("p", [("class", "hint")], .text(words["compare.every.about"])),
            laws(try Comparisons.result(in: inquiry.asked(context))),
        ]
        return (html, inquiry)
    }

    /// Whose votes, under which law.
    private func name(of scenario: Scenario) -> String {
        let votes = scenario.isOwn ? words["votes.own"] : scenario.election.name[context.language]
        return "\(votes) · \(context.registry.systems[scenario.system]?.name[context.language] ?? scenario.system)"
    }

    /// One list in two counts.
    private struct Pair {
        let one: SeatResult.Line?
        let two: SeatResult.Line?

        var label: HTML { CountViews.label((one ?? two)?.name ?? "", (one ?? two)?.colour) }
    }

    private func beside(_ one: SeatResult, _ two: SeatResult) -> HTML {
        let (first, second) = (one.lines, two.lines)
        let rows =
            first.map { list in Pair(one: list, two: second.first { $0.party == list.party }) }
            + second.filter { list in !first.contains { $0.party == list.party } }.map { Pair(one: nil, two: $0) }
        func columns(_ side: String, _ line: @escaping (Pair) -> SeatResult.Line?) -> [PageTable<Pair>.Column] {
            func column(_ head: String, _ cell: @escaping (SeatResult.Line) -> String) -> PageTable<Pair>.Column {
                .init(number: "\(side), \(words[head])") { row in line(row).map(cell) ?? "" }
            }
            return [
                column("column.percent") { [figures] in figures.share($0.percent) },
                column("column.seats") { [figures] in figures.number($0.seats) },
                column("column.seat_percent") { [figures] in figures.share($0.seatPercent) },
            ]
        }
        // Houses of different size are compared by shares.
        let houses = [one, two].map { max($0.allocation.rules.seats, 1) }
        let difference = PageTable<Pair>.Column(number: words["column.difference"]) { [figures] row in
            figures.difference(.integer((row.two?.seats ?? 0) - (row.one?.seats ?? 0)))
        }
        let points = PageTable<Pair>.Column(number: words["column.seat_percent_difference"]) { [figures] row in
            figures.difference(
                .points(
                    Points(row.two?.seats ?? 0, of: houses[1], above: row.one?.seats ?? 0, of: houses[0])))
        }
        return PageTable<Pair>(
            columns: [.init(of: words["column.party"], \.label), points] + columns("A", \.one) + columns("B", \.two)
                + (houses[0] == houses[1] ? [difference] : []), rows: rows
        ).scrolling(words["compare.table"])
    }

    private func laws(_ result: ComparisonResult) -> HTML {
        typealias Column = PageTable<Int>.Column
        let columns = result.variants.map { variant -> Column in
            let name = context.registry.systems[variant.id]?.name[context.language] ?? variant.id
            return Column(number: name) { [figures] list in
                variant.allocation.map { figures.number($0.lists[list].seats) } ?? "–"
            }
        }
        let lists = result.request.seats.tally.lists
        let party = Column(of: words["column.party"]) { Self.label(ListLabel(lists[$0].id, context)) }
        return PageTable(columns: [party] + columns, rows: Array(lists.indices)).scrolling(words["compare.every"])
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
        let (result, naming) = try Counterfactuals.result(in: inquiry.asked(context))
        typealias Row = CounterfactualResult.Row
        let day = naming.day(of: result.request.election)
        let points = PageTable<Row>.Column(number: words["column.seat_percent_difference"]) { [figures] row in
            figures.difference(row.pointsAboveOfficial.map { .points($0) })
        }
        let difference = PageTable<Row>.Column(number: words["column.difference"]) { [figures] row in
            figures.difference(row.difference.map { .integer($0) })
        }
        let table = PageTable<Row>(
            columns: [
                .init(of: words["column.party"]) { [context] row in
                    let label = ContestantLabel(row.official.contestant, on: day, context.registry)
                    return Self.label(label.name?[context.language] ?? "", label.colour)
                },
                points, share("column.percent", \.percent),
                number("column.official_list_seats") { $0.official.listSeats?.value },
                number("column.seats", \.seats),
                share("column.official_list_seat_percent", \.officialListSeatPercent),
                share("column.seat_percent", \.seatPercent),
            ] + (result.isOfOneSize ? [difference] : []), rows: result.rows)
        let title = "\(scenario.election.name[context.language]) · \(system?.name[context.language] ?? "")"
        return (
            [
                .tag("p", [], .text(title)), table.scrolling(words["view.counterfactual"]),
                Self.assumptions(
                    CounterfactualAssumption.all(result, context.registry).map { context.texts[$0.text] }, words),
            ], inquiry
        )
    }

    /// What had to be assumed, since neither law nor data say it.
    static func assumptions(_ texts: [String], _ words: Words) -> HTML {
        guard !texts.isEmpty else { return .pieces([]) }
        return .pieces([
            .tag("h2", [], .text(words["assumptions"])),
            .tag("ul", [], all: texts.map { .tag("li", [], .text($0)) }),
        ])
    }
}
