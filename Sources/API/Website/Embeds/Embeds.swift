// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// `/embed/hemicycle` and so on, `/embed.js` and `/oembed`: charts on pages of other origins.
enum Embeds {
    static var operations: [Operation] {
        Embed.charts.map { name, chart in
            Operation(
                .get, Embed.path + name, id: chart.id.replacing("draw", with: "embed"),
                parameters: Embed.parameters(of: chart)
            ) { (context) throws(Problem) in try page(name, context) }.tolerating(.ofAppended)
        } + [
            Operation(.get, "/embed.js", id: "getEmbedScript", script).tolerating(.ofAppended),
            // oEmbed section 2.2: a provider ignores arguments that it does not expect.
            Operation(.get, OEmbed.path, id: "getOEmbed", parameters: OEmbed.parameters, OEmbed.answer)
                .tolerating(.ofAll),
        ]
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
enum OEmbed {
    static let path = "/oembed"
    static let parameters = ["format", "lang", "maxheight", "maxwidth", "url"]

    /// The width of a frame where nothing narrower is asked for.
    private static let width = 640
    private static let (cacheAge, mostPixels) = (3600, 100_000)

    /// The address of the oEmbed of a page of ours.
    static func address(of page: String, _ site: Site) -> String {
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
