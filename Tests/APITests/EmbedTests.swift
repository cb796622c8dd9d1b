// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import JSON
import Record
import Testing
import Text

@testable import API
@testable import Web
@testable import Website

/// Charts on pages of other origins, over the repository's dataset and files.
@Suite struct `Charts for other pages` {
    private static let host = "https://mandat.example"
    private static let queries = [
        "hemicycle": "election=mazhilis-2023", "bars": "election=mazhilis-2023",
        "votes-seats": "election=mazhilis-2023",
        "slope": "election=mazhilis-2021,mazhilis-2023", "thresholds": "key=registration.members", "turnout": "",
        "lineage": "party=amanat",
        "sweep": "system=mazhilis-2023&votes=amanat:54,auyl:11&param=threshold&from=0&to=15&step=1",
        "quantiles": "system=mazhilis-2023&shares=amanat:54,auyl:11&sample_size=1000&draws=64",
    ]

    private let assets: Assets
    private let api: API

    /// One for all cases, as there are many.
    private static let shared = Result { try api(Mandat.assets.get()) }

    init() throws { (assets, api) = (try Mandat.assets.get(), try Self.shared.get()) }

    private static func api(
        _ assets: Assets, rasterizer: Rasterizer? = Rasterizer { _ in .failure(.busy) }, host: String = host
    ) throws -> API {
        API(
            registry: try Mandat.registry(),
            site: Site(
                version: "1", assets: assets, rasterizer: rasterizer,
                publicURL: { host }))
    }

    private func get(_ target: String, _ fields: [(name: String, value: String)] = []) throws -> Answer {
        try Mandat.get(target, fields, from: api)
    }

    private func oEmbed(_ url: String, _ more: String = "") throws -> Answer {
        try get("/oembed?url=\(PercentEncoding.encode(url))\(more)")
    }

    @Test(arguments: queries.keys.sorted(), Language.allCases)
    func `every chart has a page with its picture, its table and where it is from`(
        chart: String, language: Language
    ) throws {
        #expect(Embed.charts.map(\.name).sorted() == Self.queries.keys.sorted())
        let query = try #require(Self.queries[chart]) + "&theme=dark&lang=\(language.rawValue)"
        let target = "/embed/\(chart)?" + query.drop { $0 == "&" }
        let page = try get(target)
        #expect(page.status == 200, "\(page.text)")
        #expect(page.field("content-type") == "text/html; charset=utf-8")
        #expect(page.field("content-language") == language.rawValue)
        #expect(page.text.contains("<html lang=\"\(language.rawValue)\" class=\"dark\">"))
        #expect(page.text.contains("<th scope=\"col\">") && page.text.contains("<tbody>\n<tr>"))
        #expect(!page.text.contains("embed.") || page.text.contains("embed.css"))
        #expect(page.text.contains("target=\"_blank\" rel=\"noopener\">Mandat</a>"))
        for place in ["href=\"/", "src=\"/v1/charts/", "srcset=\"/v1/charts/"] {
            let links = page.text.components(after: place.prefix { $0 != "/" } + "\"").filter { $0.hasPrefix("/") }
            for link in links.map({ $0.replacing("&amp;", with: "&") }) {
                let accept = link.hasPrefix("/?") ? [(name: "accept", value: "text/html")] : []
                #expect(try get(link, accept).status == 200, "\(link)")
            }
        }
    }

    @Test func `a page may be framed by anybody, and the dashboard by nobody else`() throws {
        let page = try get("/embed/hemicycle?election=mazhilis-2023")
        let policy = try #require(page.field("content-security-policy"))
        #expect(policy.hasPrefix("default-src 'self';") && policy.contains("frame-ancestors *"))
        #expect(page.field("x-frame-options") == nil)
        let dashboard = try get("/", [("accept", "text/html")])
        #expect(dashboard.field("content-security-policy")?.contains("frame-ancestors 'self'") == true)
        #expect(dashboard.field("cross-origin-resource-policy") == "same-origin")
        for forbidden in ["<style", "style=\"", " onload", "javascript:", "src=\"http", "<script>"] {
            #expect(!page.text.contains(forbidden), "\(forbidden)")
        }
    }

