// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing
import Text

@testable import API
@testable import Web

/// What is appended to addresses by those who pass them on, and what is a slip.
@Suite struct `What others append to an address` {
    private static let readers = [
        "/embed/hemicycle?election=mazhilis-2023", "/embed/turnout", "/docs",
        "/v1/charts/hemicycle.svg?election=mazhilis-2023", "/v1/charts/hemicycle?election=mazhilis-2023&format=svg",
        "/v1/charts/turnout", "/v1/charts/turnout?lang=kk", "/v1/events.atom", "/v1/events.ics?topic=law",
        "/v1/events?format=ics", "/v1/changes.atom",
    ]

    /// Google, Meta, Yandex, Microsoft, X, TikTok, Mailchimp, Matomo, WordPress, jQuery, and hand-made ones.
    private static let marks = [
        "utm_source=telegram&utm_medium=social", "fbclid=IwAR0_x-1", "gclid=1&gbraid=2&wbraid=3", "yclid=7&ysclid=l8",
        "msclkid=a", "twclid=b", "ttclid=c", "igshid=d", "mc_cid=e&mc_eid=f", "pk_campaign=g", "mtm_source=h",
        "ver=6.4.2", "v=3", "_=1669", "_cb=6", "cb=1", "t=99", "ts=5", "1669000000", "x", "ref=tg", "amp;utm_source=z",
        "nocache", "_ga=2.1&_gl=1*x", "UTM_SOURCE=a", "srsltid=q", "utm_campaign=%FF", "roistat=1", "=5",
    ]

    private func api() throws -> API {
        API(
            registry: try Mandat.registry(),
            site: Site(version: "1"), cacheBytes: 1 << 20)
    }

    @Test(arguments: readers)
    func `changes nothing of a page, a frame, a picture or a feed`(target: String) throws {
        let api = try api()
        let plain = try Mandat.get(target, from: api)
        #expect(plain.status == 200, "\(plain.text)")
        let bytes = api.cacheStatistics.bytes
        for mark in Self.marks {
            let answer = try Mandat.get(target + (target.contains("?") ? "&" : "?") + mark, from: api)
            #expect(answer.status == 200, "\(mark): \(answer.text)")
            #expect(answer.body == plain.body && answer.head == plain.head, "\(mark)")
        }
        #expect(api.cacheStatistics.bytes == bytes, "an answer is kept once, whatever is appended")
        let first = try Mandat.get(target.replacing("?", with: "?fbclid=1&"), from: api)
        #expect(first.body == plain.body)
    }

    @Test(arguments: ["/embed.js", "/assets/none/embed.js"])
    func `changes nothing of a script`(target: String) throws {
        let assets = try Assets(["embed.js": Array("1".utf8)], .none)
        let site = Site(version: "1", assets: assets)
        let api = API(registry: try Mandat.registry(), site: site)
        for mark in ["", "?ver=6.4.2", "?v=2&utm_source=x", "?20261130"] {
            #expect(try Mandat.get(target + mark, from: api).text == "1", "\(mark)")
        }
    }

    @Test(arguments: ["/", "/?view=simulator&election=mazhilis-2023", "/problems", "/problems/not-found"])
    func `is in no link of a page for browsers`(target: String) throws {
        let api = try api()
        let browser = [(name: "accept", value: "text/html")]
        let plain = try Mandat.get(target, browser, from: api)
        for mark in ["fbclid=1", "utm_source=a&utm_id=b", "yclid=2", "_openstat=x"] {
            let answer = try Mandat.get(target + (target.contains("?") ? "&" : "?") + mark, browser, from: api)
            #expect(answer.status == 200)
            #expect(answer.body == plain.body, "\(mark)")
        }
    }

    /// A slip would otherwise give another picture without a word.
    @Test(arguments: [
        ("/embed/hemicycle?electoin=mazhilis-2023", "electoin: is not a parameter of this operation → election"),
        (
            "/v1/charts/hemicycle.svg?election=mazhilis-2023&widht=300",
            "widht: is not a parameter of this operation → width"
        ),
        ("/v1/charts/turnout.svg?palete=print", "palete: is not a parameter of this operation → palette"),
        ("/v1/charts/turnout.svg?limit=3&utm_source=x", "limit: is not a parameter of this operation"),
        ("/v1/events.atom?topik=law", "topik: is not a parameter of this operation → topic"),
        ("/v1/events.ics?election=mazhilis-2023&seats=3", "seats: is not a parameter of this operation"),
    ])
    func `is no slip, nor a parameter of another operation`(target: String, error: String) throws {
        let answer = try Mandat.get(target)
        #expect(answer.status == 400)
        #expect(answer.errors == [error])
    }

    @Test(arguments: [
        "/v1/parties", "/v1/parties.csv", "/v1/events", "/v1/events.ndjson", "/v1/charts/turnout.csv", "/",
        "/v1/charts/turnout?format=json", "/v1/elections/mazhilis-2023/results.wikitext", "/problems", "/openapi.yaml",
    ])
    func `is refused where the answer is data`(target: String) throws {
        for mark in ["fbclid=1", "utm_source=a", "_=1", "ver=2"] {
            let answer = try Mandat.get(target + (target.contains("?") ? "&" : "?") + mark)
            #expect(answer.status == 400, "\(mark)")
            #expect(answer["/type"] == "/problems/unknown-parameter")
        }
    }

    @Test func `is nothing to an oEmbed of such an address`() throws {
        let api = API(
            registry: try Mandat.registry(),
            site: Site(version: "1", publicURL: { "https://mandat.example" }))
        func ask(_ url: String) throws -> Answer {
            try Mandat.get("/oembed?url=\(PercentEncoding.encode("https://mandat.example" + url))", from: api)
        }
        for page in ["/embed/hemicycle?election=mazhilis-2023", "/?view=simulator&election=mazhilis-2023"] {
            let plain = try ask(page)
            #expect(plain.status == 200)
            #expect(try ask(page + "&utm_source=x&fbclid=y").body == plain.body)
        }
        #expect(try ask("/embed/hemicycle?electoin=mazhilis-2023").status == 404)
    }
}
