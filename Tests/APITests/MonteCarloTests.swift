// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Testing

@testable import API

@Suite struct `The Monte Carlo simulation` {
    private static let shares =
        "amanat:53.90,auyl:10.90,respublica:8.59,ak-zhol:8.41,qhp:6.80,osdp:5.20,baytaq:2.30&against_all=3.9"
    private static let poll = """
        "poll": {"sample_size": 1000, "shares": [{"party": "a", "percent": 60}, {"party": "b", "percent": 30},
        {"party": "c", "percent": 6}], "against_all": 4}
        """

    private func get(_ query: String) throws -> Answer {
        try Mandat.get("/v1/simulations/monte-carlo" + query.asTarget)
    }

    private func post(_ body: String, query: String = "") throws -> Answer {
        try Mandat.answer(
            to: Request(
                method: .post, target: "/v1/simulations/monte-carlo" + query, fields: Fields([Mandat.json]),
                body: Array(body.utf8)))
    }

    private func number(_ answer: Answer, _ pointer: String) -> Double { Double(answer[pointer].shown) ?? .nan }

    /// Means of the yardstick in Benchmarks/Count/peers, on which three other programs agree.
    @Test func `the poll of 2023 under 98 seats gives the seats of the other programs`() throws {
        let answer = try get(
            "?seats=98&threshold=5&threshold_base=participating&sample_size=1000&draws=20000&shares=" + Self.shares)
        #expect(answer.status == 200)
        for (list, mean) in [57.150, 11.642, 9.197, 9.007, 7.271, 3.733, 0].enumerated() {
            let seen = number(answer, "/data/lists/\(list)/seats_mean")
            let error = number(answer, "/data/lists/\(list)/seats_mean_error")
            #expect((seen - mean).magnitude < 4 * error + 0.0015, "list \(list)")
        }
        // Beta(53, 955) above 0.05: scipy.stats.beta.sf gives 0.62944.
        #expect((number(answer, "/data/lists/5/p_enters_exact") - 0.62944).magnitude < 1e-5)
        let (seen, error) = (number(answer, "/data/lists/5/p_enters"), number(answer, "/data/lists/5/p_enters_error"))
        #expect((seen - 0.62944).magnitude < 4 * error && error > 0.003 && error < 0.004)
        #expect(answer["/data/majority"].shown == "50" && answer["/data/two_thirds"].shown == "66")
    }

