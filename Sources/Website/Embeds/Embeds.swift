// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
package import Web

/// `/embed/hemicycle` and so on, `/embed.js` and `/oembed`: charts on pages of other origins.
package enum Embeds {
    package static var operations: [Operation] {
        Embed.charts.map { name, chart in
            Operation(
                .get, Embed.path + name, id: chart.id.replacing("draw", with: "embed"),
                parameters: Embed.parameters(of: chart)
            ) { (context) throws(Problem) in try page(name, context) }
            .documented(text(of: chart)).tolerating(.ofAppended)
        } + [
            Operation(.get, "/embed.js", id: "getEmbedScript", script)
                .documented(
                    OperationText(
                        .embeds, "The script beside a frame",
                        """
                        For a page that shows charts of this server in frames: it makes each as high as the \
                        page in it says to be. Without it a frame keeps the height that it was given.
                        """, .content([("text/javascript", .string)]), example: "/embed.js")
                ).tolerating(.ofAppended),
            // oEmbed section 2.2: a provider ignores arguments that it does not expect.
            Operation(.get, OEmbed.path, id: "getOEmbed", parameters: OEmbed.parameters, OEmbed.answer)
                .documented(
                    OperationText(
                        .embeds, "How to show a page of this server in another page",
                        """
                        https://oembed.com, version 1.0, of type `rich`: for a page under `/embed/` or another page \
                        that has a chart, the frame to put into a page. Addresses are those of the server's \
                        public address (`--public-url`); a `url` of another server, or one that shows no chart, is \
                        answered 404, and `format=xml` 501.
                        """, .json(.oEmbed),
                        example: "/oembed?url=http://localhost/embed/hemicycle?election=mazhilis-2023")
                )
                .tolerating(.ofAll),
        ]
    }

    private static func text(of chart: Operation) -> OperationText {
        let example = chart.text?.example ?? ""
        return OperationText(
            .embeds, "\(chart.text?.summary ?? chart.id), for a frame",
            """
            A page for an `iframe` on pages of any origin: the chart of `\(chart.path)` by the same parameters, its \
            table and where it is from. With a script it tells the page around it how high it is.
            """, .content([("text/html", .page)]),
            named: [.lang] + chart.parameters.filter { $0.isRequired || example.contains("\($0.name)=") }
                + Appended.pym,
            example: example.replacing(Embed.pathOfData, with: Embed.path).replacing(".json", with: ""))
    }

    private static func page(_ name: String, _ context: RequestContext) throws(Problem) -> Operation.Work {
        return { () throws(Problem) in
            let embed = Embed(chart: name, query: Embed.query(context.parameters.pairs))
            return try embed.answer(context) { document in
                EmbedPage(embed, document, context)?.content ?? .document(document)
            }
        }
    }

    /// What a page puts beside its frames; the address has no version, as it stands in pages of others.
    private static func script(_ context: RequestContext) throws(Problem) -> Operation.Answer {
        guard let file = context.site.assets["embed.js"] else {
            throw Problem(.notFound, "This server has no files of pages.")
        }
        return .bytes(file.bytes, mediaType: file.mediaType, isCacheable: true)
    }
}

