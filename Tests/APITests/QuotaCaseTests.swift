// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

/// Quotas that give out too much, quotas in whole votes, and numbers as they are written.
@Suite struct `A quota asked for` {
    private func count(_ quota: String, _ seats: Int, _ votes: [String], more: String = "") throws -> Answer {
        let lists = zip(["A", "B", "C", "D", "E", "F", "G"], votes).map { #"{"party": "\#($0)", "votes": \#($1)}"# }
        let answer = try Mandat.post(
            #"{"rules": {"seats": \#(seats), "formula": {"family": "largest-remainder", "quota": "\#(quota)"\#(more)}, "#
                + #""tie_break": "none"}, "tally": {"lists": [\#(lists.joined(separator: ","))]}}"#)
        return answer
    }

    /// Imperiali for one list: votes / 7 for 5 seats buys 7, and two are taken back. Reinforced for 90 and 10 on 3 seats:
    /// 100 / 6, so 5.4 and 0.6 quotas; the second list has nothing to give.
    @Test(arguments: [
        ("imperiali", 5, ["100"], ["5"]), ("reinforced-imperiali", 1, ["7"], ["1"]),
        ("reinforced-imperiali", 3, ["90", "10"], ["3", "0"]),
        // Quota 100 / 8: 4 each, three too many: one round takes one each, the third is tied.
        ("reinforced-imperiali", 5, ["50", "50"], ["2", "2"]),
    ])
    func `takes back as many seats as it gave out too many`(
        quota: String, seats: Int, votes: [String], expected: [String]
    ) throws {
        let answer = try count(quota, seats, votes, more: #", "over_award": "subtract""#)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.seats == expected)
        let sum = expected.reduce(0) { $0 + (Int($1) ?? 0) }
        #expect(answer["/data/undecided_seats"] == .integer(seats - sum))
        let text = answer.column("text", of: "/data/steps").joined(separator: "\n")
        #expect(text.contains("taken back one by one, the smallest remainder first"), "\(text)")
    }

    /// The true sizes, ten thousand times as many, have the quota 19,608.
    @Test func `in whole votes is warned of where the rounding decides`() throws {
        let whole = try count("droop", 50, ["510000", "330000", "160000"])
        #expect(whole.seats == ["26", "16", "8"] && whole.list("/meta/warnings").isEmpty)
        let shares = try count("droop", 50, ["51", "33", "16"])
        #expect(shares.column("id", of: "/data/assumptions") == ["rounded-quota"])
        #expect(shares.column("detail", of: "/meta/warnings").contains { $0.contains("give the votes") })
    }

    /// Mazhilis 2023 in per cent: 40-8-6-6-5-4 of 69 by every quota in whole votes, as from the votes themselves.
    @Test(arguments: ["hare-rounded", "droop", "hagenbach-bischoff-rounded", "hagenbach-bischoff-ceiling"])
    func `in whole votes is not rounded for shares with decimals, and that is said`(quota: String) throws {
        let query =
            "system=mazhilis-2023&votes=amanat:53.9,auyl:10.9,respublica:8.59,ak-zhol:8.41,qhp:6.8,osdp:5.2,baytaq:2.3"
            + "&against_all=3.9"
        let compared = try Mandat.get("/v1/simulations/compare?formulas=\(quota)&\(query)")
        let seats = compared.list("/data/lists").map { list in
            if case .array(let seats)? = list["seats"] { seats.map { Optional($0).shown }.last ?? "" } else { "" }
        }
        #expect(seats == ["40", "8", "6", "6", "5", "4", "0"])
        let details = compared.column("detail", of: "/meta/warnings")
        #expect(details.contains { $0.contains(quota) && $0.contains("not rounded") }, "\(details)")
        let counted = try Mandat.get("/v1/simulations/seats?quota=\(quota)&\(query)")
        #expect(counted.seats == ["40", "8", "6", "6", "5", "4", "0"])
        #expect(counted.column("id", of: "/data/assumptions") == ["unrounded-quota"])
        for path in ["sweep?param=threshold&from=4&to=6&step=1&", "sensitivity?", "coalitions?"] {
            let answer = try Mandat.get("/v1/simulations/\(path)quota=\(quota)&\(query)")
            #expect(answer.column("detail", of: "/meta/warnings").contains { $0.contains("not rounded") }, "\(path)")
        }
        let drawn = try Mandat.get(
            "/v1/simulations/monte-carlo?system=mazhilis-2023&quota=\(quota)&shares=a:60,b:30,c:10&sample_size=1000&draws=99"
        )
        #expect(drawn.column("id", of: "/data/assumptions").contains("unrounded-quota"))
        #expect(drawn["/data/p_no_result"] == 0)
    }

    @Test func `in whole votes that are too few says so where it has no answer`() throws {
        // 100 votes by 98 seats round to 1 a seat: 100 seats.
        let over = try count("hare-rounded", 98, ["52", "28", "20"])
        #expect(over.status == 422)
        #expect(over["/errors/0/detail"].shown.contains("rounded to whole votes"), "\(over.text)")
        let none = try count("hare-rounded", 300, ["52", "28", "20"])
        #expect(none["/errors/0/detail"].shown.contains("rounds to no vote"), "\(none.text)")
        let left = try count("droop", 70, ["52", "28", "20"])
        #expect(left["/errors/0/detail"].shown.contains("rounded to whole votes"), "\(left.text)")
        let compared = try Mandat.get("/v1/simulations/compare?seats=98&formulas=hare-rounded&votes=a:52,b:28,c:20")
        #expect(
            compared.column("detail", of: "/meta/warnings").contains {
                $0.contains("hare-rounded") && $0.contains("whole votes")
            })
        let swept = try Mandat.get(
            "/v1/simulations/sweep?param=seats&from=97&to=100&step=1&seats=97&quota=hare-rounded&votes=a:52,b:28,c:20")
        #expect(swept.column("detail", of: "/meta/warnings").contains { $0.contains("whole votes") }, "\(swept.text)")
    }

    @Test func `that leaves one seat too many is told of in the singular, and its remedy works`() throws {
        // Droop: 11 / 9 and one more is 2: 5 and 0 whole ones of 8 seats, for two lists.
        let answer = try count("droop", 8, ["10", "1"])
        #expect(answer.status == 422)
        #expect(!answer.text.contains("1 more seats"), "\(answer.text)")
        #expect(answer["/errors/0/detail"].shown.contains("1 more seat "), "\(answer.text)")
        #expect(try count("hare", 8, ["10", "1"]).status == 200)
        let over = try count("imperiali", 3, ["50", "50"])
        #expect(over["/errors/0/detail"].shown.contains("1 seat too many"), "\(over.text)")
    }

    @Test func `is written in lowest terms`() throws {
        let halves = try Mandat.get("/v1/simulations/seats?votes=a:0.5,b:0.5&seats=2&tie_break=none")
        #expect(halves["/data/quota/exact"] == "1/2")
        let rounded = try Mandat.get("/v1/simulations/seats?votes=a:5,b:5&seats=10&quota=hare-rounded")
        #expect(rounded["/data/quota/exact"] == "1")
        let share = try Mandat.get("/v1/simulations/seats?votes=a:5,b:5&seats=10&threshold=10/300")
        #expect(share["/data/rules/threshold/percent"] == "1/30")
    }

    @Test func `of a house that nobody's law orders does not speak of a law`() throws {
        let own = try Mandat.get("/v1/simulations/seats?seats=10&threshold=60&votes=a:5,b:5")
        #expect(own.status == 422 && !own.text.contains("law is silent"), "\(own.text)")
        let law = try Mandat.get("/v1/simulations/seats?system=mazhilis-2023&votes=a:4,b:4&against_all=992")
        #expect(law.text.contains("the law is silent"), "\(law.text)")
        let short = try Mandat.get("/v1/simulations/seats?seats=10&votes=a:5,b:5&candidates=a:1")
        #expect(!short.column("text", of: "/data/assumptions").joined().contains("edition"))
        #expect(
            !(try Mandat.get("/v1/simulations/seats?seats=10&second_party=0.7:2&threshold=5&votes=a:5"))
                .column("text", of: "/data/assumptions").joined().contains("law"))
    }

    /// 2^100 - 2^99 of a hundred lists of one seat each and 51 to win: RFC 8259 section 6 has readers keep 2^53 - 1.
    @Test func `has coalitions whose numbers no reader rounds`() throws {
        let seats = (0..<100).map { "l\($0):1" }.joined(separator: ",")
        let answer = try Mandat.get("/v1/simulations/coalitions?seats=\(seats)&majority=51")
        guard case .string(let winning)? = answer["/data/winning_coalitions"] else {
            Issue.record("\(String(describing: answer["/data/winning_coalitions"]))")
            return
        }
        #expect(winning.utf8.count == 30)
        guard case .string? = answer["/data/lists/0/swings"] else {
            Issue.record("swings")
            return
        }
        let few = try Mandat.get("/v1/simulations/coalitions?seats=a:50,b:49,c:1&majority=51")
        #expect(few["/data/winning_coalitions"] == 3)
    }

    @Test(arguments: [
        ("seats?seats=5&votes=A:1,346,B:2", "votes", "1346"), ("seats?seats=5&votes=A:53,9,B:46,1", "votes", "53.9"),
        ("seats?seats=5&votes=Green, red:9,B:2", "votes", #"Green\, red"#),
        ("monte-carlo?seats=5&sample_size=9&shares=A:53,9,B:46,1", "shares", "53.9"),
        ("coalitions?seats=A:1,346,B:2", "seats", "1346"),
    ])
    func `with a comma in a number is told what the comma does`(query: String, parameter: String, remedy: String) throws
    {
        let answer = try Mandat.get("/v1/simulations/\(query)".asTarget)
        #expect(answer.status == 400, "\(answer.text)")
        let first = answer.errors.first ?? ""
        #expect(
            first.hasPrefix("\(parameter): ") && first.contains("comma") && first.contains(remedy), "\(answer.errors)")
    }

    /// 12 to 12 for one seat: the list in front has it for certain.
    @Test func `whose ties the order of the lists breaks counts a tie that is won`() throws {
        func gain(_ order: String, _ votes: String) throws -> [String] {
            try Mandat.get(
                "/v1/simulations/sensitivity?seats=1&formula=highest-averages&divisors=dhondt&tie_break=\(order)&votes=\(votes)"
            )
            .column("votes_to_gain", of: "/data/lists")
        }
        #expect(try gain("listed-order", "A:10,B:12") == ["2", "null"])
        #expect(try gain("listed-order", "A:12,B:10") == ["null", "3"])
        #expect(try gain("none", "A:10,B:12") == ["3", "null"])
    }
}
