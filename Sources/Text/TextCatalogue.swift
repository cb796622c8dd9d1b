// SPDX-License-Identifier: Apache-2.0

/// The sentences of one language, taken apart: those of problems by their English patterns, all others by key.
package struct TextCatalogue: Sendable {
    package let language: Language
    /// By `section.key`.
    private let sentences: [String: Template]
    /// By English pattern.
    private let problems: [String: Template]
    /// What a pattern without a sentence is put between; nothing where it is just said in English.
    private let missing: (before: String, after: String)

    /// Sections by name, each with sentences by key; the section of problems has them by English pattern.
    package typealias Sections = [String: [String: String]]

    /// English without a file: problems are said by their patterns, and of other sentences only the keys are known.
    package static let english = TextCatalogue(.english, [:])

    /// - Parameter missing: marks for the places where a pattern has no sentence, so that a test can see them.
    package init(
        _ language: Language, _ sections: Sections, missing: (before: String, after: String) = ("", "")
    ) {
        self.language = language
        self.missing = missing
        problems = (sections[Self.ofProblems] ?? [:]).mapValues { Template($0, isNumbered: true) }
        var sentences: [String: Template] = [:]
        for (section, own) in sections where section != Self.ofProblems {
            for (key, sentence) in own { sentences["\(section).\(key)"] = Template(sentence, isNumbered: false) }
        }
        self.sentences = sentences
    }

    /// The section whose keys are English patterns.
    package static let ofProblems = "problems"

    /// Which words go with a number.
    var plurals: PluralRule { PluralRule(language) }

    /// The keys of all sentences but those of problems.
    package var keys: Set<String> { Set(sentences.keys) }

    /// The English patterns that have a sentence.
    package var patterns: Set<String> { Set(problems.keys) }

    /// Whether there is a sentence of that key.
    package func has(_ key: String) -> Bool { sentences[key] != nil }

    /// The sentence of a key; the key where there is none.
    package subscript(key: String) -> String { sentences[key].map { $0.whole ?? text(key) } ?? key }

    /// The sentence of a key with its places filled; the key where there is none.
    package func text(_ key: String, _ fillings: KeyValuePairs<String, Filling> = [:]) -> String {
        text(key) { name in fillings.first { $0.key == name }?.value }
    }

    /// The sentence of a key as it was taken apart, for those who say it more than once; the key where there is none.
    package func template(_ key: String) -> Template { sentences[key] ?? Template(key, isNumbered: true) }

    /// Appends the sentence of a key to another one, with what `fill` appends in each place.
    package func say(_ key: String, in sentence: inout Sentence, _ fill: (PlaceName, inout Sentence) -> Void) {
        template(key).write(to: &sentence, fill)
    }

    /// The sentence of a key with what `filling` gives for the name of each place; where it gives nothing, the place stays.
    package func text(_ key: String, filling: (String) -> Filling?) -> String {
        guard let template = sentences[key] else { return key }
        return template.filled { place in
            guard let filling = filling(place.name) else { return "{\(place.name)}" }
            var sentence = Sentence(language)
            sentence.forms = place.forms
            sentence.append(filling, in: self)
            return sentence.text
        }
    }

    /// The sentence of a message, still with its places.
    func template(of message: Message) -> Template {
        if let template = problems[message.pattern] { return template }
        let pattern = message.pattern
        return Template(
            pattern == "{0}" ? pattern : missing.before + pattern + missing.after, isNumbered: true)
    }
}
