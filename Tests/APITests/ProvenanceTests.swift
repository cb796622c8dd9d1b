// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

@Suite struct `Provenance` {
    private static let elections = [
        "mazhilis-1999", "mazhilis-2004", "mazhilis-2007", "mazhilis-2012", "mazhilis-2016", "mazhilis-2021",
        "mazhilis-2023", "kurultai-2026",
    ]
    private static let targets =
        [
            "/v1/parties?limit=500", "/v1/elections", "/v1/electoral-systems", "/v1/thresholds?limit=500",
            "/v1/parties/amanat",
        ]
        + elections.flatMap {
            ["/v1/elections/\($0)", "/v1/elections/\($0)/results", "/v1/elections/\($0)/verification"]
        }

    private static func answer(_ target: String) throws -> Answer {
        try Mandat.get(target + (target.contains("?") ? "&" : "?") + "include=sources")
    }

    private static func entries(_ answer: Answer) -> [JSON.Member] {
        if case .object(let members)? = answer.document["provenance"] { members } else { [] }
    }

    @Test(arguments: targets) func `points at values of the answer and names sources that there are`(target: String)
        throws
    {
        let sources = Set(try Mandat.get("/v1/sources?limit=500&fields=id").column("id"))
        let answer = try Self.answer(target)
        let entries = Self.entries(answer)
        #expect(!entries.isEmpty || target.hasSuffix("kurultai-2026/verification"))
        for entry in entries {
            let value = answer[entry.name]
            #expect(value != nil && value != .null, "\(entry.name) of \(target)")
            var supports = [entry.value]
            if case .array(let others)? = entry.value["alternatives"] {
                supports += others
                #expect(others.allSatisfy { $0["value"] != nil && $0["value"] != value }, "\(entry.name)")
            }
            for support in supports {
                guard case .array(let ids)? = support["sources"] else {
                    Issue.record("\(entry.name) has no sources")
                    continue
                }
                #expect(!ids.isEmpty && ids.allSatisfy { sources.contains($0.text ?? "") }, "\(entry.name)")
                #expect(["confirmed", "single", "uncertain"].contains(support["confidence"].shown))
            }
        }
    }

    /// API.md: what is uncertain is also named in `meta.warnings`, whether sources were asked for or not.
    @Test(arguments: targets) func `that is uncertain is in the warnings`(target: String) throws {
        let uncertain = Self.entries(try Self.answer(target)).filter { $0.value["confidence"] == "uncertain" }
        let plain = try Mandat.get(target)
        let pointers = plain.list("/meta/warnings").compactMap { $0["pointer"]?.text }
        #expect(pointers == uncertain.map(\.name) || Set(pointers) == Set(uncertain.map(\.name)))
        #expect(plain.document["provenance"] == nil)
    }

    /// elections.json: an agency swapped two digits, 3,341,510 for 3,431,510.
    @Test func `shows what other sources say, and never in place of the value`() throws {
        let answer = try Self.answer("/v1/elections/mazhilis-2023/results")
        #expect(answer["/data/0/list_votes"] == 3_431_510)
        let entry = try #require(answer.document["provenance"]?["/data/0/list_votes"])
        #expect(entry["confidence"] == "confirmed")
        guard case .array(let others)? = entry["alternatives"] else {
            Issue.record("no alternatives")
            return
        }
        #expect(others.map { $0["value"] } == [3_341_510])
        #expect(others.first?["sources"] == ["inf23"])
    }

    @Test func `warns of the one figure of 2026`() throws {
        let answer = try Mandat.get("/v1/elections/kurultai-2026/results?lang=ru")
        #expect(answer["/data/0/list_percent"] == 71)
        let warning = try #require(
            answer.list("/meta/warnings").first { $0["pointer"]?.text?.hasPrefix("/data/0/") == true })
        #expect(warning["detail"].shown.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) })
    }
}
