// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

struct JSONWriterTests {
    @Test func `members are sorted, whatever order they come in`() {
        let value: JSON = ["b": 1, "a": ["d": nil, "c": [true, "x"]]]
        #expect(
            String(decoding: JSONWriter.bytes(value), as: UTF8.self) == #"{"a":{"c":[true,"x"],"d":null},"b":1}"# + "\n"
        )
    }

    @Test func `pretty text is indented by two spaces`() {
        let text = String(decoding: JSONWriter.bytes(["a": [1], "b": [:]], pretty: true), as: UTF8.self)
        #expect(text == "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}\n")
    }

    @Test func `what is written reads back the same`() throws {
        let value: JSON = ["text": "\"\\/\u{01}\t\nҚазақстан 😀\u{2028}", "number": .number("1.50")]
        #expect(
            try JSONParser.parse(JSONWriter.bytes(value)) == [
                "number": .number("1.50"), "text": value["text"] ?? .null,
            ])
    }

    @Test(arguments: [false, true])
    func `an object written member by member is the text of its tree`(pretty: Bool) throws {
        let text = JSONWriter.object(capacity: 16, pretty: pretty) { text in
            text.set("a", ["x": [1, true, nil], "y": "Қ \"quoted\"\n"])
            text.set("b", utf8: { $0.append(contentsOf: "\u{01}\\ Ә".utf8) })
            text.object("c") { _ in }
            text.objects("d", count: 2) { text, index in
                text.object("inner") { $0.set("z", "last") }
                text.set("number", .integer(index))
            }
            text.objects("e", count: 0) { _, _ in }
        }
        let tree: JSON = [
            "a": ["x": [1, true, nil], "y": "Қ \"quoted\"\n"], "b": "\u{01}\\ Ә", "c": [:],
            "d": [["number": 0, "inner": ["z": "last"]], ["number": 1, "inner": ["z": "last"]]], "e": [],
        ]
        #expect(
            String(decoding: text, as: UTF8.self)
                == String(decoding: JSONWriter.bytes(tree, pretty: pretty), as: UTF8.self))
        #expect(try JSONParser.parse(text) == JSONParser.parse(JSONWriter.text(tree)))
    }

    @Test(arguments: [0, 7, -1, 10, 999_999, Int.max, Int.min])
    func `plain values are written alike in a tree and without one`(number: Int) {
        let text = JSONWriter.object(capacity: 0) { text in
            text.set("a", integer: number)
            text.set("b", flag: number > 0)
            text.set("c", string: number > 0 ? "\u{07} \"Ә\"" : nil)
            text.set("d", number: "0.5".utf8.span)
        }
        let tree: JSON = [
            "a": .integer(number), "b": .bool(number > 0), "c": number > 0 ? "\u{07} \"Ә\"" : nil, "d": .number("0.5"),
        ]
        #expect(text == JSONWriter.bytes(tree))
    }
}
