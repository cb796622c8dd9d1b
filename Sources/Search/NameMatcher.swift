// SPDX-License-Identifier: Apache-2.0
import Text

/// Names of things in any script, found by any usual spelling and past a typing error.
///
/// It is built once from all names and is immutable; a name is a number to it, in the order given. A search compares each
/// word asked for with each word that any name has: the same, its beginning, an inflected form, or a slip. Rare words
/// weigh more than common ones, so that of "Party of Kazakhstan" the rest of the name decides.
package struct NameMatcher: Sendable {
    /// How a name was found.
    package enum Match: String, Sendable, CaseIterable {
        /// Letter by letter, but for case.
        case exact
        /// After folding of scripts and spellings.
        case folded
        /// By some of its words.
        case words
        /// Past a typing error, or by the beginning of a word.
        case similar
    }

    /// A name that was found.
    package struct Hit: Sendable {
        /// The place of the name among those given.
        package let name: Int
        /// 1 to 1000.
        package let score: Int
        package let match: Match
    }

    private struct Word: Sendable {
        let letters: [UInt8]
        let mask: UInt64
        /// The names that have it.
        var names: [Int32] = []
        /// Grows with rarity.
        var weight = 1
    }

    /// A name as a whole.
    private struct Name: Sendable {
        let lowercased: String
        /// All its words as one: Nur-Otan, Nurotan and Nur Otan are one.
        let joined: [UInt8]
        let mask: UInt64
        let words: [Int32]
        var weight = 0
    }

    private var words: [Word] = []
    private var names: [Name] = []
    private var places: [String: Int32] = [:]
    /// Places of words in the order of their letters.
    private var sorted: [Int32] = []

    private static let maximumWords = 12

    package init(_ texts: [String]) {
        for (index, text) in texts.enumerated() {
            let folded = Fold.words(text)
            let found = folded.map { place(of: $0) }
            for word in Set(found) { words[Int(word)].names.append(Int32(index)) }
            let joined = Array(folded.joined().utf8)
            names.append(
                Name(lowercased: text.lowercased(), joined: joined, mask: Typing.letters(of: joined), words: found))
        }
        for index in words.indices {
            words[index].weight = Self.weight(of: words[index].names.count, among: texts.count)
        }
        for index in names.indices {
            names[index].weight = names[index].words.reduce(0) { $0 + words[Int($1)].weight }
        }
        sorted = words.indices.map { Int32($0) }.sorted { first, second in
            words[Int(first)].letters.lexicographicallyPrecedes(words[Int(second)].letters)
        }
    }

    private mutating func place(of word: String) -> Int32 {
        if let place = places[word] { return place }
        let letters = Array(word.utf8)
        words.append(Word(letters: letters, mask: Typing.letters(of: letters)))
        let place = Int32(words.count - 1)
        places[word] = place
        return place
    }

    /// 1 and the binary logarithm of how rare it is.
    private static func weight(of count: Int, among all: Int) -> Int {
        let ratio = max(1, all / max(1, count))
        return Int.bitWidth - ratio.leadingZeroBitCount
    }

    /// Names that a query may mean, best first; at most one word in three may be missing from a name.
    package func search(_ query: String) -> [Hit] {
        let folded = Array(Fold.words(query).prefix(Self.maximumWords))
        guard !folded.isEmpty else { return [] }
        var tally = Tally(count: names.count)
        for word in folded { add(word, to: &tally) }
        let lowercased = query.lowercased()
        let joined = Array(folded.joined().utf8)
        var hits: [Int: Hit] = [:]
        for name in tally.touched {
            guard let hit = hit(name, tally, words: folded.count) else { continue }
            hits[name] = hit
        }
        let mask = Typing.letters(of: joined)
        for (index, name) in names.enumerated() {
            guard let hit = whole(index, name, joined, mask, lowercased) else { continue }
            if (hits[index]?.score ?? 0) < hit.score { hits[index] = hit }
        }
        return hits.values.sorted { ($1.score, $0.name) < ($0.score, $1.name) }
    }
}

// MARK: - Words