    @Test(arguments: [
        ("/embed/hemicycle", 400), ("/embed/hemicycle?election=no-such", 400), ("/embed/hemicycle?electoin=x", 400),
        ("/embed/hemicycle?seats=a:0", 422), ("/embed/no-such", 404), ("/embed/hemicycle?seats=a:1&shape=array", 400),
        ("/embed/bars?seats=a:1&format=png", 406), ("/embed/hemicycle?seats=a:1&theme=pink", 400),
        ("/embed/slope?election=mazhilis-2023,mazhilis-2021,mazhilis-2016", 400),
    ])
    func `what cannot be drawn is a problem, for a browser in words`(target: String, status: Int) throws {
        let data = try get(target)
        #expect(data.status == status)
        #expect(data.field("content-type") == "application/problem+json")
        let page = try get(target, [("accept", "text/html,*/*;q=0.8")])
        #expect(page.status == status)
        #expect(page.field("content-type") == "text/html; charset=utf-8")
        #expect(page.field("content-security-policy")?.contains("frame-ancestors *") == true)
        #expect(page.field("cache-control") == "no-store")
        #expect(page.text.contains("<h1>") && !page.text.contains("<img"))
    }

    @Test func `what a reader sends never becomes markup`() throws {
        let sent = PercentEncoding.encode("<img src=x onerror=alert(1)>\"'&,")
        for target in [
            "/embed/hemicycle?seats=a:1&title=\(sent)", "/embed/hemicycle?seats=a:1&childId=\(sent)",
            "/embed/hemicycle?seats=\(sent):1", "/embed/hemicycle?election=\(sent)", "/embed/\(sent)",
        ] {
            let page = try get(target, [("accept", "text/html")]).text
            #expect(!page.contains("<img src=x"), "\(target)")
            #expect(page.contains("<h1"), "\(target)")
        }
        let html = try oEmbed("\(Self.host)/embed/hemicycle?seats=a:1&title=\(sent)")["/html"].shown
        #expect(html.contains("title=\"&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;,\""))
        #expect(html.split(separator: "<").count == 2)
    }

    /// HTML standard, 7.1.4: a page with the embedder policy require-corp loads what says that it may, and frames pages
    /// that have that policy too.
    @Test(arguments: [
        "/embed/hemicycle?election=mazhilis-2023", "/embed.js", "/v1/charts/hemicycle.svg?election=mazhilis-2023",
        "/v1/charts/hemicycle.png?election=mazhilis-2023", "/v1/parties", "/v1/parties.csv", "/v1/events.atom",
        "/oembed?url=https%3A%2F%2Fmandat.example%2Fembed%2Fturnout", "/nowhere", "/embed/hemicycle",
    ])
    func `a page of another origin that isolates itself may embed what is made for that`(target: String) throws {
        // A problem that is shown as a page of the site itself is for no frame.
        let isOwnPage = target == "/nowhere" || target.hasSuffix(".png?election=mazhilis-2023")
        for accept in ["*/*", "text/html,*/*;q=0.8"] where accept == "*/*" || !isOwnPage {
            let answer = try get(target, [("accept", accept)])
            #expect(answer.field("cross-origin-resource-policy") == "cross-origin", "\(accept)")
            let isFrame = target.hasPrefix("/embed/") && answer.field("content-type")?.hasPrefix("text/html") == true
            #expect(answer.field("cross-origin-embedder-policy") == (isFrame ? "require-corp" : nil), "\(accept)")
        }
    }

    @Test func `what pym.js adds to the address changes nothing`() throws {
        let plain = try get("/embed/hemicycle?election=mazhilis-2023")
        let more = "&initialWidth=300&childId=c-1&parentTitle=&parentUrl=https%3A%2F%2Fa.b"
        let framed = try get("/embed/hemicycle?election=mazhilis-2023" + more)
        #expect(framed.body == plain.body)
    }

