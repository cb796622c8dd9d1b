// SPDX-License-Identifier: Apache-2.0
import Record
import Text
import Web

/// A view without a script: the tables behind it, in words, with the addresses of their data.
struct TableView {
    private let page: DashboardPage
    private var words: Words { page.words }

    init(_ page: DashboardPage) { self.page = page }

    /// The content of the page.
    /// - Parameter scenario: what is counted, where the view counts.
    func html(_ scenario: Scenario?) -> [HTML] {
        let begin: [HTML] = [
            .tag("p", [("class", "hint")], .text(words[page.view.title + ".about"])), Self.noScript(words),
        ]
        do throws(Problem) {
            let (html, inquiry) = try content(scenario)
            guard let inquiry else { return begin + html }
            return begin + html + [DataLinks(words: words, target: inquiry.target, embed: page.embed).html]
        } catch {
            return begin + [Self.fault(error, page.context)]
        }
    }

    /// The tables of the view, and the operation that it is a picture of; nil where nothing is asked yet.
    private func content(_ scenario: Scenario?) throws(Problem) -> (html: [HTML], inquiry: Inquiry?) {
        switch page.view {
        case .law: return try LawView(page).content()
        case .simulator, .chances: return ([], nil)
        case .coalitions, .compare, .counterfactual:
            guard let scenario else { return ([], nil) }
            let counts = CountViews(page, scenario)
            switch page.view {
            case .coalitions: return try counts.coalitions()
            case .compare: return try counts.compare()
            default: return try counts.counterfactual()
            }
        }
    }

    /// What a page without a script lacks, for those who have none.
    static func noScript(_ words: Words) -> HTML {
        .tag("noscript", [], .tag("p", [("class", "fault")], .text(words["noscript"])))
    }

    /// What an operation refused, in its words.
    static func fault(_ problem: Problem, _ context: RequestContext) -> HTML {
        .tag(
            "p", [("class", "fault"), ("role", "alert")],
            .text(problem.detail.text(in: context.registry.texts[context.language]))
        )
    }
}
