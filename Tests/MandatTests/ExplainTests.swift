// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import Testing
import Text

@testable import mandat

@Suite struct `mandat count --explain` {
    /// The count of 2012 in small: one list over 7 per cent, so ALG-B lets in the next.
    private static let tally =
        #"{"system": "mazhilis-2009", "tally": {"lists": [{"party": "amanat", "votes": 88}, {"party": "osdp", "votes": 5}, "#
        + #"{"party": "ak-zhol", "votes": 5}]}}"#

    private func explain(_ arguments: [String] = []) throws -> Program.Run {
        try Program.run(["count", "-", "--explain", "--resources", Program.resources] + arguments, input: Self.tally)
    }

    @Test func `every step stands in a line with its article, and the seats below`() throws {
        let run = try explain()
        #expect(run.status == 0)
        let lines = run.text.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix(" #  Step          What is done"))
        #expect(
            lines.contains(
                "10  The rest      All seats left (3) go to Amanat: 95 in all.                           Art. 97-1(4)"))
        #expect(lines.contains("Amanat      88  89.8     95"))
        #expect(lines.last?.hasPrefix("Assumed: The law does not say which of two equal runners-up") == true)
        #expect(lines.allSatisfy { $0.count <= 100 || $0.hasPrefix("Assumed") })
    }

    @Test(arguments: [
        ("ru", "Вторая партия", "Статья"),
        ("kk", "Екінші партия", "Бап"),
    ])
    func `it speaks the language asked for`(language: String, step: String, head: String) throws {
        let text = try explain(["--lang", language]).text
        #expect(text.contains(step) && text.contains(head) && text.contains("89,8"))
    }

    @Test func `every kind of step has a title in every language`() throws {
        let texts = try Record.load(resources: Program.resources).texts
        for kind in Step.Kind.allCases {
            for language in Language.allCases {
                let key = "terminal.step.\(kind.rawValue)"
                #expect(texts[language].has(key) && texts[language][key].count <= 16, "\(kind)")
            }
        }
    }

    @Test func `tables and other formats do not go together`() throws {
        #expect(try explain(["--pretty"]).status == 64)
        #expect(try explain(["--format", "csv"]).status == 64)
    }

    @Test func `a column flows where the table would be too wide, and numbers keep their per cent sign`() {
        var table = TextTable(columns: [.right, .flowing, .left], header: ["n", "text", "end"])
        table.rows = [["10", "one two three four five six 7 % eight", "e"]]
        #expect(
            table.lines(width: 33) == [
                " n  text                      end", "──  ────────────────────────  ───",
                "10  one two three four five   e", "    six 7 % eight",
            ])
        #expect(table.lines(width: 80).count == 3)
    }
}
