// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing
import Text

@testable import RecordOperations
@testable import Web

/// What the tools of newsrooms ask of a server, tool by tool: the address alone has to do, as none of them sends fields.
@Suite struct `A newsroom tool` {
    /// The tables that charts are made of, by address alone.
    static let tables = [
        "/v1/elections/mazhilis-2023/results.csv", "/v1/elections/mazhilis-2023/results.csv?shape=datawrapper",
        "/v1/elections.csv?body=mazhilis&shape=flourish", "/v1/lineage.csv?shape=flourish", "/v1/thresholds.csv",
        "/v1/simulations/seats.csv?system=kurultai-2026&votes=amanat:2,auyl:1&shape=datawrapper",
        "/v1/charts/hemicycle.csv?election=mazhilis-2023", "/v1/elections/mazhilis-2023/results?format=csv",
    ]

    /// The cells of a CSV text (RFC 4180 section 2).
    private func cells(_ text: String) -> [[String]] {
        var rows: [[String]] = [[""]]
        var isQuoted = false
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            let (row, cell) = (rows.count - 1, rows[rows.count - 1].count - 1)
            switch scalar {
            case "\"" where isQuoted && rest.first == "\"":
                rows[row][cell] += "\""
                rest = rest.dropFirst()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: rows[row].append("")
            case "\r" where !isQuoted: break
            case "\n" where !isQuoted: rows.append([""])
            default: rows[row][cell].unicodeScalars.append(scalar)
            }
        }
        if rows.last == [""] { rows.removeLast() }
        return rows
    }

    /// ecosystem (b), the common contract: comma, UTF-8, one header row, no mark, no redirect, no cookie, no key.
    @Test(arguments: tables) func `of any kind gets a table by its address`(target: String) throws {
        let answer = try Mandat.get(target)
        #expect(answer.status == 200)
        #expect(answer.field("content-type") == "text/csv; charset=utf-8; header=present")
        #expect(answer.field("location") == nil && answer.field("set-cookie") == nil)
        #expect(answer.body.first != 0xEF)
        #expect(String(validating: answer.body, as: UTF8.self) != nil)
        let rows = cells(answer.text)
        let head = try #require(rows.first)
        #expect(rows.count > 1)
        #expect(rows.allSatisfy { $0.count == head.count }, "every row has every column")
        #expect(Set(head.map { $0.lowercased() }).count == head.count, "each column has a name of its own")
        #expect(!head.contains(""))
        let disposition = try #require(answer.field("content-disposition"))
        #expect(disposition.wholeMatch(of: /inline; filename="mandat-[a-z0-9-]+-2026-11-21\.csv"/) != nil)
    }

    /// Numbers have a dot and no separator of thousands: nothing that is meant as a number is written otherwise.
    @Test(arguments: tables) func `of any kind reads plain numbers`(target: String) throws {
        for cell in cells(try Mandat.get(target).text).dropFirst().joined() {
            #expect(cell.wholeMatch(of: /-?[0-9]{1,3}([,\u{A0}\u{202F} ][0-9]{3})+/) == nil, "\(cell)")
            #expect(cell.wholeMatch(of: /-?[0-9]+,[0-9]+/) == nil, "\(cell)")
        }
    }

    /// HEAD and GET have the same fields, and nothing of the answer depends on fields of the request.
    @Test(arguments: tables) func `of any kind can ask before it fetches`(target: String) throws {
        let answer = try Mandat.get(target)
        #expect(try Mandat.get(target, method: .head).head == answer.head)
        let browser = try Mandat.get(
            target, [("accept", "text/html,*/*;q=0.8"), ("cookie", "a=b"), ("origin", "null")])
        #expect(browser.body == answer.body)
    }

    /// Datawrapper fetches a cached link each minute, or lets each reader's browser fetch it.
    @Test(arguments: tables) func `Datawrapper fetches at most each minute, from any page`(target: String) throws {
        let answer = try Mandat.get(target)
        #expect(answer.field("cache-control")?.hasPrefix("public, max-age=60,") == true)
        let etag = try #require(answer.field("etag"))
        let again = try Mandat.get(target, [("if-none-match", etag)])
        #expect(again.status == 304)
        for reply in [answer, again, try Mandat.get("/v1/parties.csv?x=1"), try Mandat.get("/nowhere.csv")] {
            #expect(reply.field("access-control-allow-origin") == "*")
        }
    }

    @Test func `Datawrapper's election donut gets a text and a number`() throws {
        for target in Self.tables.filter({ $0.contains("shape=datawrapper") }) {
            let rows = cells(try Mandat.get(target).text)
            #expect(rows[0] == ["party", "seats"])
            #expect(rows.dropFirst().allSatisfy { $0.count == 2 && Int($0[0]) == nil && (Int($0[1]) ?? -1) >= 0 })
            #expect(Set(rows.dropFirst().map { $0[0] }).count == rows.count - 1)
        }
    }

    /// Only the keys to override; `describe.hide-title` hides the title whatever it says.
    @Test(arguments: ["en", "ru", "kk"]) func `Datawrapper's live metadata overrides what it names`(
        language: String
    ) throws {
        let answer = try Mandat.get("/v1/datawrapper.json?of=/v1/elections/mazhilis-2023/results.csv&lang=\(language)")
        #expect(answer.status == 200)
        #expect(answer.field("content-type") == "application/json")
        #expect(answer.field("access-control-allow-origin") == "*")
        #expect(answer.field("content-language") == language)
        #expect(answer.document.names == ["annotate", "describe", "title"])
        #expect(answer["/describe"]?.names == ["byline", "intro", "source-name"])
        #expect(answer["/annotate"]?.names == ["notes"])
        #expect(answer["/describe/intro"]?.text?.contains("2026-11-21") == true)
        let election = try Mandat.get("/v1/elections/mazhilis-2023?lang=\(language)")["/data/name"]?.text ?? "?"
        #expect(answer["/title"]?.text?.hasPrefix(election + ": ") == true)
        // elections.json: one agency gives Amanat 63 seats.
        let name = language == "en" ? "Amanat" : "Аманат"
        #expect(answer["/annotate/notes"]?.text?.lowercased().contains(name.lowercased()) == true)
    }

    @Test func `Datawrapper's notes tell what is preliminary and weak`() throws {
        let election = try #require(Mandat.registry().elections.items.first { $0.status == .preliminary })
        let answer = try Mandat.get("/v1/datawrapper?of=/v1/elections/\(election.id)/results")
        #expect(answer["/annotate/notes"]?.text?.hasPrefix("Preliminary results.") == true)
        let registry = try Mandat.registry()
        let weak = try #require(
            registry.elections.items.first { election in
                election.results.contains { result in
                    let row = Item(
                        ResultRow(result, of: election, .contemporary, registry), registry.texts, in: .english)
                    return row.supports.contains { $0.evidence.confidence == .uncertain }
                }
            })
        let notes = try Mandat.get("/v1/datawrapper?of=/v1/elections/\(weak.id)/results")["/annotate/notes"]?.text
        #expect(notes?.contains("Figures on weak or conflicting sources: ") == true)
    }

    @Test func `Datawrapper's live metadata of a chart has the chart's title and where it is from`() throws {
        let of = "/v1/charts/hemicycle.csv?election=mazhilis-2023"
        let answer = try Mandat.get("/v1/datawrapper?of=\(of)&base=https://example.org/")
        let chart = try Mandat.get("/v1/charts/hemicycle.json?election=mazhilis-2023")
        #expect(answer["/title"] == chart["/data/title"])
        #expect(answer["/describe/source-url"] == .string("https://example.org" + of))
    }

    /// Two columns or more: the name of a party, and a number for each election.
    @Test func `Flourish's parliament chart gets a column an election`() throws {
        let rows = cells(try Mandat.get("/v1/elections.csv?body=mazhilis&shape=flourish").text)
        #expect(rows[0].first == "party" && rows[0].count > 2)
        for row in rows.dropFirst() { #expect(row.dropFirst().allSatisfy { $0.isEmpty || Int($0) != nil }) }
        #expect(Set(rows.map { Labels.folded($0[0]) }).count == rows.count)
    }

    /// Two sheets of the same shape, in which a party has one name.
    @Test func `Flourish's results chart gets a party under one name in both sheets`() throws {
        let sheets = try ["mazhilis-2021", "mazhilis-2023"].map { id in
            cells(try Mandat.get("/v1/elections/\(id)/results.csv?shape=flourish&names=current").text)
        }
        for sheet in sheets {
            #expect(sheet.count == 2)
            #expect(sheet[1].dropFirst().allSatisfy { Double($0) != nil })
        }
        let common = Set(sheets[0][0]).intersection(sheets[1][0])
        #expect(common.count > 4, "the parties that stood twice")
    }

    @Test func `Flourish's Sankey diagram gets edges of a value of 0 or more`() throws {
        let rows = cells(try Mandat.get("/v1/lineage.csv?shape=flourish").text)
        #expect(rows[0] == ["source", "target", "value", "step_from", "step_to"])
        #expect(rows.dropFirst().allSatisfy { row in row.dropFirst(2).allSatisfy { (Int($0) ?? -1) >= 0 } })
    }

    /// The Live API of Flourish takes an array of objects.
    @Test func `Flourish's Live API gets an array at the top`() throws {
        for shape in ["array", "flourish"] {
            let answer = try Mandat.get("/v1/elections.json?body=mazhilis&shape=\(shape)")
            #expect(answer.text.hasPrefix("[{"))
            #expect(answer.field("access-control-allow-origin") == "*")
        }
    }

    /// IMPORTDATA takes CSV, sends nothing, and tells the format by the address; the delimiter can be an argument.
    @Test func `Sheets imports by the address, in a locale of decimal commas too`() throws {
        let plain = try Mandat.get("/v1/elections/mazhilis-2023/results.csv?fields=name,list_percent&limit=1")
        #expect(plain.lines == ["name,list_percent", "Amanat,53.9"])
        let comma = try Mandat.get(
            "/v1/elections/mazhilis-2023/results.csv?fields=name,list_percent&limit=1&dialect=sheets")
        #expect(comma.lines == ["name,list_percent", "Amanat,\"53,9\""])
        #expect(comma.body.first != 0xEF)
        #expect(comma.field("content-type") == "text/csv; charset=utf-8; header=present")
    }

    /// IMPORTFEED takes Atom.
    @Test func `Sheets imports the feed of changes`() throws {
        let answer = try Mandat.get("/v1/changes.atom")
        #expect(answer.field("content-type") == "application/atom+xml")
        #expect(answer.text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns="))
    }

    /// Excel in Russian or Kazakh: mark, semicolon, decimal comma.
    @Test(arguments: tables) func `Excel opens every table`(target: String) throws {
        let mark = target.contains("?") ? "&" : "?"
        let answer = try Mandat.get(target + mark + "dialect=excel")
        #expect(answer.body.starts(with: [0xEF, 0xBB, 0xBF]))
        let head = cells(try Mandat.get(target).text)[0]
        #expect(answer.line(0).dropFirst().split(separator: ";").count == head.count || head.count == 1)
        #expect(!answer.lines.dropFirst().contains { $0.contains(/;-?[0-9]+\.[0-9]+(;|$)/) })
    }

    /// Observable and pandas: dates and numbers that a reader of CSV takes as such, empty for null.
    @Test func `pandas, R and d3 find types and nulls`() throws {
        let rows = cells(try Mandat.get("/v1/elections/mazhilis-2023/results.csv").text)
        let date = try #require(rows[0].firstIndex(of: "date"))
        #expect(rows.dropFirst().allSatisfy { $0[date] == "2023-03-19" })
        #expect(rows.joined().contains(""))
        #expect(!rows.joined().contains { ["null", "NA", "None", "-", "–"].contains($0) })
    }
}

