// SPDX-License-Identifier: Apache-2.0
import HTTP
import Record
import Text

/// What is served to browsers and crawlers beside the operations of the contract: the files that pages load, and what is
/// looked for at the root of every site.
enum Pages {
    static var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/assets/{version}/{name}", operation: "getAsset", asset),
            Endpoint(.get, "/favicon.ico", operation: "getIcon", icon),
            Endpoint(.get, "/robots.txt", operation: "getRobots", robots),
            Endpoint(.get, Sitemap.path, operation: "getSitemap") { (call) throws(Problem) in
                .bytes(Sitemap.document(call), mediaType: "application/xml", isCacheable: true)
            },
        ].map { $0.tolerating(.ofAppended) }
    }

    /// A file by the version that the page was made with.
    ///
    /// A page from before a reload asks for a version that is gone; it gets today's files, which nobody may keep under
    /// that address.
    private static func asset(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let file = try file(call.captures[1], call)
        let isForGood = call.captures[0] == call.site.assets.version
        return .asset(file.bytes, mediaType: file.mediaType, isForGood: isForGood)
    }

    /// For those who look for it without having read a page.
    private static func icon(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let file = try file("favicon.ico", call)
        return .bytes(file.bytes, mediaType: file.mediaType, isCacheable: true)
    }

    private static func file(_ name: String, _ call: Call) throws(Problem) -> Assets.File {
        guard let file = call.site.assets[name] else { throw Problem(.notFound, "There is no asset \"\(name)\".") }
        return file
    }

    /// RFC 9309: everything may be read but counts, whose addresses have no end. Where the sitemap is can only be said by a
    /// whole address.
    private static func robots(_ call: Call) -> Endpoint.Answer {
        var lines = ["User-agent: *", "Disallow: /v1/simulations/"]
        if !call.site.base.isEmpty { lines.append("Sitemap: \(call.site.base)\(Sitemap.path)") }
        let text = lines.joined(separator: "\n") + "\n"
        return .bytes(Array(text.utf8), mediaType: Format.text.mediaType, isCacheable: true)
    }
}
