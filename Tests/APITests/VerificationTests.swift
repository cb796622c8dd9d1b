// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@Suite struct `Verification` {
    /// Official seats of the list parts (law.md 1.4; issue of the foundation, "Must show").
    static let official: [(String, String, [Int])] = [
        ("mazhilis-1999", "mazhilis-1999", [4, 2, 2, 2, 0, 0, 0, 0, 0]),
        ("mazhilis-2004", "mazhilis-1999", [7, 1, 1, 1, 0, 0, 0, 0, 0, 0]),
        ("mazhilis-2007", "mazhilis-2007", [98, 0, 0, 0, 0, 0, 0]),
        ("mazhilis-2012", "mazhilis-2007", [83, 8, 7, 0, 0, 0, 0]),
        ("mazhilis-2016", "mazhilis-2009", [84, 7, 7, 0, 0, 0]),
        ("mazhilis-2021", "mazhilis-2009", [76, 12, 10, 0, 0]),
        ("mazhilis-2023", "mazhilis-2023", [40, 8, 6, 6, 5, 4, 0]),
    ]

    @Test(arguments: official)
    func `reproduces the official seats by the law of the day`(id: String, system: String, seats: [Int]) throws {
        let answer = try Mandat.get("/v1/elections/\(id)/verification")
        #expect(answer.status == 200)
        #expect(answer["/data/reproduced"] == true)
        #expect(answer["/data/reason"] == .null)
        #expect(answer["/data/system"] == .string(system))
        #expect(answer.column("official_seats", of: "/data/lists") == seats.map(String.init))
        #expect(answer.column("computed_seats", of: "/data/lists") == seats.map(String.init))
        #expect(Set(answer.column("difference", of: "/data/lists")) == ["0"])
        #expect(answer.column("seats", of: "/data/count/lists") == seats.map(String.init))
        #expect(answer["/data/count/seats"] == .integer(seats.reduce(0, +)))
    }

    @Test(arguments: ["mazhilis-1999", "mazhilis-2007", "mazhilis-2016", "mazhilis-2021", "mazhilis-2023"])
    func `cites an article for every step`(id: String) throws {
        let steps = try Mandat.get("/v1/elections/\(id)/verification").list("/data/count/steps")
        #expect(steps.count >= 10)
        #expect(steps.allSatisfy { $0["article"]?.text?.hasPrefix("Art. ") == true })
    }

    @Test func `says why there is nothing to verify yet`() throws {
        let answer = try Mandat.get("/v1/elections/kurultai-2026/verification")
        #expect(answer.status == 200)
        #expect(answer["/data/reproduced"] == .null)
        #expect(answer["/data/reason"] == "The votes of the lists are not known, so nothing can be counted.")
        #expect(answer["/data/lists"] == [])
        #expect(answer["/data/count"] == .null)
        #expect(try Mandat.get("/v1/elections/kurultai-2026/verification.csv").lines.count == 1)
    }

    @Test func `says that the order of registration is assumed`() throws {
        let warnings = try Mandat.get("/v1/elections/mazhilis-2023/verification").column("detail", of: "/meta/warnings")
        #expect(warnings.contains { $0.contains("order in which the lists were registered is not known") })
    }

    @Test func `is a table too`() throws {
        let csv = try Mandat.get("/v1/elections/mazhilis-2023/verification.csv")
        #expect(csv.line(0) == "party,name,votes,percent,admitted,official_seats,computed_seats,difference")
        #expect(csv.line(1) == "amanat,Amanat,3431510,53.9,true,40,40,0")
        #expect(csv.lines.count == 8)
    }

    /// The votes are the ones of the results, so they rest on the same sources.
    @Test func `names the sources of votes and seats`() throws {
        let answer = try Mandat.get("/v1/elections/mazhilis-2023/verification?include=sources")
        let results = try Mandat.get("/v1/elections/mazhilis-2023/results?include=sources")
        let provenance = try #require(answer.document["provenance"])
        let sources = try #require(results.document["provenance"])
        #expect(provenance["/data/lists/0/votes"] == sources["/data/0/list_votes"])
        #expect(provenance["/data/lists/0/official_seats"] == sources["/data/0/list_seats"])
        #expect(provenance["/data/lists/0/votes"] != nil)
    }
}
