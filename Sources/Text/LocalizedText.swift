// SPDX-License-Identifier: Apache-2.0

/// A text in all three languages.
package struct LocalizedText: Sendable, Hashable {
    package let english: String
    package let russian: String
    package let kazakh: String

    package init(english: String, russian: String, kazakh: String) {
        self.english = english
        self.russian = russian
        self.kazakh = kazakh
    }

    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .russian: russian
        case .kazakh: kazakh
        }
    }
}

extension LocalizedText {
    /// English, Russian, Kazakh.
    package init(_ english: String, _ russian: String, _ kazakh: String) {
        self.init(english: english, russian: russian, kazakh: kazakh)
    }
}
