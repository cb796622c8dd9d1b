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
}
