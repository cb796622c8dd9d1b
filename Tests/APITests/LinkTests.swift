// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import JSON
import Record
import Testing

@testable import API
@testable import Web

/// Links that hold elsewhere than where they were fetched.
@Suite struct `Links, where the operator has given a public URL` {
    private static let base = "https://mandat.example"

    @Test(arguments: [
        "/v1/parties?limit=2&status=registered", "/v1/parties/amanat", "/v1/elections/mazhilis-2023/results?limit=3",
        "/v1/charts/hemicycle.svg?election=mazhilis-2023", "/v1/events.csv?limit=1",
        "/v1/simulations/seats?seats=3&votes=a:1",
    ])
    func `are absolute in the field Link, and go where the relative ones go`(target: String) throws {
        let api = try Mandat.published()
        let relative = try #require(Mandat.get(target).field("link"))
        let absolute = try #require(Mandat.get(target, from: api).field("link"))
        #expect(absolute == relative.replacing("</", with: "<\(Self.base)/"))
        #expect(target.contains("limit=") == absolute.contains("rel=\"next\""))
        for link in absolute.matches(of: /<([^>]+)>; rel="(next|alternate)"/).map({ String($0.1) }) {
            #expect(link.hasPrefix(Self.base + "/v1/"))
            #expect(try Mandat.get(String(link.dropFirst(Self.base.count)), from: api).status == 200, "\(link)")
        }
    }

    /// RFC 4287 4.1.1 and 4.2.6: the feed names its own address; ids are absolute, each entry has one of its own.
    @Test(arguments: ["/v1/events.atom?topic=law&lang=ru", "/v1/changes.atom", "/v1/events?format=atom&limit=3"])
    func `are absolute in a feed, ids as well`(target: String) throws {
        let api = try Mandat.published()
        let feed = try Mandat.get(target, from: api).text
        let own = (Self.base + target).replacing("&", with: "&amp;")
        #expect(feed.contains("<link rel=\"self\" type=\"application/atom+xml\" href=\"\(own)\"/>"))
        let ids = feed.matches(of: /<id>([^<]+)<\/id>/).map { String($0.1) }
        let links = feed.matches(of: /rel="alternate" type="application\/json" href="([^"]+)"/).map { String($0.1) }
        #expect(ids.first == own && Array(ids.dropFirst()) == links && Set(ids).count == ids.count)
        for link in links.prefix(5) {
            #expect(link.hasPrefix(Self.base + "/v1/"))
            #expect(try Mandat.get(String(link.dropFirst(Self.base.count)), from: api).status == 200)
        }
        #expect(!feed.contains("urn:") && !feed.contains("href=\"/"))
        let relative = try Mandat.get(target).text
        #expect(relative.contains("href=\"/v1/") && relative.contains("<id>urn:x-mandat:kz:"))
    }

    /// RFC 5545 3.8.4.6 and 3.8.4.7: an entry keeps its name wherever it is served, and says where more of it is.
    @Test func `are in a calendar, whose names stay`() throws {
        func unfolded(_ api: API?) throws -> [String] {
            try Mandat.get("/v1/events.ics", from: api).text.replacing("\r\n ", with: "").split(separator: "\r\n").map(
                String.init)
        }
        let plain = try unfolded(nil)
        let published = try unfolded(Mandat.published())
        #expect(published.filter { !$0.hasPrefix("URL:") } == plain)
        let uids = plain.filter { $0.hasPrefix("UID:") }.map { $0.split(separator: ":").last.map(String.init) ?? "" }
        #expect(published.filter { $0.hasPrefix("URL:") } == uids.map { "URL:\(Self.base)/v1/events/\($0)" })
    }

    @Test func `are absolute in a citation and in the words around a chart`() throws {
        let api = try Mandat.published()
        let address = "\(Self.base)/v1/elections/mazhilis-2023/results"
        let citation = try Mandat.get("/v1/citation?of=/v1/elections/mazhilis-2023/results", from: api)
        #expect(citation["/data/address"]?.text == address)
        for style in ["apa", "bibtex", "gost"] {
            #expect(citation["/data/\(style)"]?.text?.contains(address) == true)
            let text = try Mandat.get(
                "/v1/citation.txt?of=/v1/elections/mazhilis-2023/results&style=\(style)", from: api)
            #expect(text.text.contains(address))
        }
        let words = try Mandat.get("/v1/datawrapper?of=/v1/elections/mazhilis-2023/results", from: api)
        #expect(words["/describe/source-url"]?.text == address)
        let other = try Mandat.get("/v1/citation?of=/v1/parties&base=https://other.example", from: api)
        #expect(other["/data/address"] == "https://other.example/v1/parties")
    }

    @Test(arguments: ["", "?lang=kk", "?view=simulator&election=mazhilis-2023&lang=ru&fbclid=1"])
    func `name a page by one address, and its other languages by theirs`(query: String) throws {
        let browser = [(name: "accept", value: "text/html")]
        let page = try Mandat.get("/" + query, browser, from: Mandat.published()).text
        let canonical = page.matches(of: /<link rel="canonical" href="([^"]+)">/).map { String($0.1) }
        #expect(canonical.count == 1 && !canonical[0].contains("fbclid"))
        let versions = page.matches(of: /<link rel="alternate" hreflang="[a-z]{2}" href="([^"]+)">/).map {
            String($0.1)
        }
        #expect(versions.count == 3 && versions.contains(canonical[0]))
        #expect(versions.allSatisfy { $0.hasPrefix(Self.base + "/?") })
        #expect(try !Mandat.get("/" + query, browser).text.contains("canonical"))
    }

    /// What a browser shows in its address bar is copied whole.
    @Test(arguments: [
        "https://mandat.example/v1/parties/amanat", "http://mandat.example/v1/parties/amanat",
        "https://MANDAT.example/v1/parties/amanat#top", "https://mandat.example/v1/parties/amanat?utm_source=x",
    ])
    func `may be pasted into of`(address: String) throws {
        let of = PercentEncoding.encode(address)
        for path in ["/v1/citation", "/v1/datawrapper"] {
            #expect(try Mandat.get("\(path)?of=\(of)", from: Mandat.published()).status == 200)
        }
        let answer = try Mandat.get("/v1/citation?of=\(of)", from: Mandat.published())
        #expect(answer["/data/of"] == "/v1/parties/amanat")
        #expect(answer["/data/address"] == "https://mandat.example/v1/parties/amanat")
    }

    @Test func `of this machine may be pasted under each of its names`() throws {
        let local = API(
            registry: try Mandat.registry(),
            site: Site(version: "1", publicURL: { "http://127.0.0.1:8080" }))
        for host in ["127.0.0.1", "localhost", "[::1]"] {
            let of = PercentEncoding.encode("http://\(host):8080/v1/elections/mazhilis-2023/results?limit=2")
            let answer = try Mandat.get("/v1/citation?of=\(of)", from: local)
            #expect(answer["/data/address"] == "/v1/elections/mazhilis-2023/results?limit=2", "\(host): \(answer.text)")
        }
        let base = try Mandat.get("/v1/citation?of=https://a.example/v1/parties&base=https://a.example", from: local)
        #expect(base["/data/address"] == "https://a.example/v1/parties")
        for foreign in [
            "http://localhost:9090/v1/parties", "http://localhost.evil:8080/v1/parties", "https://a.example/v1/parties",
        ] {
            let answer = try Mandat.get("/v1/citation?of=\(foreign)", from: local)
            #expect(answer.status == 400)
            #expect(
                answer.errors.first?.contains("an address of another site; give one under http://127.0.0.1:8080")
                    == true)
        }
    }
}

