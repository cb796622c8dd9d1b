// SPDX-License-Identifier: Apache-2.0

/// A sentence in UTF-8, put together from its pieces in one buffer.
package struct Sentence: Sendable {
    package private(set) var utf8: [UInt8] = []

    package init() { utf8.reserveCapacity(192) }

    package init(_ text: String) { utf8 = Array(text.utf8) }

    package var text: String { String(decoding: utf8, as: UTF8.self) }

    mutating func append(_ text: String) { utf8.append(contentsOf: text.utf8) }

    mutating func append(_ filling: Filling) {
        switch filling {
        case .text(let text): append(text)
        case .sentence(let sentence): utf8.append(contentsOf: sentence.utf8)
        case .number(let number): append(String(number))
        }
    }
}

/// What stands in a place of a sentence.
package enum Filling: Sendable {
    case text(String)
    /// A part that has words of its own in each language.
    case sentence(Sentence)
    /// A whole number, without groups; the words around it may depend on it.
    case number(Int)
}
