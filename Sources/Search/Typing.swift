// SPDX-License-Identifier: Apache-2.0

/// Typing errors: how many there are between two words, and how many a word may have.
enum Typing {
    /// A short word with an error is another word; from eight letters on there may be two.
    static func tolerance(_ letters: Int) -> Int {
        switch letters {
        case ..<4: 0
        case ..<8: 1
        default: 2
        }
    }

    /// Damerau-Levenshtein distance (optimal string alignment), or nil above `limit`: insertions, deletions,
    /// substitutions and swaps of neighbours, each at the cost of one.
    static func distance(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
        guard abs(first.count - second.count) <= limit else { return nil }
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        var current = previous
        for row in first.indices {
            current[0] = row + 1
            var least = current[0]
            for column in second.indices {
                var cost = min(
                    previous[column] + (first[row] == second[column] ? 0 : 1),
                    min(previous[column + 1], current[column]) + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current[column + 1] = cost
                least = min(least, cost)
            }
            if least > limit { return nil }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[second.count] <= limit ? previous[second.count] : nil
    }

    /// A bit for each letter and digit that a word has; words of few errors have few bits that differ.
    static func letters(of word: [UInt8]) -> UInt64 {
        word.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
}