/// RFC 4287 4.2.15, RFC 5545 3.8.7.2: an entry is updated when it changes, not when another one does.
@Suite struct `The date of an entry` {
    /// The dataset of the repository with some files changed.
    private func registry(_ changes: [String: (String) -> String]) throws -> Record {
        let folder = Mandat.resources + "/kz/"
        var files: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.hasSuffix(".json") {
            let bytes = Array(try #require(FileManager.default.contents(atPath: folder + path)))
            files["kz/" + path] = changes[path].map { Array($0(String(decoding: bytes, as: UTF8.self)).utf8) } ?? bytes
        }
        return try Record.load(files: files, texts: Mandat.registry().texts, Record.oneByOne)
    }

    @Test func `stays when a version of the dataset changes something else`() throws {
        let next = try registry([
            "country.json": { $0.replacing("\"2026-11-21\"", with: "\"2026-12-01\"") },
            "changes/2026.json": { $0.replacing("\"changes\": [", with: Self.change) },
        ])
        #expect(next.country.datasetVersion.description == "2026-12-01")
        let api = API(registry: next, site: Mandat.site)
        for target in ["/v1/events.atom", "/v1/events.ics"] {
            #expect(try Mandat.get(target, from: api).body == Mandat.get(target).body)
        }
        let changes = try Mandat.get("/v1/changes.atom", from: api).text
        let old = try Mandat.get("/v1/changes.atom").text
        let entries = { (feed: String) in feed.split(separator: "<entry>").dropFirst().map(String.init) }
        #expect(entries(changes).count == entries(old).count + 1)
        #expect(entries(old).dropLast().allSatisfy(entries(changes).contains))
        #expect(changes.matches(of: /<updated>2026-12-01T00:00:00Z/).count == 2, "the new entry's and the feed's")
    }

    @Test func `moves with the record that says so`() throws {
        let id = "1991-law-on-public-associations"
        let next = try registry([
            "country.json": { $0.replacing("\"2026-11-21\"", with: "\"2026-12-01\"") },
            "changes/2026.json": { $0.replacing("\"changes\": [", with: Self.change) },
            "events/law.json": {
                $0.replacing("\"id\": \"\(id)\",", with: "\"id\": \"\(id)\", \"updated\": \"2026-12-01\",")
            },
        ])
        let api = API(registry: next, site: Mandat.site)
        let feed = try Mandat.get("/v1/events.atom", from: api).text
        let moved = feed.split(separator: "<entry>").filter { $0.contains("<updated>2026-12-01T00:00:00Z</updated>") }
        #expect(moved.count == 2 && moved[1].contains(id), "the feed's and the entry's")
    }

    private static let change = """
        "changes": [{"id": "x", "version": "0.2.0", "date": "2026-12-01", "kind": "corrected",
        "title": {"en": "a", "ru": "б", "kk": "ә"}, "text": {"en": "a", "ru": "б", "kk": "ә"}},
        """
}
