// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

@testable import RecordOperations
@testable import Web

@Suite struct `A shape` {
    @Test func `for the election donut is a text and a number, a row for each party`() throws {
        let answer = try Mandat.get("/v1/elections/mazhilis-2023/results.csv?shape=datawrapper")
        #expect(answer.lines.prefix(3) == ["party,seats", "Amanat,62", "Auyl,8"])
        #expect(answer.lines.contains("Baytaq,0"), "a list without seats is on record with 0")
        #expect(answer.lines.count == 9)
        let people = try Mandat.get("/v1/elections/president-2022/results.csv?shape=datawrapper&limit=1")
        #expect(people.lines == ["party,votes", "Kassym-Jomart Tokayev,6456393"])
        let count = try Mandat.get("/v1/simulations/seats.csv?seats=3&votes=a:2,b:1&shape=datawrapper")
        #expect(count.lines == ["party,seats", "a,2", "b,1"])
    }

    /// elections.json: Nur Otan 76, Ak Zhol 12, the People's Party 10 of 98 seats in 2021.
    @Test func `for a parliament chart has a row a party and a column an election`() throws {
        let answer = try Mandat.get("/v1/elections.csv?body=mazhilis&from=2021-01-01&shape=flourish")
        #expect(answer.line(0) == "party,2021,2023")
        #expect(answer.lines.contains("AMANAT,76,62") || answer.lines.contains("Amanat,76,62"))
        #expect(answer.lines.contains("Respublica,,6"), "what was not there has no number")
        let wide = try Mandat.get("/v1/elections.csv?body=mazhilis&from=2021-01-01&shape=wide")
        #expect(wide.line(0) == "party,mazhilis-2021,mazhilis-2023")
        #expect(wide.lines.contains("ak-zhol,12,6"))
    }

    @Test func `with all elections tells columns of one year apart`() throws {
        let head = try Mandat.get("/v1/elections.csv?shape=flourish").line(0).split(separator: ",").map(String.init)
        #expect(Set(head.map(Labels.folded)).count == head.count)
        #expect(head.contains("2021") && head.contains("2021 2"))
    }

    @Test func `of results has a column a party`() throws {
        let named = try Mandat.get("/v1/elections/mazhilis-2007/results.csv?shape=flourish&names=current&lang=ru")
        #expect(named.line(0).hasPrefix("election,Аманат,"))
        #expect(named.line(1).hasPrefix("mazhilis-2007,88.41,"))
        let wide = try Mandat.get("/v1/elections/mazhilis-2007/results.csv?shape=wide")
        #expect(wide.line(0) == "election,amanat,osdp,ak-zhol,auyl,qhp,patriots,rukhaniyat")
    }

    @Test func `of counts is as wide as there are rules or lists`() throws {
        let query = "system=mazhilis-2023&votes=amanat:60,auyl:40"
        let compared = try Mandat.get("/v1/simulations/compare.csv?\(query)&formulas=dhondt&shape=wide")
        #expect(compared.lines == ["party,mazhilis-2023,dhondt", "amanat,41,42", "auyl,28,27"])
        let swept = try Mandat.get(
            "/v1/simulations/sweep.csv?\(query)&param=threshold&from=30&to=60&step=15&shape=wide")
        #expect(swept.line(0) == "value,amanat,auyl")
        #expect(swept.line(1) == "30,41,28")
        #expect(swept.lines.count == 4)
        let drawn = try Mandat.get("/v1/charts/sweep.csv?\(query)&param=threshold&from=30&to=60&step=15&shape=wide")
        #expect(drawn.body == swept.body)
    }

