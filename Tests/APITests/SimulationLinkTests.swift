// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

/// A small generator with a seed (xorshift, Marsaglia 2003), so that a failure comes again.
private struct Dice {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func roll(_ range: Range<Int>) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return range.lowerBound + Int(state % UInt64(range.count))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(0..<elements.count)] }
}

@Suite struct `The link of a simulation` {
    /// Names that hurt: separators, escapes, percent signs, other scripts, marks that combine with what stands before.
    private static let names = [
        "amanat", "nur-otan", "a,b", "a:b", "a\\b", "\\", "\\,", "100%", "%41", "a&b=c", "a+b", "a b", "Жаңа жол",
        "Ауыл",
        "«Әділет»", "日本", "👨‍👩‍👧", "\u{301}e", "x\u{301}", ",\u{308}", "\u{200D}y", "a\"b", "a/b?c#d", "<b>", "none",
        "1:2,3",
    ]
    private static let systems = ["mazhilis-1999", "mazhilis-2007", "mazhilis-2009", "mazhilis-2012", "kurultai-2026"]
    private static let votes = [
        "0", "1", "7", "1000", "999999", "53.90", "33.333333", "4611686018427387904", "0.000000001", "1e3", "2.5E2",
    ]

    /// A request body with members taken at random.
    private static func body(_ dice: inout Dice) -> JSON {
        var rules: [JSON.Member] = []
        let isCustom = dice.roll(0..<3) == 0
        if isCustom || dice.roll(0..<3) == 0 { rules.append(.init("seats", .integer(dice.roll(20..<200)))) }
        if dice.roll(0..<3) == 0 {
            rules.append(
                .init(
                    "formula", ["quota": .string(dice.pick(["hare", "droop", "imperiali"])), "over_award": "subtract"])
            )
        }
        let thresholds: [JSON?] = [
            nil, .null, [:], ["percent": 5], ["percent": .number("0.5"), "inclusive": false],
            ["percent": "1/150", "unit": "ratio", "base": "ballots"], ["percent": .number("0.03"), "unit": "ratio"],
            ["percent": 1, "base_votes": .number("99999999999999999.5")],
        ]
        if let threshold = dice.pick(thresholds), !isCustom || threshold != [:] {
            rules.append(.init("threshold", threshold))
        }
        let guarantees: [JSON?] = [
            nil, .null, ["coefficient": "2/3", "minimum_seats": 1],
            ["coefficient": .number("0.55"), "minimum_seats": 3],
        ]
        if let guarantee = dice.pick(guarantees) { rules.append(.init("second_party_guarantee", guarantee)) }
        if dice.roll(0..<3) == 0 {
            rules.append(.init("tie_break", .string(dice.pick(["listed-order", "larger-vote", "none"]))))
        }
        var names = names
        let lists = (0..<dice.roll(1..<9)).map { _ -> JSON in
            let name = names.remove(at: dice.roll(0..<names.count))
            let votes = JSON.Member("votes", .number(dice.pick(Self.votes)))
            let candidates = dice.roll(0..<4) == 0 ? [JSON.Member("candidates", .integer(dice.roll(0..<60)))] : []
            return .object([.init("party", .string(name)), votes] + candidates)
        }
        var tally = [JSON.Member("lists", .array(lists))]
        if dice.roll(0..<2) == 0 { tally.append(.init("against_all", .number(dice.pick(votes)))) }
        if dice.roll(0..<2) == 0 { tally.append(.init("invalid", .number(dice.pick(votes)))) }
        var body = [JSON.Member("tally", .object(tally))]
        if !isCustom { body.append(.init("system", .string(dice.pick(systems)))) }
        if isCustom || !rules.isEmpty { body.append(.init("rules", .object(rules))) }
        return .object(body)
    }

    private static func text(_ body: JSON) -> String { String(decoding: JSONWriter.bytes(body), as: UTF8.self) }

