// SPDX-License-Identifier: Apache-2.0
import HTTP
import Text
package import Web

/// What is served to browsers and crawlers beside the operations of the contract: the files that pages load, and what is
/// looked for at the root of every site.
package enum Pages {
    package static var operations: [Operation] {
        [
            Operation(.get, "/assets/{version}/{name}", id: "getAsset", asset),
            Operation(.get, "/favicon.ico", id: "getIcon", icon),
            Operation(.get, "/robots.txt", id: "getRobots", robots),
            Operation(.get, Sitemap.path, id: "getSitemap") { (context) throws(Problem) in
                .bytes(Sitemap.document(context), mediaType: "application/xml", isCacheable: true)
            },
        ].map { $0.tolerating(.ofAppended) }
    }

    /// A file by the version that the page was made with.
    ///
    /// A page from before a reload asks for a version that is gone; it gets today's files, which nobody may keep under
    /// that address.
    private static func asset(_ context: RequestContext) throws(Problem) -> Operation.Answer {
        let file = try file(context.captures[1], context)
        let isForGood = context.captures[0] == context.site.assets.version
        return .asset(file.bytes, mediaType: file.mediaType, isForGood: isForGood)
    }

    /// For those who look for it without having read a page.
    private static func icon(_ context: RequestContext) throws(Problem) -> Operation.Answer {
        let file = try file("favicon.ico", context)
        return .bytes(file.bytes, mediaType: file.mediaType, isCacheable: true)
    }

    private static func file(_ name: String, _ context: RequestContext) throws(Problem) -> Assets.File {
        guard let file = context.site.assets[name] else { throw Problem(.notFound, "There is no asset \"\(name)\".") }
        return file
    }

    /// RFC 9309: everything may be read but counts, whose addresses have no end. Where the sitemap is can only be said by a
    /// whole address.
    private static func robots(_ context: RequestContext) -> Operation.Answer {
        var lines = ["User-agent: *", "Disallow: /v1/simulations/"]
        if !context.site.base.isEmpty { lines.append("Sitemap: \(context.site.base)\(Sitemap.path)") }
        let text = lines.joined(separator: "\n") + "\n"
        return .bytes(Array(text.utf8), mediaType: Format.text.mediaType, isCacheable: true)
    }
}
