// SPDX-License-Identifier: Apache-2.0
import Text

/// What the pages say in one language, by key.
package struct Words: Sendable {
    private let catalogue: TextCatalogue

    /// The section of the sentences of pages and their scripts.
    static let section = "pages"

    init(_ catalogue: TextCatalogue) { self.catalogue = catalogue }

    private func key(_ key: String) -> String { "\(Self.section).\(key)" }

    /// The sentence of a key; the key where there is none.
    package subscript(key: String) -> String { known(key) ?? key }

    /// The sentence of a key, if there is one.
    package func known(_ key: String) -> String? {
        let key = self.key(key)
        return catalogue.has(key) ? catalogue[key] : nil
    }

    /// The sentence of a key with its `{places}` filled; the key where there is none.
    package func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
        let full = self.key(key)
        guard catalogue.has(full) else { return key }
        return catalogue.text(full) { name in values.first { $0.key == name }.map { .text($0.value) } }
    }
}
