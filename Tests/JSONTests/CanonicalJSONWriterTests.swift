// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@Suite("Text written member by member") struct CanonicalJSONWriterTests {
    @Test func `is the text that the writer makes of the tree`() throws {
        let text = CanonicalJSONWriter.object(capacity: 16) { text in
            text.set("a", ["x": [1, true, nil], "y": "Қ \"quoted\"\n"])
            text.set("b", utf8: Array("\u{01}\\ Ә".utf8))
            text.object("c") { _ in }
            text.objects("d", count: 2) { text, index in
                text.object("inner") { $0.set("z", "last") }
                text.set("number", .integer(index))
            }
            text.set("e", text: Array("[1,2]".utf8))
        }
        let tree: JSON = [
            "a": ["x": [1, true, nil], "y": "Қ \"quoted\"\n"], "b": "\u{01}\\ Ә", "c": [:],
            "d": [["number": 0, "inner": ["z": "last"]], ["number": 1, "inner": ["z": "last"]]], "e": [1, 2],
        ]
        #expect(String(decoding: text, as: UTF8.self) == String(decoding: JSONWriter.text(tree), as: UTF8.self))
        #expect(try JSONParser.parse(text) == JSONParser.parse(JSONWriter.text(tree)))
    }

    @Test func `writes plain values as the writer writes them`() {
        let numbers = [0, 7, -1, 10, 999_999, Int.max, Int.min]
        for number in numbers {
            let text = CanonicalJSONWriter.line(capacity: 0) { text in
                text.set("a", integer: number)
                text.set("b", flag: number > 0)
                text.set("c", string: number > 0 ? "\u{07} \"Ә\"" : nil)
                text.set("d", number: { $0.append(contentsOf: "0.5".utf8) })
            }
            let tree: JSON = [
                "a": .integer(number), "b": .bool(number > 0), "c": number > 0 ? "\u{07} \"Ә\"" : nil,
                "d": .number("0.5"),
            ]
            #expect(text == JSONWriter.bytes(tree))
        }
    }

    @Test func `is indented like the tree, and what is no JSON stays as it is`() {
        let text = Array(#"{"a":[1,{"b":"c"}],"d":{}}"#.utf8)
        #expect(String(decoding: JSONWriter.indented(text), as: UTF8.self).hasPrefix("{\n  \"a\": [\n    1,"))
        #expect(JSONWriter.indented([0x7B]) == [0x7B])
    }
}