extension NameMatcher {
    /// What the words of a query found in each name.
    private struct Tally {
        /// Per name: weight times quality of the words that it has.
        var found: [Int]
        /// Per name: weight of its words that were asked for.
        var covered: [Int]
        /// Per name: how many words of the query it has, and whether all of them letter by letter.
        var counts: [Int]
        var inexact: [Bool]
        /// Weight of all words of the query.
        var asked = 0
        var touched: [Int] = []
        /// The best that the present word found, per name.
        var best: [Int: (quality: Int, weight: Int)] = [:]

        init(count: Int) {
            found = Array(repeating: 0, count: count)
            covered = found
            counts = found
            inexact = Array(repeating: false, count: count)
        }
    }

    /// How good a word is that is the same, begins so, is inflected, or has one slip or two.
    private enum Quality {
        static let same = 100, beginning = 80, inflected = 85, slips = [100, 75, 55]
    }

    private func add(_ word: String, to tally: inout Tally) {
        let letters = Array(word.utf8)
        tally.best.removeAll(keepingCapacity: true)
        if let place = places[word] { note(place, Quality.same, &tally) }
        var weight = places[word].map { words[Int($0)].weight }
        if letters.count >= 3 { beginnings(letters, &tally) }
        let tolerance = Typing.tolerance(letters.count)
        let mask = Typing.letters(of: letters)
        for (index, other) in words.enumerated() {
            let difference = letters.count - other.letters.count
            // A form of the word with an ending: мажилиса, constituencies.
            if (1...3).contains(difference), other.letters.count >= 4, letters.starts(with: other.letters) {
                note(Int32(index), Quality.inflected, &tally)
                weight = weight ?? other.weight
            }
            guard tolerance > 0, abs(difference) <= tolerance,
                (mask ^ other.mask).nonzeroBitCount <= 2 * tolerance, difference != 0 || other.letters != letters,
                let slips = EditDistance.between(letters, other.letters, limit: tolerance)
            else { continue }
            note(Int32(index), Quality.slips[slips], &tally)
        }
        let asked = weight ?? tally.best.values.map(\.weight).max() ?? Self.weight(of: 1, among: names.count)
        tally.asked += asked
        for (name, best) in tally.best {
            if tally.counts[name] == 0 { tally.touched.append(name) }
            tally.counts[name] += 1
            tally.found[name] += asked * best.quality
            tally.covered[name] += best.weight
            if best.quality < Quality.same { tally.inexact[name] = true }
        }
    }

    private func note(_ place: Int32, _ quality: Int, _ tally: inout Tally) {
        let word = words[Int(place)]
        for name in word.names where (tally.best[Int(name)]?.quality ?? 0) < quality {
            tally.best[Int(name)] = (quality, word.weight)
        }
    }

    /// Words that begin with some letters, by bisection.
    private func beginnings(_ letters: [UInt8], _ tally: inout Tally) {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if words[Int(sorted[middle])].letters.lexicographicallyPrecedes(letters) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        for place in sorted[low...] {
            let word = words[Int(place)].letters
            guard word.starts(with: letters) else { break }
            if word.count > letters.count { note(place, Quality.beginning, &tally) }
        }
    }

    /// Mostly how much of the query was found, then how much of the name was asked for.
    private func hit(_ name: Int, _ tally: Tally, words: Int) -> Hit? {
        let found = tally.found[name] / max(1, tally.asked)
        guard found >= 60 else { return nil }
        let covered = min(100, tally.covered[name] * 100 / max(1, names[name].weight))
        let isWhole = tally.counts[name] == words && !tally.inexact[name]
        return Hit(name: name, score: (found * 7 + covered * 2), match: isWhole ? .words : .similar)
    }

    /// The name as a whole, written with or without spaces and hyphens.
    private func whole(_ index: Int, _ name: Name, _ joined: [UInt8], _ mask: UInt64, _ lowercased: String) -> Hit? {
        if name.joined == joined {
            return name.lowercased == lowercased
                ? Hit(name: index, score: 1000, match: .exact) : Hit(name: index, score: 980, match: .folded)
        }
        let tolerance = Typing.tolerance(min(joined.count, name.joined.count))
        guard tolerance > 0, (mask ^ name.mask).nonzeroBitCount <= 2 * tolerance,
            let slips = EditDistance.between(joined, name.joined, limit: tolerance)
        else { return nil }
        return Hit(name: index, score: slips == 1 ? 880 : 700, match: .similar)
    }
}
