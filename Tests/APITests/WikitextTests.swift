// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing

@testable import RecordOperations

@Suite struct `Wikitext of results` {
    @Test func `is a table with votes, share, seats and change`() throws {
        let answer = try Mandat.get("/v1/elections/mazhilis-2023/results.wikitext")
        #expect(answer.field("content-type") == "text/x-wiki; charset=utf-8")
        #expect(answer.text.hasPrefix("{| class=\"wikitable"))
        #expect(answer.text.hasSuffix("\n|}\n"))
        let titles = answer.lines.filter { $0.hasPrefix("! scope=\"col\"") }.map { $0.dropFirst(16) }
        #expect(titles == ["Party", "Votes", "%", "Seats", "+/−"])
        let row = try #require(
            answer.lines.firstIndex { $0.hasPrefix("! scope=\"row\"") && $0.contains(" | Amanat<ref") })
        // 76 seats in 2021, 62 in 2023.
        let figures = ["| {{formatnum:3431510}}", "| {{formatnum:53.9}}", "| {{formatnum:62}}", "| −14"]
        #expect(Array(answer.lines[(row + 1)...(row + 4)]) == figures)
        #expect(answer.text.contains(" | Turnout, %<ref"))
        #expect(answer.text.contains(" | Against all<ref"))
    }

    /// elections.json: the referendum of October 2024.
    @Test func `of a referendum has its answers`() throws {
        let answer = try Mandat.get("/v1/elections/referendum-2024/results.wikitext?lang=ru")
        #expect(answer.line(3) == "! scope=\"col\" | Ответ")
        let rows = answer.lines.filter { $0.hasPrefix("! scope=\"row\"") }
        #expect(rows[0].contains(" | За<ref") || rows[0].contains(" | Да<ref"))
        #expect(rows[1].contains(" | Против<ref") || rows[1].contains(" | Нет<ref"))
    }

    @Test(arguments: [("ru", "Партия", "Против всех"), ("kk", "Партия", "Бәріне қарсымын")])
    func `is in the language asked for`(language: String, party: String, againstAll: String) throws {
        let answer = try Mandat.get("/v1/elections/mazhilis-2023/results.wikitext?lang=\(language)")
        #expect(answer.text.contains("| \(party)\n"))
        #expect(answer.text.contains("| \(againstAll)<ref"))
    }

    @Test func `of every election is balanced, and each footnote stands once in full`() throws {
        for election in try Mandat.registry().elections.items {
            let text = try Mandat.get("/v1/elections/\(election.id)/results.wikitext").text
            #expect(text.matches(of: /\{\|/).count == 1 && text.matches(of: /\n\|\}/).count == 1)
            let full = text.matches(of: /<ref name="([^"]+)">/).map { String($0.1) }
            let all = Set(text.matches(of: /<ref name="([^"]+)"/).map { String($0.1) })
            #expect(Set(full).count == full.count && Set(full) == all, "\(election.id)")
            #expect(text.matches(of: /\[\[|'''|~~~/).isEmpty, "\(election.id)")
            let columns = text.matches(of: /scope="col"/).count
            for row in text.components(row: "|-").dropFirst(2) where !row.contains("sortbottom") {
                #expect(row.ranges(of: "\n| ").count == columns - 1, "\(election.id)")
            }
        }
    }

    /// Every character that begins markup of MediaWiki.
    @Test func `has no markup that is not its own`() {
        let text = Wikitext.escaped("a|b {{c}} [[d]] <e> '''f''' ~~~~ __TOC__ == g == * # : ; & \"\n-")
        #expect(!text.contains { "|{}[]<>'~_=*:\"\n".contains($0) })
        #expect(text.hasPrefix("a&#124;b &#123;&#123;c&#125;&#125;"))
        #expect(Wikitext.address("https://a.b/[c] d|e") == "https://a.b/%5Bc%5D%20d%7Ce")
    }
}

extension String {
    /// What stands between lines that begin with a mark.
    fileprivate func components(row mark: String) -> [Substring] {
        var parts: [Substring] = []
        var start = startIndex
        for range in ranges(of: "\n" + mark) {
            parts.append(self[start..<range.lowerBound])
            start = range.upperBound
        }
        return parts + [self[start...]]
    }
}
