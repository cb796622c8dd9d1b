// SPDX-License-Identifier: Apache-2.0
import HTTP
import Record
package import Text
package import Web

/// What all pages have around their content: head, languages, footer.
package struct Frame {
    /// The part of the site that a page belongs to, as the navigation of every page names it.
    package enum Place: String, CaseIterable, Sendable {
        case elections, parties, people, law
        case whatIf = "what_if"
        case data

        /// Where the part begins.
        package var path: String {
            switch self {
            case .whatIf: "/?view=simulator"
            default: "/" + rawValue
            }
        }
    }

    let title: String
    let description: String
    let language: Language
    /// The addresses of this page in each language; one where it has one language only.
    let languages: [(language: Language, target: String)]
    let assets: Assets
    let words: Words
    /// Whether the scripts of the dashboard run on it.
    var hasScript = false
    /// What the address of the page begins with for those who keep it; empty where nobody has said so.
    var base = ""
    /// Elements of the head beside those of every page.
    var head: [HTML] = []
    /// The part of the site that the page belongs to; nil where it belongs to none.
    var place: Place?

    /// What is around a page.
    /// - Parameters:
    ///   - languages: the addresses of the page in each language.
    ///   - base: what the address of the page begins with for those who keep it.
    ///   - head: elements of the head beside those of every page.
    package init(
        title: String, description: String, language: Language, languages: [(language: Language, target: String)],
        assets: Assets, words: Words, hasScript: Bool = false, base: String = "", head: [HTML] = [],
        place: Place? = nil
    ) {
        (self.title, self.description, self.language, self.languages) = (title, description, language, languages)
        (self.assets, self.words, self.hasScript, self.base) = (assets, words, hasScript, base)
        (self.head, self.place) = (head, place)
    }

    /// What a browser may load on a page: our own files, nothing in line, nothing from elsewhere (CSP level 3).
    private static let policy =
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"

    /// What keeps other origins from framing or embedding a page, and the page from telling them where it was read.
    package static let fields: [(name: StaticString, value: String)] = [
        ("Content-Security-Policy", policy), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "same-origin"),
    ]

    private static let names: [Language: String] = [.english: "English", .russian: "Русский", .kazakh: "Қазақша"]

    /// The document around a page's own navigation and content.
    package func document(
        navigation: HTML = .pieces([]), main: [HTML], attributes: [HTML.Attribute] = []
    ) -> [UInt8] {
        HTML.tag(
            "html", [("lang", language.rawValue)],
            .tag("head", all: headElements),
            .tag(
                "body", attributes,
                .tag("a", [("class", "skip"), ("href", "#main")], .text(words["skip"])),
                .tag(
                    "header", [],
                    .tag("p", [("class", "brand")], .link("/?lang=\(language.rawValue)", words["brand"])),
                    siteNavigation, search, languageLinks),
                navigation,
                .tag("main", [("id", "main"), ("tabindex", "-1")], all: main),
                footer)
        ).document
    }

    private var headElements: [HTML] {
        var elements: [HTML] = [
            .tag("meta", [("charset", "utf-8")]),
            .tag("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
            .tag("meta", [("name", "color-scheme"), ("content", "light dark")]),
            .tag("meta", [("name", "description"), ("content", description)]),
            .tag("title", [], .text(title)),
            .tag("link", [("rel", "icon"), ("type", "image/svg+xml"), ("href", assets.address("icon.svg"))]),
            .tag("link", [("rel", "stylesheet"), ("href", assets.address("style.css"))]),
        ]
        if languages.count > 1 {
            elements += languages.map { language, target in
                .tag("link", [("rel", "alternate"), ("hreflang", language.rawValue), ("href", base + target)])
            }
        }
        // RFC 6596: without a public URL any address by which the page is reached is as good.
        if !base.isEmpty, let own = languages.first(where: { $0.language == language }) {
            elements.append(.tag("link", [("rel", "canonical"), ("href", base + own.target)]))
        }
        elements += head
        guard hasScript else { return elements }
        // All modules at once, so that none is found only when another one has come.
        let scripts = assets.files.filter { $0.name.hasSuffix(".js") && !$0.name.hasPrefix("embed") }
        elements += scripts.map { file in
            .tag("link", [("rel", "modulepreload"), ("href", assets.address(file.name))])
        }
        elements.append(.tag("script", [("type", "module"), ("src", assets.address("main.js"))]))
        return elements
    }

    /// The parts of the site, in three groups: what is on record, what could be, and the data of both.
    private var siteNavigation: HTML {
        .tag(
            "nav", [("class", "site"), ("aria-label", words["nav.site"])],
            .tag(
                "ul", [],
                all: Place.allCases.map { each in
                    .tag(
                        "li", [("class", each == .whatIf || each == .data ? "apart" : nil)],
                        .link(
                            each.path + (each == .whatIf ? "&" : "?") + "lang=\(language.rawValue)",
                            words["nav." + each.rawValue], [("aria-current", each == place ? "true" : nil)]))
                }))
    }

    private var search: HTML {
        .tag(
            "form", [("class", "find"), ("role", "search"), ("method", "get"), ("action", "/search")],
            .tag("input", [("type", "hidden"), ("name", "lang"), ("value", language.rawValue)]),
            .tag(
                "input",
                [
                    ("type", "search"), ("name", "q"), ("aria-label", words["search.what"]),
                    ("placeholder", words["search"]), ("value", ""),
                ]),
            .tag("button", [], .text(words["search"])))
    }

    private var languageLinks: HTML {
        guard languages.count > 1 else { return .pieces([]) }
        return .tag(
            "ul", [("class", "languages"), ("aria-label", words["languages"])],
            all: languages.map { language, target in
                .tag(
                    "li", [],
                    .link(
                        target, Self.names[language] ?? language.rawValue,
                        [
                            ("lang", language.rawValue), ("hreflang", language.rawValue),
                            ("data-lang", language.rawValue),
                            ("aria-current", language == self.language ? "true" : nil),
                        ]))
            })
    }

    private var footer: HTML {
        .tag(
            "footer", [],
            .tag("p", [], .text(words["footer.data"])),
            .tag(
                "ul", [("class", "row")],
                .tag("li", [], .link("/docs", words["footer.docs"])),
                .tag("li", [], .link("/openapi.yaml", "openapi.yaml")),
                .tag("li", [], .link("/v1/export.ndjson", words["footer.export"])),
                .tag("li", [], .link("/v1/sources.csv", words["footer.sources"]))))
    }
}

extension Operation.Answer {
    /// A page in a frame of ours.
    package static func page(_ html: [UInt8]) -> Operation.Answer { .content(.page(html)) }
}

extension Operation.Content {
    /// A page in a frame of ours.
    static func page(_ html: [UInt8]) -> Operation.Content { .page(html, fields: Frame.fields) }
}
