// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@testable import Web

/// What a request leaves out, or says twice, decides nothing in silence.
@Suite struct `What a request leaves out` {
    private static let rules =
        #""rules": {"seats": 100, "formula": {"family": "largest-remainder", "quota": "hare"}, "tie_break": "none"}"#

    private func draw(_ members: String) throws -> Answer {
        try Mandat.post(to: "monte-carlo", #"{\#(Self.rules), "draws": 1000, \#(members)}"#)
    }

    private func poll(_ date: String, _ shares: String, more: String = "") -> String {
        let list = PairList.read(shares).map { #"{"party": "\#($0.name)", "percent": \#($0.value ?? "")}"# }
        return #"{"date": "\#(date)", "sample_size": 1000, "shares": [\#(list.joined(separator: ","))]\#(more)}"#
    }

    private func ids(_ answer: Answer) -> [String] { answer.column("id", of: "/data/assumptions") }

    // MARK: - The base of the threshold

    /// 5 of 105 are 4.76 per cent (Art. 97-1(1): of the voters who took part).
    @Test func `the base of a threshold counts votes against all unless another is given, and that is said`() throws {
        let query = "seats=10&threshold=5&votes=A:95,B:5&against_all=5"
        let answer = try Mandat.get("/v1/simulations/seats?" + query)
        #expect(answer.seats == ["10", "0"])
        #expect(answer["/data/base"] == 105 && answer["/data/rules/threshold/base"] == "participating")
        #expect(ids(answer) == ["base-participating"])
        #expect(answer.column("detail", of: "/meta/warnings").count == 1)
        let valid = try Mandat.get("/v1/simulations/seats?threshold_base=valid&" + query)
        #expect(valid["/data/lists/1/admitted"] == true && valid["/data/base"] == 100)
        #expect(ids(valid).isEmpty)
        let none = try Mandat.get("/v1/simulations/seats?seats=10&threshold=5&votes=A:95,B:5")
        #expect(ids(none).isEmpty && none["/data/lists/1/admitted"] == true)
        for path in [
            "sweep?param=seats&from=9&to=11&step=1&", "sensitivity?", "coalitions?", "compare?formulas=dhondt&",
        ] {
            let other = try Mandat.get("/v1/simulations/\(path)\(query)")
            #expect(other.column("detail", of: "/meta/warnings").contains { $0.contains("threshold.base") }, "\(path)")
        }
        // A system has a base of its own.
        let system = try Mandat.get(
            "/v1/simulations/seats?system=mazhilis-2023&threshold=7&votes=amanat:95,auyl:5&against_all=5")
        #expect(!ids(system).contains("base-participating"))
    }

    /// P(B >= 5 % of all) = 0.360166 by the incomplete beta function.
    @Test func `a poll with votes against all is drawn on the same base`() throws {
        let answer = try Mandat.post(
            to: "monte-carlo",
            #"{"rules": {"seats": 98, "threshold": {"percent": 5}}, "draws": 1000, "#
                + #""poll": {"sample_size": 1000, "shares": [{"party": "A", "percent": 85.3}, {"party": "B", "percent": 4.7}], "against_all": 10}}"#
        )
        #expect(answer["/data/lists/1/p_enters_exact"].shown.hasPrefix("0.360166"))
        #expect(ids(answer).contains("base-participating"))
    }

    // MARK: - The length of a list

    /// Kyrgyzstan 2025: a list may win half of the seats at most.
    @Test func `a list whose candidates are not given has no more than the cap allows, and that is said`() throws {
        let cap = #"{"rules": {"seats": 54, "tie_break": "none", "list_size_cap_percent": 50}, "#
        let lists =
            #""tally": {"lists": [{"party": "A", "votes": 70}, {"party": "B", "votes": 20}, {"party": "C", "votes": 10}]}}"#
        let answer = try Mandat.post(cap + lists)
        #expect(answer.seats == ["27", "11", "5"])
        #expect(answer["/data/vacant_seats"] == 11)
        #expect(ids(answer) == ["vacant-seats", "length-by-cap"])
        #expect(answer.column("text", of: "/data/steps").last?.contains("27") == true)
        let wide = try Mandat.post(cap.replacing("50}", with: "130}") + lists)
        #expect(wide.seats == ["38", "11", "5"] && ids(wide).isEmpty)
        let drawn = try Mandat.post(
            to: "monte-carlo",
            cap
                + #""draws": 64, "poll": {"sample_size": 100000, "shares": [{"party": "A", "percent": 70}, {"party": "B", "percent": 30}]}}"#
        )
        #expect(drawn["/data/lists/0/seats_mean"] == 27 && ids(drawn).contains("length-by-cap"))
        let none = try Mandat.post(
            #"{"rules": {"seats": 3, "list_size_cap_percent": 10}, "tally": {"lists": [{"party": "A", "votes": 7}]}}"#)
        #expect(none.errors.first?.hasPrefix("/rules/list_size_cap_percent: ") == true, "\(none.text)")
    }

    // MARK: - Polls

    @Test func `a poll later than the day in question is left out, and that is said`() throws {
        let polls = #""polls": [\#(poll("2023-01-01", "A:50,B:50")), \#(poll("2023-01-31", "A:60,B:40"))]"#
        let answer = try draw(#"\#(polls), "as_of": "2023-01-15""#)
        // 1000 × 2^(-14 / 30).
        #expect(answer["/data/poll/sample_size"].shown == "723.63", "\(answer.text)")
        #expect(answer["/data/poll/polls"] == 1)
        #expect(answer["/data/lists/0/percent"] == 50)
        #expect(ids(answer).contains("later-polls-left-out"))
        let last = try draw(polls)
        #expect(last["/data/poll/polls"] == 2 && !ids(last).contains("later-polls-left-out"))
        let early = try draw(#"\#(polls), "as_of": "2022-12-31""#)
        #expect(early.status == 422)
        #expect(early.errors.first?.hasPrefix("/as_of: ") == true, "\(early.errors)")
    }

    @Test func `a list that a poll of a hundred per cent does not name has none of it, and that is said`() throws {
        let polls = [poll("2023-01-01", "A:60,B:40"), poll("2023-01-01", "A:50,B:30,C:20")]
        for order in [polls, polls.reversed()] {
            let answer = try draw(#""polls": [\#(order.joined(separator: ","))]"#)
            let percent = zip(answer.column("party", of: "/data/lists"), answer.column("percent", of: "/data/lists"))
            #expect(percent.map { "\($0) \($1)" }.sorted() == ["A 55", "B 35", "C 10"])
            #expect(ids(answer).contains("unnamed-lists-have-none"))
        }
        // Of a poll whose shares leave a rest nobody knows whether the list is in it.
        let open = try draw(
            #""polls": [\#(poll("2023-01-01", "A:50,B:30")), \#(poll("2023-01-01", "A:50,B:30,C:20"))]"#)
        #expect(ids(open).contains("unnamed-lists-by-others") && !ids(open).contains("unnamed-lists-have-none"))
    }

    @Test func `an alliance of other members in another poll is a contradiction, whatever the order`() throws {
        func polls(_ members: [String]) -> String {
            let polls = members.map { own in
                #"{"date": "2023-01-01", "sample_size": 9, "shares": [{"party": "B", "percent": 93}, {"party": "A", "percent": 7\#(own)}]}"#
            }
            return #""polls": [\#(polls.joined(separator: ","))]"#
        }
        for (first, second) in [(1, 2), (2, 1)] {
            let answer = try draw(polls([#", "members": \#(first)"#, #", "members": \#(second)"#]))
            #expect(answer.status == 422)
            #expect(
                answer.errors == [
                    "/polls/1/shares/1/members: is \(second), and \(first) in an earlier poll; give the same number everywhere"
                ])
        }
        // Who does not say it says nothing else.
        #expect(try draw(polls(["", #", "members": 2"#])).status == 200)
    }

    @Test(arguments: [("A:60,B:41", "shares-above-100"), ("A:60,B:39.5", "rest-in-proportion"), ("A:60,B:40", "")])
    func `shares that are not a hundred are scaled, and that is said`(shares: String, id: String) throws {
        let answer = try Mandat.get("/v1/simulations/monte-carlo?seats=10&draws=9&sample_size=100&shares=\(shares)")
        #expect(ids(answer) == ["sample-error-only"] + (id.isEmpty ? [] : [id]))
    }

    // MARK: - Districts of an earlier election

    /// 60 points in the country are 60 points in each district: 20 + 60 ... of A 50 and B 50, less 40 and 20 points.
    @Test(arguments: ["uniform", "proportional"])
    func `a list that did not stand before stands everywhere with its share of the country, and that is said`(
        swing: String
    ) throws {
        let answer = try Mandat.post(
            to: "monte-carlo",
            #"{"rules": {"seats": 10, "tie_break": "none"}, "draws": 64, "#
                + #""poll": {"sample_size": 1000000, "shares": [{"party": "A", "percent": 20}, {"party": "B", "percent": 20}, {"party": "N", "percent": 60}]}, "#
                + #""districts": {"swing": "\#(swing)", "results": [{"votes": [{"party": "A", "votes": 50}, {"party": "B", "votes": 50}]}, "#
                + #"{"votes": [{"party": "A", "votes": 70}, {"party": "B", "votes": 30}]}]}}"#)
        #expect(answer.column("seats_mean", of: "/data/lists") == ["2", "2", "8"], "\(answer.text)")
        #expect(ids(answer).contains("new-lists"))
        #expect(answer.column("text", of: "/data/assumptions").contains { $0.contains("N") })
    }

    @Test func `candidates of no list keep their share of a district, and that is said`() throws {
        let answer = try Mandat.post(
            to: "monte-carlo",
            #"{"rules": {"seats": 10, "tie_break": "none"}, "draws": 64, "#
                + #""poll": {"sample_size": 1000000, "shares": [{"party": "A", "percent": 60}, {"party": "B", "percent": 40}]}, "#
                + #""districts": {"swing": "uniform", "results": [{"votes": [{"party": "A", "votes": 30}, {"party": "B", "votes": 20}, {"name": "Somebody", "votes": 50}]}, "#
                + #"{"votes": [{"party": "A", "votes": 60}, {"party": "B", "votes": 40}]}]}}"#)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.column("seats_mean", of: "/data/lists") == ["7", "4"])
        #expect(answer["/data/seats"] == 12)
        #expect(ids(answer).contains("independents-keep-share"))
    }

    // MARK: - Names

    @Test func `a list that is exempt has to be one of the tally`() throws {
        let rules = #""rules": {"seats": 10, "threshold": {"percent": 5, "exempt": ["A", "SSV"]}}"#
        let lists = #"{"lists": [{"party": "A", "votes": 96}, {"party": "SSW", "votes": 4}]}"#
        let places: [(String, String)] = [
            ("seats", #""tally": \#(lists)"#), ("sensitivity", #""tally": \#(lists)"#),
            ("coalitions", #""tally": \#(lists)"#),
            ("compare", #""tally": \#(lists)"#),
            ("sweep", #""param": "seats", "from": 1, "to": 2, "step": 1, "tally": \#(lists)"#),
            (
                "monte-carlo",
                #""poll": {"sample_size": 9, "shares": [{"party": "A", "percent": 96}, {"party": "SSW", "percent": 4}]}"#
            ),
            (
                "seats",
                #""tally": \#(lists), "districts": [{"name": "d", "rule": "plurality", "candidates": [{"party": "SSV", "votes": 4}]}]"#
            ),
        ]
        for (simulation, input) in places {
            let answer = try Mandat.post(to: simulation, "{\(rules), \(input)}")
            #expect(answer.status == 422, "\(simulation)")
            #expect(
                answer.errors == ["/rules/threshold/exempt/1: is \"SSV\", which is no list here → SSW"], "\(simulation)"
            )
        }
        let districts = try Mandat.post(
            #"{"rules": {"threshold": {"percent": 5, "exempt": ["SSV"]}}, "districts": [{"name": "d", "seats": 3, "lists": [{"party": "A", "votes": 96}, {"party": "SSW", "votes": 4}]}]}"#
        )
        #expect(districts.errors == ["/rules/threshold/exempt/0: is \"SSV\", which is no list here → SSW"])
        let past = try Mandat.post(
            to: "counterfactual",
            #"{"election": "mazhilis-2023", "system": "mazhilis-2023", "rules": {"threshold": {"exempt": ["aul"]}}}"#)
        #expect(past.errors == ["/rules/threshold/exempt/0: is \"aul\", which is no list here → auyl"])
        let twice = try Mandat.post(
            #"{"rules": {"seats": 10, "threshold": {"percent": 5, "exempt": ["A", "A"]}}, "tally": \#(lists)}"#)
        #expect(twice.errors == ["/rules/threshold/exempt/1: is \"A\" a second time; remove it"])
    }
}
