// SPDX-License-Identifier: Apache-2.0
import Record
import Testing
import Text

@Suite struct `Files of texts` {
    private func fault(_ changes: [String: String]) -> String? {
        let whole = #"{"steps": {"a": "b {c}"}}"#
        let files = ["en", "ru", "kk"].reduce(into: [String: [UInt8]]()) { files, language in
            files["text/\(language).json"] = Array((changes[language] ?? whole).utf8)
        }
        let error = #expect(throws: FixtureFaults.self) { try Texts(files: files) }
        return error?.description
    }

    @Test func `that lack a key or a place are refused by file and key`() {
        #expect(
            fault(["kk": #"{"steps": {"a": "b {d}"}}"#, "ru": #"{"steps": {}}"#]) == """
                text/ru.json /steps/a: is not there, and another language has it
                text/kk.json /steps/a: has other places to fill than the English sentence: "b {d}"
                """)
    }

    @Test func `that are no objects of sections are refused`() {
        #expect(fault(["ru": "[]", "kk": "{"])?.hasPrefix("text/ru.json: is an array; ") == true)
        #expect(fault(["kk": #"{"steps": 1}"#])?.hasPrefix("text/kk.json /steps: is no object") == true)
        #expect(fault(["ru": "{"])?.hasPrefix("text/ru.json: ") == true)
    }

    @Test func `that are not there are refused`() {
        #expect(throws: FixtureFaults.self) { try Texts(files: [:]) }
    }

    @Test func `of the repository say all of it in each language`() throws {
        #expect(!(try Record.load(resources: Fixtures.resources)).texts.section("pages", .kazakh).isEmpty)
    }
}
