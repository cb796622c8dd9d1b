// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Registry

/// The dashboard as the server renders it: useful as it is, and taken over by its script where one runs.
///
/// * The whole state is in the address. The simulator is rendered in full, as a form that needs no script; of every
///   other view the table behind it.
/// * Parameters that a page does not know are told and not refused: a link that somebody shares comes back with the
///   marks of those who passed it on.
struct DashboardPage {
    let call: Call
    let words: Words
    let view: View

    init(_ call: Call) {
        self.call = call
        words = call.site.assets.words(call.language)
        view = Self.views.first { $0.rawValue == call.parameters.text("view") } ?? .simulator
    }

    /// The views whose operation this API has.
    static let views: [View] = {
        let paths = Set(Endpoints.all.map(\.path))
        return View.allCases.filter { paths.contains($0.path) }
    }()

    /// The page of `/`.
    static func document(_ call: Call) -> [UInt8] { DashboardPage(call).document }

    private var document: [UInt8] {
        let title = "\(words[view.title]) · \(words["brand"])"
        let frame = Frame(
            title: title, description: words["description"], language: call.language,
            languages: Language.allCases.map { ($0, address(view, $0)) }, assets: call.site.assets, words: words,
            hasScript: true, head: head)
        return frame.document(
            navigation: navigation,
            main: [.tag("h1", [("id", "title")], .text(words[view.title]))]
                + (view == .simulator ? SimulatorView(self).html : TableView(self).html),
            attributes: [("data-assets", call.site.assets.address("")), ("data-view", view.rawValue)])
    }

    private var head: [HTML] {
        [
            .tag(
                "link",
                [
                    ("rel", "preload"), ("as", "fetch"), ("crossorigin", "anonymous"),
                    ("href", call.site.assets.address(Assets.wordsFile(call.language))),
                ]),
            .tag("link", [("rel", "alternate"), ("type", "application/json"), ("href", "/v1")]),
        ] + forLinks
    }

    /// What those who show a link to the page take from it.
    private var forLinks: [HTML] {
        let page = address(view, call.language)
        let embed = Embed(view: call.parameters, call.registry)
        let social = SocialTags(
            title: "\(words[view.title]) · \(words["brand"])", description: words["description"],
            language: call.language, page: page, embed: embed, words: words, site: call.site)
        guard embed != nil else { return social.html }
        return social.html + [
            .tag(
                "link",
                [
                    ("rel", "alternate"), ("type", "application/json+oembed"), ("title", words[view.title]),
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

    private var navigation: HTML {
        .tag(
            "nav", [("aria-label", words["nav"])],
            .tag(
                "ul", [],
                all: Self.views.map { each in
                    .tag(
                        "li", [],
                        .link(
                            address(each, call.language), words[each.title],
                            [("data-view", each.rawValue), ("aria-current", each == view ? "page" : nil)]))
                }))
    }
}
