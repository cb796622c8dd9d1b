// SPDX-License-Identifier: Apache-2.0
import HTTP
import Record
import RecordOperations
import Text
import Web

/// The pages that a search engine is to know (sitemaps.org, version 0.9): where a reader begins, every list and every record,
/// and every tool of the dashboard, each in all languages.
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
                    base + RequestContext.location(path: page.path, page.pairs + [("lang", language.rawValue)])
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

    /// The path of each page, and its parameters but the language.
    private static func pages(_ registry: Record) -> [(path: String, pairs: [Embed.Pair])] {
        let records = Resources.all.flatMap { resource in
            [resource.pagePath] + resource.ids(registry).map { "\(resource.pagePath)/\($0)" }
        }
        return (["/", "/data"] + records).map { ($0, []) } + View.allCases.map { ("/", [("view", $0.rawValue)]) }
    }
}
