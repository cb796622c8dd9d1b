// SPDX-License-Identifier: Apache-2.0
import Charts
import HTTP
import Record
package import Text
package import Web

/// What those who show a link take from a page: Open Graph (ogp.me) and the cards of X.
package struct SocialTags {
    let title: String
    let description: String
    let language: Language
    /// Path and query of the page.
    let page: String
    /// The chart of the page; nil where it has none.
    let embed: Embed?
    let words: Words
    let site: Site

    /// The tags of a page.
    /// - Parameter page: path and query.
    package init(
        title: String, description: String, language: Language, page: String, embed: Embed?, words: Words, site: Site
    ) {
        (self.title, self.description, self.language, self.page) = (title, description, language, page)
        (self.embed, self.words, self.site) = (embed, words, site)
    }

    private static let locales: [Language: String] = [.english: "en_GB", .russian: "ru_RU", .kazakh: "kk_KZ"]

    /// The elements of the head.
    package var html: [HTML] {
        let image = image
        return properties([
            ("og:type", "website"), ("og:site_name", words["brand"]), ("og:title", title),
            ("og:description", description), ("og:url", site.publicURL() + page),
            ("og:locale", Self.locales[language] ?? language.rawValue),
        ])
            + (image.map { address in
                properties([
                    ("og:image", address), ("og:image:type", Format.png.mediaType),
                    ("og:image:width", String(Drawing.card.width)), ("og:image:height", String(Drawing.card.height)),
                    ("og:image:alt", title),
                ])
            } ?? [])
            + named([
                ("twitter:card", image == nil ? "summary" : "summary_large_image"), ("twitter:title", title),
                ("twitter:description", description),
            ]) + (image.map { named([("twitter:image", $0), ("twitter:image:alt", title)]) } ?? [])
    }

    /// The card of the chart, where this server makes them: nobody shows SVG for a link.
    private var image: String? {
        guard let embed, site.rasterizer != nil else { return nil }
        return site.publicURL() + embed.card(language)
    }

    private func properties(_ values: [(String, String)]) -> [HTML] {
        values.map { .tag("meta", [("property", $0), ("content", $1)]) }
    }

    private func named(_ values: [(String, String)]) -> [HTML] {
        values.map { .tag("meta", [("name", $0), ("content", $1)]) }
    }
}

extension Embed {
    /// The address of the chart on a card of the usual size, or narrower.
    func card(_ language: Language, width: Int? = nil) -> String {
        let plain = Embed(chart: chart, query: query.filter { $0.name != "width" })
        return plain.address(as: .png, language, more: width.map { [("width", String($0))] } ?? [])
    }
}