/// RFC 8288: the answer says where the others are.
@Suite struct `The links of an answer` {
    @Test(arguments: [
        "/v1/parties?status=registered&limit=2", "/v1/elections/mazhilis-2023/results.csv?dialect=excel&lang=ru",
        "/v1/events.atom?topic=law&limit=3", "/v1/charts/hemicycle.svg?election=mazhilis-2023&lang=kk",
        "/v1/simulations/seats?system=kurultai-2026&votes=%D0%B0:2,b:1", "/v1/parties/nur%2Dotan/lineage",
    ])
    func `lead to the same in other formats`(target: String) throws {
        let answer = try Mandat.get(target)
        let links = try #require(answer.field("link"))
        let found = links.matches(of: /<([^>]+)>; rel="alternate"; type="([^"]+)"/)
        #expect(found.count > 1)
        for link in found {
            let other = try Mandat.get(String(link.1))
            #expect(other.status == 200, "\(link.1)")
            #expect(other.field("content-type")?.hasPrefix(String(link.2)) == true)
            #expect(other.field("content-language") == answer.field("content-language") || target.contains("format="))
        }
    }

    @Test func `name the licence and where the operation is described`() throws {
        let links = try #require(Mandat.get("/v1/parties/amanat").field("link"))
        #expect(links.contains("<https://spdx.org/licenses/CC-BY-4.0.html>; rel=\"license\""))
        #expect(links.contains("</docs/parties#getParty>; rel=\"describedby\""))
        #expect(!links.contains("alternate"), "it is served in one format")
        #expect(try Mandat.get("/v1/parties?x=1").field("link") == nil)
    }

    @Test func `are left out where the address is too long to follow`() throws {
        let votes = (0..<300).map { "list\($0):1" }.joined(separator: ",")
        let links = try #require(Mandat.get("/v1/simulations/seats?seats=300&votes=\(votes)").field("link"))
        #expect(!links.contains("alternate"))
        #expect(links.utf8.count < 300)
    }
}
