// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing
import Text

/// `/v1/charts/…`: pictures of what the other operations answer, and the tables behind them.
struct ChartEndpointTests {
    /// One address of each chart, without a format.
    static let charts = [
        "hemicycle?election=mazhilis-2023", "bars?election=mazhilis-2021", "votes-seats?election=mazhilis-2007",
        "slope?election=mazhilis-2021,mazhilis-2023", "thresholds?key=registration.members",
        "turnout?kind=parliamentary",
        "lineage?party=amanat", "sweep?system=mazhilis-2023&param=threshold&from=0&to=15&step=1&votes=a:80,b:12,c:8",
        "quantiles?system=mazhilis-2023&shares=a:80,b:20&sample_size=500&draws=128",
    ]

    private func path(_ chart: String, _ suffix: String) -> String {
        let parts = chart.split(separator: "?", maxSplits: 1)
        return "/v1/charts/\(parts[0]).\(suffix)?\(parts[1])"
    }

    @Test(arguments: charts)
    func `a chart is a picture, and its table in every other format`(chart: String) throws {
        let picture = try Mandat.get(path(chart, "svg"))
        #expect(picture.status == 200 && picture.field("Content-Type") == "image/svg+xml")
        #expect(picture.field("Content-Security-Policy") == "default-src 'none'; style-src 'unsafe-inline'")
        #expect(picture.field("Access-Control-Allow-Origin") == "*" && picture.field("Content-Language") == "en")
        #expect(picture.field("X-Content-Type-Options") == "nosniff")
        #expect(
            picture.text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\"") && picture.text.hasSuffix("</svg>\n"))
        let plain = try Mandat.get("/v1/charts/" + chart)
        #expect(plain.body == picture.body)
        let table = try Mandat.get(path(chart, "csv"))
        #expect(table.status == 200 && table.lines.count > 1)
        let lines = try Mandat.get(path(chart, "ndjson"))
        #expect(lines.lines.count == table.lines.count - 1)
        let document = try Mandat.get(path(chart, "json"))
        #expect(document.list("/data/rows").count == lines.lines.count)
        #expect(document.field("Content-Security-Policy") == nil)
        // The picture says of itself what the document says of it.
        let title = document["/data/title"].shown
        #expect(picture.text.contains("<title>\(title.replacing("&", with: "&amp;"))</title>"))
    }

    @Test(arguments: charts)
    func `a picture is kept, compressed and not sent twice`(chart: String) throws {
        let api = try Mandat.fresh()
        let first = try Mandat.get(path(chart, "svg"), from: api)
        let tag = try #require(first.field("ETag"))
        let again = try Mandat.get(path(chart, "svg"), from: try Mandat.forgetful())
        #expect(again.body == first.body && again.field("ETag") == tag)
        let unchanged = try Mandat.get(path(chart, "svg"), [("If-None-Match", tag)], from: api)
        #expect(unchanged.status == 304 && unchanged.body.isEmpty)
        let packed = try Mandat.get(path(chart, "svg"), [("Accept-Encoding", "gzip")], from: api)
        #expect(packed.field("Content-Encoding") == "gzip" && packed.body.count < first.body.count / 2)
    }

    @Test func `a browser gets the picture, a program that wants data gets them`() throws {
        let path = "/v1/charts/hemicycle?election=mazhilis-2023"
        let wishes = [
            ("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "image/svg+xml"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8", "image/svg+xml"),
            ("application/json", "application/json"), ("text/csv", "text/csv; charset=utf-8; header=present"),
        ]
        for (accept, type) in wishes {
            #expect(try Mandat.get(path, [("Accept", accept)]).field("Content-Type") == type)
        }
        #expect(try Mandat.get(path, [("Accept", "image/gif")]).status == 406)
        #expect(try Mandat.get("/v1/parties.svg").status == 406)
    }

    @Test func `seats are the official ones, under the names of the day`() throws {
        let table = try Mandat.get("/v1/charts/hemicycle.csv?election=mazhilis-2021")
        #expect(table.line(0) == "name,seats,seat_percent,votes,percent,kind,id,color")
        #expect(table.line(1) == "Nur Otan,76,71.03,5148074,71.09,party,amanat,#00ABC2")
        let picture = try Mandat.get("/v1/charts/hemicycle.svg?election=mazhilis-2021&lang=kk").text
        #expect(picture.contains("lang=\"kk\"") && picture.contains("<title>Нұр Отан: 76\u{A0}орын</title>"))
        #expect(picture.contains("data-party=\"amanat\" data-seats=\"76\""))
        #expect(picture.split(separator: "<circle").count - 1 == 107)
    }

    @Test func `an election with rules beside it is its votes counted by them`() throws {
        let path = "/v1/charts/hemicycle.json?election=mazhilis-2023&system=kurultai-2026"
        let answer = try Mandat.get(path)
        // docs/guide/simulations.md: the votes of 2023 in the Kurultai of 145.
        #expect(answer.column("seats", of: "/data/rows") == ["83", "17", "13", "13", "11", "8", "0"])
        #expect(answer["/data/majority"].shown == "73")
        let other = try Mandat.get("/v1/charts/hemicycle.json?election=mazhilis-2007&second_party=0.7:2")
        #expect(other.column("seats", of: "/data/rows").prefix(2) == ["95", "3"])
    }

    @Test func `seats may be given list by list, with those that nobody holds`() throws {
        let path = "/v1/charts/hemicycle.json?seats=a:60,b\\,\\::30&vacant=5&undecided=3"
        let answer = try Mandat.get(path)
        #expect(answer.column("name", of: "/data/rows") == ["a", "b,:"])
        #expect(answer["/data/seats"].shown == "98" && answer["/data/majority"].shown == "50")
        #expect(answer["/data/vacant_seats"].shown == "5" && answer["/data/undecided_seats"].shown == "3")
        let picture = try Mandat.get(path.replacing(".json", with: ".svg")).text
        #expect(picture.contains("class=\"vacant\" data-seats=\"5\"") && picture.contains("class=\"undecided\""))
        let tie = try Mandat.get("/v1/charts/hemicycle.json?seats=3&votes=a:1,b:1&tie_break=none")
        #expect(tie["/data/undecided_seats"].shown == "1")
    }

    @Test func `candidates, answers and the seats of councils are bars`() throws {
        let president = try Mandat.get("/v1/charts/bars.json?election=president-2022")
        #expect(president.column("kind", of: "/data/rows").allSatisfy { $0 == "candidate" })
        let referendum = try Mandat.get("/v1/charts/bars.csv?election=referendum-2022&lang=ru")
        #expect(referendum.line(1).hasPrefix("Да,,,6163516,") && referendum.line(2).hasPrefix("Нет,,,1490470,"))
        let councils = try Mandat.get("/v1/charts/bars.json?measure=seats&election=maslikhats-2021")
        #expect(councils["/data/seats"].shown == "3246" && councils["/data/majority"] == .null)
    }

    @Test(arguments: [
        ("hemicycle.svg?election=mazhilis-2023&width=100", 400, "width"),
        ("hemicycle.svg?election=mazhilis-2023&theme=pink", 400, "theme"),
        ("hemicycle.svg?election=mazhilis-2023&palette=none", 400, "palette"),
        ("hemicycle.svg?election=mazhilis-2023&title=%0A", 400, "title"),
        ("hemicycle.svg?election=mazhilis-2023&pallete=mono", 400, "pallete"),
        ("hemicycle.svg?election=mazhilis-2033", 400, "election"),
        ("hemicycle.svg?election=mazhilis-2021,mazhilis-2023", 400, "election"),
        ("hemicycle.svg?election=mazhilis-2023&seats=a:1", 400, "election"),
        ("hemicycle.svg?election=mazhilis-2023&vacant=1", 400, "vacant"),
        ("hemicycle.svg?election=mazhilis-2023&votes=a:1", 400, "votes"),
        ("hemicycle.svg?election=mazhilis-2023&shape=array", 400, "shape"),
        ("hemicycle.svg", 400, "election"), ("hemicycle.svg?seats=a:1,a:2", 400, "seats"),
        ("hemicycle.svg?seats=a:-1", 400, "seats"), ("hemicycle.svg?seats=a:x", 400, "seats"),
        ("hemicycle.svg?seats=:5", 400, "seats"), ("hemicycle.svg?seats=a:0", 422, "seats"),
        ("hemicycle.svg?seats=a:20000,b:1", 422, "seats"), ("hemicycle.svg?seats=a:20000&vacant=20000", 422, "seats"),
        ("hemicycle.svg?seats=100000&votes=a:1", 422, "seats"),
        ("hemicycle.svg?election=president-2022", 422, "election"),
        ("hemicycle.svg?election=kurultai-2026", 422, "election"),
        ("hemicycle.svg?system=mazhilis-2023&votes=a:4,b:4&against_all=92", 422, "votes"),
        ("bars.svg?seats=a:1&measure=votes", 422, "seats"),
        ("bars.svg?election=kurultai-2026&measure=seats", 422, "election"),
        ("votes-seats.svg?seats=a:1", 422, "seats"), ("votes-seats.svg?election=president-2022", 422, "election"),
        ("slope.svg?election=mazhilis-2021&measure=votes", 400, "measure"),
        ("slope.svg?election=mazhilis-2021,mazhilis-2023,mazhilis-2016", 400, "election"),
        ("slope.svg?election=mazhilis-2021,mazhilis-2023&seats=5", 400, "seats"),
        ("slope.svg?election=mazhilis-2021,president-2022&measure=seats", 422, "election"),
        ("thresholds.svg", 400, "key"), ("thresholds.svg?key=registration.member", 400, "key"),
        ("turnout.svg?election=mazhilis-2033", 400, "election"),
        ("turnout.svg?body=senate&kind=referendum", 422, "body"),
        ("lineage.svg?party=nobody", 400, "party"), ("sweep.svg?votes=a:1&seats=5", 400, "param"),
        ("quantiles.svg?seats=5&shares=a:1&sample_size=0", 422, "sample_size"),
    ])
    func `what cannot be drawn is a problem that names the parameter`(chart: String, status: Int, parameter: String)
        throws
    {
        let answer = try Mandat.get("/v1/charts/" + chart)
        #expect(answer.status == status && answer.field("Content-Type") == "application/problem+json")
        #expect(answer.list("/errors").contains { $0["parameter"].shown == parameter }, "\(answer.errors)")
    }

    @Test func `a title and names of any kind are text in the picture`() throws {
        let hostile = "<script>alert(1)</script>&\"'"
        let name = PercentEncoding.encode(hostile.replacing(":", with: "\\:").replacing(",", with: "\\,"))
        let title = PercentEncoding.encode(hostile)
        for chart in ["hemicycle", "bars"] {
            let text = try Mandat.get("/v1/charts/\(chart).svg?seats=\(name):5&title=\(title)").text
            #expect(!text.contains("<script") && text.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;'"))
        }
        let long = String(repeating: "ш", count: 10_000)
        let target = "/v1/charts/hemicycle.svg?seats=a:5&title=" + PercentEncoding.encode(long)
        #expect(try Mandat.get(target).body.count < 8000)
    }

    @Test func `a sum of 5,000 seats is drawn seat by seat`() throws {
        let text = try Mandat.get("/v1/charts/hemicycle.svg?seats=a:2500,b:1500,c:1000&width=320").text
        #expect(text.split(separator: "<circle").count - 1 == 5000)
    }

    @Test func `every election, legal number and family of the record can be drawn, or says why not`() throws {
        let registry = try Mandat.registry()
        for election in registry.elections.items {
            for chart in ["hemicycle", "bars", "votes-seats", "slope"] {
                let answer = try Mandat.get("/v1/charts/\(chart).svg?election=\(election.id)&lang=kk")
                #expect([200, 422].contains(answer.status), "\(chart) \(election.id) \(answer.text)")
            }
        }
        for key in registry.series.ids {
            #expect(try Mandat.get("/v1/charts/thresholds.svg?key=\(key)&lang=ru&width=320").status == 200, "\(key)")
        }
        for party in registry.parties.ids {
            #expect(try Mandat.get("/v1/charts/lineage.svg?party=\(party)").status == 200, "\(party)")
        }
    }
}
