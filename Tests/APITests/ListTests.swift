// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

@Suite struct `A list` {
    private static let kurultai = ["adilet", "ak-zhol", "auyl", "baytaq", "osdp", "qhp", "respublica"]
    private static let of2023 = ["ak-zhol", "amanat", "auyl", "baytaq", "osdp", "qhp", "respublica"]

    /// Who stood, who won seats, what became of them: elections.json and law.md 11.
    static let filters: [(String, [String])] = [
        ("/v1/parties?contested=kurultai-2026", kurultai), ("/v1/parties?contested=mazhilis-2023", of2023),
        ("/v1/parties?contested=mazhilis-2023&represented_in=kurultai", []),
        (
            "/v1/parties?represented_in=mazhilis-2023",
            ["ak-zhol", "amanat", "auyl", "osdp", "qhp", "respublica"]
        ),
        ("/v1/parties?represented_in=mazhilis-2007", ["amanat"]),
        ("/v1/parties?represented_in=mazhilis-2007,mazhilis-2012", ["ak-zhol", "amanat", "qhp"]),
        ("/v1/parties?kind=bloc&contested=mazhilis-2004", ["aist", "cpk-dvk-bloc"]),
        ("/v1/parties?status=liquidated", ["communist-party", "dvk"]),
        ("/v1/parties?status=suspended", []), ("/v1/parties?status=suspended&as_of=2012-01-15", ["communist-party"]),
        ("/v1/parties?status=banned,liquidated", ["alga", "communist-party", "dvk"]),
        ("/v1/parties?contested=mazhilis-2007&as_of=2007-08-18&q=otan", ["amanat"]),
        ("/v1/parties?q=nur%20otan&kind=party", ["amanat"]), ("/v1/parties?q=АУЫЛ", ["auyl"]),
        ("/v1/parties?q=Әділет&as_of=2010-01-01&contested=mazhilis-2012", ["adilet-2004"]),
        ("/v1/parties?q=nosuchparty", []),
        ("/v1/parties?as_of=1991-01-01&q=trade%20unions", ["federation-of-trade-unions"]),
        ("/v1/elections?status=unknown&kind=parliamentary&from=2000-01-01", ["kurultai-2026"]),
        ("/v1/elections?body=kurultai", ["kurultai-2026"]),
        ("/v1/elections?kind=parliamentary&from=2020-01-01&to=2023-12-31", ["mazhilis-2021", "mazhilis-2023"]),
        ("/v1/elections?from=2021-01-10&to=2021-01-10&body=mazhilis", ["mazhilis-2021"]),
        ("/v1/elections?to=2004-09-18&from=1996-01-01&body=mazhilis", ["mazhilis-1999"]),
        (
            "/v1/elections?as_of=2007-08-18&from=1996-01-01&body=mazhilis",
            ["mazhilis-1999", "mazhilis-2004", "mazhilis-2007"]
        ),
        (
            "/v1/elections?as_of=2007-08-18&from=1996-01-01&to=2005-01-01&body=mazhilis",
            ["mazhilis-1999", "mazhilis-2004"]
        ),
        ("/v1/elections?system=mazhilis-2012", ["mazhilis-2016", "mazhilis-2021"]),
        ("/v1/elections?system=mazhilis-2007,mazhilis-2023", ["mazhilis-2007", "mazhilis-2012", "mazhilis-2023"]),
        ("/v1/elections?party=baitaq&kind=parliamentary", ["mazhilis-2023", "kurultai-2026"]),
        ("/v1/elections?party=asar", ["mazhilis-2004"]),
        ("/v1/electoral-systems?body=kurultai", ["kurultai-2026"]),
        ("/v1/electoral-systems?as_of=2007-08-18&body=mazhilis,kurultai", ["mazhilis-2007"]),
        ("/v1/electoral-systems?as_of=2012-01-15&body=mazhilis,kurultai", ["mazhilis-2007"]),
        ("/v1/electoral-systems?as_of=2016-03-20&body=mazhilis,kurultai", ["mazhilis-2009"]),
        ("/v1/electoral-systems?as_of=2023-03-19&body=mazhilis,kurultai", ["mazhilis-2023"]),
        ("/v1/electoral-systems?as_of=2026-08-23&body=mazhilis,kurultai", ["kurultai-2026"]),
        ("/v1/electoral-systems?as_of=1990-01-01&body=mazhilis", []),
        ("/v1/electoral-systems?as_of=2026-08-23&body=mazhilis", []),
        ("/v1/sources?kind=official&family=cec", ["cec23"]),
        ("/v1/thresholds?topic=entry&as_of=2008-01-01", ["entry.list_percent"]),
        ("/v1/thresholds?key=registration.members,entry.list_percent", ["entry.list_percent", "registration.members"]),
    ]

