// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

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
        func shown(_ content: Operation.Content) -> Operation.Content {
            guard case .document(let document) = content else { return content }
            return .page(page.document(html(document.json, scenario, inquiry)))
        }
        do throws(Problem) {
            switch try inquiry.answer(page.context) {
            case .content(let content): return .content(shown(content))
            case .later(let work): return .later(work.telling(shown))
            }
        } catch {
            return .page(page.document([TableView.fault(error, page.context)]))
        }
    }

    private func html(_ answer: JSON, _ scenario: Scenario, _ inquiry: Inquiry) -> [HTML] {
        let law = page.context.registry.systems[scenario.system]?.name[page.context.language] ?? scenario.system
        let votes = scenario.isOwn ? words["votes.own"] : scenario.election.name[page.context.language]
        let draws = figures.number(answer["draws"])
        return [
            .tag("p", [("class", "hint")], .text(words["view.monte-carlo.about"])), TableView.noScript(words),
            .tag("p", [], .text("\(votes) · \(law)")),
            .tag("p", [("class", "hint")], .text(words("drawn", ["n": draws, "of": draws]))),
        ] + headline(answer) + [
            table(answer).scrolling(words["view.monte-carlo"]),
            .tag("p", [("class", "hint")], .text(words["chances.interval"])),
            CountViews.assumptions(answer, words),
            DataLinks(words: words, target: inquiry.target, embed: page.embed).html,
        ]
    }

    /// The likeliest outcome first, then the others that occurred.
    private func headline(_ answer: JSON) -> [HTML] {
        typealias Outcome = (kind: String, party: String, probability: Double)
        func probability(_ value: JSON?) -> Double { Double(value.shown) ?? 0 }
        let none = probability(answer["p_no_result"])
        let alone = (answer["lists"]?.elements ?? []).map { list -> Outcome in
            ("majority", list["name"].shown, probability(list["p_majority"]))
        }
        let outcomes = alone + [("nobody", "", probability(answer["p_no_majority"]) - none), ("none", "", none)]
        let ranked = outcomes.filter { $0.probability > 0 }.enumerated().sorted { one, other in
            (-one.element.probability, one.offset) < (-other.element.probability, other.offset)
        }.map(\.element)
        func text(_ outcome: Outcome, _ place: String) -> String {
            let runs = figures.runs(.figure(outcome.probability))
            let text = words("chances.\(outcome.kind).\(place)", ["party": outcome.party, "runs": runs])
            return text.prefix(1).uppercased() + text.dropFirst()
        }
        let rest = ranked.dropFirst().map { text($0, "rest") }.joined(separator: " ")
        return ranked.prefix(1).map { .tag("p", [("class", "summary")], .text(text($0, "first"))) }
            + (rest.isEmpty ? [] : [.tag("p", [], .text(rest))])
    }

    private func table(_ answer: JSON) -> PageTable<JSON> {
        func runs(_ key: String, _ member: String) -> PageTable<JSON>.Column {
            .init(words[key]) { [figures] in figures.runs($0[member]) }
        }
        return PageTable(
            columns: [
                .init(of: words["column.party"], CountViews.label),
                .init(number: words["column.percent"]) { [figures] in figures.share($0["percent"]) },
                runs("enters", "p_enters"),
                .init(number: words["chances.seats"]) { [figures, words] list in
                    let seats = list["seats_quantiles"]
                    return words("range", ["from": figures.number(seats?["5"]), "to": figures.number(seats?["95"])])
                },
                runs("majority", "p_majority"), runs("two_thirds", "p_two_thirds"),
            ], rows: answer["lists"]?.elements ?? [])
    }
}
