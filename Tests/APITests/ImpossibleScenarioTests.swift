// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

/// What cannot be counted is a 422 that points at the value and says what to do, by every simulation.
@Suite struct `An impossible scenario` {
    /// The members that an operation needs beside tally and rules.
    static let operations: [(path: String, own: String)] = [
        ("seats", ""), ("compare", #""formulas": ["dhondt"], "#),
        ("sweep", #""param": "threshold", "from": 0, "to": 5, "step": 1, "#), ("sensitivity", ""), ("coalitions", ""),
    ]

    /// The name of what is impossible; rules and tally; and the place of it.
    static let scenarios: [(name: String, rules: String, tally: String, pointer: String)] = [
        ("no list", #""seats": 9"#, #""lists": []"#, "/tally/lists"),
        ("no votes", #""seats": 9"#, list("a", "0"), "/tally/lists"),
        ("a party twice", #""seats": 9"#, list("a", "1", "a", "2"), "/tally/lists/1/party"),
        ("votes below zero", #""seats": 9"#, list("a", "1", "b", "-1"), "/tally/lists/1/votes"),
        ("votes beyond 2^63", #""seats": 9"#, list("a", "9223372036854775808"), "/tally/lists/0/votes"),
        ("votes too precise", #""seats": 9"#, list("a", "0.1234567891"), "/tally/lists/0/votes"),
        ("more than 1,000 lists", #""seats": 9"#, many(1001), "/tally/lists"),
        ("no seats", #""seats": 0"#, list("a", "1"), "/rules/seats"),
        ("more than 100,000 seats", #""seats": 100001"#, list("a", "1"), "/rules/seats"),
        (
            "a threshold above all votes", #""seats": 9, "threshold": {"percent": 101}"#, list("a", "1"),
            "/rules/threshold/percent"
        ),
        (
            "a base below the votes", #""seats": 9, "threshold": {"percent": 5, "base_votes": 1}"#, list("a", "2"),
            "/rules/threshold/base_votes"
        ),
        (
            "a guarantee of all seats",
            #""seats": 9, "second_party_guarantee": {"coefficient": 0.7, "minimum_seats": 9}"#,
            list("a", "1"), "/rules/second_party_guarantee/minimum_seats"
        ),
        (
            "a bonus of all seats", #""seats": 9, "majority_bonus": {"seats": 9}"#, list("a", "1"),
            "/rules/majority_bonus/seats"
        ),
        (
            "an alliance of no party", #""seats": 9"#, #""lists": [{"party": "a", "votes": 1, "members": 0}]"#,
            "/tally/lists/0/members"
        ),
    ]

    /// What only the count itself finds; a sweep of the threshold tells it row by row.
    static let refusals: [(name: String, rules: String, tally: String, pointer: String)] = [
        (
            "nobody over the threshold", #""seats": 9, "threshold": {"percent": 60}"#, list("a", "1", "b", "1"),
            "/tally/lists"
        ),
        (
            "an over-award", #""seats": 4, "formula": {"quota": "reinforced-imperiali"}"#, list("a", "50", "b", "50"),
            "/rules/formula/over_award"
        ),
        (
            "a quota of no vote", #""seats": 9, "formula": {"quota": "hare-rounded"}"#, list("a", "1"),
            "/rules/formula/quota"
        ),
        (
            "more remainders than lists", #""seats": 9, "formula": {"quota": "droop"}"#, list("a", "2", "b", "1"),
            "/rules/seats"
        ),
        (
            "a list above the cap", #""seats": 10, "list_size_cap_percent": 130"#,
            #""lists": [{"party": "a", "votes": 1, "candidates": 14}]"#, "/tally/lists/0/candidates"
        ),
    ]

    private static func list(_ entries: String...) -> String {
        let lists = stride(from: 0, to: entries.count, by: 2).map {
            #"{"party": "\#(entries[$0])", "votes": \#(entries[$0 + 1])}"#
        }
        return #""lists": [\#(lists.joined(separator: ", "))]"#
    }

    private static func many(_ count: Int) -> String {
        let lists = (0..<count).map { #"{"party": "l\#($0)", "votes": 1}"# }
        return #""lists": [\#(lists.joined(separator: ","))]"#
    }

    private func post(_ path: String, _ body: String) throws -> Answer {
        try Mandat.answer(
            to: Request(
                method: .post, target: "/v1/simulations/" + path, fields: Fields([Mandat.json]), body: Array(body.utf8))
        )
    }

    private func expectRefusal(_ answer: Answer, at pointer: String, _ what: String) {
        #expect(answer.status == 422, "\(what): \(answer.text.prefix(300))")
        #expect(answer["/type"] == "/problems/impossible-input", "\(what)")
        #expect(answer.column("pointer", of: "/errors") == [pointer], "\(what)")
        // What is wrong, and after the semicolon what would be right.
        let parts = answer["/errors/0/detail"].shown.split(separator: ";")
        #expect(parts.count >= 2 && parts.allSatisfy { $0.count > 3 }, "\(what): \(parts)")
    }

    @Test(arguments: operations.indices) func `points at the value and names the remedy`(_ index: Int) throws {
        let operation = Self.operations[index]
        let counted = operation.path == "sweep" ? [] : Self.refusals
        for scenario in Self.scenarios + counted {
            let body = "{\(operation.own)\"rules\": {\(scenario.rules)}, \"tally\": {\(scenario.tally)}}"
            let answer = try post(operation.path, body)
            expectRefusal(answer, at: scenario.pointer, "\(operation.path): \(scenario.name)")
        }
    }

    /// Of one operation alone.
    static let own: [(path: String, body: String, pointer: String)] = [
        ("counterfactual", #"{"election": "kurultai-2026", "system": "mazhilis-2023"}"#, "/election"),
        (
            "counterfactual", #"{"election": "mazhilis-2021", "system": "mazhilis-2023", "rules": {"seats": 0}}"#,
            "/rules/seats"
        ),
        ("coalitions", #"{"seats": [{"party": "a", "seats": 0}]}"#, "/seats"),
        ("coalitions", #"{"seats": [{"party": "a", "seats": 5}], "majority": 6}"#, "/majority"),
        ("coalitions", #"{"seats": [{"party": "a", "seats": 5}], "house": 4}"#, "/house"),
        ("coalitions", #"{"seats": [{"party": "a", "seats": 5}, {"party": "a", "seats": 4}]}"#, "/seats/1/party"),
        ("sensitivity", #"{"rules": {"seats": 50000}, "tally": {\#(list("a", "1", "b", "2"))}}"#, "/tally/lists"),
        ("seats", #"{"districts": []}"#, "/districts"),
        ("seats", #"{"districts": [\#(district("1")), \#(district("1"))]}"#, "/districts/1/name"),
        (
            "seats",
            #"{"system": "mazhilis-2023", "districts": [\#((1...30).map { district("\($0)") }.joined(separator: ","))]}"#,
            "/districts"
        ),
        ("seats", #"{"rules": {"seats": 5}, "districts": [\#(district("1"))]}"#, "/rules"),
        (
            "seats", #"{"rules": {"seats": 5}, "districts": [{"name": "1", "seats": 5, \#(list("a", "1"))}]}"#,
            "/rules/seats"
        ),
        (
            "seats",
            #"{"rules": {"seats": 5}, "tally": {\#(list("a", "1"))}, "districts": [{"name": "1", "seats": 5, \#(list("a", "1"))}]}"#,
            "/tally /rules/seats"
        ),
        ("seats", #"{"districts": [{"name": "1", "seats": 0, \#(list("a", "1"))}]}"#, "/districts/0/seats"),
        (
            "seats",
            #"{"districts": [{"name": "1", "seats": 60000, \#(list("a", "1"))}, {"name": "2", "seats": 60000, \#(list("a", "1"))}]}"#,
            "/districts"
        ),
        ("seats", #"{"districts": [{"name": "1", "rule": "plurality", "candidates": []}]}"#, "/districts/0/candidates"),
        (
            "seats",
            #"{"districts": [{"name": "1", "rule": "plurality", "candidates": [{"party": "a", "votes": 0}]}]}"#,
            "/districts/0/candidates"
        ),
        (
            "seats",
            #"{"districts": [{"name": "1", "rule": "plurality", "candidates": [{"party": "a", "votes": 1}, {"party": "a", "votes": 1}]}]}"#,
            "/districts/0/candidates/1/party"
        ),
        (
            "seats",
            #"{"system": "mazhilis-2009", "districts": [{"name": "1", "seats": 2, \#(list("a", "1", "b", "1"))}]}"#,
            "/districts/0/seats"
        ),
        (
            "seats",
            #"{"rules": {"threshold": {"percent": 60}}, "districts": [{"name": "1", "seats": 2, \#(list("a", "1", "b", "1"))}]}"#,
            "/districts/0/lists"
        ),
    ]

    private static func district(_ name: String) -> String {
        #"{"name": "\#(name)", "rule": "plurality", "candidates": [{"party": "a", "votes": 1}]}"#
    }

    @Test(arguments: own.indices) func `of one operation points at the value and names the remedy`(_ index: Int) throws
    {
        let (path, body, pointer) = Self.own[index]
        let answer = try post(path, body)
        #expect(answer.status == 422, "\(answer.text.prefix(300))")
        #expect(answer.column("pointer", of: "/errors") == pointer.split(separator: " ").map(String.init))
        for detail in answer.column("detail", of: "/errors") { #expect(detail.contains(";"), "\(detail)") }
    }

    /// The right shape is missing, which is a 400.
    @Test(arguments: [
        (#"{"districts": [{"name": "1", "candidates": [{"party": "a", "votes": 1}]}]}"#, "/districts/0/rule"),
        (
            #"{"districts": [{"name": "1", "rule": "plurality", "candidates": [{"votes": 1}]}]}"#,
            "/districts/0/candidates/0"
        ),
        (#"{"districts": [{"name": "1", "seats": 3}]}"#, "/districts/0"),
        (
            #"{"districts": [{"name": "1", "rule": "run-off", "candidates": [{"party": "a", "votes": 1}]}]}"#,
            "/districts/0/rule"
        ),
        (
            #"{"system": "mazhilis-2023", "distrcts": [], "tally": {"lists": [{"party": "a", "votes": 1}]}}"#,
            "/distrcts"
        ),
    ])
    func `of a wrong shape is told as such`(_ body: String, _ pointer: String) throws {
        let answer = try post("seats", body)
        #expect(answer.status == 400, "\(answer.text)")
        #expect(answer.column("pointer", of: "/errors") == [pointer])
    }
}
