// SPDX-License-Identifier: Apache-2.0

/// How many slips are between two words.
package enum EditDistance {
    /// The Damerau-Levenshtein distance (optimal string alignment) of two words in bytes: insertions, deletions,
    /// substitutions and swaps of neighbours, each at the cost of one.
    /// - Returns: nil where it is above `limit`.
    package static func between(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
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
}