    @Test func `links to cards and oEmbed are absolute, and never those of a Host that somebody sends`() throws {
        let page = try get("/embed/hemicycle?election=mazhilis-2023", [("host", "evil.example")])
        #expect(!page.text.contains("evil.example") && !page.head.contains("evil.example"))
        let image = "\(Self.host)/v1/charts/hemicycle.png?election=mazhilis-2023&amp;lang=en"
        #expect(page.text.contains("<meta property=\"og:image\" content=\"\(image)\">"))
        #expect(page.text.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"))
        let link = try #require(page.field("link")?.split(separator: ">").first?.dropFirst())
        #expect(link.hasPrefix("\(Self.host)/oembed?url="))
        #expect(page.text.contains("type=\"application/json+oembed\""))
        let answer = try get(String(link.dropFirst(Self.host.count)))
        #expect(answer.status == 200)
        let source = "\(Self.host)/embed/hemicycle?election=mazhilis-2023&amp;lang=en"
        #expect(answer["/html"].shown.contains("src=\"\(source)\""))
    }

    @Test(arguments: View.allCases, Language.allCases)
    func `every view of the dashboard tells those who show links of it`(view: View, language: Language) throws {
        let target =
            "/?view=\(view.rawValue)&lang=\(language.rawValue)&election=mazhilis-2023"
            + (view == .chances ? "&draws=1000" : "")
        let page = try get(target, [("accept", "text/html")]).text
        #expect(page.contains("<meta property=\"og:title\""))
        #expect(page.contains("og:image\""))
        // WordPress reads 150 kB, and stops at the end of the head.
        let head = try #require(page.split(separator: "</head>").first)
        #expect(head.utf8.count < 150_000 && head.contains("application/json+oembed"))
        let answer = try oEmbed(Self.host + target)
        #expect(answer.status == 200)
        let card = try #require(page.components(after: "og:image\" content=\"").first).replacing("&amp;", with: "&")
        // The rasterizer of this test is always busy.
        #expect(try get(String(card.dropFirst(Self.host.count))).status == 503, "\(card)")
    }

    @Test func `without the program that makes PNG no card is promised`() throws {
        let api = try Self.api(assets, rasterizer: nil)
        for target in ["/embed/turnout", "/?view=simulator", "/elections/mazhilis-2023"] {
            let page = try Mandat.get(target, [("accept", "text/html")], from: api).text
            #expect(!page.contains("og:image") && page.contains("<meta name=\"twitter:card\" content=\"summary\">"))
        }
        let url = PercentEncoding.encode("\(Self.host)/embed/turnout")
        #expect(try Mandat.get("/oembed?url=\(url)", from: api)["/thumbnail_url"] == nil)
    }
}

// MARK: - oEmbed

extension `Charts for other pages` {
    @Test func `an oEmbed has what a rich one must have`() throws {
        let answer = try oEmbed("\(Self.host)/embed/hemicycle?election=mazhilis-2023&lang=ru", "&format=json")
        #expect(answer.status == 200 && answer.field("content-type") == "application/json")
        #expect(answer["/version"] == "1.0" && answer["/type"] == "rich")
        #expect(answer["/provider_name"] == "Mandat" && answer["/provider_url"].shown == Self.host + "/")
        #expect(answer["/width"] == .number("640") && answer["/title"].shown.contains("Мажилис"))
        #expect(answer["/thumbnail_width"] == .number("1200") && answer["/thumbnail_height"] == .number("630"))
        #expect(answer["/thumbnail_url"].shown == "\(Self.host)/v1/charts/hemicycle.png?election=mazhilis-2023&lang=ru")
        #expect(answer["/html"].shown.hasPrefix("<iframe src=\"\(Self.host)/embed/hemicycle?"))
        #expect(answer["/cache_age"] == .number("3600"))
    }

