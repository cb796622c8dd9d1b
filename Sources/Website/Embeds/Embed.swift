// SPDX-License-Identifier: Apache-2.0
import ChartOperations
import Charts
import HTTP
import JSON
import Record
import Text
import Web

/// A chart that pages of other origins show: which one, and what is asked of it.
struct Embed {
    typealias Pair = (name: String, value: String)

    /// The last part of the path of the chart.
    let chart: String
    /// The query of the chart, without the language.
    let query: [Pair]

    static let path = "/embed/"
    static let pathOfData = "/v1/charts/"

    /// Every operation that draws a chart, by the name of the chart.
    static var charts: [(name: String, chart: Operation)] {
        DrawnCharts.operations.map { (String($0.path.dropFirst(pathOfData.count)), $0) }
    }

    /// The parameters of the page of a chart: its own, without those that say how data are written.
    static func parameters(of chart: Operation) -> [Parameter] {
        chart.parameters.filter { $0.name == "lang" || !Operation.table.names.contains($0.name) } + Appended.pym
    }

    /// The query of the chart in that of its page.
    static func query(_ pairs: [Pair]) -> [Pair] {
        pairs.filter { $0.name != "lang" && !Appended.pym.names.contains($0.name) }
    }

    /// The address of the page.
    func page(_ language: Language) -> String { address(Self.path + chart, language) }

    /// The address of the chart in a format.
    func address(as format: Format, _ language: Language, more: [Pair] = []) -> String {
        address("\(Self.pathOfData)\(chart).\(format.rawValue)", language, more)
    }

    private func address(_ path: String, _ language: Language, _ more: [Pair] = []) -> String {
        RequestContext.location(path: path, query + more + [("lang", language.rawValue)])
    }

    /// The width that the chart is asked for in; nil where it may be as wide as the page.
    var width: Int? { query.first { $0.name == "width" }.flatMap { Int($0.value) } }

    /// Whether the page is dark.
    var isDark: Bool { query.contains { $0.name == "theme" && $0.value == Theme.dark.rawValue } }

    /// Draws the chart, and tells of it once that is done.
    /// - Throws: what the chart throws; `notFound` where there is none of that name.
    func answer(
        _ context: RequestContext, tell: @escaping (Document) -> Operation.Content
    ) throws(Problem) -> Operation.Answer {
        guard let operation = context.directory[Self.pathOfData + chart] else {
            throw Problem(.notFound, "There is no chart \"\(chart)\".")
        }
        switch try operation.data(for: RequestContext(operation, query: query, as: .csv, in: context)) {
        case .content(.document(let document)): return .content(tell(document))
        case .content(let content): return .content(content)
        case .later(let work):
            return .later(
                work.telling { content in
                    if case .document(let document) = content { tell(document) } else { content }
                })
        }
    }
}

// MARK: - The chart of a page of the dashboard

extension Embed {
    /// What an address of ours shows that can be embedded; nil where there is nothing.
    /// - Parameter target: path and query.
    init?(target: String, _ context: RequestContext) {
        let sent = Target(target)
        let chart = String(sent.path.dropFirst(Self.path.count))
        let known = Self.charts.first { $0.name == chart }.map { Self.parameters(of: $0.chart).names } ?? []
        let isPage = sent.path == "/"
        let plain = Appended.removed(from: sent) { name in
            isPage
                ? Appended.isMark(name)
                : !known.contains(name) && Appended.isAppended(name, known: known, context.directory)
        }
        let address = plain ?? sent
        guard let pairs = try? QueryString.parse(address.query ?? "") else { return nil }
        if address.path.hasPrefix(Self.path) {
            self.init(chart: chart, query: Self.query(pairs))
        } else if isPage, let parameters = try? Parameters(address.query, known: []) {
            self.init(view: parameters, context.registry)
        } else {
            return nil
        }
    }

