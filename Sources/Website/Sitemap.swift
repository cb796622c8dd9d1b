// SPDX-License-Identifier: Apache-2.0
import HTTP
import Record
import Text
import Web

/// The pages that a search engine is to know (sitemaps.org, version 0.9): every view of the dashboard, and of it every
/// election, party and number of the law, each in all languages.
///
/// An address in a sitemap is absolute; where no public URL is given it begins with where the server listens.
enum Sitemap {
    static let path = "/sitemap.xml"

    static func document(_ context: RequestContext) -> [UInt8] {
        let base = context.site.base.isEmpty ? context.site.publicURL() : context.site.base
        let pages = pages(context.registry).map { page in
            Language.allCases.map { language in
                (
                    language,
                    base
                        + RequestContext.location(path: "/", [page[0], ("lang", language.rawValue)] + page.dropFirst())
                )
            }
        }
        var urls = pages.flatMap { versions in
            let alternates = versions.map { language, address in
                HTML.tag(
                    "xhtml:link", [("rel", "alternate"), ("hreflang", language.rawValue), ("href", address)])
            }
            return versions.map { _, address in
                HTML.tag("url", [], all: [.tag("loc", [], .text(address))] + alternates)
            }
        }
        urls.append(.tag("url", [], .tag("loc", [], .text(base + "/docs"))))
        let set = HTML.tag(
            "urlset",
            [
                ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
                ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
            ], all: urls)
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(set.text)\n".utf8)
    }

    /// The parameters of each page, the view before the others.
    private static func pages(_ registry: Record) -> [[Embed.Pair]] {
        let things: [View: (name: String, ids: [String])] = [
            .results: ("election", registry.elections.ids), .parties: ("party", registry.parties.ids),
            .law: ("key", registry.series.ids),
        ]
        return View.allCases.flatMap { view -> [[Embed.Pair]] in
            let own: Embed.Pair = ("view", view.rawValue)
            let ofThings = things[view].map { name, ids in ids.map { [own, (name, $0)] } } ?? []
            return [[own]] + ofThings
        }
    }
}