    @Test func `probabilities add up: histograms to the draws, majorities and their absence to one`() throws {
        let answer = try post(
            #"{"rules": {"seats": 11}, "draws": 3000, "coalitions": [["b", "c"], ["a"]], \#(Self.poll)}"#)
        for place in ["/data/lists/0", "/data/lists/1", "/data/lists/2", "/data/coalitions/0"] {
            let draws = answer.list(place + "/histogram/draws").map { Int(Optional($0).shown) ?? 0 }
            #expect(draws.reduce(0, +) == 3000)
        }
        let majorities = (0..<3).map { number(answer, "/data/lists/\($0)/p_majority") }.reduce(0, +)
        #expect((majorities + number(answer, "/data/p_no_majority") - 1).magnitude < 1e-9)
        // A coalition of one is the list, and where 11 seats are given out one of two complements has six.
        #expect(answer["/data/coalitions/1/p_majority"] == answer["/data/lists/0/p_majority"])
        let both = number(answer, "/data/coalitions/0/p_majority") + number(answer, "/data/coalitions/1/p_majority")
        #expect((both - 1).magnitude < 1e-9)
    }

    @Test func `GET and POST give the same bytes, and the link of POST is that GET`() throws {
        let posted = try post(
            #"{"system": "kurultai-2026", "draws": 500, "seed": 9, "coalitions": [["b", "c"]], "model": {"kind": "logit-normal", "standard_deviation": 2.5, "correlation": 0.3}, \#(Self.poll)}"#
        )
        let link = try #require(posted["/links/self"]?.text)
        #expect(link.hasPrefix("/v1/simulations/monte-carlo?system=kurultai-2026&shares=a:60,b:30,c:6"))
        let got = try Mandat.get(link)
        #expect(got.status == 200 && got.body == posted.body)
        #expect(got.field("etag") != nil && posted.field("cache-control") == "no-store")
    }

    @Test(arguments: [1, 2, 3, 8])
    func `tasks make no difference to the bytes`(_ cores: Int) async throws {
        let request = Request(
            method: .get,
            target: "/v1/simulations/monte-carlo?system=mazhilis-2023&sample_size=800&draws=9001&shares=" + Self.shares
        )
        let api = API(registry: try Mandat.registry(), site: Mandat.site(tasks: cores))
        guard case .later(let work) = api.reply(to: request) else {
            Issue.record("a simulation was made on the event loop")
            return
        }
        let response = await work()
        #expect(try response.body == Mandat.answer(to: request).body)
        guard case .now = api.reply(to: request) else {
            Issue.record("an answer that is kept was made anew")
            return
        }
    }

    @Test func `a client that is gone is drawn for no longer`() async throws {
        let api = API(registry: try Mandat.registry(), site: Mandat.site(tasks: 2))
        let request = Request(
            method: .get,
            target: "/v1/simulations/monte-carlo?seats=98&sample_size=800&draws=2000&shares=" + Self.shares)
        guard case .later(let work) = api.reply(to: request) else {
            Issue.record("a simulation was made on the event loop")
            return
        }
        let task = Task { await work() }
        task.cancel()
        #expect(await task.value.status == .serviceUnavailable)
    }

    @Test func `another seed gives other draws, and the seed is told`() throws {
        let query = "?seats=98&sample_size=1000&draws=2000&shares=" + Self.shares
        let (first, second) = (try get(query), try get(query + "&seed=2"))
        #expect(first["/data/seed"].shown == "1" && second["/data/seed"].shown == "2")
        #expect(first["/data/lists/0/histogram"] != second["/data/lists/0/histogram"])
        #expect(first["/data/lists/5/p_enters_exact"] == second["/data/lists/5/p_enters_exact"])
    }

    @Test func `an average weighs polls by size and age`() throws {
        func body(_ polls: String) -> String {
            #"{"rules": {"seats": 10}, "draws": 100, "half_life_days": 10, "polls": [\#(polls)]}"#
        }
        func poll(_ date: String, _ size: Int, _ share: Int) -> String {
            #"{"date": "\#(date)", "sample_size": \#(size), "shares": [{"party": "a", "percent": \#(share)}, {"party": "b", "percent": \#(100 - share)}]}"#
        }
        // A poll of a half-life ago counts half: (1000 × 60 + 500 × 30) / 1500 = 50.
        let answer = try post(body(poll("2023-03-19", 1000, 60) + "," + poll("2023-03-09", 1000, 30)))
        #expect(answer["/data/poll/sample_size"].shown == "1500" && answer["/data/poll/polls"].shown == "2")
        #expect(answer["/data/lists/0/percent"].shown == "50")
        #expect(answer["/links/self"] == "/v1/simulations/monte-carlo")
        #expect(answer.column("id", of: "/data/assumptions") == ["sample-error-only", "polls-as-one"])
    }

    @Test(arguments: ["uniform", "proportional", "cube-law"])
    func `districts are won beside the list part`(_ swing: String) throws {
        let results = (0..<29).map { district in
            #"{"votes": [{"party": "a", "votes": \#(500 + district)}, {"party": "b", "votes": 300}]}"#
        }
        let answer = try post(
            #"{"system": "mazhilis-2023", "draws": 200, "districts": {"swing": "\#(swing)", "results": [\#(results.joined(separator: ","))]}, \#(Self.poll)}"#
        )
        #expect(answer.status == 200)
        #expect(answer["/data/seats"].shown == "98" && answer["/data/districts/count"].shown == "29")
        #expect(number(answer, "/data/lists/0/seats_mean") > 65)
        #expect(answer["/data/assumptions/0/id"].shown == "sample-error-only")
    }

    @Test func `what is not drawn is told: districts without votes, and appointed seats`() throws {
        let mixed = try get("?system=mazhilis-2023&sample_size=100&draws=16&shares=a:60,b:30")
        let ids = ["sample-error-only", "rest-in-proportion", "list-part-only"]
        #expect(mixed.column("id", of: "/data/assumptions") == ids)
        #expect(mixed.column("detail", of: "/meta/warnings") == mixed.column("text", of: "/data/assumptions"))
        let appointed = try get("?system=mazhilis-2021&sample_size=100&draws=16&shares=a:60,b:40&lang=kk")
        #expect(appointed.column("id", of: "/data/assumptions") == ["sample-error-only", "appointed-seats"])
        #expect(appointed["/data/assumptions/1/text"].shown.hasPrefix("9 орын"))
    }

    @Test func `the draws themselves are streamed and add up to the histogram`() throws {
        let query = "?seats=10&threshold=5&sample_size=100&draws=700&shares=a:60,b:30,c:10"
        let draws = try get(query + "&format=ndjson&what=draws")
        #expect(draws.field("content-type") == "application/x-ndjson")
        guard case .stream = draws.response.content else {
            Issue.record("draws were put together before they were sent")
            return
        }
        let lines = try draws.lines.map { try JSONParser.parse(Array($0.utf8)) }
        #expect(lines.count == 700 && lines.map { $0["draw"].shown } == (0..<700).map(String.init))
        var seats = [Int](repeating: 0, count: 11)
        for line in lines { seats[Int(line["seats"]?["a"].shown ?? "") ?? 0] += 1 }
        let summary = try get(query)
        let from = Int(summary["/data/lists/0/histogram/from"].shown) ?? 0
        let told = summary.list("/data/lists/0/histogram/draws").map { Int(Optional($0).shown) ?? 0 }
        #expect(Array(seats[from..<from + told.count]) == told)
        #expect(lines[0]["against_all"] == .null && lines[0]["counted"] == true)
    }

    @Test func `tables tell lists and coalitions`() throws {
        let query = ".csv?seats=10&sample_size=100&draws=100&shares=a:60,b:30,c:10&coalitions=b:c"
        let summary = try get(query)
        #expect(summary.lines.count == 5 && summary.line(4).hasPrefix("coalition,b|c,b + c,,"))
        let histogram = try get(query + "&what=histogram")
        #expect(histogram.line(0) == "kind,parties,name,seats,draws,probability")
        #expect(histogram.lines.contains { $0.hasPrefix("coalition,b|c,b + c,4,") })
        #expect(try get("?what=draws&" + query.dropFirst(5)).status == 400)
        #expect(try get("?what=histogram&" + query.dropFirst(5)).errors.first?.contains("format=csv") == true)
    }

    static let impossible: [(body: String, errors: [String])] = [
        (
            #""rules": {"seats": 10}, "poll": {"sample_size": 0, "shares": [{"party": "a", "percent": 5}]}"#,
            ["/poll/sample_size: is 0; the number of answers is above 0 and at most 1000000"]
        ),
        (
            #""rules": {"seats": 10}, "poll": {"sample_size": 9, "shares": []}"#,
            ["/poll/shares: is empty; give at least one list"]
        ),
        (
            #""rules": {"seats": 10}, "poll": {"sample_size": 9, "shares": [{"party": "a", "percent": 0}]}"#,
            ["/poll/shares: has no share above zero; there is nothing to draw around"]
        ),
        (
            #""rules": {"seats": 10}, "poll": {"sample_size": 9, "shares": [{"party": "a", "percent": 80}, {"party": "b", "percent": 30}]}"#,
            [
                "/poll/shares: adds up to 110.0 per cent with those against all; at most 101 can be rounding: give shares of one whole"
            ]
        ),
        (
            #""rules": {"seats": 10}, "poll": {"sample_size": 9, "shares": [{"party": "a", "percent": 8}, {"party": "a", "percent": 3}]}"#,
            ["/poll/shares/1/party: is \"a\" a second time; add its share to the first"]
        ),
        (#""rules": {"seats": 10}, "draws": 1000001, \#(poll)"#, ["/draws: is 1000001; the range is 1 to 1000000"]),
        (
            #""rules": {"seats": 10}, "model": {"kind": "dirichlet", "prior": 0}, \#(poll)"#,
            ["/model/prior: is 0; a prior is above 0 and at most 1000"]
        ),
        (
            #""rules": {"seats": 10}, "model": {"kind": "logit-normal", "standard_deviation": 60, "correlation": 2}, \#(poll)"#,
            [
                "/model/standard_deviation: is 60; points are above 0 and at most 50",
                "/model/correlation: is 2; a correlation is 0 to 1",
            ]
        ),
        (
            #""rules": {"seats": 10}, "coalitions": [["b", "see"], []], \#(poll)"#,
            ["/coalitions/1: is empty; name the lists of the coalition"]
        ),
        (
            #""rules": {"seats": 10}, "coalitions": [["b", "d"], ["b", "b"]], \#(poll)"#,
            [
                "/coalitions/0/1: is \"d\", which is no list of the poll → a",
                "/coalitions/1/1: is \"b\" a second time; remove it",
            ]
        ),
        (
            #""rules": {"seats": 10, "threshold": {"percent": 5, "base_votes": 100}}, \#(poll)"#,
            [
                "/rules/threshold/base_votes: is a number of votes, and draws are shares; give a base such as valid or participating instead"
            ]
        ),
        (
            #""system": "mazhilis-2021", "districts": {"swing": "uniform", "results": [{"votes": []}]}, \#(poll)"#,
            ["/districts: have nothing to apply to: mazhilis-2021 has no single-member districts; leave them out"]
        ),
        (
            #""system": "mazhilis-2023", "districts": {"swing": "uniform", "results": [{"votes": []}]}, \#(poll)"#,
            ["/districts/results: has 1 district, and mazhilis-2023 has 29; give the votes of each"]
        ),
        (
            #""rules": {"seats": 5}, "districts": {"swing": "uniform", "results": [{"votes": [{"party": "a", "votes": 0}]}]}, \#(poll)"#,
            ["/districts/results/0/votes: has no vote, or more than 1000000000; give the votes of a district"]
        ),
        (#""rules": {"seats": 0}, \#(poll)"#, ["/rules/seats: is 0; the range is 1 to 100000"]),
    ]

    @Test(arguments: impossible)
    func `an impossible simulation is a 422 with its place and the remedy`(body: String, errors: [String]) throws {
        let answer = try post("{\(body)}")
        #expect(answer.status == 422, "\(answer.text)")
        #expect(answer.errors == errors)
    }

    @Test func `what would take too long or too much memory is refused before it is begun`() throws {
        let lists = (0..<100).map { #"{"party": "p\#($0)", "percent": 1}"# }.joined(separator: ",")
        let poll = #""poll": {"sample_size": 9, "shares": [\#(lists)]}"#
        let slow = try post(
            #"{"rules": {"seats": 10, "formula": {"family": "highest-averages", "divisors": "adams"}}, "draws": 1000000, \#(poll)}"#
        )
        #expect(slow.status == 422 && slow["/errors/0/pointer"] == "/draws")
        #expect(slow.errors.first?.contains("run mandat simulate") == true)
        let large = try post(#"{"rules": {"seats": 100000}, "draws": 10, \#(poll)}"#)
        #expect(large.status == 422 && large["/errors/0/pointer"] == "/rules/seats")
    }

    @Test(arguments: [
        (#"{"rules": {"seats": 3}}"#, ["/poll: is missing; add it"]),
        (
            #"{"rules": {"seats": 3}, "poll": {"sample_size": 1, "shares": [{"party": "a", "percent": 1}]}, "polls": []}"#,
            ["/polls: has 0 polls; give 1 to 200", "/poll: stands beside polls; give one of them"]
        ),
        (
            #"{"rules": {"seats": 3}, "polls": [{"sample_size": 1, "shares": [{"party": "a", "percent": 1}]}]}"#,
            ["/polls/0/date: is missing; add it"]
        ),
        (
            #"{"rules": {"seats": 3}, "model": {"kind": "normal"}, "poll": {"sample_size": 1, "shares": [{"party": "a", "percent": 1}]}}"#,
            ["/model/kind: is \"normal\", which is not one of the allowed values"]
        ),
    ])
    func `a body of the wrong shape is a 400 with the place`(body: String, errors: [String]) throws {
        let answer = try post(body)
        #expect(answer.status == 400)
        #expect(answer.errors == errors)
    }
}