    /// The chart that a view of the dashboard has; nil where it has none, or shows nothing.
    init?(view parameters: Parameters, _ registry: Record) {
        guard PageAddress(parameters, registry).faults.isEmpty else { return nil }
        let view = parameters.text("view").flatMap(View.init) ?? .simulator
        switch view {
        case .simulator, .coalitions, .compare, .counterfactual, .chances:
            guard let scenario = try? Scenario(parameters, registry) else { return nil }
            switch view {
            case .chances: self.init(chart: "quantiles", query: scenario.poll(parameters))
            case .counterfactual:
                guard scenario.election.listVotes != nil else { return nil }
                let law = parameters.text("system").flatMap { registry.systems[$0] } ?? Scenario.systems(registry).last
                self.init(
                    chart: "hemicycle",
                    query: [("system", law?.id ?? scenario.system)] + Scenario.cast(in: scenario.election))
            default: self.init(chart: "hemicycle", query: scenario.query)
            }
        case .results:
            let asked = parameters.text("election").flatMap { registry.elections[$0] }
            guard let election = asked ?? Scenario.counted(registry).last else { return nil }
            guard let chart = election.chart else { return nil }
            let names = chart.hasNames ? parameters.text("names").map { [("names", $0)] } ?? [] : []
            self.init(chart: chart.name, query: chart.query + names)
        case .parties:
            let party = parameters.text("party").flatMap { registry.parties[$0]?.id }
            self.init(chart: "lineage", query: party.map { [("party", $0)] } ?? [])
        case .law:
            let key = parameters.text("key").flatMap { registry.series[$0]?.id } ?? "entry.list_percent"
            self.init(chart: "thresholds", query: [("key", key)])
        case .search, .sources: return nil
        }
    }

    /// The chart on a page, for a wide one or a narrow one, a light or a dark one; nil where it cannot be drawn.
    func picture(_ context: RequestContext) -> HTML? {
        guard let answer = try? answer(context, tell: { .document($0) }),
            case .content(.document(let document)) = answer, let drawing = document.drawing
        else { return nil }
        let narrow = [("width", "320")]
        let dark = [("theme", Theme.dark.rawValue)]
        func source(_ media: String, _ more: [Pair]) -> HTML {
            .tag("source", [("media", media), ("srcset", address(as: .svg, context.language, more: more))])
        }
        let (isNarrow, isDark) = ("(max-width: 30rem)", "(prefers-color-scheme: dark)")
        return .tag(
            "picture", [("class", "chart")], source("\(isNarrow) and \(isDark)", narrow + dark),
            source(isNarrow, narrow), source(isDark, dark),
            .tag("img", [("src", address(as: .svg, context.language)), ("alt", drawing.description)]))
    }

    /// The view of the dashboard with what the chart shows; the front page where no view shows it.
    func dashboard(_ language: Language) -> String {
        let lang: Pair = ("lang", language.rawValue)
        guard let (view, pairs) = shown else { return RequestContext.location(path: "/", [lang]) }
        return RequestContext.location(path: "/", [("view", view.rawValue), lang] + pairs)
    }

    /// Parameters of counts and draws that no view has.
    private static let beyond: Set<String> = [
        "candidates", "coalitions", "correlation", "half_life_days", "model", "polls", "prior", "standard_deviation",
        "threshold_inclusive",
    ]

    /// The view that shows the same, and what it is asked.
    private var shown: (view: View, pairs: [Pair])? {
        func kept(_ names: String...) -> [Pair] { query.filter { names.contains($0.name) } }
        func renamed(_ old: String, _ new: String) -> [Pair] {
            query.filter { $0.name == old }.map { (new, $0.value) }
        }
        let rules =
            kept("system", "seats", "second_party", "threshold_base", "tie_break")
            + kept("threshold").map { ($0.name, $0.value == "none" ? "0" : $0.value) }
            + (Scenario.method(of: query).map { [("method", $0)] } ?? [])
        let hasOwnFormula = !kept("formula", "quota", "divisors", "exponent", "first_divisor", "over_award").isEmpty
        let isBeyond =
            hasOwnFormula && Scenario.method(of: query) == nil || !Self.beyond.isDisjoint(with: query.map(\.name))
        switch chart {
        case "thresholds": return (.law, kept("key"))
        case "lineage": return (.parties, kept("party"))
        case "turnout": return (.results, [])
        case "quantiles":
            guard !kept("shares").isEmpty, !isBeyond else { return nil }
            return (
                .chances,
                rules + renamed("shares", "votes") + kept("against_all") + renamed("sample_size", "sample")
                    + kept("draws", "seed")
            )
        default:
            if !kept("votes").isEmpty {
                return isBeyond ? nil : (.simulator, rules + kept("votes", "against_all", "invalid"))
            }
            // A chart of two elections leads to the later.
            let elections = kept("election").flatMap { $0.value.split(separator: ",").map(String.init) }
            return elections.last.map { (.results, [("election", $0)]) }
        }
    }
}
