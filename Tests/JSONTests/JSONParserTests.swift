// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

/// RFC 8259.
struct JSONParserTests {
    static let texts: [(String, JSON)] = [
        ("null", JSON.null), (" true ", true), ("-0.5e+3", JSON.number("-0.5e+3")), ("[]", []), ("{}", [:]),
        (#""\u04d8\ud83d\ude00\n""#, "Ә😀\n"), ("[1,[2,{\"a\":[]}]]", [1, [2, ["a": []]]]),
        ("{\"b\":1,\"a\":2}", ["b": 1, "a": 2]), ("4611686018427387904", .number("4611686018427387904")),
    ]

    @Test(arguments: texts)
    func `reads`(_ text: String, _ value: JSON) throws { #expect(try JSONParser.parse(text) == value) }

    @Test(arguments: [
        ("", 1, 1), ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("{\"a\":1,\n \"a\":2}", 2, 2), ("01", 1, 2), ("+1", 1, 1),
        ("1.", 1, 3), (".5", 1, 1), ("[1 2]", 1, 4), ("tru", 1, 1), ("\"\u{01}\"", 1, 2), (#""\x""#, 1, 3),
        (#""\ud800""#, 1, 7), ("\"abc", 1, 1), ("{} x", 1, 4), ("// c", 1, 1), ("NaN", 1, 1), ("{'a':1}", 1, 2),
        ("{\"a\" 1}", 1, 6), ("\u{FEFF}", 1, 1), ("\u{FEFF}[1,]", 1, 4), ("\u{FEFF}\u{FEFF}{}", 1, 1),
        ("{\u{FEFF}}", 1, 2), ("{}\u{FEFF}", 1, 3),
    ])
    func `refuses with line and column`(_ text: String, _ line: Int, _ column: Int) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse(text) }
        #expect((error.line, error.column) == (line, column), "\(error)")
    }

    @Test func `refuses what is not UTF-8`() {
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse([0x22, 0xC0, 0x80, 0x22]) }
    }

    /// Section 8.1: a parser may ignore the mark that editors of Windows put before UTF-8.
    @Test(arguments: ["{\"a\": [1, \"ә\"]}", " null", "0"])
    func `8.1 a byte order mark before UTF-8 changes nothing`(_ text: String) throws {
        #expect(try JSONParser.parse("\u{FEFF}" + text) == JSONParser.parse(text))
    }

    /// Section 8.1, and section 3 of RFC 4627: which of the first bytes are zero tells the encoding of two ASCII characters.
    @Test(arguments: ["{\"a\": 1}", "[1]", "12", "{\"Әділет\": 1}", "\u{FEFF}{}"], [true, false])
    func `8.1 what is in UTF-16 is named so`(_ text: String, isBigEndian: Bool) throws {
        let units = Array(text.utf16)
        let bytes = units.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? pair : pair.reversed()
        }
        let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse(bytes) }
        #expect("\(error)".hasSuffix("the text is UTF-16, but JSON is sent as UTF-8; save or encode it as UTF-8"))
        #expect((error.line, error.column) == (1, 1))
    }

    @Test(arguments: ["{}", "\u{FEFF}{}"], [true, false])
    func `8.1 what is in UTF-32 is named so`(_ text: String, isBigEndian: Bool) throws {
        let scalars = text.unicodeScalars.map(\.value)
        let bytes = scalars.flatMap { scalar in
            let four = [
                UInt8(scalar >> 24), UInt8(scalar >> 16 & 0xFF), UInt8(scalar >> 8 & 0xFF), UInt8(scalar & 0xFF),
            ]
            return isBigEndian ? four : four.reversed()
        }
        let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse(bytes) }
        #expect("\(error)".hasSuffix("the text is UTF-32, but JSON is sent as UTF-8; save or encode it as UTF-8"))
    }

    @Test func `refuses to nest deeper than the limit`() throws {
        let depth = JSONParser.maximumDepth
        let legal = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(throws: Never.self) { try JSONParser.parse(legal) }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(deep) }
    }
}
