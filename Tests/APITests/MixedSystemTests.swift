// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

/// POST /v1/simulations/seats with districts: parts counted one by one and summed.
@Suite struct `A house in parts` {
    private static let tally =
        #""tally": {"lists": [{"party": "amanat", "votes": 60000}, {"party": "auyl", "votes": 40000}]}"#
    private static let districts =
        #"{"name": "1", "candidates": [{"party": "amanat", "votes": 10}, {"name": "X", "votes": 20}]},"#
        + #"{"name": "2", "candidates": [{"party": "amanat", "votes": 10}, {"party": "auyl", "votes": 10}]}"#

    private func post(_ members: String, districts: String = Self.districts, query: String = "") throws -> Answer {
        try Mandat.post("{\(members)\"districts\": [\(districts)]}", query: query)
    }

    @Test func `of 69 and 29 seats is counted by the system's own rules, each with its article`() throws {
        let answer = try post(#""system": "mazhilis-2023", \#(Self.tally), "#)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["/data/list/seats"] == 69)
        #expect(answer.column("seats", of: "/data/list/lists") == ["41", "28"])
        #expect(answer.column("rule", of: "/data/districts") == ["plurality", "plurality"])
        #expect(answer.column("outcome", of: "/data/districts") == ["elected", "tied"])
        #expect(answer.column("article", of: "/data/districts/0/steps") == ["Art. 9(2)"])
        #expect(answer["/data/districts/1/ties/0/contenders"] == ["amanat", "auyl"])
        #expect(answer.column("kind", of: "/data/parts") == ["list", "single-member"])
        #expect(answer.column("undecided_seats", of: "/data/parts") == ["0", "1"])
        #expect(answer.column("party", of: "/data/totals/parties") == ["amanat", "auyl", "null"])
        #expect(answer.column("seats", of: "/data/totals/parties") == ["41", "28", "1"])
        #expect(answer["/data/totals/majority"] == ["party": "amanat", "seats": 36])
        // 69 and 2 of the system's 98 seats.
        #expect(answer["/meta/warnings/0/detail"].shown.contains("71"))
    }

    /// Art. 97(2), 95 in the editions of 1999 to 2007, and the Decree of 1995: more than half of who took part, else a
    /// second round.
    @Test func `tells whether a second round is due, and between whom`() throws {
        let districts =
            #"{"name": "half", "candidates": [{"party": "a", "votes": 50}, {"party": "b", "votes": 30}], "against_all": 20},"#
            + #"{"name": "more", "candidates": [{"party": "a", "votes": 51}, {"party": "b", "votes": 29}], "against_all": 20},"#
            + #"{"name": "alone", "candidates": [{"party": "a", "votes": 50}], "against_all": 50}"#
        let answer = try post(#""system": "mazhilis-1999", "#, districts: districts)
        #expect(answer.column("outcome", of: "/data/districts") == ["second-round", "elected", "nobody"])
        #expect(answer["/data/districts/0/second_round"] == ["a", "b"])
        #expect(answer["/data/districts/1/second_round"] == [])
        #expect(answer.column("kind", of: "/data/districts/0/steps") == ["base", "majority", "run_off"])
        #expect(Set(answer.column("article", of: "/data/districts/0/steps")) == ["Art. 97(2), 95"])
        #expect(answer["/data/list"] == .null)
        #expect(answer["/data/totals/undecided_seats"] == 2)
    }

    /// The textbook tally of 100, 80, 30 and 20 thousand votes: D'Hondt gives 4, 3, 1, 0 of eight seats, so twice that in
    /// two such districts, but 7, 6, 2, 1 of sixteen in one.
    @Test func `of lists in districts is counted one by one and summed`() throws {
        let lists =
            #""lists": [{"party": "a", "votes": 100000}, {"party": "b", "votes": 80000}, "#
            + #"{"party": "c", "votes": 30000}, {"party": "d", "votes": 20000}]"#
        let rules = #""rules": {"formula": {"divisors": "dhondt"}"#
        let answer = try post(
            rules + "}, ", districts: #"{"name": "1", "seats": 8, \#(lists)}, {"name": "2", "seats": 8, \#(lists)}"#)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.column("seats", of: "/data/districts/0/count/lists") == ["4", "3", "1", "0"])
        #expect(answer.column("seats", of: "/data/totals/parties") == ["8", "6", "2", "0"])
        #expect(answer.column("list_votes", of: "/data/totals/parties") == ["200000", "160000", "60000", "40000"])
        let whole = try Mandat.post(#"{\#(rules), "seats": 16}, "tally": {\#(lists)}}"#)
        #expect(whole.seats == ["7", "6", "2", "1"])
    }

    @Test func `has a rule of its own for each district where no system has one`() throws {
        let answer = try post(
            "",
            districts:
                #"{"name": "1", "rule": "plurality", "candidates": [{"party": "a", "votes": 4}, {"party": "b", "votes": 3}]}"#
        )
        #expect(answer.column("outcome", of: "/data/districts") == ["elected"])
        #expect(answer["/data/districts/0/steps/0/article"] == .null)
        #expect(answer["/data/system"] == .null)
    }

    @Test func `is a table of totals, and can leave out the steps of every part`() throws {
        let csv = try post(#""system": "mazhilis-2023", \#(Self.tally), "#, query: "?format=csv")
        #expect(csv.line(0) == "party,name,list_votes,list_seats,candidate_votes,district_seats,seats,seat_percent")
        #expect(csv.line(3) == ",Independents,0,0,20,1,1,1.41")
        let short = try post(#""system": "mazhilis-2023", \#(Self.tally), "#, query: "?steps=off")
        #expect(!short.text.contains("\"steps\""))
        #expect(short["/links/self"] == "/v1/simulations/seats")
    }

    @Test(arguments: ["en", "ru", "kk"]) func `is answered as openapi.yaml says`(language: String) throws {
        let contract = try Contract.shared.get()
        let schema = try contract.schema("PartsCount")
        let answers = [
            try post(#""system": "mazhilis-2023", \#(Self.tally), "#, query: "?lang=" + language),
            try post(#""system": "mazhilis-1999", "#, query: "?steps=off&lang=" + language),
            try post(
                #""rules": {"threshold": {"percent": 5}}, "#,
                districts: #"{"name": "1", "seats": 3, "lists": [{"party": "a", "votes": 1}]}"#,
                query: "?lang=" + language),
        ]
        for answer in answers {
            #expect(answer.status == 200, "\(answer.text)")
            #expect(
                SchemaChecker(contract.tree).faults(of: answer["/data"] ?? .null, against: schema).isEmpty,
                "\(answer.text)")
        }
    }
}
