// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@Suite struct `Rules of a simulation` {
    private static let path = "/v1/simulations/seats?"

    private func count(
        _ rules: String, system: String = "mazhilis-2023", votes: [(String, Int)] = [("a", 60_000), ("b", 40_000)]
    )
        throws -> Answer
    {
        let lists = votes.map { #"{"party": "\#($0)", "votes": \#($1)}"# }.joined(separator: ",")
        return try Mandat.post(#"{"system": "\#(system)", "rules": \#(rules), "tally": {"lists": [\#(lists)]}}"#)
    }

    @Test(arguments: ["mazhilis-2007", "mazhilis-2023", "kurultai-2026"])
    func `of which nothing is said are those of the system, each step with its article`(system: String) throws {
        let lists = #"{"lists": [{"party": "a", "votes": 60}, {"party": "b", "votes": 40}]}"#
        let own = try Mandat.post(#"{"system": "\#(system)", "tally": \#(lists)}"#)
        let empty = try Mandat.post(#"{"system": "\#(system)", "rules": {}, "tally": \#(lists)}"#)
        #expect(own["/data"] == empty["/data"])
        #expect(own["/data/steps/0/article"]?.text?.hasPrefix("Art. ") == true)
        // What is said once is no longer the law's.
        let other = try Mandat.post(
            #"{"system": "\#(system)", "rules": {"threshold": {"percent": 1}}, "tally": \#(lists)}"#)
        #expect(other["/data/steps/0/article"] == .null)
    }

    /// API.md 3.1: `rules` beside `system` overrides single members.
    @Test func `override single members of a system`() throws {
        let law = try count("{}")["/data/rules"]
        let base: JSON = [
            "formula": ["family": "largest-remainder", "over_award": "error", "quota": "hare"],
            "list_size_cap_percent": .null, "majority_bonus": .null, "seats": 69,
            "second_party_guarantee": ["coefficient": .number("0.7"), "minimum_seats": 2],
            "threshold": ["base": "participating", "inclusive": true, "percent": 5], "tie_break": "listed-order",
        ]
        #expect(law == base)
        #expect(try count(#"{"seats": 70}"#)["/data/rules/seats"] == 70)
        #expect(
            try count(#"{"threshold": {"percent": 3}}"#)["/data/rules/threshold"]
                == ["base": "participating", "inclusive": true, "percent": 3])
        #expect(
            try count(#"{"threshold": {"inclusive": false}}"#)["/data/rules/threshold"]
                == ["base": "participating", "inclusive": false, "percent": 5])
        #expect(try count(#"{"threshold": null}"#)["/data/rules/threshold"] == .null)
        #expect(
            try count(#"{"second_party_guarantee": {"minimum_seats": 1}}"#)["/data/rules/second_party_guarantee"]
                == ["coefficient": .number("0.7"), "minimum_seats": 1])
        #expect(
            try count(#"{"second_party_guarantee": null}"#)["/data/rules/second_party_guarantee"] == .null)
        #expect(
            try count(#"{"formula": {"quota": "droop"}}"#)["/data/rules/formula"]
                == ["family": "largest-remainder", "over_award": "error", "quota": "droop"])
        #expect(try count(#"{"tie_break": "none"}"#)["/data/rules/tie_break"] == "none")
    }

    /// Which kinds of step lose their article by which change.
    static let uncited: [(String, Set<String>)] = [
        (#"{}"#, []), (#"{"seats": 98}"#, []), (#"{"threshold": {"percent": 5}}"#, []), (#"{"threshold": {}}"#, []),
        (#"{"tie_break": "listed-order"}"#, []), (#"{"formula": {"quota": "hare"}}"#, []),
        (#"{"threshold": {"percent": 7}}"#, ["base", "threshold"]),
        (#"{"threshold": {"base": "ballots"}}"#, ["base", "threshold"]), (#"{"threshold": null}"#, ["base"]),
        (#"{"formula": {"quota": "droop"}}"#, ["quota", "automatic", "remainder"]),
        (#"{"tie_break": "larger-vote"}"#, ["tie"]),
        (
            #"{"second_party_guarantee": {"minimum_seats": 30}, "threshold": {"percent": 50}}"#,
            [
                "base", "threshold", "second_party_admission", "second_party_quota", "second_party_seats",
                "second_party_minimum",
                "second_party_rest",
            ]
        ),
    ]

    @Test(arguments: uncited)
    func `cite no article for what was changed`(rules: String, uncited: Set<String>) throws {
        let steps =
            try count(rules, votes: [("a", 26_000), ("b", 25_000), ("c", 25_000), ("d", 24_000)]).list("/data/steps")
            + count(rules, votes: [("a", 99_900), ("b", 100)]).list("/data/steps")
            + count(rules, votes: [("a", 75_000), ("b", 75_000), ("c", 25_000)]).list("/data/steps")
        let kinds = Set(steps.compactMap { $0["article"] == .null ? $0["kind"]?.text : nil })
        #expect(kinds == uncited)
    }

    @Test func `of one's own stand without a system and without the law`() throws {
        let answer = try Mandat.post(
            #"{"rules": {"seats": 5}, "tally": {"lists": [{"party": "a", "votes": 3}, {"party": "b", "votes": 2}]}}"#)
        #expect(answer.seats == ["3", "2"])
        #expect(answer["/data/system"] == .null)
        #expect(
            answer["/data/rules"] == [
                "formula": ["family": "largest-remainder", "over_award": "error", "quota": "hare"],
                "list_size_cap_percent": .null, "majority_bonus": .null, "seats": 5,
                "second_party_guarantee": .null, "threshold": .null, "tie_break": "listed-order",
            ])
        #expect(Set(answer.column("article", of: "/data/steps")) == ["null"])
    }

    /// Exactly at the threshold, just below it, and by another base: 150 votes, one of them is 1/150.
    static let thresholds: [(String, [String])] = [
        ("threshold=1/150&votes=a:149,b:1", ["true", "true"]),
        ("threshold=1/150&threshold_inclusive=false&votes=a:149,b:1", ["true", "false"]),
        ("threshold=1/150&votes=a:150,b:1", ["true", "false"]),
        ("threshold=1/150&threshold_base=participating&against_all=1&votes=a:149,b:1", ["true", "false"]),
        ("threshold=1/150&threshold_base=valid&against_all=1&votes=a:149,b:1", ["true", "true"]),
        ("threshold=1/150&threshold_base=ballots&invalid=1&votes=a:149,b:1", ["true", "false"]),
        ("threshold=1/150&threshold_base=participating&invalid=1&votes=a:149,b:1", ["true", "true"]),
        ("threshold=10&threshold_base=1000&votes=a:100,b:99", ["true", "false"]),
        ("threshold=50&threshold_base=100.5&votes=a:50.25,b:50", ["true", "false"]),
        ("threshold=50&threshold_base=100.5&votes=a:51,b:49", ["true", "false"]),
        ("threshold=49.75124379&threshold_base=100.5&votes=a:50,b:50", ["false", "false"]),
        ("threshold=7.07&votes=a:92.93,b:7.07", ["true", "true"]),
        ("threshold=7.071&votes=a:92.93,b:7.07", ["true", "false"]),
        ("threshold=0&votes=a:1,b:0", ["true", "true"]), ("threshold=none&votes=a:99,b:1", ["true", "true"]),
        ("threshold=0.5e1&votes=a:95,b:5", ["true", "true"]),
    ]

    @Test(arguments: thresholds)
    func `admit a list by the exact share of the exact base`(query: String, admitted: [String]) throws {
        let answer = try Mandat.get(Self.path + "seats=10&" + query)
        guard admitted.contains("true") else {
            #expect(answer.status == 422)
            return
        }
        #expect(answer.column("admitted", of: "/data/lists") == admitted, "\(answer.text)")
    }

    static let shown: [(String, JSON)] = [
        ("threshold=1/150", ["base": "participating", "inclusive": true, "percent": "1/150", "unit": "ratio"]),
        ("threshold=2.50&threshold_base=valid", ["base": "valid", "inclusive": true, "percent": .number("2.5")]),
        ("threshold=1/20&threshold_base=ballots", ["base": "ballots", "inclusive": true, "percent": 5]),
        ("threshold=5&threshold_base=1000", ["base_votes": 1000, "inclusive": true, "percent": 5]),
    ]

    @Test(arguments: shown)
    func `are shown in the shape in which they can be sent again`(query: String, threshold: JSON) throws {
        let answer = try Mandat.get(Self.path + "seats=10&votes=a:60,b:40&" + query)
        #expect(answer["/data/rules/threshold"] == threshold)
        let rules = try #require(answer["/data/rules"])
        let again = try Mandat.post(
            String(
                decoding: JSONWriter.bytes([
                    "rules": rules,
                    "tally": ["lists": [["party": "a", "votes": 60], ["party": "b", "votes": 40]]],
                ]), as: UTF8.self))
        #expect(again["/data"] == answer["/data"])
    }

    /// 57, 26, 17 of 100 votes on 10 seats; seats and quotas computed by hand from each definition.
    static let quotas: [(String, String, [String])] = [
        ("hare", "10", ["6", "2", "2"]), ("hare-rounded", "10", ["6", "2", "2"]),
        ("droop", "10", ["6", "2", "2"]), ("hagenbach-bischoff", "100/11", ["6", "2", "2"]),
        ("hagenbach-bischoff-rounded", "9", ["6", "3", "1"]), ("hagenbach-bischoff-ceiling", "10", ["6", "2", "2"]),
        ("imperiali", "25/3", ["6", "3", "1"]), ("reinforced-imperiali", "100/13", ["7", "2", "1"]),
    ]

    @Test(arguments: quotas)
    func `take every quota`(quota: String, price: String, seats: [String]) throws {
        let answer = try Mandat.get(
            Self.path + "seats=10&quota=\(quota)&over_award=subtract&votes=a:57,b:26,c:17")
        #expect(answer["/data/quota/exact"]?.text == price)
        #expect(answer.seats.compactMap { Int($0) }.reduce(0, +) == 10)
        #expect(answer.seats == seats)
        #expect(answer["/data/rules/formula/quota"] == .string(quota))
    }

    /// 15 : 14 votes on 1 seat with Imperiali: 29 / 3 = 9.67 buys one seat each.
    @Test func `refuse or take back seats that a small quota buys too many`() throws {
        let query = "seats=1&quota=imperiali&votes=a:15,b:14"
        let refused = try Mandat.get(Self.path + query)
        #expect(refused.status == 422)
        #expect(refused.errors.first?.hasPrefix("over_award: ") == true, "\(refused.errors)")
        let subtracted = try Mandat.get(Self.path + query + "&over_award=subtract")
        #expect(subtracted.seats == ["1", "0"])
        #expect(subtracted["/data/lists/1/remainder_seats"] == -1)
    }

    @Test func `find a system by its former id`() throws {
        let answer = try Mandat.get(Self.path + "system=mazhilis-2012&votes=\(Votes.of2007)")
        #expect(answer["/data/system"] == "mazhilis-2009")
    }

    /// The votes of 2012 by D'Hondt, as the reference's arithmetic gives them: 84, 7, 7.
    @Test func `of other families are asked for by name, of today or of history`() throws {
        let votes = "&threshold=7&votes=a:5621436,b:518405,c:498788,d:116534,e:82623,f:57732,g:45702"
        for formula in ["divisors=dhondt", "formula=highest-averages&divisors=jefferson"] {
            let answer = try Mandat.get("/v1/simulations/seats?seats=98&" + formula + votes)
            #expect(answer.seats == ["84", "7", "7", "0", "0", "0", "0"])
            #expect(answer["/data/rules/formula"] == ["divisors": "dhondt", "family": "highest-averages"])
            #expect(answer["/data/quota"] == .null)
        }
        #expect(try Mandat.get("/v1/simulations/seats?seats=98&formula=winner-takes-all" + votes).seats.first == "98")
        let modified = try Mandat.get(
            "/v1/simulations/seats?seats=7&divisors=sainte-lague&first_divisor=1.4&votes=a:1300,b:101")
        #expect(modified.seats == ["7", "0"])
        #expect(modified["/data/rules/formula/first_divisor"] == .number("1.4"))
    }

    @Test(arguments: [
        ("formula=highest-averages", "divisors"), ("divisors=dhondt&quota=hare", "quota"),
        ("divisors=dhondt-power", "exponent"), ("divisors=huntington-hill&first_divisor=1.4", "first_divisor"),
        ("formula=winner-takes-all&divisors=dhondt", "divisors"), ("divisors=dhont", "divisors"),
        ("divisors=dhondt-power&exponent=3", "exponent"),
    ])
    func `that do not go together are refused where they stand`(_ query: String, _ parameter: String) throws {
        let answer = try Mandat.get("/v1/simulations/seats?seats=9&votes=a:5,b:4&" + query)
        #expect(answer.status == 400 || answer.status == 422)
        #expect(answer.column("parameter", of: "/errors") == [parameter])
    }
}