    @Test func `for a Sankey diagram is edges between ids, each later than where it comes from`() throws {
        for target in ["/v1/lineage.csv", "/v1/parties/amanat/lineage.csv", "/v1/charts/lineage.csv"] {
            let answer = try Mandat.get(target + "?shape=flourish&lang=ru")
            #expect(answer.line(0) == "source,target,value,step_from,step_to")
            #expect(answer.lines.count > 3, "\(target)")
            var names: Set<String> = []
            for line in answer.lines.dropFirst() {
                let cells = line.split(separator: ",").map(String.init)
                names.formUnion(cells.prefix(2))
                let (from, to) = (try #require(Int(cells[3])), try #require(Int(cells[4])))
                #expect(cells[0] != cells[1] && cells[2] == "1" && from < to, "\(line)")
            }
            // Flourish compares without case and without what is neither letter nor digit.
            let folded = Set(names.map { $0.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) } })
            #expect(folded.count == names.count && !folded.contains(""))
        }
    }

    @Test func `that is a table is the same in lines of JSON, and in JSON an array of flat objects`() throws {
        let lines = try Mandat.get("/v1/elections/mazhilis-2023/results.ndjson?shape=datawrapper").lines
        #expect(lines.first == #"{"party":"Amanat","seats":62}"#)
        let array = try Mandat.get("/v1/elections/mazhilis-2023/results?shape=datawrapper")
        #expect(array.document == .array(try lines.map { try JSONParser.parse($0) }))
        let tidy = try Mandat.get("/v1/elections/mazhilis-2023/results?shape=tidy&limit=1")["/0"]
        #expect(tidy?.names == Results.columns.map(\.name).sorted())
        let csv = try Mandat.get("/v1/elections/mazhilis-2023/results.csv?shape=tidy")
        #expect(csv.body == (try Mandat.get("/v1/elections/mazhilis-2023/results.csv")).body)
    }

    @Test func `has one column for each name, whatever the lists are called`() throws {
        let votes = "A-b:5,a%20B:4,%C3%A9:3,!!!:2,%3F%3F:1"
        let answer = try Mandat.get("/v1/simulations/seats.csv?seats=15&votes=\(votes)&shape=flourish")
        #expect(answer.lines.dropFirst().map { $0.prefix { $0 != "," } } == ["A-b", "a B 2", "é", "!!!", "?? 2"])
    }

    @Test(arguments: [
        ("/v1/parties?shape=wide", "envelope, array", "shape"),
        ("/v1/parties.csv?shape=tidy", "envelope, array", "shape"),
        ("/v1/lineage.csv?shape=wide", "envelope, array, tidy, flourish", "shape"),
        ("/v1/elections.csv?shape=datawrapper", "envelope, array, tidy, wide, flourish", "shape"),
        ("/v1/elections.csv?shape=flourish&fields=id", "", "fields"),
        ("/v1/elections/mazhilis-2023/results?shape=wide&include=sources", "", "include"),
        ("/v1/charts/hemicycle.svg?election=mazhilis-2023&shape=flourish", "", "shape"),
        ("/v1/elections/mazhilis-2023/results.wikitext?shape=wide", "", "shape"),
    ])
    func `that there is none of is refused with those that there are`(
        target: String, allowed: String, parameter: String
    ) throws {
        let answer = try Mandat.get(target)
        #expect(answer.status == 400)
        #expect(answer["/errors/0/parameter"] == .string(parameter))
        let named = answer.list("/errors/0/allowed").compactMap(\.text).joined(separator: ", ")
        #expect(named == allowed)
    }

    @Test func `that is posted is the one that is asked for`() throws {
        let body =
            #"{"rules": {"seats": 3}, "tally": {"lists": [{"party": "a", "votes": 2}, {"party": "b", "votes": 1}]}}"#
        let answer = try Mandat.post(body, query: "?shape=datawrapper&format=csv")
        #expect(answer.lines == ["party,seats", "a,2", "b,1"])
        #expect(
            try Mandat.post(body, query: "?shape=flourish").document == [
                ["party": "a", "seats": 2], ["party": "b", "seats": 1],
            ])
    }
}

@Suite struct `A dialect for spreadsheets` {
    /// A cell that begins like a formula is text there: CWE-1236.
    @Test(arguments: ["excel", "sheets"]) func `runs no formula`(dialect: String) throws {
        let names = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "a=b", "'x"]
        let votes = names.map { PercentEncoding.encode($0.replacing(":", with: "\\:")) + ":1" }.joined(separator: ",")
        for shape in ["", "&shape=flourish"] {
            let target = "/v1/simulations/seats.csv?seats=70&votes=\(votes)&dialect=\(dialect)\(shape)"
            let cells = try Mandat.get(target).lines.dropFirst().map { $0.prefix { $0 != ";" && $0 != "," } }
            let expected = ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'＝1", "a=b", "'x"]
            if shape.isEmpty { #expect(cells.map(String.init) == expected) }
            for cell in cells { #expect(!"=+-@＝".contains(cell.first ?? " "), "\(cell)") }
        }
        let plain = try Mandat.get("/v1/simulations/seats.csv?seats=70&votes=\(votes)")
        #expect(plain.line(1).hasPrefix("=1+1,"), "for programs a text is what it is")
    }

    @Test func `guards the names of columns too`() throws {
        let query = "seats=3&votes=%3Dx:2,b:1&param=seats&from=3&to=4&step=1&shape=wide&dialect=excel"
        #expect(try Mandat.get("/v1/simulations/sweep.csv?\(query)").line(0).hasSuffix("value;'=x;b"))
    }

    @Test func `leaves a number below nothing a number`() throws {
        let answer = try Mandat.get(
            "/v1/simulations/compare.csv?system=mazhilis-2023&formulas=dhondt,winner-takes-all&votes=a:60.5,b:39.5&dialect=excel"
        )
        #expect(answer.lines.contains { $0.contains(";-") })
        #expect(!answer.text.contains("'-"))
    }

    @Test func `for Sheets keeps the comma and quotes the decimal one`() throws {
        let answer = try Mandat.get(
            "/v1/elections/mazhilis-2023/results.csv?dialect=sheets&fields=id,list_percent,list_votes")
        #expect(answer.line(0) == "id,list_votes,list_percent")
        #expect(answer.line(1) == "amanat,3431510,\"53,9\"")
    }

    @Test func `has its own validator`() throws {
        let target = "/v1/elections/mazhilis-2023/results.csv"
        let tags = try ["", "?dialect=excel", "?dialect=sheets"].map { try Mandat.get(target + $0).field("etag") }
        #expect(Set(tags).count == 3)
        let name = "mandat-elections-mazhilis-2023-results-excel-ru-2026-11-21.csv"
        let named = try Mandat.get(target + "?dialect=excel&lang=ru").field("content-disposition")
        #expect(named == "inline; filename=\"\(name)\"")
    }
}
