// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import JSON
import Record
import Testing
import Text

@testable import API
@testable import ChartOperations
@testable import RecordOperations
@testable import Web
@testable import Website

/// What browsers are shown, over the repository's dataset, contract and files.
@Suite struct `Pages for browsers` {
    /// One for all cases, as there are many.
    private static let shared = Result {
        API(
            registry: try Mandat.registry(),
            site: Site(
                version: "1", assets: try Mandat.assets.get()))
    }

    private let assets: Assets
    private let api: API

    init() throws { (assets, api) = (try Mandat.assets.get(), try Self.shared.get()) }

    private func page(_ target: String, _ fields: [(name: String, value: String)] = []) throws -> Answer {
        let browser = (name: "accept", value: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
        return try Mandat.get(target, [browser] + fields, from: api)
    }

    @Test(arguments: ["/", "/problems", "/problems/not-found"])
    func `a browser is shown a page where everybody else gets data`(target: String) throws {
        let shown = try page(target)
        #expect(shown.status == 200)
        #expect(shown.field("content-type") == "text/html; charset=utf-8")
        for accept in [nil, "*/*", "application/json", "application/json, text/html", "text/*;q=0.1, */*"] {
            let fields = accept.map { [(name: "accept", value: $0)] } ?? []
            #expect(try Mandat.get(target, fields, from: api).field("content-type") == "application/json")
        }
    }

    /// CSP level 3: what `default-src 'self'` refuses must not be there in the first place.
    @Test(arguments: [
        "/", "/?view=simulator&lang=kk", "/?view=law", "/elections/mazhilis-2023", "/docs", "/docs/parties",
        "/docs/schemas", "/problems",
        "/problems/overloaded",
    ])
    func `a page has nothing in line and loads nothing from elsewhere`(target: String) throws {
        let shown = try page(target)
        #expect(shown.field("content-security-policy")?.hasPrefix("default-src 'self';") == true)
        #expect(shown.field("x-content-type-options") == "nosniff")
        #expect(shown.field("etag") != nil)
        let text = shown.text
        for forbidden in ["<style", "style=\"", " onclick", " onload", "javascript:", "src=\"http", "<script>"] {
            #expect(!text.contains(forbidden), "\(forbidden)")
        }
        for script in text.split(separator: "<script").dropFirst() {
            #expect(script.hasPrefix(" type=\"module\" src=\"/assets/"))
        }
    }

    @Test func `the scenario of the address is counted on the server, for those without a script`() throws {
        let shown = try page("/?election=mazhilis-2023").text
        #expect(shown.contains("Amanat 40, Auyl 8, Respublica 6, Ak Zhol 6, People&#39;s Party 5, OSDP 4"))
        #expect(shown.contains("<img src=\"/v1/charts/hemicycle.svg?system=mazhilis-2023&amp;votes=amanat:3431510,"))
        #expect(shown.contains("Art. 97-1(4)"))
        let other = try page("/?election=mazhilis-2023&system=kurultai-2026&lang=kk").text
        #expect(other.contains("<img src=\"/v1/charts/hemicycle.svg?system=kurultai-2026&amp;"))
        #expect(other.contains("<html lang=\"kk\">") && other.contains("Аманат 83"))
    }

    @Test func `a form without a script sends each list as a field of its own`() throws {
        let fields = "share.amanat=60&share.auyl=30&share.osdp=10&seats=10&threshold=5&method=divisors-dhondt"
        #expect(try page("/?system=mazhilis-2023&\(fields)").text.contains("Amanat 6, Auyl 3, OSDP 1"))
        let empty = try page("/?system=mazhilis-2023&election=mazhilis-2023&seats=&threshold=&method=&share.a=1").text
        #expect(empty.contains("a 69"))
    }

    @Test func `every formula that the form offers is counted, and has a name`() throws {
        let words = assets.words(.english)
        for method in Scenario.methods {
            #expect(words.known("method." + method) != nil, "\(method)")
            let shown = try page("/?election=mazhilis-2023&method=\(method)").text
            #expect(!shown.contains("class=\"fault\""), "\(method)")
        }
    }

    @Test func `what cannot be counted is said on the page`() throws {
        let shown = try page("/?votes=a:1,a:2&system=mazhilis-2023")
        #expect(shown.status == 200)
        #expect(shown.text.contains("role=\"alert\">The parameter votes of list 2 is &quot;a&quot; a second time"))
    }

    @Test(arguments: [
        ("/nowhere", 404, "There is no resource /nowhere."),
        ("/v1/partys", 404, "Did you mean <a href=\"/v1/parties\">"),
        ("/v1/elections/", 404, "no slash at its end: /v1/elections."),
        ("/v1/parties/amanatt", 404, "Did you mean <code>amanat</code>"),
        ("/v1/parties?stat=registered", 400, "The parameter stat is not a parameter of this operation. Did you mean"),
        ("/v1/parties?lang=de", 400, "Allowed: en, ru, kk"),
        ("/v1/parties/%ZZ", 400, "write a plain % as %25"), ("/v1/parties/amanat.csv", 406, "is not served as csv"),
        ("/problems/no-such", 404, "There is no type of problem"), ("/assets/x/y", 404, "There is no asset"),
    ])
    func `a browser is told on a page what is wrong, and where to go on`(
        target: String, status: Int, words: String
    ) throws {
        let shown = try page(target)
        #expect(shown.status == status)
        #expect(shown.field("content-type") == "text/html; charset=utf-8")
        #expect(shown.field("cache-control") == "no-store" && shown.field("etag") == nil)
        #expect(shown.field("content-security-policy")?.contains("frame-ancestors 'self'") == true)
        #expect(shown.field("cross-origin-resource-policy") == "same-origin")
        #expect(shown.text.contains(words), "\(shown.text)")
        let data = try Mandat.get(target, from: api)
        #expect(data.status == status && data.field("content-type") == "application/problem+json")
        let detail = try #require(data["/detail"]?.text)
        #expect(shown.text.contains("<p>\(HTML.text(detail).text)</p>"))
        // Around it stand the links of every page.
        let content = try #require(shown.text.split(separator: "<main").last?.split(separator: "</main>").first)
        let links = content.matches(of: /href="(\/[^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
        for link in links where link != "/docs" && !link.hasPrefix("/?view=") {
            #expect(try page(link).status == 200, "\(link)")
        }
        for accept in ["application/json, text/html;q=0.9", "image/avif,image/webp,*/*;q=0.8", "text/html;q=0.5, */*"] {
            #expect(
                try Mandat.get(target, [("accept", accept)], from: api).field("content-type")
                    == "application/problem+json")
        }
    }

    @Test(arguments: [
        "/v1/parties/%3Cimg%20src=x%3E", "/%3Cimg%20src=x%3E", "/v1/parties?%3Cimg%20src=x%3E=1",
        "/v1/parties?sort=%3Cimg%20src=x%3E", "/problems/%22%3E%3Cimg%20src=x%3E",
    ])
    func `a page about a problem has no markup of the reader's`(target: String) throws {
        let shown = try page(target)
        #expect(shown.status >= 400 && !shown.text.contains("<img") && shown.text.contains("<h1>"))
    }

    @Test(arguments: [(Method.post, 405), (.delete, 405)])
    func `a form that is sent where nothing takes it is answered on a page`(method: Method, status: Int) throws {
        let answer = try Mandat.get("/v1/parties", [("accept", "text/html")], method: method, from: api)
        #expect(answer.status == status && answer.field("allow") == "GET, HEAD, OPTIONS")
        #expect(answer.text.contains("has no \(method.name); it has GET, HEAD, OPTIONS."))
    }

    @Test(arguments: [
        ("/nowhere?lang=kk", "", "kk"), ("/nowhere", "ru, en;q=0.5", "ru"), ("/nowhere", "", "en"),
        ("/nowhere?lang=%ZZ", "kk-KZ", "kk"), ("/nowhere?lang=de", "ru", "ru"),
    ])
    func `a page about a problem is in the language asked for`(
        target: String, accepted: String, language: String
    ) throws {
        let shown = try page(target, accepted.isEmpty ? [] : [("accept-language", accepted)])
        #expect(shown.text.contains("<html lang=\"\(language)\">"))
        #expect(shown.field("content-language") == language)
        let words = assets.words(try #require(Language(rawValue: language)))
        #expect(shown.text.contains("<h2>\(words["problem.onwards"])</h2>"))
        #expect(shown.text.contains("lang=\(language)\">\(words["nav.elections"])</a>"))
    }

    @Test(arguments: [
        ("/v1/elections/", "/v1/elections"), ("/v1/elections/mazhilis-2023/", "/v1/elections/mazhilis-2023"),
        ("/v1/", "/v1"), ("/docs/", "/docs"), ("/v1/parties.csv/", "/v1/parties.csv"),
        ("/v1/elections//", "/v1/elections"),
        ("/v1/parties/?limit=2", "/v1/parties?limit=2"), ("/embed/turnout/?lang=kk", "/embed/turnout?lang=kk"),
        ("/v1/simulations/seats/", "/v1/simulations/seats"), ("/embed.js/", "/embed.js"),
        ("/V1/Parties", "/v1/parties"),
    ])
    func `an address with a slash too many is told without it`(target: String, meant: String) throws {
        let answer = try Mandat.get(target, from: api)
        #expect(answer.status == 404)
        #expect(answer.errors.count == 1 && answer.errors[0].hasSuffix(" → \(meant)"))
        #expect(try Mandat.get("/nowhere/", from: api)["/detail"] == "There is no resource /nowhere/.")
    }

    /// RFC 9309; a sitemap is named by its whole address.
    @Test func `crawlers are told what not to read, and where the sitemap is`() throws {
        let robots = try Mandat.get("/robots.txt", from: api)
        #expect(robots.status == 200 && robots.field("content-type") == "text/plain; charset=utf-8")
        #expect(robots.text == "User-agent: *\nDisallow: /v1/simulations/\n")
        let published = try Mandat.get("/robots.txt", from: Mandat.published()).text
        #expect(published == robots.text + "Sitemap: https://mandat.example/sitemap.xml\n")
    }

    /// sitemaps.org: absolute addresses, at most 50,000; each in all languages, as hreflang wants it.
    @Test func `the sitemap lists every page in three languages`() throws {
        let published = try Mandat.published("https://mandat.example", assets)
        let sitemap = try Mandat.get("/sitemap.xml", from: published)
        #expect(sitemap.status == 200 && sitemap.field("content-type") == "application/xml")
        #expect(sitemap.text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "))
        let pages = sitemap.text.matches(of: /<loc>([^<]+)<\/loc>/).map { String($0.1).replacing("&amp;", with: "&") }
        #expect(Set(pages).count == pages.count && pages.count > 3000 && pages.count < 50_000)
        for view in View.allCases {
            for language in Language.allCases {
                #expect(pages.contains("https://mandat.example/?view=\(view.rawValue)&lang=\(language.rawValue)"))
            }
        }
        #expect(pages.contains("https://mandat.example/elections/mazhilis-2023?lang=kk"))
        let alternates = sitemap.text.matches(of: /<xhtml:link rel="alternate" hreflang="(..)" href="([^"]+)">/)
        #expect(alternates.count == (pages.count - 1) * 3)
        for page in pages.prefix(7) + pages.suffix(3) {
            let shown = try Mandat.get(
                String(page.dropFirst("https://mandat.example".count)), [("accept", "text/html")], from: published)
            #expect(shown.status == 200)
            if !page.hasSuffix("/docs") {
                #expect(shown.text.contains("<link rel=\"canonical\" href=\"\(HTML.text(page).text)\">"), "\(page)")
            }
        }
        #expect(try Mandat.get("/sitemap.xml", from: api).text.contains("<loc>http://localhost/?lang="))
    }

    @Test func `an icon is where every browser looks for one`() throws {
        let icon = try Mandat.get("/favicon.ico", from: api)
        #expect(icon.status == 200 && icon.field("content-type") == "image/x-icon")
        #expect(icon.body.starts(with: [0, 0, 1, 0, 3, 0]) && icon.body.count < 10_000)
        #expect(try Mandat.get("/favicon.ico?v=2", from: api).body == icon.body)
    }

    @Test func `a link keeps working with the marks of those who passed it on`() throws {
        #expect(try page("/?fbclid=1&utm_source=2").status == 200)
        #expect(try Mandat.get("/?fbclid=1", from: api).status == 400)
    }

    @Test(arguments: ["votes", "share.x", "view", "system", "election", "lang"])
    func `what a reader sends never becomes markup`(name: String) throws {
        let sent = PercentEncoding.encode("<img src=x onerror=alert(1)>\"'&")
        let value = name == "votes" ? sent + ":5" : sent
        let shown = try page("/?\(name)=\(value)").text
        #expect(!shown.contains("<img src=x"))
        let list = try page("/?share.\(sent)=5").text
        #expect(!list.contains("<img src=x") && list.contains("&lt;img"))
    }

    @Test(arguments: View.allCases, Language.allCases)
    func `every view has its table and its data without a script`(view: View, language: Language) throws {
        let shown = try page("/?view=\(view.rawValue)&lang=\(language.rawValue)&draws=100").text
        #expect(!shown.contains("role=\"alert\""))
        #expect(shown.contains("<table"))
        #expect(shown.contains("<html lang=\"\(language.rawValue)\">"))
    }

    @Test func `the documentation has every operation, with links that are answered`() throws {
        let overview = try page("/docs").text
        let chapters = try ContractTag.allCases.map { try page("/docs/\($0.rawValue)").text }
        let docs = chapters.joined()
        for operation in Operations.all {
            #expect(docs.contains("id=\"\(operation.id)\""), "\(operation.id)")
            let chapter = operation.text?.tag.rawValue ?? ""
            #expect(overview.contains("href=\"/docs/\(chapter)#\(operation.id)\""), "\(operation.id)")
        }
        // Half a megabyte in one page takes a telephone seconds.
        for text in [overview] + chapters { #expect(text.utf8.count < 120_000) }
        #expect(try page("/docs/schemas").text.contains("id=\"Party\""))
        let missing = try Mandat.get("/docs/partys", from: api)
        #expect(missing.status == 404 && missing["/errors/0/did_you_mean"] == "parties")
        let links = docs.split(separator: "<ul class=\"try\">").dropFirst().flatMap { list in
            list.prefix { $0 != "¶" }.split(separator: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        }.filter { $0.hasPrefix("/v1") }
        #expect(links.count > 40)
        for link in Set(links) {
            let target = link.replacing("&amp;", with: "&").asTarget
            #expect(try Mandat.get(target, from: api).status < 500, "\(link)")
        }
    }

    @Test func `a file is kept for good under the version of the page`() throws {
        let file = try Mandat.get(assets.address("main.js"), from: api)
        #expect(file.status == 200)
        #expect(file.field("content-type") == "text/javascript; charset=utf-8")
        #expect(file.field("cache-control") == "public, max-age=31536000, immutable")
        #expect(file.field("etag") != nil)
        #expect(try Mandat.get("/assets/0000000000000000/main.js", from: api).field("cache-control") == "no-cache")
        for target in ["/assets/x/no-such.js", "/assets/x/words-de.json", "/assets/main.js", "/assets/x/..%2Fkz"] {
            #expect(try Mandat.get(target, from: api).status >= 400, "\(target)")
        }
        let zipped = try Mandat.get(assets.address("main.js"), [("accept-encoding", "gzip")], from: api)
        #expect(zipped.field("content-encoding") == "gzip" && zipped.body.count < file.body.count)
    }

    @Test func `the version changes with any file`() throws {
        var files = try Mandat.pageFiles.get()
        files["main.js"]?.append(0x0A)
        #expect(try Assets(files, Mandat.registry().texts).version != assets.version)
    }

    @Test func `the version changes with any sentence of the pages`() throws {
        let sections: [Language: TextCatalogue.Sections] = [.kazakh: ["pages": ["undo": "Қайтару"]]]
        #expect(try Assets([:], Texts(sections)).version != Assets([:], .none).version)
    }

    @Test func `a file of a type that is not served is a fault`() throws {
        let error = #expect(throws: AssetFaults.self) { try Assets(["notes.txt": []], .none) }
        #expect(error?.description.hasPrefix("notes.txt: its type is not served") == true)
    }

    /// `t("key")` in a script and `words["key"]` in a page.
    @Test func `every sentence that the scripts ask for is there`() throws {
        let words = assets.words(.english)
        for (name, bytes) in try Mandat.pageFiles.get() where name.hasSuffix(".js") {
            let script = String(decoding: bytes, as: UTF8.self)
            for match in script.matches(of: /\bt\("([^"]+)"/) {
                #expect(words.known(String(match.output.1)) != nil, "\(name): \(match.output.1)")
            }
        }
        for view in View.allCases {
            #expect(words.known(view.title) != nil && words.known(view.title + ".about") != nil || view == .simulator)
        }
    }
}
