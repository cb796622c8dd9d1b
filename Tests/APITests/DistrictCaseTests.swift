// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

/// Districts of one seat: who is through, who is tied, and who is who.
@Suite struct `A district of one seat` {
    /// The answer for one district of candidates `name: votes`.
    private func twoRounds(_ candidates: [(String, Int)]) throws -> Answer {
        let list = candidates.map { #"{"name": "\#($0.0)", "votes": \#($0.1)}"# }.joined(separator: ",")
        let answer = try Mandat.post(
            #"{"districts": [{"name": "d", "rule": "two-round-majority", "candidates": [\#(list)]}]}"#)
        #expect(answer.status == 200, "\(answer.text)")
        return answer
    }

    /// Art. 95 in the editions of 1999 to 2007: the two candidates with the most votes stand again. Who has more votes than
    /// the second is one of them whoever the other is.
    @Test(arguments: [
        // The case of msmunter/star.vote#67, and 34/33/33.
        ([45, 20, 20, 15], ["A"], ["B", "C"], 1),
        ([34, 33, 33], ["A"], ["B", "C"], 1),
        ([20, 15, 45, 20], ["C"], ["A", "D"], 1),
        // Four on the second place.
        ([20, 15, 15, 15, 15, 10], ["A"], ["B", "C", "D", "E"], 1),
        // Both places are open between three, or all.
        ([30, 30, 30, 10], [], ["A", "B", "C"], 2),
        ([25, 25, 25, 25], [], ["A", "B", "C", "D"], 2),
    ])
    func `keeps who is certain of the second round apart from who is tied for it`(
        votes: [Int], through: [String], contenders: [String], places: Int
    ) throws {
        let answer = try twoRounds(zip(["A", "B", "C", "D", "E", "F"], votes).map { ($0, $1) })
        #expect(answer.column("outcome", of: "/data/districts") == ["tied"])
        #expect(answer["/data/districts/0/second_round"] == .strings(through))
        #expect(answer["/data/districts/0/ties/0/contenders"] == .strings(contenders))
        #expect(answer["/data/districts/0/ties/0/seats_at_stake"] == 1)
        #expect(answer["/data/districts/0/ties/0/places"] == .integer(places))
        let kinds = answer.column("kind", of: "/data/districts/0/steps")
        #expect(kinds == ["base", "majority"] + (through.isEmpty ? [] : ["through"]) + ["tie"])
        let texts = answer.column("text", of: "/data/districts/0/steps")
        #expect(texts.last?.contains(contenders.joined(separator: ", ") + ":") == true, "\(texts)")
        for name in through { #expect(texts.dropLast().last?.hasPrefix(name + " ") == true, "\(texts)") }
    }

    @Test func `has no tie where two are equal and stand again together`() throws {
        let answer = try twoRounds([("A", 40), ("B", 40), ("C", 20)])
        #expect(answer.column("outcome", of: "/data/districts") == ["second-round"])
        #expect(answer["/data/districts/0/second_round"] == ["A", "B"])
        #expect(answer["/data/districts/0/ties"] == [])
    }

    private func plurality(_ candidates: String, rule: String = "plurality") throws -> Answer {
        try Mandat.post(#"{"districts": [{"name": "d", "rule": "\#(rule)", "candidates": [\#(candidates)]}]}"#)
    }

    /// St Petersburg 2021, district 2: three candidates of one name, two of them to draw votes from the third.
    @Test func `knows namesakes by their parties`() throws {
        let answer = try plurality(
            #"{"name": "Ivan Ivanov", "votes": 10, "party": "P1"}, {"name": "Ivan Ivanov", "votes": 8, "party": "P2"}, "#
                + #"{"name": "Ivan Ivanov", "votes": 7}, {"name": "Pyotr P.", "votes": 20, "party": "P3"}"#)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.column("elected", of: "/data/districts/0/candidates") == ["false", "false", "false", "true"])
        #expect(
            answer.column("name", of: "/data/districts/0/candidates")
                == ["Ivan Ivanov", "Ivan Ivanov", "Ivan Ivanov", "Pyotr P."])
        #expect(
            answer.column("id", of: "/data/districts/0/candidates")
                == ["Ivan Ivanov (P1)", "Ivan Ivanov (P2)", "Ivan Ivanov (3)", "Pyotr P."])
        #expect(answer.column("seats", of: "/data/totals/parties") == ["0", "0", "1", "0"])
    }

    @Test func `knows two who stand alone under one name by their places, and says whom it means`() throws {
        let answer = try plurality(
            #"{"name": "A. B.", "votes": 40}, {"name": "A. B.", "votes": 35}, {"name": "C", "votes": 25}"#,
            rule: "two-round-majority")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["/data/districts/0/second_round"] == ["A. B. (1)", "A. B. (2)"])
        let text = answer.column("text", of: "/data/districts/0/steps").last
        #expect(text?.contains("A. B. (1), A. B. (2)") == true, "\(text ?? "")")
        let tied = try plurality(#"{"name": "X", "votes": 4}, {"name": "X", "votes": 4}"#)
        #expect(tied["/data/districts/0/ties/0/contenders"] == ["X (1)", "X (2)"])
    }

    /// A person may be called as another's party is, and is not that party.
    @Test func `takes a name for a name where another's party is called so`() throws {
        let answer = try plurality(
            #"{"party": "amanat", "votes": 10}, {"name": "amanat", "votes": 30}, {"name": "auyl", "party": "amanat", "votes": 5}"#
        )
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.column("name", of: "/data/districts/0/candidates") == ["Amanat", "amanat", "auyl"])
        #expect(answer.column("party", of: "/data/districts/0/candidates") == ["amanat", "null", "amanat"])
        #expect(Set(answer.column("id", of: "/data/districts/0/candidates")).count == 3)
        #expect(answer.column("seats", of: "/data/totals/parties") == ["0", "1"])
    }

    @Test func `asks for names where two candidates have a party only, and the same one`() throws {
        let answer = try plurality(
            #"{"party": "a", "votes": 10}, {"party": "b", "votes": 9}, {"party": "a", "votes": 8}"#)
        #expect(answer.status == 422)
        #expect(
            answer.errors == [
                "/districts/0/candidates/2/party: is \"a\" a second time without a name; give both candidates their names, or remove one"
            ])
    }

    @Test func `is warned of a candidate who stands there twice by name and party`() throws {
        let answer = try plurality(
            #"{"name": "A", "party": "p", "votes": 10}, {"name": "A", "party": "p", "votes": 9}, {"name": "B", "votes": 11}"#
        )
        #expect(answer.column("elected", of: "/data/districts/0/candidates") == ["false", "false", "true"])
        #expect(answer.column("detail", of: "/meta/warnings").contains { $0.contains("A (p) (1), A (p) (2)") })
    }
}
