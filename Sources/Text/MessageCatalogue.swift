// SPDX-License-Identifier: Apache-2.0

/// The sentences of one language by their English patterns.
package struct MessageCatalogue: Sendable {
    /// Which words go with a number.
    package let plurals: PluralRule
    private let sentences: [String: String]
    /// What a pattern without a sentence is put between; nothing where it is just said in English.
    private let missing: (before: String, after: String)

    /// English, whose sentences are the patterns.
    package static let english = MessageCatalogue([:], plurals: .english)

    /// - Parameters:
    ///   - sentences: by pattern.
    ///   - missing: marks for the places where a pattern has no sentence, so that a test can see them.
    package init(
        _ sentences: [String: String], plurals: PluralRule, missing: (before: String, after: String) = ("", "")
    ) {
        self.sentences = sentences
        self.plurals = plurals
        self.missing = missing
    }

    /// The patterns that have a sentence.
    package var patterns: Set<String> { Set(sentences.keys) }

    /// The sentence of a message, still with its places.
    func sentence(for message: Message) -> String {
        if let sentence = sentences[message.pattern] { return sentence }
        return message.pattern == "{0}" ? message.pattern : missing.before + message.pattern + missing.after
    }

    /// What is wrong with the sentences, one line a fault: places that the pattern does not have, places left out, and a
    /// number of words that the language does not choose among.
    package var faults: [String] {
        sentences.sorted { $0.key < $1.key }.compactMap { pattern, sentence in
            let (expected, own) = (Template(pattern).places, Template(sentence).places)
            if sentence.isEmpty { return "\"\(pattern)\" has no sentence" }
            if Set(expected.map(\.number)) != Set(own.map(\.number)) {
                return "\"\(pattern)\" has other places to fill than its sentence \"\(sentence)\""
            }
            if own.contains(where: { !$0.forms.isEmpty && $0.forms.count != plurals.count }) {
                return
                    "\"\(pattern)\" has a sentence with other than \(plurals.count) forms for a number: \"\(sentence)\""
            }
            return nil
        }
    }
}