    @Test(arguments: filters) func `has the rows that pass every filter, and no others`(target: String, ids: [String])
        throws
    {
        let answer = try Mandat.get(target)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.column(target.contains("thresholds") ? "key" : "id") == ids)
        #expect(answer["/meta/count"] == .integer(ids.count))
        #expect(answer["/meta/total"] == .integer(ids.count))
    }

    static let sorts: [(String, String, [String])] = [
        (
            "/v1/elections/mazhilis-2023/results?sort=list_votes", "id",
            ["baytaq", "osdp", "qhp", "ak-zhol", "respublica", "auyl", "amanat", "independent"]
        ),
        (
            "/v1/elections/mazhilis-2023/results?sort=-list_votes", "id",
            ["amanat", "auyl", "respublica", "ak-zhol", "qhp", "osdp", "baytaq", "independent"]
        ),
        (
            "/v1/elections/mazhilis-2023/results?sort=-list_seats,name", "id",
            ["amanat", "auyl", "ak-zhol", "respublica", "qhp", "osdp", "baytaq", "independent"]
        ),
        ("/v1/elections?sort=-date&limit=2&kind=parliamentary", "id", ["kurultai-2026", "mazhilis-2023"]),
        (
            "/v1/elections?sort=early,-date&fields=id&kind=parliamentary&from=1999-01-01", "id",
            [
                "kurultai-2026", "mazhilis-2021", "mazhilis-2004", "mazhilis-1999", "mazhilis-2023", "mazhilis-2016",
                "mazhilis-2012", "mazhilis-2007",
            ]
        ),
        (
            "/v1/electoral-systems?sort=-seats,id&body=mazhilis,kurultai", "id",
            [
                "kurultai-2026", "mazhilis-2007", "mazhilis-2009", "mazhilis-2021", "mazhilis-2023", "mazhilis-1999",
                "mazhilis-1995",
            ]
        ),
        (
            "/v1/parties?contested=mazhilis-2023&sort=-contested,id", "id",
            ["amanat", "qhp", "ak-zhol", "auyl", "osdp", "baytaq", "respublica"]
        ),
    ]

    @Test(arguments: sorts) func `is sorted by size, by text, and with null last`(
        target: String, column: String, ids: [String]
    ) throws {
        #expect(try Mandat.get(target).column(column) == ids)
    }

    static let paged = [
        "/v1/parties?limit=1", "/v1/parties?limit=7&sort=-registered,name",
        "/v1/parties?limit=2&contested=mazhilis-2023",
        "/v1/parties?limit=3&q=%D0%9F%D0%B0%D1%80%D1%82%D0%B8%D1%8F&lang=kk",
        "/v1/parties?limit=4&as_of=2007-08-18&sort=-founded",
        "/v1/parties?limit=2&fields=name,status&represented_in=mazhilis", "/v1/elections?limit=3&sort=early",
        "/v1/elections?limit=1&party=nur-otan&kind=parliamentary", "/v1/sources?limit=10&kind=press,official",
        "/v1/thresholds?limit=4&topic=registration",
        "/v1/electoral-systems?limit=1&body=mazhilis,kurultai",
        "/v1/elections/mazhilis-2004/results?limit=2&sort=-total_seats&names=current",
        "/v1/parties?limit=5&shape=array", "/v1/parties.csv?limit=6&dialect=excel",
        "/v1/parties.ndjson?limit=6&kind=party",
        "/v1/parties.json?limit=9&include=sources",
    ]

    /// RFC 8288: the next page is where `Link` says, and in JSON where `links.next` says.
    @Test(arguments: paged) func `is read to its end page by page, with every filter kept`(target: String) throws {
        func rows(_ answer: Answer) -> [String] {
            if answer.field("content-type")?.hasPrefix("text/csv") == true { return Array(answer.lines.dropFirst()) }
            if answer.field("content-type") == "application/x-ndjson" { return answer.lines }
            let elements = answer.list("/data").isEmpty ? answer.list("") : answer.list("/data")
            return elements.map { String(decoding: JSONWriter.bytes($0), as: UTF8.self) }
        }
        let limit = try #require(target.firstMatch(of: /limit=(\d+)/).flatMap { Int($0.1) })
        let whole = try Mandat.get(target.replacing("limit=\(limit)", with: "limit=500"))
        var seen: [String] = []
        var next: String? = target
        var pages = 0
        let filters = Set(target.split(separator: "?")[1].split(separator: "&"))
        while let page = next {
            let answer = try Mandat.get(page)
            try #require(answer.status == 200, "\(page) \(answer.text)")
            #expect(answer.field("content-type") == whole.field("content-type"))
            #expect(rows(answer).count <= limit)
            seen += rows(answer)
            pages += 1
            try #require(pages < 500, "the pages go round in a circle")
            next = answer.field("link").flatMap { $0.firstMatch(of: /<(.+)>; rel="next"/).map { String($0.1) } }
            if answer["/links"] != nil { #expect(answer["/links/next"]?.text == next) }
            if answer["/meta"] != nil { #expect(answer["/meta/total"] == whole["/meta/total"]) }
            if let next {
                #expect(filters.isSubset(of: next.split(separator: "?")[1].split(separator: "&")))
            }
        }
        #expect(seen == rows(whole))
        #expect(pages == (seen.count + limit - 1) / limit)
        #expect(pages > 1)
    }

    @Test func `has fifty rows where nothing is said`() throws {
        let answer = try Mandat.get("/v1/sources")
        #expect(answer["/meta/count"] == 50)
        #expect(Int(answer["/meta/total"].shown) ?? 0 > 100)
        #expect(answer["/links/next"] != nil)
    }

    @Test func `is reduced to the fields asked for, in every format`() throws {
        let target = "/v1/parties?limit=2&fields=id,name"
        #expect(try Mandat.get(target).list().map(\.names) == [["id", "name"], ["id", "name"]])
        let ndjson = try Mandat.get(target + "&format=ndjson")
        #expect(try ndjson.lines.map { try JSONParser.parse($0).names } == [["id", "name"], ["id", "name"]])
        #expect(try Mandat.get(target + "&format=csv").line(0) == "id,name")
        #expect(try Mandat.get("/v1/parties.csv?limit=1&fields=full_names").line(0) == "name_en,name_ru,name_kk")
        #expect(try Mandat.get("/v1/parties?limit=1&fields=name_en").list().map(\.names) == [["full_names"]])
        #expect(try Mandat.get("/v1/parties/amanat?fields=id,status")["/data"]?.names == ["id", "status"])
        #expect(try Mandat.get("/v1/elections/mazhilis-2023?fields=date")["/data"] == ["date": "2023-03-19"])
    }

    @Test func `keeps the provenance of the fields asked for only`() throws {
        let answer = try Mandat.get("/v1/elections?limit=1&fields=id,ballots&include=sources")
        #expect(answer["/provenance"]?.names == ["/data/0/ballots"])
    }

    @Test func `is a bare array where that is asked for`() throws {
        let answer = try Mandat.get("/v1/parties?shape=array&limit=3")
        #expect(answer.document == (try Mandat.get("/v1/parties?limit=3"))["/data"])
    }

    @Test func `names itself in links, canonically`() throws {
        #expect(try Mandat.get("/v1/parties?q=%d0%b0&limit=2")["/links/self"] == "/v1/parties?q=%D0%B0&limit=2")
        #expect(try Mandat.get("/v1/parties")["/links/self"] == "/v1/parties")
        #expect(try Mandat.get("/v1/parties.json?limit=2")["/links/self"] == "/v1/parties.json?limit=2")
    }
}
