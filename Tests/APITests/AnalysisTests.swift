// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

@testable import API

struct AnalysisTests {
    /// The votes of 2023, as the Central Election Commission published them.
    static let votes =
        "votes=amanat:3431510,auyl:693938,respublica:547154,ak-zhol:535139,qhp:432920,osdp:331058,baytaq:146431"
        + "&against_all=248291"

    private static let body = """
        "tally": {"lists": [{"party": "amanat", "votes": 3431510}, {"party": "auyl", "votes": 693938}, \
        {"party": "respublica", "votes": 547154}, {"party": "ak-zhol", "votes": 535139}, \
        {"party": "qhp", "votes": 432920}, {"party": "osdp", "votes": 331058}, {"party": "baytaq", "votes": 146431}], \
        "against_all": 248291}
        """

    private func post(_ path: String, _ body: String) throws -> Answer {
        try Mandat.answer(
            to: Request(
                method: .post, target: "/v1/simulations/" + path, fields: Fields([Mandat.json]), body: Array(body.utf8))
        )
    }

    private func get(_ query: String) throws -> Answer { try Mandat.get("/v1/simulations/" + query) }

    @Test func `sensitivity: Baytaq needs 180,938 votes, which bring three seats`() throws {
        let answer = try get("sensitivity?system=mazhilis-2023&" + Self.votes)
        #expect(answer.status == 200)
        #expect(answer.column("votes_to_gain", of: "/data/lists").last == "180938")
        #expect(answer.column("seats_after_gain", of: "/data/lists").last == "3")
        #expect(answer.column("votes_to_enter", of: "/data/lists").last == "180938")
        #expect(answer.column("votes_to_lose", of: "/data/lists")[5] == "13407")
        #expect(answer.column("votes_to_fall", of: "/data/lists")[5] == "13407")
        #expect(answer.column("seats", of: "/data/lists") == ["40", "8", "6", "6", "5", "4", "0"])
    }

