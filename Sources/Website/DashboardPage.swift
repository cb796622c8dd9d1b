// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text
package import Web

/// The dashboard as the server renders it: useful as it is, and taken over by its script where one runs.
///
/// * The whole state is in the address. The simulator is rendered in full, as a form that needs no script; of every
///   other view the tables behind it.
/// * What cannot be shown as asked is said in the place of the view; the script leaves such a page as it is.
package struct DashboardPage {
    let context: RequestContext
    let words: Words
    let view: View
    let asked: PageAddress

    init(_ context: RequestContext) {
        self.context = context
        words = context.site.assets.words(context.language)
        view = context.parameters.text("view").flatMap(View.init) ?? .simulator
        asked = PageAddress(context.parameters, context.registry)
    }

    var figures: Figures { Figures(words, context.language) }

    /// The page of `/`.
    package static func answer(_ context: RequestContext) -> Operation.Answer {
        let page = DashboardPage(context)
        let (scenario, objections) = page.reading
        guard objections.isEmpty else { return .page(page.document(objections.map(\.html), isRefused: true)) }
        switch (page.view, scenario) {
        case (.simulator, let scenario?): return .page(page.document(SimulatorView(page, scenario).html))
        case (.chances, let scenario?): return ChancesView(page).answer(scenario)
        default: return .page(page.document(TableView(page).html(scenario)))
        }
    }

    /// The document around the content of the view.
    func document(_ content: [HTML], isRefused: Bool = false) -> [UInt8] {
        let isNamed = !asked.faults.contains { $0.name == "view" }
        let heading = words[isNamed ? view.title : "asked.nowhere"]
        let frame = Frame(
            title: "\(heading) · \(words["brand"])", description: words["description"], language: context.language,
            languages: Language.allCases.map { ($0, address(view, $0)) }, assets: context.site.assets, words: words,
            hasScript: true, base: context.site.base, head: head(heading, isShown: !isRefused))
        return frame.document(
            navigation: .pieces([navigation(isNamed)] + strange),
            main: [.tag("h1", [("id", "title")], .text(heading))] + content,
            attributes: [
                ("data-assets", context.site.assets.address("")), ("data-view", view.rawValue),
                ("data-refused", isRefused ? "true" : nil),
                ("data-canonical", asked.canonical.map { RequestContext.location(path: "/", $0) }),
                ("data-counted", Scenario.counted(context.registry).map(\.id).joined(separator: ",")),
            ])
    }

    private func head(_ heading: String, isShown: Bool) -> [HTML] {
        let words = HTML.tag(
            "link",
            [
                ("rel", "preload"), ("as", "fetch"), ("crossorigin", "anonymous"),
                ("href", context.site.assets.address(Assets.wordsFile(context.language))),
            ])
        let data = HTML.tag("link", [("rel", "alternate"), ("type", "application/json"), ("href", "/v1")])
        // The script takes only what is shown.
        return (isShown ? [words, data] : [data])
            + forLinks(heading, isShown ? chart : nil)
    }

    /// What those who show a link to the page take from it.
    private func forLinks(_ heading: String, _ embed: Embed?) -> [HTML] {
        let page = address(view, context.language)
        let social = SocialTags(
            title: "\(heading) · \(words["brand"])", description: words["description"],
            language: context.language, page: page, embed: embed, words: words, site: context.site)
        guard embed != nil else { return social.html }
        return social.html + [
            .tag(
                "link",
                [
                    ("rel", "alternate"), ("type", "application/json+oembed"), ("title", heading),
                    ("href", OEmbed.address(of: page, context.site)),
                ])
        ]
    }

    /// The address of the chart of this view, as a page for frames; nil where the view has none.
    var embed: String? { chart?.page(context.language) }

    /// The chart that shows what the address names; nil where no chart does.
    var chart: Embed? { Embed(view: context.parameters, context.registry) }

    /// The same state in another view or language.
    func address(_ view: View, _ language: Language) -> String {
        let kept = context.parameters.pairs.filter { !["view", "lang"].contains($0.name) && !$0.value.isEmpty }
        return RequestContext.location(path: "/", [("view", view.rawValue), ("lang", language.rawValue)] + kept)
    }

    /// Nothing but a view with what it is asked.
    func address(_ view: View, _ pairs: [Scenario.Pair]) -> String {
        RequestContext.location(path: "/", [("view", view.rawValue), ("lang", context.language.rawValue)] + pairs)
    }

    /// The same page with other values, and without some.
    func address(with pairs: [Scenario.Pair] = [], without names: [String] = []) -> String {
        let replaced = names + pairs.map(\.name)
        let kept = context.parameters.pairs.filter { !replaced.contains($0.name) && !$0.value.isEmpty }
        let rest =
            kept.contains { $0.name == "lang" } || replaced.contains("lang")
            ? kept : kept + [("lang", context.language.rawValue)]
        return RequestContext.location(path: "/", rest + pairs)
    }

    private func navigation(_ isNamed: Bool) -> HTML {
        .tag(
            "nav", [("aria-label", words["nav"])],
            .tag(
                "ul", [],
                all: View.allCases.map { each in
                    .tag(
                        "li", [],
                        .link(
                            address(each, context.language), words[each.title],
                            [
                                ("data-view", each.rawValue),
                                ("aria-current", each == view && isNamed ? "page" : nil),
                            ]))
                }))
    }
}
