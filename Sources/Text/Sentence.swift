// SPDX-License-Identifier: Apache-2.0

/// A sentence in UTF-8, put together from its pieces in one buffer.
package struct Sentence: Sendable, Hashable {
    package private(set) var utf8: [UInt8] = []
    /// The language of its words.
    private let language: Language
    /// The words among which a number chooses in the place that is being filled.
    var forms: [String] = []

    package init(_ language: Language) {
        self.language = language
    }

    /// Appends what `say` says to a text, in the buffer of that text.
    package static func append(to text: inout [UInt8], in language: Language, _ say: (inout Sentence) -> Void) {
        var sentence = Sentence(language)
        swap(&sentence.utf8, &text)
        say(&sentence)
        swap(&sentence.utf8, &text)
    }

    package var text: String { String(decoding: utf8, as: UTF8.self) }

    /// What `say` says as a text.
    package static func text(in language: Language, _ say: (inout Sentence) -> Void) -> String {
        var sentence = Sentence(language)
        say(&sentence)
        return sentence.text
    }

    /// Appends a text as it is.
    package mutating func append(_ text: String) { utf8.append(contentsOf: text.utf8) }

    /// Appends what `write` appends.
    package mutating func append(_ write: (inout [UInt8]) -> Void) { write(&utf8) }

    /// Appends a whole number without groups, or the words that go with it.
    package mutating func append(_ number: Int) {
        guard !forms.isEmpty else { return utf8.append(decimal: number) }
        PluralRule(language).append(number, among: forms, to: &utf8)
    }

    /// Appends a text, or the words that go with it where it is a number as the language writes it.
    private mutating func append(written text: String) {
        append(forms.isEmpty ? text : PluralRule(language).words(forWritten: text, among: forms))
    }

    mutating func append(_ text: [UInt8], from start: Int, to end: Int) { utf8.append(contentsOf: text[start..<end]) }

    mutating func append(_ filling: Filling, in catalogue: TextCatalogue) {
        switch filling {
        case .text(let text): append(written: text)
        case .names(let names): append(names.map { $0[catalogue.language] }.joined(separator: ", "))
        case .phrases(let phrases): append(phrases.map { catalogue[$0] }.joined(separator: ", "))
        case .number(let number): append(number)
        case .grouped(let number): append(written: NumberStyle(catalogue.language).text(number))
        }
    }
}

/// What stands in a place of a sentence.
package enum Filling: Sendable, Hashable {
    /// A text; where the words around it depend on it, a number as the language writes it.
    case text(String)
    /// Names that each language has its own of, with commas between them.
    case names([LocalizedText])
    /// A sentence in the place, or several with commas between them.
    case phrases([Phrase])
    /// A whole number with its digits in groups of three; the words around it may depend on it.
    case grouped(Int)
    /// A whole number, without groups; the words around it may depend on it.
    case number(Int)
}