    @Test func `compare: the votes of 2023 under every era's system and under other formulas`() throws {
        let answer = try get(
            "compare?systems=mazhilis-2023,mazhilis-2007,kurultai-2026&formulas=dhondt,sainte-lague&" + Self.votes)
        #expect(answer.status == 200)
        #expect(
            answer.column("id", of: "/data/variants")
                == ["mazhilis-2023", "mazhilis-2007", "kurultai-2026", "dhondt", "sainte-lague"])
        #expect(answer["/data/reference"].shown == "mazhilis-2023")
        // Shares of list votes 56.09 and seats 57.97 make Amanat's advantage 1.03; Baytaq's votes are those wasted.
        #expect(answer["/data/lists/0/advantage_ratios/0"].shown == "1.03")
        #expect(answer["/data/variants/0/indices/wasted_percent"].shown == "2.39")
        // A Kurultai of 145 as counted in SeatAllocationTests; 7 % of 2007 drops QHP and OSDP.
        #expect(answer.column("seats", of: "/data/lists")[0].split(separator: "|")[2] == "83")
        #expect(answer.column("seats", of: "/data/lists")[4].split(separator: "|")[1] == "0")
        #expect(answer.column("differences", of: "/data/lists").allSatisfy { $0.hasPrefix("0|") })
        // D'Hondt by hand: the price of a seat between 3431510/42 and 3431510/41 buys 41, 8, 6, 6, 5, 3.
        #expect(
            answer.column("seats", of: "/data/lists").map { $0.split(separator: "|")[3] } == [
                "41", "8", "6", "6", "5", "3", "0",
            ])
    }

    @Test func `compare: a formula that gives out too much is told in its column and does not refuse the others`()
        throws
    {
        let answer = try get("compare?seats=4&votes=a:50,b:50&formulas=reinforced-imperiali,dhondt,divisors:imperiali")
        #expect(answer.column("error", of: "/data/variants") == ["null", "over-award", "null", "null"])
        #expect(answer.column("seats", of: "/data/lists") == ["2|null|2|2", "2|null|2|2"])
        let table = try get("compare.csv?seats=4&votes=a:50,b:50&formulas=reinforced-imperiali")
        #expect(
            table.lines == [
                "variant,party,name,votes,percent,admitted,seats,seat_percent,advantage_ratio,difference,error,"
                    + "seat_percent_difference",
                "rules,a,a,50,50,true,2,50,1,0,,0", "rules,b,b,50,50,true,2,50,1,0,,0",
                "reinforced-imperiali,a,a,50,,,,,,,over-award,", "reinforced-imperiali,b,b,50,,,,,,,over-award,",
            ])
    }

    @Test func `counterfactual: 2021 under the rules of 2023 keeps the official seats beside`() throws {
        let answer = try get("counterfactual?election=mazhilis-2021&system=mazhilis-2023")
        #expect(answer.status == 200)
        #expect(answer.column("official_list_seats", of: "/data/lists") == ["76", "12", "10", "0", "0", "null"])
        #expect(answer.column("group", of: "/data/lists").last == "assembly")
        // 5 % admits Auyl; 69 seats by Hare over 6,983,884 votes of four lists: quotas 50.86, 7.83, 6.51, 3.78.
        #expect(answer.column("seats", of: "/data/lists") == ["51", "8", "6", "4", "0", "null"])
        #expect(answer.column("difference", of: "/data/lists") == ["-25", "-4", "-4", "4", "0", "null"])
        let assumptions = answer.column("id", of: "/data/assumptions")
        #expect(assumptions.contains("single-member-seats") && assumptions.contains("list-seats"))
        #expect(assumptions.contains("official-appointed-seats") && assumptions.contains("same-votes"))
        #expect(!assumptions.contains("official-single-member-seats"))
    }

    @Test(arguments: ["en", "ru", "kk"])
    func `counterfactual: the assumptions are told in every language`(_ language: String) throws {
        let texts = try get("counterfactual?election=mazhilis-2023&system=mazhilis-2007&lang=\(language)")
            .column("text", of: "/data/assumptions")
        #expect(texts.count >= 4 && texts.allSatisfy { $0.utf8.count > 30 })
        let isLatin = texts.joined().unicodeScalars.contains { ("a"..."z").contains($0) }
        #expect(isLatin == (language == "en"))
    }

    @Test func `counterfactual: an election whose votes are not known is a 422`() throws {
        let answer = try get("counterfactual?election=kurultai-2026&system=mazhilis-2007")
        #expect(answer.status == 422 || answer.status == 200)
        let unknown = try get("counterfactual?election=mazhilis-2020&system=mazhilis-2007")
        #expect(unknown.status == 400)
        #expect(unknown.errors.first?.hasPrefix("election: is \"mazhilis-2020\", which is no election") == true)
        let missing = try post("counterfactual", #"{"system": "mazhilis-2007"}"#)
        #expect(missing.errors == ["/election: is missing; add it"])
    }

    @Test func `sweep: the thresholds at which the seats of 2023 change are the lists' own shares`() throws {
        let answer = try get("sweep?param=threshold&from=0&to=15&step=0.1&system=mazhilis-2023&" + Self.votes)
        #expect(answer.status == 200)
        #expect(answer.list("/data/rows").count == 151)
        #expect(answer["/data/rows/50/value"].shown == "5")
        #expect(answer["/data/rows/50/seats"].shown == "40|8|6|6|5|4|0")
        #expect(answer["/data/breakpoints/0/value/exact"].shown == "14643100/6366441")
        #expect(answer["/data/breakpoints/1/value/decimal"].shown == "5.200048")
        #expect(answer["/data/breakpoints/1/value_belongs_to"].shown == "below")
        #expect(answer.column("party", of: "/data/breakpoints/1/changes").last == "osdp")
        #expect(answer.column("difference", of: "/data/breakpoints/1/changes").last == "-4")
        let table = try get("sweep.csv?param=seats&from=10&to=11&step=1&seats=1&votes=a:6,b:6,c:2")
        #expect(
            table.lines == [
                "param,value,party,name,seats,seat_percent,error", "seats,10,a,a,4,40,", "seats,10,b,b,4,40,",
                "seats,10,c,c,2,20,", "seats,11,a,a,5,45.45,", "seats,11,b,b,5,45.45,", "seats,11,c,c,1,9.09,",
            ])
    }

    @Test func `coalitions: the Council of the EEC of 1958 by query`() throws {
        let answer = try get("coalitions?seats=de:4,fr:4,it:4,be:2,nl:2,lu:1&majority=12")
        #expect(answer.status == 200)
        #expect(answer.column("swings", of: "/data/lists") == ["10", "10", "10", "6", "6", "0"])
        #expect(answer["/data/lists/0/banzhaf/exact"].shown == "5/21")
        #expect(answer["/data/lists/3/shapley_shubik/exact"].shown == "3/20")
        #expect(answer["/data/coalitions/0/parties"].shown == "de|fr|it")
        #expect(answer["/data/winning_coalitions"].shown == "14")
        let table = try get("coalitions.csv?seats=a:50,b:49,c:1&majority=51")
        #expect(
            table.lines.prefix(2) == [
                "party,name,seats,seat_percent,swings,banzhaf,banzhaf_absolute,shapley_shubik,has_veto,wins_alone",
                "a,a,50,50,3,0.6,0.75,0.666667,true,false",
            ])
    }

    @Test func `coalitions: from a tally, for two thirds of the seats counted`() throws {
        let answer = try get("coalitions?system=mazhilis-2023&majority=two-thirds&" + Self.votes)
        #expect(answer["/data/majority"].shown == "46" && answer["/data/house"].shown == "69")
        #expect(answer["/data/lists/0/has_veto"].shown == "true")
        // 46 of 69: 40 and any list of six seats or more, or the two of five and four.
        #expect(answer.column("seats", of: "/data/coalitions") == ["48", "46", "46", "49"])
    }

    @Test(arguments: [
        ("sensitivity", #"{"system": "mazhilis-2023", \#(body)}"#),
        ("compare", #"{"systems": ["mazhilis-2023", "mazhilis-2021"], "formulas": ["dhondt"], \#(body)}"#),
        ("compare", #"{"system": "mazhilis-2023", "rules": {"seats": 98}, "formulas": ["droop"], \#(body)}"#),
        ("sweep", #"{"param": "threshold", "from": 0, "to": 8, "step": 0.5, "system": "mazhilis-2023", \#(body)}"#),
        ("sweep", #"{"param": "seats", "from": 60, "to": 70, "step": 1, "system": "mazhilis-2021", \#(body)}"#),
        ("counterfactual", #"{"election": "mazhilis-2016", "system": "mazhilis-2023"}"#),
        ("counterfactual", #"{"election": "mazhilis-2016", "rules": {"seats": 10, "threshold": {"percent": 3}}}"#),
        ("coalitions", #"{"seats": [{"party": "a,b", "seats": 5}, {"party": "c", "seats": 4}], "majority": 6}"#),
        ("coalitions", #"{"system": "mazhilis-2023", "majority": "two-thirds", "house": 98, \#(body)}"#),
    ])
    func `the link of a POST gives the same data by GET, and all formats are served`(
        _ path: String, _ body: String
    ) throws {
        let posted = try post(path, body)
        #expect(posted.status == 200, "\(posted.text)")
        let link = try #require(posted["/links/self"]?.text)
        #expect(link.hasPrefix("/v1/simulations/\(path)?"))
        let got = try Mandat.get(link)
        #expect(got["/data"] == posted["/data"])
        #expect(got.field("etag") != nil && posted.field("etag") == nil)
        for format in ["csv", "ndjson"] {
            let table = try Mandat.get(link + "&format=\(format)")
            #expect(table.status == 200 && table.lines.count > 1)
        }
    }

    @Test(arguments: [
        ("sensitivity?system=mazhilis-2023", 400, "votes: is missing; add it"),
        ("sweep?param=threshold&from=5&to=4&step=1&system=mazhilis-2023&votes=a:1", 422, "to: is below \"from\""),
        ("sweep?param=threshold&from=0&to=4&step=0&system=mazhilis-2023&votes=a:1", 422, "step: is 0"),
        ("sweep?param=threshold&from=0&to=101&step=1&system=mazhilis-2023&votes=a:1", 422, "to: leaves what"),
        ("sweep?param=threshold&from=0&to=100&step=0.001&system=mazhilis-2023&votes=a:1", 422, "step: makes"),
        ("sweep?param=quota&from=0&to=1&step=1&system=mazhilis-2023&votes=a:1", 400, "param: is \"quota\""),
        ("sweep?param=coefficient&from=0&to=1&step=1&system=mazhilis-2007&votes=a:1", 422, "param: is coefficient"),
        ("coalitions?seats=a:5,b:4&majority=10", 422, "majority: is 10 seats, and all lists together have 9"),
        ("coalitions?seats=a:5,b:4&house=8", 422, "house: is 8, but the lists have 9 seats"),
        ("coalitions?seats=a:5,a:4", 422, "seats: is \"a\" a second time"),
        ("coalitions?seats=a:5,b", 400, "seats: is missing"),
        ("coalitions?seats=a:5,b:4&majority=most", 400, "majority: is \"most\""),
        ("coalitions?seats=a:5&votes=a:1", 400, "votes: has nothing to apply to"),
        ("coalitions?seats=a:0", 422, "seats: has no list with a seat"),
        ("compare?formulas=dhont&seats=3&votes=a:1", 400, "formulas: is \"dhont\""),
        ("compare?systems=mazhilis-2077&votes=a:1", 400, "systems: is \"mazhilis-2077\""),
        ("compare?systems=mazhilis-2007,mazhilis-2007&votes=a:1", 422, "systems: names mazhilis-2007 twice"),
        ("compare?system=mazhilis-2023&votes=a:1&against_all=99", 422, "votes: has no list that reaches"),
    ])
    func `what is asked for in vain is told with the parameter and the remedy`(
        _ query: String, _ status: Int, _ error: String
    ) throws {
        let answer = try get(query)
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.errors.contains { $0.hasPrefix(error) }, "\(answer.errors)")
    }

    @Test func `more lists than are searched are refused before anything is counted`() throws {
        let lists = (0..<201).map { "{\"party\": \"p\($0)\", \"votes\": 1}" }.joined(separator: ",")
        let answer = try post("sensitivity", #"{"rules": {"seats": 9}, "tally": {"lists": [\#(lists)]}}"#)
        #expect(answer.status == 422)
        #expect(answer.errors.first?.hasPrefix("/tally/lists: has 201 lists") == true)
    }

    @Test func `analyses leave the event loop until their answer is kept`() async throws {
        let api = try Mandat.fresh()
        let request = Request(method: .get, target: "/v1/simulations/coalitions?seats=a:5,b:4", fields: Fields([]))
        guard case .later(let work) = api.reply(to: request) else {
            Issue.record("a coalition is reckoned on the event loop")
            return
        }
        #expect(await work().status == .ok)
        guard case .now = api.reply(to: request) else {
            Issue.record("a kept answer leaves the event loop")
            return
        }
    }
}