    @Test(arguments: 1...150)
    func `leads to the same data by GET, whatever was posted`(seed: Int) throws {
        var dice = Dice(seed: seed)
        let body = Self.body(&dice)
        let posted = try Mandat.post(Self.text(body), query: "?lang=\(dice.pick(["en", "ru", "kk"]))")
        let link = posted["/links/self"]?.text
        guard posted.status == 200, let link, link.contains("votes=") else {
            // What cannot be counted has to say so; a random request is never malformed.
            #expect(posted.status == 422 || link == "/v1/simulations/seats", "\(Self.text(body))\(posted.text)")
            return
        }
        let got = try Mandat.get(link)
        #expect(got.status == 200, "\(link)\n\(got.text)")
        #expect(got["/data"] == posted["/data"], "\(Self.text(body))\(link)")
        #expect(got["/links/self"]?.text == link)
        #expect(link.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "RFC 3986: a URI is ASCII")
    }

    /// Most of the requests above are counted, or the property would be shown by nothing.
    @Test func `is tested on requests that mostly count`() throws {
        let counted = try (1...150).count { seed in
            var dice = Dice(seed: seed)
            return try Mandat.post(Self.text(Self.body(&dice))).status == 200
        }
        #expect(counted > 75)
    }

    @Test func `keeps language and format of what was asked for`() throws {
        let body = #"{"system": "kurultai-2026", "tally": {"lists": [{"party": "auyl", "votes": 1}]}}"#
        let answer = try Mandat.post(body, query: "?lang=kk&include=sources&pretty")
        let link = try #require(answer["/links/self"]?.text)
        #expect(link.contains("lang=kk"))
        #expect(try Mandat.get(link).body == answer.body)
    }

    @Test func `is the address itself where the query would be too long`() throws {
        let lists = (0..<200).map { #"{"party": "party-number-\#($0)", "votes": 5}"# }.joined(separator: ",")
        let answer = try Mandat.post(#"{"rules": {"seats": 9}, "tally": {"lists": [\#(lists)]}}"#)
        #expect(answer.status == 200)
        #expect(answer["/links/self"] == "/v1/simulations/seats")
    }

    /// What a body of a simulation needs beside rules and a tally.
    private static let simulations = [
        ("seats", ""), ("compare", #""formulas": ["droop"],"#), ("sensitivity", ""), ("coalitions", ""),
        ("counterfactual", #""election": "mazhilis-2023","#),
        ("sweep", #""param": "threshold", "from": 0, "to": 2, "step": 1,"#),
    ]

    /// What the parameters have no words for: it must not be lost on the way to a link.
    @Test(arguments: simulations)
    func `is the address itself where the query cannot say all of it`(simulation: String, own: String) throws {
        let path = "/v1/simulations/" + simulation
        func link(_ rules: String, members: String = "") throws -> String {
            let tally =
                simulation == "counterfactual"
                ? "" : #", "tally": {"lists": [{"party": "a", "votes": 96\#(members)}, {"party": "b", "votes": 4}]}"#
            let body = #"{\#(own) "system": "mazhilis-2021", "rules": \#(rules)\#(tally)}"#
            let answer = try Mandat.answer(
                to: Request(
                    method: .post, target: path, fields: Fields([Mandat.json]), body: Array(body.utf8)))
            #expect(answer.status == 200, "\(answer.text)")
            return answer["/links/self"].shown
        }
        let plain = try link(#"{"seats": 10}"#)
        #expect(plain.hasPrefix(path + "?") && plain.contains("seats=10"))
        #expect(try link(#"{"threshold": {"exempt": ["\#(simulation == "counterfactual" ? "auyl" : "b")"]}}"#) == path)
        #expect(try link(#"{"threshold": {"percent_by_members": {"2": 3}}}"#) == path)
        #expect(try link(#"{"majority_bonus": {"seats": 9}}"#) == path)
        #expect(try link(#"{"majority_bonus": null}"#) == path)
        #expect(try link(#"{"list_size_cap_percent": 130}"#) == path)
        if simulation != "counterfactual" { #expect(try link("{}", members: #", "members": 2"#) == path) }
    }
}
