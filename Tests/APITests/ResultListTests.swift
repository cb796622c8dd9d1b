// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Testing

/// `/v1/results`: what was won, over all elections.
struct ResultListTests {
    /// Rows of a target, over all its pages.
    private func rows(_ target: String) throws -> [JSON] {
        var rows: [JSON] = []
        var next: String? = target
        while let asked = next {
            let answer = try Mandat.get(asked)
            #expect(answer.status == 200, "\(answer.text)")
            rows += answer.list("/data")
            next = answer["/links/next"]?.text
        }
        return rows
    }

    @Test func `has the rows of every election, in the order of the elections`() throws {
        let all = try rows("/v1/results?limit=17")
        var expected: [JSON] = []
        for election in try Mandat.registry().elections.items {
            expected += try rows("/v1/elections/\(election.id)/results?limit=500")
        }
        #expect(all == expected && all.count > 100)
    }

    /// Shares of the valid votes by the Central Election Commission, 2004 to 2023.
    @Test func `follows a party over time`() throws {
        let shares = try rows("/v1/results?party=ak-zhol&kind=parliamentary&from=2004-01-01&fields=date,list_percent")
            .filter { $0["list_percent"] != .null }.map { "\($0["date"].shown) \($0["list_percent"].shown)" }
        #expect(
            shares == [
                "2004-09-19 12.04", "2007-08-18 3.09", "2012-01-15 7.47", "2016-03-20 7.18", "2021-01-10 10.95",
                "2023-03-19 8.41",
            ])
    }

    @Test func `has the candidates that a party nominated, and the answers of referendums`() throws {
        let candidates = try rows("/v1/results?party=osdp&kind=presidential")
        #expect(candidates.contains { $0["id"].shown.contains("auyespaev") || $0["person"] != .null }, "\(candidates)")
        let answers = try rows("/v1/results?kind=referendum&from=2024-01-01&to=2024-12-31")
        #expect(answers.map(\.["id"].shown) == ["yes", "no"])
    }

    @Test func `refuses what it does not know, all of it at once`() throws {
        let answer = try Mandat.get(
            "/v1/results?party=ak-zhoI&election=mazhilis-2022&kind=local&cursor=mazhilis-2023:none")
        #expect(answer.status == 400 && answer.list("/errors").count == 4, "\(answer.text)")
    }

    @Test func `is laid out with a line of each party over time`() throws {
        let table = try Mandat.get("/v1/results.csv?kind=parliamentary&party=ak-zhol,amanat&shape=wide").text
        #expect(table.contains("date,") && table.contains("2023-03-19,"), "\(table)")
    }
}
