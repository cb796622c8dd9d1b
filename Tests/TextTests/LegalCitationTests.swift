// SPDX-License-Identifier: Apache-2.0
import Testing
import Text

@Suite struct `A citation of the law` {
    private static let russian = TextCatalogue(
        .russian,
        [
            "citations": [
                "article": "ст. {number}", "articles": "ст. {number}", "chapter": "гл. {number}",
                "chapters": "гл. {number}",
                "paragraph": "п. {number}", "paragraphs": "п. {number}", "part": "часть {number}",
                "subparagraph": "подп. {number}", "constitution": "Конституция",
                "constitution.of": "Конституция {year} года",
                "law": "Конституционный закон № {number}", "parties": "Закон о политических партиях",
                "rules": "Правила",
                "now": "ныне {text}",
            ]
        ])
    private static let kazakh = TextCatalogue(
        .kazakh,
        [
            "citations": [
                "article": "{number}-бап", "articles": "{number}-баптар", "chapter": "{number}-тарау",
                "chapters": "{number}-тараулар", "paragraph": "{number}-тармақ", "paragraphs": "{number}-тармақтар",
                "part": "{number}-бөлік", "subparagraph": "{number}) тармақша", "constitution": "Конституция",
                "constitution.of": "{year} жылғы Конституция", "law": "№ {number} Конституциялық заң",
                "parties": "Саяси партиялар туралы заң", "rules": "Қағидалар", "now": "қазір {text}",
            ]
        ])

    @Test(arguments: [
        ("Art. 97-1(3)", "ст. 97-1, п. 3", "97-1-бап, 3-тармақ"),
        ("Art. 10(2)-(4)", "ст. 10, п. 2–4", "10-бап, 2–4-тармақтар"),
        ("Art. 104(1), (1-1)", "ст. 104, п. 1, 1-1", "104-бап, 1, 1-1-тармақтар"),
        ("Art. 9(1)(1)", "ст. 9, п. 1, подп. 1", "9-бап, 1-тармақ, 1) тармақша"),
        ("Art. 41, 42", "ст. 41, 42", "41, 42-баптар"),
        (
            "Art. 97-1(5) part 3, 97-1(6)", "ст. 97-1, п. 5, часть 3, ст. 97-1, п. 6",
            "97-1-бап, 5-тармақ, 3-бөлік, 97-1-бап, 6-тармақ"
        ),
        ("Art. 1, 3, 113-1 to 113-5", "ст. 1, 3, 113-1–113-5", "1, 3, 113-1–113-5-баптар"),
        ("Art. 9(2), 103, 111-1", "ст. 9, п. 2, ст. 103, 111-1", "9-бап, 2-тармақ, 103, 111-1-баптар"),
        ("Ch. 13-1", "гл. 13-1", "13-1-тарау"), ("Rules p. 4", "Правила, п. 4", "Қағидалар, 4-тармақ"),
        ("Const. Art. 89(4)", "Конституция, ст. 89, п. 4", "Конституция, 89-бап, 4-тармақ"),
        ("Const. Art. 50-51; Art. 97-1", "Конституция, ст. 50–51; ст. 97-1", "Конституция, 50–51-баптар; 97-1-бап"),
        (
            "Const. 2026 Art. 43(4); Art. 9(1)", "Конституция 2026 года, ст. 43, п. 4; ст. 9, п. 1",
            "2026 жылғы Конституция, 43-бап, 4-тармақ; 9-бап, 1-тармақ"
        ),
        (
            "CL no. 297-VIII Art. 3, 5", "Конституционный закон № 297-VIII, ст. 3, 5",
            "№ 297-VIII Конституциялық заң, 3, 5-баптар"
        ),
        (
            "Art. 89(8); now Art. 89(4)", "ст. 89, п. 8; ныне ст. 89, п. 4",
            "89-бап, 8-тармақ; қазір 89-бап, 4-тармақ"
        ),
        (
            "Party law Art. 8(3-1)", "Закон о политических партиях, ст. 8, п. 3-1",
            "Саяси партиялар туралы заң, 8-бап, 3-1-тармақ"
        ),
    ])
    func `is said as the language cites`(english: String, russian: String, kazakh: String) {
        #expect(Self.russian.citation(english) == russian)
        #expect(Self.kazakh.citation(english) == kazakh)
        #expect(TextCatalogue.english.citation(english) == english)
    }

    @Test(arguments: ["", "Article 9", "Art.", "Art. 9(", "Art. 9()", "97-1(3)", "Art. 9 and 10", "see Art. 9"])
    func `of another form stays as it is`(text: String) {
        #expect(LegalCitation(text) == nil)
        #expect(Self.russian.citation(text) == text)
    }

    @Test func `that is not there is none`() { #expect(Self.russian.citation(nil) == nil) }
}
