// SPDX-License-Identifier: Apache-2.0

/// A sentence by its key and what stands in its places; a catalogue says it in a language.
///
/// A literal is the key of a sentence without places: `let title: Phrase = "titles.search"`.
package struct Phrase: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The section and the key in it, such as `notes.uncertain`.
    package let key: String
    let fillings: [String: Filling]

    /// - Parameter fillings: by the name of the place.
    package init(_ key: String, _ fillings: [String: Filling] = [:]) {
        self.key = key
        self.fillings = fillings
    }

    package init(stringLiteral key: String) { self.init(key) }
}

extension TextCatalogue {
    /// What a phrase says in this language.
    package subscript(phrase: Phrase) -> String {
        phrase.fillings.isEmpty ? self[phrase.key] : text(phrase.key) { phrase.fillings[$0] }
    }
}
