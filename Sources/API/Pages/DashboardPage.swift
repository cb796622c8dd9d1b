// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// The dashboard as the server renders it: useful as it is, and taken over by its script where one runs.
///
/// * The whole state is in the address. The simulator is rendered in full, as a form that needs no script; of every
///   other view the tables behind it.
/// * What cannot be shown as asked is said in the place of the view; the script leaves such a page as it is.
struct DashboardPage {
    let call: Call
    let words: Words
    let view: View
    let asked: PageAddress

    init(_ call: Call) {
        self.call = call
        words = call.site.assets.words(call.language)
        view = call.parameters.text("view").flatMap(View.init) ?? .simulator
        asked = PageAddress(call.parameters, call.registry)
    }

    /// The views whose operation this API has.
    static let views: [View] = {
        let paths = Set(Endpoints.all.map(\.path))
        return View.allCases.filter { paths.contains($0.path) }
    }()

    var figures: Figures { Figures(words, call.language) }

    /// The page of `/`.
    static func answer(_ call: Call) -> Endpoint.Answer {
        let page = DashboardPage(call)
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
            title: "\(heading) · \(words["brand"])", description: words["description"], language: call.language,
            languages: Language.allCases.map { ($0, address(view, $0)) }, assets: call.site.assets, words: words,
            hasScript: true, base: call.site.base, head: head(heading, isShown: !isRefused))
        return frame.document(
            navigation: .pieces([navigation(isNamed)] + strange),
            main: [.tag("h1", [("id", "title")], .text(heading))] + content,
            attributes: [
                ("data-assets", call.site.assets.address("")), ("data-view", view.rawValue),
                ("data-refused", isRefused ? "true" : nil),
                ("data-canonical", asked.canonical.map { Call.location(path: "/", $0) }),
                ("data-counted", Scenario.counted(call.registry).map(\.id).joined(separator: ",")),
            ])
    }

    private func head(_ heading: String, isShown: Bool) -> [HTML] {
        let words = HTML.tag(
            "link",
            [
                ("rel", "preload"), ("as", "fetch"), ("crossorigin", "anonymous"),
                ("href", call.site.assets.address(Assets.wordsFile(call.language))),
            ])
        let data = HTML.tag("link", [("rel", "alternate"), ("type", "application/json"), ("href", "/v1")])
        // The script takes only what is shown.
        return (isShown ? [words, data] : [data])
            + forLinks(heading, isShown ? Embed(view: call.parameters, call.registry) : nil)
    }

    /// What those who show a link to the page take from it.
    private func forLinks(_ heading: String, _ embed: Embed?) -> [HTML] {
        let page = address(view, call.language)
        let social = SocialTags(
            title: "\(heading) · \(words["brand"])", description: words["description"],
            language: call.language, page: page, embed: embed, words: words, site: call.site)
        guard embed != nil else { return social.html }
        return social.html + [
            .tag(
                "link",
                [
                    ("rel", "alternate"), ("type", "application/json+oembed"), ("title", heading),
                    ("href", OEmbed.address(of: page, call.site)),
                ])
        ]
    }

    /// The address of the chart of this view, as a page for frames; nil where the view has none.
    var embed: String? { Embed(view: call.parameters, call.registry)?.page(call.language) }

    /// The same state in another view or language.
    func address(_ view: View, _ language: Language) -> String {
        let kept = call.parameters.pairs.filter { !["view", "lang"].contains($0.name) && !$0.value.isEmpty }
        return Call.location(path: "/", [("view", view.rawValue), ("lang", language.rawValue)] + kept)
    }

    /// Nothing but a view with what it is asked.
    func address(_ view: View, _ pairs: [Scenario.Pair]) -> String {
        Call.location(path: "/", [("view", view.rawValue), ("lang", call.language.rawValue)] + pairs)
    }

    /// The same page with other values, and without some.
    func address(with pairs: [Scenario.Pair] = [], without names: [String] = []) -> String {
        let replaced = names + pairs.map(\.name)
        let kept = call.parameters.pairs.filter { !replaced.contains($0.name) && !$0.value.isEmpty }
        let rest =
            kept.contains { $0.name == "lang" } || replaced.contains("lang")
            ? kept : kept + [("lang", call.language.rawValue)]
        return Call.location(path: "/", rest + pairs)
    }

    private func navigation(_ isNamed: Bool) -> HTML {
        .tag(
            "nav", [("aria-label", words["nav"])],
            .tag(
                "ul", [],
                all: Self.views.map { each in
                    .tag(
                        "li", [],
                        .link(
                            address(each, call.language), words[each.title],
                            [
                                ("data-view", each.rawValue),
                                ("aria-current", each == view && isNamed ? "page" : nil),
                            ]))
                }))
    }
}
