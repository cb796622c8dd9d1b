// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import JSON
import Registry
import Testing

@testable import API

/// What browsers are shown, over the repository's dataset, contract and files.
@Suite struct `Pages for browsers` {
    private static let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        + "/Resources"

    private static let files = Result {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/Dashboard")
        return try names.reduce(into: [String: [UInt8]]()) { files, name in
            files[name] = Array(try Data(contentsOf: URL(filePath: "\(folder)/Dashboard/\(name)")))
        }
    }

    private let assets: Assets
    private let api: API

    init() throws {
        assets = try Assets(Self.files.get())
        let contract = Array(try Data(contentsOf: URL(filePath: Self.folder + "/openapi.json")))
        api = API(
            registry: try Mandat.registry(),
            site: Site(version: "1", openAPIYAML: [], openAPIJSON: contract, assets: assets))
    }

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
    @Test(arguments: ["/", "/?view=results&lang=kk", "/?view=law", "/docs", "/problems", "/problems/overloaded"])
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
        #expect(shown.split(separator: "<circle").count - 1 == 69)
        #expect(shown.contains("Art. 97-1(4)"))
        let other = try page("/?election=mazhilis-2023&system=kurultai-2026&lang=kk").text
        #expect(other.split(separator: "<circle").count - 1 == 145)
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

    @Test func `a link keeps working with the marks of those who passed it on`() throws {
        #expect(try page("/?fbclid=1&utm_source=2").status == 200)
        #expect(try Mandat.get("/?fbclid=1", from: api).status == 400)
    }

    @Test(arguments: ["votes", "share.x", "view", "system", "election", "lang"])
    func `what a reader sends never becomes markup`(name: String) throws {
        let sent = PercentEncoding.encode("<img src=x onerror=alert(1)>\"'&")
        let value = name == "votes" ? sent + ":5" : sent
        let shown = try page("/?\(name)=\(value)").text
        #expect(!shown.contains("<img"))
        let list = try page("/?share.\(sent)=5").text
        #expect(!list.contains("<img") && list.contains("&lt;img"))
    }

    @Test(arguments: View.allCases, Language.allCases)
    func `every view has its table and its data without a script`(view: View, language: Language) throws {
        let shown = try page("/?view=\(view.rawValue)&lang=\(language.rawValue)&q=nur&draws=100").text
        #expect(!shown.contains("role=\"alert\""))
        #expect(shown.contains(view == .search ? "<h2>" : "<table"))
        #expect(shown.contains("<html lang=\"\(language.rawValue)\">"))
    }

    @Test func `the documentation has every operation, with links that are answered`() throws {
        let docs = try page("/docs").text
        for endpoint in Endpoints.all {
            #expect(docs.contains("id=\"\(endpoint.operation)\""), "\(endpoint.operation)")
        }
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
        var files = try Self.files.get()
        files["main.js"]?.append(0x0A)
        #expect(try Assets(files).version != assets.version)
    }

    @Test func `a sentence that one language lacks is a fault`() throws {
        var files = try Self.files.get()
        files["words-kk.json"] = Array(#"{"brand": "M", "seats": ""}"#.utf8)
        files["notes.txt"] = []
        let error = #expect(throws: AssetFaults.self) { try Assets(files) }
        let faults = error?.faults ?? []
        #expect(faults.contains("words-kk.json: lacks /undo, which another language has"))
        #expect(faults.contains("words-kk.json: /seats has no sentence"))
        #expect(faults.contains { $0.hasPrefix("notes.txt: its type is not served") })
        files["words-ru.json"] = Array("{".utf8)
        files["words-en.json"] = nil
        let more = #expect(throws: AssetFaults.self) { try Assets(files) }
        #expect(more?.faults.contains { $0.hasPrefix("words-ru.json: ") } == true)
        #expect(more?.faults.contains("words-en.json: is missing; the pages speak all languages") == true)
    }

    /// `t("key")` in a script and `words["key"]` in a page.
    @Test func `every sentence that the scripts ask for is there`() throws {
        let words = assets.words(.english)
        for (name, bytes) in try Self.files.get() where name.hasSuffix(".js") {
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
