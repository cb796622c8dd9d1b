// SPDX-License-Identifier: Apache-2.0

/// Finds what somebody probably meant to write.
package enum Spelling {
    /// The longest word that is looked at, in bytes.
    private static let longest = 64
    /// The most pairs of letters that are compared for one word, so that a long list of long names cannot take long.
    private static let mostComparisons = 1 << 18

    /// The candidate nearest to `word`, or nil where none is near: at most a third of the letters may differ, or the
    /// word is the beginning of just one candidate. Of very many candidates the first ones are looked at.
    package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        guard word.utf8.count <= 2 * longest else { return nil }
        let written = Array(word.lowercased().utf8)
        guard !written.isEmpty, written.count <= longest else { return nil }
        var best: (candidate: String, distance: Int)?
        var beginnings: [String] = []
        var comparisons = 0
        for candidate in candidates where candidate.utf8.count <= 4 * longest {
            let letters = Array(candidate.lowercased().utf8)
            comparisons += letters.count
            if written.count >= 3, letters.starts(with: written) { beginnings.append(candidate) }
            let most = max(1, max(written.count, letters.count) / 3)
            guard abs(written.count - letters.count) <= most else { continue }
            comparisons += written.count * letters.count
            guard comparisons <= mostComparisons else { break }
            let distance = distance(written, letters)
            guard distance <= most else { continue }
            if best.map({ distance < $0.distance || (distance == $0.distance && candidate < $0.candidate) }) ?? true {
                best = (candidate, distance)
            }
        }
        return best?.candidate ?? (beginnings.count == 1 ? beginnings[0] : nil)
    }

    /// Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and swaps of
    /// neighbours, each at the cost of one.
    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(second.count + 1)
            for (column, other) in second.enumerated() {
                var cost = min(
                    previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[second.count]
    }
}
