// SPDX-License-Identifier: Apache-2.0
import Testing
import Text

@Suite struct `Texts in each language` {
    private func faults(_ russian: [String: String], _ section: String = "steps") -> [String] {
        let english = section == "problems" ? [:] : ["a": "{seats|# seat|# seats} for {list}"]
        let kazakh = section == "problems" ? russian : ["a": "{list}: {seats} орын"]
        return Texts([.english: [section: english], .russian: [section: russian], .kazakh: [section: kazakh]]).faults
            .map { "\($0.language.rawValue) \($0.section) \($0.key) \($0.problem)" }
    }

    @Test(arguments: [
        (["a": "{list}: мест {seats}"], nil), (["a": "{list}: {seats|# место|# места|# мест}"], nil),
        (["a": "{list}: {seats|# место|# мест}"], "ru steps a has other than 3 forms"),
        (["a": "мест {seats}"], "ru steps a has other places"),
        (["a": "{lists}: {seats}"], "ru steps a has other places"),
        (["a": ""], "ru steps a has no sentence"), ([:], "ru steps a is not there"),
        (["a": "{list}: {seats}", "b": "б"], "en steps b is not there"),
    ])
    func `are refused where one of them lacks a key or a place`(russian: [String: String], fault: String?) {
        #expect(faults(russian).first?.hasPrefix(fault ?? "-") != (fault == nil))
        #expect(faults(russian).isEmpty == (fault == nil))
    }

    @Test(arguments: [
        ("is {0}", "здесь", "has other places"), ("is {0}", "здесь {0} {1}", "has other places"),
        ("is {0}", "", "has no sentence"), ("{0} and {1}", "{1} и {0}", nil), ("a {b}", "а {в}", nil),
    ])
    func `of problems are compared with their patterns`(pattern: String, sentence: String, fault: String?) {
        let found = faults([pattern: sentence], "problems")
        #expect(found.isEmpty == (fault == nil))
        if let fault { #expect(found.allSatisfy { $0.contains(fault) && $0.contains(pattern) }) }
    }

    private let texts = Texts([
        .english: ["steps": ["a": "{list}: {seats|the seat|all # seats} {x"]],
        .russian: ["steps": ["a": "все места ({seats}) у {list}"]],
    ])

    @Test func `have their places filled by name`() {
        #expect(texts[.english].text("steps.a", ["list": .text("A"), "seats": .number(1)]) == "A: the seat {x")
        let two = texts.all("steps.a", ["seats": .number(2), "list": .phrases(["x.y", "x.z"])])
        #expect(two.english == "x.y, x.z: all 2 seats {x")
        #expect(two.russian == "все места (2) у x.y, x.z" && two.kazakh == "steps.a")
        #expect(texts[.russian].text("steps.a", ["list": .text("A")]) == "все места ({seats}) у A")
    }

    @Test func `have a fingerprint of every sentence`() {
        let other = Texts([.english: ["steps": ["a": "b"]]])
        #expect(texts.fingerprint == texts.fingerprint && texts.fingerprint != other.fingerprint)
    }
}

@Suite struct `A number` {
    @Test(arguments: [
        ("1234567.5", "1,234,567.5", "1\u{A0}234\u{A0}567,5"), ("-1000", "-1,000", "-1\u{A0}000"),
        ("999", "999", "999"),
        ("0.25", "0.25", "0,25"), ("", "", ""),
    ])
    func `is written as the language writes it`(number: String, english: String, russian: String) {
        #expect(NumberStyle(.english).text(decimal: number) == english)
        for language in [Language.russian, .kazakh] {
            #expect(NumberStyle(language).text(decimal: number) == russian)
        }
        #expect(NumberStyle(.russian).text(decimal: number, isGrouped: false) == number.replacing(".", with: ","))
    }
}
