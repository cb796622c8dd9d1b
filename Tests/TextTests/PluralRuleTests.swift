// SPDX-License-Identifier: Apache-2.0
import Testing
import Text

/// The examples of CLDR, Language Plural Rules, cardinal.
@Suite struct `Words beside a number` {
    @Test(arguments: [
        ("1", "one"), ("0", "other"), ("2", "other"), ("16", "other"), ("101", "other"), ("1,001", "other"),
        ("0.0", "other"), ("1.0", "other"), ("1.5", "other"), ("0.65", "other"),
    ])
    func `are one or other in English`(number: String, category: String) {
        #expect(PluralRule.english.category(ofWritten: number).rawValue == category)
    }

    @Test(arguments: [
        ("1", "one"), ("21", "one"), ("101", "one"), ("1\u{A0}001", "one"), ("-1", "one"),
        ("2", "few"), ("4", "few"), ("22", "few"), ("104", "few"), ("1 002", "few"),
        ("0", "many"), ("5", "many"), ("11", "many"), ("12", "many"), ("14", "many"), ("19", "many"), ("111", "many"),
        ("1\u{A0}000\u{A0}000", "many"),
        ("0,0", "other"), ("1,5", "other"), ("0,65", "other"), ("10,0", "other"), ("1.5", "other"), ("21,1", "other"),
    ])
    func `are one, few, many or other in Russian`(number: String, category: String) {
        #expect(PluralRule.russian.category(ofWritten: number).rawValue == category)
    }

    @Test(arguments: [
        ("1", "one"), ("1,0", "one"), ("0", "other"), ("2", "other"), ("1,5", "other"), ("0,65", "other"),
    ])
    func `are one or other in Kazakh`(number: String, category: String) {
        #expect(PluralRule.kazakh.category(ofWritten: number).rawValue == category)
    }

    @Test func `are the same for a whole number, written or not`() {
        for rule in [PluralRule.english, .russian, .kazakh] {
            for number in Array(-25...125) + [1000, 1001, 1002, 1011, 1111, 3_431_510] {
                #expect(rule.category(of: number) == rule.category(ofWritten: String(number)), "\(number)")
            }
        }
    }

    private let russian = TextCatalogue(
        .russian,
        [
            "units": [
                "wages":
                    "{n|# минимальная зарплата|# минимальные зарплаты|# минимальных зарплат|# минимальной зарплаты}",
                "seats": "{n|# место|# места|# мест}",
            ]
        ])

    @Test(arguments: [
        ("1", "1 минимальная зарплата", "1 место"), ("2", "2 минимальные зарплаты", "2 места"),
        ("5", "5 минимальных зарплат", "5 мест"), ("11", "11 минимальных зарплат", "11 мест"),
        ("21", "21 минимальная зарплата", "21 место"), ("1,5", "1,5 минимальной зарплаты", "1,5 места"),
        ("0,65", "0,65 минимальной зарплаты", "0,65 места"),
        ("15\u{A0}000", "15\u{A0}000 минимальных зарплат", "15\u{A0}000 мест"),
    ])
    func `are chosen by a number as it is written`(number: String, wages: String, seats: String) {
        #expect(russian.text("units.wages", ["n": .text(number)]) == wages)
        #expect(russian.text("units.seats", ["n": .text(number)]) == seats)
    }
}