    @Test func `a frame and its thumbnail are never larger than asked for`() throws {
        let url = "\(Self.host)/embed/hemicycle?election=mazhilis-2023"
        for (more, width, height) in [
            ("&maxwidth=300", 300, 100_000), ("&maxheight=200", 640, 200), ("&maxwidth=1&maxheight=1", 1, 1),
        ] {
            let answer = try oEmbed(url, more)
            #expect(answer["/width"] == .integer(width))
            #expect(try #require(Int(answer["/height"].shown)) <= height)
            #expect(answer["/html"].shown.contains("width=\"\(width)\""))
            if let thumbnail = Int(answer["/thumbnail_width"].shown) {
                #expect(thumbnail <= 300 || more == "&maxheight=200" && thumbnail == 380)
            }
        }
        for more in ["&maxwidth=0", "&maxwidth=a", "&maxheight=-1"] {
            #expect(try oEmbed(url, more).status == 400)
        }
    }

    /// WordPress sends `dnt`, others a name of theirs, and a page may have been passed on with marks of its own.
    @Test(arguments: [
        "&dnt=1", "&referrer=https%3A%2F%2Fa.b", "&callback=f", "&callback=", "&iframe=1&omitscript=true", "&max=1",
        "&dnt=1&dnt=1", "&maxwidht=3", "&maxwidth=300&x",
    ])
    func `oEmbed 2.2 an argument that nobody expects is ignored`(more: String) throws {
        let url = "\(Self.host)/embed/hemicycle?election=mazhilis-2023"
        let plain = try oEmbed(url, more.contains("maxwidth") ? "&maxwidth=300" : "")
        let answer = try oEmbed(url, more)
        #expect(answer.status == 200)
        #expect(answer.body == plain.body)
    }

    @Test(arguments: [
        "https://elsewhere.example/embed/hemicycle?election=mazhilis-2023",
        "https://mandat.example.evil/embed/turnout", "https://mandat.example@evil/embed/turnout",
        "https://mandat.example:8080/embed/turnout", "ftp://mandat.example/embed/turnout", "/embed/turnout", "x",
        "\(host)/v1/parties", "\(host)/embed/no-such", "\(host)/embed/hemicycle?election=no-such", "\(host)/docs",
        "\(host)/embed/turnout?%ZZ", "\(host)/search",
    ])
    func `an address that shows no chart of ours is not found`(url: String) throws {
        #expect(try oEmbed(url).status == 404)
    }

    @Test func `an address may have either scheme, a fragment, or be the bare dashboard`() throws {
        let host = Self.host
        for url in ["http://mandat.example/embed/turnout", "\(host)/embed/turnout#x", host, "\(host)/?lang=kk"] {
            let html = try oEmbed(url)["/html"].shown
            #expect(html.contains("src=\"\(Self.host)/embed/"), "\(url)")
        }
        #expect(try get("/oembed").status == 400)
    }

    @Test func `XML is not implemented`() throws {
        #expect(try oEmbed("\(Self.host)/embed/turnout", "&format=xml").status == 501)
        #expect(try oEmbed("\(Self.host)/embed/turnout", "&format=yaml").status == 400)
    }

    @Test func `answers of two public addresses do not mix`() throws {
        let other = try Self.api(assets, host: "https://other.example")
        let url = PercentEncoding.encode("\(Self.host)/embed/turnout")
        #expect(try Mandat.get("/oembed?url=\(url)", from: other).status == 404)
        #expect(try Mandat.get("/embed/turnout", from: other).text.contains("https://other.example/oembed?url="))
    }

    @Test func `the script beside a frame is less than a kilobyte`() throws {
        let script = try get("/embed.js")
        #expect(script.status == 200 && script.body.count < 1024)
        #expect(script.field("content-type") == "text/javascript; charset=utf-8")
        #expect(script.field("cache-control")?.contains("immutable") == false)
    }

    @Test func `the dashboard loads nothing of what frames load`() throws {
        let page = try get("/", [("accept", "text/html")]).text
        #expect(!page.contains("embedded.js") && !page.contains("embed.css"))
    }
}

extension String {
    /// What stands after each occurrence of a text, to the next quotation mark.
    fileprivate func components(after text: some StringProtocol) -> [String] {
        split(separator: String(text)).dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
}
