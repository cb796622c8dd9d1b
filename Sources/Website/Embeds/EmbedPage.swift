// SPDX-License-Identifier: Apache-2.0
import Charts
package import HTTP
import JSON
import Record
package import Text
package import Web

/// A chart as a page for a frame on pages of other origins: the picture, its table, and where it is from.
///
/// It is whole without a script; the one that it has tells the page around the frame how high it is.
package struct EmbedPage {
    /// What a browser may load on the page, and that every page may show it (CSP level 3).
    private static let policy =
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *; object-src 'none'"

    /// What lets other origins frame the page; a page that isolates itself frames only those that do so as well (HTML
    /// standard, 7.1.4), and all that this one loads is our own.
    package static let fields: [(name: StaticString, value: String)] = [
        ("Content-Security-Policy", policy), ("Cross-Origin-Embedder-Policy", "require-corp"),
    ]

    /// The widths in which the chart is drawn, and the windows up to which each is shown.
    private static let sizes: [(window: Int?, width: Int)] = [(259, 240), (339, 280), (559, 440), (nil, 640)]

    /// Pixels around the picture, from style sheet embed.css: beside it, and above and below it with the words.
    private static let (beside, below) = (16, 112)
    /// The widest that a picture is shown.
    private static let widest = 760

    let embed: Embed
    let drawing: Drawing
    let table: Table?
    let context: RequestContext
    private var words: Words { context.site.assets.words(context.language) }

    init?(_ embed: Embed, _ document: Document, _ context: RequestContext) {
        guard let drawing = document.drawing else { return nil }
        self.embed = embed
        self.drawing = drawing
        self.context = context
        table = document.table
    }

    /// The page and the field `Link` that leads to its oEmbed.
    var content: Operation.Content {
        .page(
            document,
            fields: Self.fields + [
                ("Link", "<\(discovery)>; rel=\"alternate\"; type=\"application/json+oembed\""),
                ("Referrer-Policy", "same-origin"),
            ])
    }

    /// Where the page is told of to those who show links (oEmbed section 4).
    private var discovery: String { OEmbed.address(of: embed.page(context.language), context.site) }

    private var document: [UInt8] {
        let assets = context.site.assets
        let social = SocialTags(
            title: drawing.title, description: drawing.description, language: context.language,
            page: embed.page(context.language), embed: embed, words: words, site: context.site)
        return Self.html(
            context.language, isDark: embed.isDark, assets, title: drawing.title,
            head: [
                .tag("meta", [("name", "description"), ("content", drawing.description)])
            ] + social.html + [
                .tag(
                    "link",
                    [
                        ("rel", "alternate"), ("type", "application/json+oembed"), ("title", drawing.title),
                        ("href", discovery),
                    ]),
                .tag("script", [("src", assets.address("embedded.js")), ("defer", "")]),
            ],
            body: [
                .tag("h1", [("class", "hidden")], .text(drawing.title)),
                .tag("figure", [], picture, caption),
                details,
            ]
        ).document
    }

    private static func html(
        _ language: Language, isDark: Bool, _ assets: Assets, title: String, head: [HTML], body: [HTML]
    ) -> HTML {
        .tag(
            "html", [("lang", language.rawValue), ("class", isDark ? "dark" : nil)],
            .tag(
                "head", [],
                all: [
                    .tag("meta", [("charset", "utf-8")]),
                    .tag("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
                    .tag("title", [], .text(title)),
                ] + head + [
                    .tag("link", [("rel", "icon"), ("type", "image/svg+xml"), ("href", assets.address("icon.svg"))]),
                    .tag("link", [("rel", "stylesheet"), ("href", assets.address("embed.css"))]),
                ]),
            .tag("body", [], .tag("main", [], all: body)))
    }

    /// The chart for the width of the frame: drawn anew and not only made smaller, so that its words can be read.
    private var picture: HTML {
        func size(_ width: Int) -> [HTML.Attribute] {
            [("width", String(width)), ("height", String(drawing.height(width: width)))]
        }
        let widest = embed.width ?? Self.sizes.last?.width ?? 640
        let image = HTML.tag(
            "img", [("src", source(widest)), ("alt", drawing.description)] + size(widest))
        guard embed.width == nil else { return image }
        let others = Self.sizes.compactMap { window, width in
            window.map { most -> HTML in
                .tag("source", [("media", "(max-width: \(most)px)"), ("srcset", source(width))] + size(width))
            }
        }
        return .tag("picture", [], all: others + [image])
    }

    private func source(_ width: Int) -> String {
        embed.address(as: .svg, context.language, more: embed.width == nil ? [("width", String(width))] : [])
    }

    private var caption: HTML {
        let blank: [HTML.Attribute] = [("target", "_blank"), ("rel", "noopener")]
        return .tag(
            "figcaption", [], .text(words["embed.source"] + " "),
            .link(embed.dashboard(context.language), words["brand"], blank), " · ",
            .link(embed.address(as: .csv, context.language), "CSV", blank), " · ",
            .link(embed.address(as: .json, context.language), "JSON", blank))
    }

    private var details: HTML {
        guard let table else { return .pieces([]) }
        return .tag(
            "details", [], .tag("summary", [], .text(words["embed.table"])),
            html(table).scrolling(words["embed.table"]))
    }

    /// The columns that have a name among the words.
    private func html(_ table: Table) -> HTML {
        let hasName = table.columns.contains { $0.name == "name" }
        let columns = table.columns.filter { column in
            words.known("column." + column.name) != nil && !(hasName && column.name == "party")
        }
        let unit = embed.query.first { $0.name == "key" }.flatMap { context.registry.series[$0.value]?.unit }
        return PageTable(
            columns: columns.map { column in
                .init(words["column." + column.name]) { row in cell(column.name, column.cell(of: row), unit: unit) }
            }, rows: table.rows
        ).html
    }

    /// A value as the language writes it.
    private func cell(_ column: String, _ value: JSON?, unit: String?) -> String {
        let figures = Figures(words, context.language)
        if column == "value", let unit { return figures.amount(value, unit: unit) }
        if column.hasPrefix("p_") { return figures.runs(value) }
        if column.hasSuffix("percent") { return figures.share(value) }
        if case .number = value { return figures.number(value) }
        let isDay = ["date", "from", "to", "founded", "ended"].contains(column)
        return isDay ? figures.date(value) : value.shown
    }

    /// About how high the page is in a frame of that width.
    func height(width: Int) -> Int {
        let size = Self.sizes.first { width <= $0.window ?? width }
        let drawn = embed.width ?? size?.width ?? 640
        let shown = min(max(width - Self.beside, 1), Self.widest)
        return shown * drawing.height(width: drawn) / drawn + Self.below
    }
}

// MARK: - What cannot be drawn

extension EmbedPage {
    /// Whether a request is one for a page of this kind.
    package static func isAsked(by request: Request) -> Bool { request.path.hasPrefix(Embed.path) }

    /// A problem in words, where otherwise there would be a broken picture.
    package static func document(of problem: Problem, in language: Language, _ texts: Texts, _ site: Site) -> [UInt8] {
        func said(_ message: Message) -> String { message.text(in: texts[language]) }
        let blank: [HTML.Attribute] = [("target", "_blank"), ("rel", "noopener")]
        return html(
            language, isDark: false, site.assets, title: said(problem.kind.title), head: [],
            body: [
                .tag("h1", [], .text(said(problem.kind.title))), .tag("p", [], .text(said(problem.detail))),
                .tag("ul", [], all: problem.faults.map { .tag("li", [], .text(said($0.sentence))) }),
                .tag(
                    "p", [],
                    .link(
                        RequestContext.location(
                            path: "/problems/\(problem.kind.rawValue)", [("lang", language.rawValue)]),
                        said(problem.kind.remedy), blank)),
            ]
        ).document
    }
}
