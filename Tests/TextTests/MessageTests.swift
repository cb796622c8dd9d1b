// SPDX-License-Identifier: Apache-2.0
import Testing
import Text

@Suite struct `Messages` {
    private func found(_ number: Int, _ place: String) -> Message {
        "\(number, "# seat is", "# seats are") left at \(place)"
    }

    private static func catalogue(_ problems: [String: String], _ language: Language) -> TextCatalogue {
        TextCatalogue(language, ["problems": problems])
    }

    private let russian = Self.catalogue(
        [
            "{0|# seat is|# seats are} left at {1}": "{1}: {0|осталось # место|осталось # места|осталось # мест}",
            "a number": "число", "is {0}; {1} is expected": "здесь {0}; ожидается {1}",
        ], .russian)

    @Test func `A literal is a pattern with numbered places`() {
        #expect(found(2, "x").pattern == "{0|# seat is|# seats are} left at {1}")
        let plain: Message = "is empty"
        #expect(plain.pattern == "is empty" && plain.description == "is empty")
    }

    @Test(arguments: [(1, "1 seat is left at x"), (0, "0 seats are left at x"), (21, "21 seats are left at x")])
    func `English is the pattern itself`(number: Int, sentence: String) {
        #expect(found(number, "x").description == sentence)
    }

    /// CLDR, Language Plural Rules, Russian: one 1, 21, 101; few 2 to 4, 22; many 0, 5 to 20, 111.
    @Test(arguments: [
        (0, "x: осталось 0 мест"), (1, "x: осталось 1 место"), (2, "x: осталось 2 места"), (5, "x: осталось 5 мест"),
        (11, "x: осталось 11 мест"), (12, "x: осталось 12 мест"), (21, "x: осталось 21 место"),
        (104, "x: осталось 104 места"), (111, "x: осталось 111 мест"),
    ])
    func `Another language has its own order and its own forms`(number: Int, sentence: String) {
        #expect(found(number, "x").text(in: russian) == sentence)
    }

    @Test func `A part of a sentence is said in the language of the sentence`() {
        let kind: Message = "a number"
        let mismatch: Message = "is \(kind); \("a string" as Message) is expected"
        #expect(mismatch.text(in: russian) == "здесь число; ожидается a string")
        #expect(mismatch.description == "is a number; a string is expected")
    }

    @Test func `Sentences put together have places that follow one another`() {
        let sum: Message = "from \(1) " + "to \(2) of \(["a", "b"])"
        #expect(sum.pattern == "from {0} to {1} of {2}" && sum.description == "from 1 to 2 of a, b")
    }

    @Test func `Braces of a value or of a text are no places`() {
        let message: Message = "',' or '}' is expected after \("{0}")"
        #expect(message.description == "',' or '}' is expected after {0}")
    }

    @Test func `A long value is quoted by its beginning`() {
        let message: Message = "is \(String(repeating: "ж", count: 101)); a day is expected"
        #expect(message.description == "is \(String(repeating: "ж", count: 99))…; a day is expected")
        let marks: Message = "\("a" + String(repeating: "\u{301}", count: 5000))"
        #expect(marks.description.unicodeScalars.count == 100, "one character of 5001 scalars")
        let list: Message = "\(Array(repeating: "a", count: 65))"
        #expect(list.description.hasSuffix("a, …") && list.description.count == 64 * 3 + 1)
        #expect(Message(verbatim: String(repeating: "a", count: 500)).description.count == 500)
    }

    @Test func `A pattern without a sentence is said in English, or marked`() {
        let marking = TextCatalogue(.kazakh, [:], missing: ("<", ">"))
        #expect(found(1, "x").text(in: TextCatalogue(.kazakh, [:])) == "1 seat is left at x")
        #expect(("is empty" as Message).text(in: marking) == "<is empty>")
        #expect(Message(verbatim: "x").text(in: marking) == "x")
    }
}
