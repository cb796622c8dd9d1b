// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

@Suite struct `A representation` {
    /// elections.json: Nur Otan from December 2006, Amanat from March 2022.
    @Test(arguments: [
        ("", "Nur Otan"), ("?names=contemporary", "Nur Otan"), ("?names=current", "Amanat"),
        ("?lang=ru", "Нур Отан"), ("?lang=kk&names=current", "Аманат"),
    ])
    func `of results shows the name of the day, or of today`(query: String, name: String) throws {
        let row = try Mandat.get("/v1/elections/mazhilis-2007/results" + query)["/data/0"]
        #expect(row?["name"].shown.lowercased() == name.lowercased())
        #expect(row?["party"] == "amanat")
        #expect(row?["list_votes"] == 5_247_720)
    }

    @Test(arguments: [("1999-10-10", "Otan"), ("2007-08-18", "Nur Otan"), ("2023-03-19", "Amanat")])
    func `of a party shows the name of the day asked for`(day: String, name: String) throws {
        #expect(try Mandat.get("/v1/parties/amanat?as_of=\(day)")["/data/short_name"] == .string(name))
    }

    /// RFC 9110 section 12.5.4; `lang` goes over the field.
    @Test(arguments: [
        ("", "en"), ("ru", "ru"), ("kk-KZ, ru;q=0.8", "kk"), ("de, ru;q=0.5, en;q=0.1", "ru"), ("de", "en"),
        ("en;q=0.2, kk;q=0.9", "kk"), ("*", "en"),
    ])
    func `is in the language that the reader prefers`(accepted: String, language: String) throws {
        let fields = accepted.isEmpty ? [] : [(name: "accept-language", value: accepted)]
        let answer = try Mandat.get("/v1/elections/mazhilis-2023", fields)
        #expect(answer.field("content-language") == language)
        #expect(answer["/meta/lang"] == .string(language))
        #expect(answer["/data/name"] == answer["/data/names/\(language)"])
        let asked = try Mandat.get("/v1/elections/mazhilis-2023?lang=kk", fields)
        #expect(asked.field("content-language") == "kk")
        #expect(asked["/data/name"] == "2023 жылғы кезектен тыс Мәжіліс сайлауы")
    }

    @Test(arguments: [
        ("/v1/parties/nur-otan", "/v1/parties/amanat"), ("/v1/parties/otan?lang=ru", "/v1/parties/amanat?lang=ru"),
        ("/v1/parties/nur%2Dotan.json", "/v1/parties/amanat.json"), ("/v1/parties/ppk", "/v1/parties/qhp"),
        ("/v1/electoral-systems/mazhilis-2012?pretty=true", "/v1/electoral-systems/mazhilis-2009?pretty=true"),
        ("/v1/parties/amanat", nil as String?),
    ])
    func `of a former id says where it is`(target: String, location: String?) throws {
        let answer = try Mandat.get(target)
        #expect(answer.status == 200)
        #expect(answer.field("content-location") == location)
        if let location { #expect(try Mandat.get(location)["/data"] == answer["/data"]) }
    }

    @Test func `in CSV has one header row, fixed columns and plain cells`() throws {
        let answer = try Mandat.get("/v1/elections/mazhilis-2023/results.csv?lang=ru")
        #expect(answer.field("content-type") == "text/csv; charset=utf-8; header=present")
        #expect(
            answer.line(0)
                == "election,date,id,party,group,name,name_en,name_ru,name_kk,list_votes,list_percent,share_base,"
                + "share_base_votes,list_seats,single_member_seats,appointed_seats,total_seats,seat_percent,color,"
                + "person,votes,percent,elected,seats")
        #expect(answer.line(1).hasPrefix("mazhilis-2023,2023-03-19,amanat,amanat,,"))
        #expect(answer.line(1).contains(",3431510,53.9,participating,6366441,40,22,,62,63.27,"))
        #expect(answer.lines.count == 9)
        #expect(answer.text.hasSuffix("\r\n"), "RFC 4180 section 2")
        #expect(answer.body.first != 0xEF)
        #expect(answer["/data"] == nil)
    }

    /// RFC 4180 section 2: what has a comma, a quote or a line break in it stands in quotes, quotes doubled.
    @Test func `in CSV quotes what needs quotes`() throws {
        let answer = try Mandat.get(#"/v1/simulations/seats.csv?seats=3&votes=a%22b:1,c\,d:1,e%20f:1"#)
        #expect(answer.lines.dropFirst().map { $0.prefix(6) } == [#""a""b""#, #""c,d","#, "e f,e "])
    }

    @Test func `for spreadsheets has a mark, semicolons and decimal commas`() throws {
        let answer = try Mandat.get(
            "/v1/elections/mazhilis-2023/results.csv?dialect=excel&fields=id,list_percent,name_ru")
        #expect(answer.body.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(answer.line(0).hasSuffix("id;name_ru;list_percent"))
        #expect(answer.line(1) == "amanat;Аманат;53,9" || answer.line(1) == "amanat;AMANAT;53,9")
        let commas = try Mandat.get("/v1/simulations/seats.csv?dialect=excel&seats=2&votes=c%3Bd:1,e\\,f:1")
        #expect(commas.line(1).hasPrefix("\"c;d\";"))
        #expect(commas.line(2).hasPrefix("e,f;"))
    }

    @Test func `in lines of JSON has the rows of the list`() throws {
        let answer = try Mandat.get("/v1/thresholds.ndjson?topic=registration")
        #expect(answer.field("content-type") == "application/x-ndjson")
        let rows = try answer.lines.map { try JSONParser.parse($0) }
        #expect(rows == (try Mandat.get("/v1/thresholds?topic=registration")).list())
        #expect(rows.count > 5)
    }

    private static let targets = [
        "/v1/parties", "/v1/parties/amanat?include=sources", "/v1/elections?include=sources",
        "/v1/elections/mazhilis-1999",
        "/v1/elections/mazhilis-2023/results?include=sources", "/v1/elections/mazhilis-2023/verification?lang=kk",
        "/v1/electoral-systems?include=sources", "/v1/thresholds?as_of=2023-03-19", "/v1/sources",
        "/v1/simulations/seats?system=kurultai-2026&votes=b:2,a:1", "/", "/v1", "/problems", "/v1/parties?nope=1",
        "/v1/parties/x", "/livez", "/readyz", "/version",
    ]

    @Test(arguments: targets) func `has the members of every object in one order`(target: String) throws {
        func check(_ value: JSON) {
            switch value {
            case .object(let members):
                let names = members.map(\.name)
                #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
                members.forEach { check($0.value) }
            case .array(let elements): elements.forEach(check)
            default: break
            }
        }
        let answer = try Mandat.get(target)
        #expect(answer.document != .null)
        check(answer.document)
    }

    @Test(arguments: targets) func `is the same bytes from another process's API`(target: String) throws {
        let first = try Mandat.get(target)
        let second = try Mandat.get(target, from: Mandat.forgetful())
        #expect(first.body == second.body)
        #expect(first.head == second.head)
        #expect((first.field("etag") != nil) == (first.field("cache-control")?.hasPrefix("public") == true))
    }

    @Test func `is indented where that is asked for, and the same data`() throws {
        let pretty = try Mandat.get("/v1/parties/amanat?pretty")
        #expect(pretty.text.hasPrefix("{\n  \"data\": {\n"))
        #expect(pretty["/data"] == (try Mandat.get("/v1/parties/amanat"))["/data"])
        #expect(try Mandat.get("/v1/parties/amanat?pretty=false").lines.count == 1)
    }
}
