// SPDX-License-Identifier: Apache-2.0

/// What the programs say in each language.
package struct Texts: Sendable {
    private let catalogues: [Language: TextCatalogue]
    private let sections: [Language: TextCatalogue.Sections]
    /// A number that changes with any sentence (FNV-1a, 64 bits).
    package let fingerprint: Fingerprint

    /// English without a file, for everybody.
    package static let none = Texts([:])

    /// - Parameters:
    ///   - sections: of each language.
    ///   - missing: marks to put a pattern of a problem between that has no sentence.
    package init(
        _ sections: [Language: TextCatalogue.Sections], missing: (before: String, after: String) = ("", "")
    ) {
        self.sections = sections
        var fingerprint = Fingerprint()
        for language in Language.allCases {
            for (name, sentences) in (sections[language] ?? [:]).sorted(by: { $0.key < $1.key }) {
                for (key, sentence) in sentences.sorted(by: { $0.key < $1.key }) {
                    for text in [language.rawValue, name, key, sentence] { fingerprint.add(Array(text.utf8) + [0]) }
                }
            }
        }
        self.fingerprint = fingerprint
        catalogues = sections.reduce(into: [:]) { catalogues, entry in
            let marks = entry.key == .english ? ("", "") : missing
            catalogues[entry.key] = TextCatalogue(entry.key, entry.value, missing: marks)
        }
    }

    /// What is said in a language.
    package subscript(language: Language) -> TextCatalogue { catalogues[language] ?? .english }

    /// The sentence of a key in all languages.
    package func all(_ key: String, _ fillings: KeyValuePairs<String, Filling> = [:]) -> LocalizedText {
        LocalizedText(
            english: self[.english].text(key, fillings), russian: self[.russian].text(key, fillings),
            kazakh: self[.kazakh].text(key, fillings))
    }

    /// The sentences of a section by key, as they are written.
    package func section(_ name: String, _ language: Language) -> [String: String] { sections[language]?[name] ?? [:] }

    /// What is wrong with the sentences: the language, the section and the key of each fault, and what it is.
    package var faults: [(language: Language, section: String, key: String, problem: String)] {
        var faults: [(Language, String, String, String)] = []
        let names = sections.values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
        for name in names.sorted() {
            let isOfProblems = name == TextCatalogue.ofProblems
            let keys = Language.allCases.reduce(into: Set<String>()) { $0.formUnion(section(name, $1).keys) }
            for key in keys.sorted() {
                let model = isOfProblems ? key : section(name, .english)[key] ?? ""
                for language in Language.allCases where !isOfProblems || language != .english {
                    let sentence = section(name, language)[key]
                    if let problem = self[language].fault(of: sentence, beside: model, isNumbered: isOfProblems) {
                        faults.append((language, name, key, problem))
                    }
                }
            }
        }
        return faults
    }
}

extension TextCatalogue {
    /// What is wrong with a sentence: that it is not there, has other places to fill than the English one, or a number of
    /// words that the language does not choose among.
    fileprivate func fault(of sentence: String?, beside model: String, isNumbered: Bool) -> String? {
        guard let sentence else { return "is not there, and another language has it" }
        if sentence.isEmpty { return "has no sentence" }
        let places = Template(sentence, isNumbered: isNumbered).places
        let expected = Set(Template(model, isNumbered: isNumbered).places.map(\.name))
        if !model.isEmpty, Set(places.map(\.name)) != expected {
            return "has other places to fill than the English sentence: \"\(sentence)\""
        }
        if places.contains(where: { !$0.forms.isEmpty && !plurals.counts.contains($0.forms.count) }) {
            return "has other than \(plurals.counts.lowerBound) forms for a number: \"\(sentence)\""
        }
        return nil
    }
}
