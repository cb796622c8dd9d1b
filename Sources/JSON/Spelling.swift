// SPDX-License-Identifier: Apache-2.0
import Text

/// Suggests the word that was probably meant.
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
            guard let distance = EditDistance.between(written, letters, limit: most) else { continue }
            if best.map({ distance < $0.distance || (distance == $0.distance && candidate < $0.candidate) }) ?? true {
                best = (candidate, distance)
            }
        }
        return best?.candidate ?? (beginnings.count == 1 ? beginnings[0] : nil)
    }
}
