// SPDX-License-Identifier: Apache-2.0

/// Typing errors: how many a word may have.
enum Typing {
    /// A short word with an error is another word; from eight letters on there may be two.
    static func tolerance(_ letters: Int) -> Int {
        switch letters {
        case ..<4: 0
        case ..<8: 1
        default: 2
        }
    }

    /// A bit for each letter and digit that a word has; words of few errors have few bits that differ.
    static func letters(of word: [UInt8]) -> UInt64 {
        word.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
}
