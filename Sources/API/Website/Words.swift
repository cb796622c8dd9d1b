// SPDX-License-Identifier: Apache-2.0
import JSON
import Record

/// What the pages say in one language, by key.
struct Words: Sendable {
    private let sentences: [String: String]

    init(_ sentences: [String: String] = [:]) { self.sentences = sentences }

    var keys: Set<String> { Set(sentences.keys) }

    /// The sentence of a key; the key where there is none.
    subscript(key: String) -> String { sentences[key] ?? key }

    /// The sentence of a key, if there is one.
    func known(_ key: String) -> String? { sentences[key] }

    /// The sentence of a key with its `{places}` filled.
    func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
        values.reduce(self[key]) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// The names in braces in a sentence.
    func places(_ key: String) -> [String] {
        self[key].split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
            piece.contains("}") ? piece.split(separator: "}").first.map(String.init) : nil
        }.sorted()
    }
}
