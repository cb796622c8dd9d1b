// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import PollSimulation
import Record
import SimulationOperations
import Simulations
import Text
import Web

/// Elections drawn around the shares of a scenario, without a script: as many, from the same seed, as the script draws.
struct ChancesView {
    private let page: DashboardPage
    private var words: Words { page.words }
    private var figures: Figures { page.figures }

    init(_ page: DashboardPage) { self.page = page }

    /// The page; it is made once elections are drawn.
    func answer(_ scenario: Scenario) -> Operation.Answer {
        let query = scenario.poll(page.context.parameters) + [("lang", page.context.language.rawValue)]
        let inquiry = Inquiry(path: View.chances.path, query: query)
        do throws(Problem) {
            return try MonteCarlo.answer(in: inquiry.asked(page.context)) { result in
                .page(page.document(html(result, scenario, inquiry)))
            }
        } catch {
            return .page(page.document([TableView.fault(error, page.context)]))
        }
    }

    private func html(_ result: MonteCarloResult, _ scenario: Scenario, _ inquiry: Inquiry) -> [HTML] {
        let law = page.context.registry.systems[scenario.system]?.name[page.context.language] ?? scenario.system
        let votes = scenario.isOwn ? words["votes.own"] : scenario.election.name[page.context.language]
        let draws = figures.number(.integer(result.draws))
        let labels = result.lists.map { ListLabel($0.party, page.context) }
        let assumptions = MonteCarloAssumption.all(result.request).map { page.context.texts[$0.text] }
        return [
            .tag("p", [("class", "hint")], .text(words["view.monte-carlo.about"])), TableView.noScript(words),
            .tag("p", [], .text("\(votes) · \(law)")),
            .tag("p", [("class", "hint")], .text(words("drawn", ["n": draws, "of": draws]))),
        ] + headline(result, labels) + [
            table(result, labels).scrolling(words["view.monte-carlo"]),
            .tag("p", [("class", "hint")], .text(words["chances.interval"])),
            CountViews.assumptions(assumptions, words),
            DataLinks(words: words, target: inquiry.target, embed: page.embed).html,
        ]
    }

    /// The likeliest outcome first, then the others that occurred.
    private func headline(_ result: MonteCarloResult, _ labels: [ListLabel]) -> [HTML] {
        typealias Outcome = (kind: String, party: String, probability: Double)
        let none = result.noResult.value
        let alone = zip(result.lists, labels).map { list, label -> Outcome in
            ("majority", label.name, list.outcome.hasMajority.value)
        }
        let outcomes = alone + [("nobody", "", result.noMajority.value - none), ("none", "", none)]
        let ranked = outcomes.filter { $0.probability > 0 }.enumerated().sorted { one, other in
            (-one.element.probability, one.offset) < (-other.element.probability, other.offset)
        }.map(\.element)
        func text(_ outcome: Outcome, _ place: String) -> String {
            let runs = figures.runs(outcome.probability)
            let text = words("chances.\(outcome.kind).\(place)", ["party": outcome.party, "runs": runs])
            return text.prefix(1).uppercased() + text.dropFirst()
        }
        let rest = ranked.dropFirst().map { text($0, "rest") }.joined(separator: " ")
        return ranked.prefix(1).map { .tag("p", [("class", "summary")], .text(text($0, "first"))) }
            + (rest.isEmpty ? [] : [.tag("p", [], .text(rest))])
    }

    private func table(_ result: MonteCarloResult, _ labels: [ListLabel]) -> PageTable<Int> {
        func runs(
            _ key: String, _ probability: @escaping (SimulationResult.List) -> SimulatedProbability
        ) -> PageTable<Int>.Column {
            .init(words[key]) { [figures] in figures.runs(probability(result.lists[$0].outcome).value) }
        }
        return PageTable(
            columns: [
                .init(of: words["column.party"]) { CountViews.label(labels[$0]) },
                .init(number: words["column.percent"]) { [figures] index in
                    figures.share(.fixed(result.lists[index].percent, places: 4))
                },
                runs("enters", \.enters),
                .init(number: words["chances.seats"]) { [figures, words] index in
                    let seats = result.lists[index].outcome.seats
                    return words(
                        "range",
                        [
                            "from": figures.number(seats.quantile(perMille: 50)),
                            "to": figures.number(seats.quantile(perMille: 950)),
                        ])
                },
                runs("majority", \.hasMajority), runs("two_thirds", \.hasTwoThirds),
            ], rows: Array(result.lists.indices))
    }
}