/// A page as others may show it, in the words of https://oembed.com (version 1.0).
package enum OEmbed {
    static let path = "/oembed"
    static let parameters: [Parameter] = [
        .format, .lang,
        Parameter(
            "maxheight", .integer(from: 1, to: mostPixels),
            "The highest that the frame and the thumbnail may be, in pixels.", example: 300),
        Parameter(
            "maxwidth", .integer(from: 1, to: mostPixels),
            "The widest that the frame and the thumbnail may be, in pixels.", example: 400),
        Parameter(
            "url", .string(from: 1), "The address of the page, under the public address of this server.",
            example: "http://localhost/embed/hemicycle?election=mazhilis-2023", isRequired: true),
    ]

    /// The width of a frame where nothing narrower is asked for.
    private static let width = 640
    private static let (cacheAge, mostPixels) = (3600, 100_000)

    /// The address of the oEmbed of a page of ours.
    package static func address(of page: String, _ site: Site) -> String {
        let base = site.publicURL()
        return base + RequestContext.location(path: path, [("url", base + page), ("format", "json")])
    }

    static func answer(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let parameters = context.parameters
        if parameters.text("format") == "xml" {
            // oEmbed section 2.3.5.
            throw Problem(
                .notImplemented, "This oEmbed is served as json only; ask for format=json.",
                faults: [Problem.Fault(place: .parameter("format"), detail: "is xml", allowed: ["json"])])
        }
        let most = (
            width: parameters.integer("maxwidth", in: 1...mostPixels),
            height: parameters.integer("maxheight", in: 1...mostPixels)
        )
        if parameters.text("url") == nil {
            parameters.report("url", "is missing; give the address of a page of this server that shows a chart")
        }
        return { () throws(Problem) in
            let url = parameters.text("url") ?? ""
            guard let target = context.site.target(of: url), let embed = Embed(target: target, context) else {
                throw unknown("\(url) is no page with a chart under \(context.site.publicURL()).")
            }
            var page = context
            page.language = language(of: target) ?? context.language
            do throws(Problem) {
                return try embed.answer(page) { [page] document in
                    .bytes(
                        body(embed, document, page, most), mediaType: "application/json", isCacheable: true,
                        inLanguage: true)
                }
            } catch {
                // oEmbed section 2.3.5: 404 where there is no response for the URL.
                throw unknown("\(url) shows no chart. \(error.detail)")
            }
        }
    }

    private static func unknown(_ detail: Message) -> Problem {
        Problem(
            .notFound, detail,
            faults: [Problem.Fault(place: .parameter("url"), detail: "is the address of no page with a chart")])
    }

    /// The language that the address of a page names.
    private static func language(of target: String) -> Language? {
        let pairs = try? QueryString.parse(Target(target).query ?? "")
        return pairs?.first { $0.name == "lang" }.flatMap { Language(rawValue: $0.value) }
    }

    private static func body(
        _ embed: Embed, _ document: Document, _ context: RequestContext, _ most: (width: Int?, height: Int?)
    ) -> [UInt8] {
        guard let page = EmbedPage(embed, document, context) else { return [] }
        let site = context.site
        let width = min(most.width ?? Self.width, Self.width)
        let height = min(most.height ?? .max, page.height(width: width))
        let frame = HTML.tag(
            "iframe",
            [
                ("src", site.publicURL() + embed.page(context.language)), ("title", page.drawing.title),
                ("width", String(width)), ("height", String(height)), ("style", "border:0;max-width:100%"),
                ("loading", "lazy"),
            ])
        var members: [JSON.Member] = [
            .init("cache_age", .integer(cacheAge)), .init("height", .integer(height)),
            .init("html", .string(frame.text)),
            .init("provider_name", .string(site.assets.words(context.language).known("brand") ?? "Mandat")),
            .init("provider_url", .string(site.publicURL() + "/")), .init("title", .string(page.drawing.title)),
            .init("type", "rich"), .init("version", "1.0"), .init("width", .integer(width)),
        ]
        if site.rasterizer != nil, let thumbnail = thumbnailWidth(most) {
            let isUsual = thumbnail == Drawing.card.width
            members += [
                .init("thumbnail_height", .integer(Drawing.cardHeight(width: thumbnail))),
                .init(
                    "thumbnail_url",
                    .string(site.publicURL() + embed.card(context.language, width: isUsual ? nil : thumbnail))),
                .init("thumbnail_width", .integer(thumbnail)),
            ]
        }
        return JSONWriter.bytes(.object(members))
    }

    /// The widest card within the limits; nil where a chart is never drawn so narrow.
    private static func thumbnailWidth(_ most: (width: Int?, height: Int?)) -> Int? {
        let byHeight = most.height.map { $0 * Drawing.card.width / Drawing.card.height } ?? .max
        let width = min(Drawing.card.width, most.width ?? .max, byHeight)
        return width >= Drawing.narrowest ? width : nil
    }
}
