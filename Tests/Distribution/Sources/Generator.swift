// SPDX-License-Identifier: Apache-2.0
import Electoral
import Glibc
import PollSimulation

/// Statistical tests of the words that draws are made of; the counters are those of a simulation's draws.
///
/// A p-value says how often true chance would give a larger statistic; near 0 the words are too uneven, near 1 too even.
struct Generator {
    let seed: UInt64

    private static let blocks = 1 << 22

    func test(_ report: inout Report) {
        report.begin("Philox 4x32-10: \(Self.blocks) blocks of four words, one a draw")
        let words = (0..<Self.blocks).map { block($0) }
        for word in 0..<4 { frequencies(words, word, &report) }
        bits(words, &report)
        pairs(words, &report)
        correlations(words, &report)
        runs(words, &report)
        birthdays(words, &report)
        avalanche(&report)
        report.end()
    }

    private func block(_ draw: Int, column: UInt32 = 0, seed: UInt64? = nil) -> SIMD4<UInt32> {
        let key = seed ?? self.seed
        return Philox.block(
            counter: SIMD4(UInt32(truncatingIfNeeded: draw), UInt32(truncatingIfNeeded: draw >> 32), column, 0),
            key: SIMD2(UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)))
    }

    /// Words fall evenly into 65,536 cells by their high bits.
    private func frequencies(_ words: [SIMD4<UInt32>], _ word: Int, _ report: inout Report) {
        var cells = [Int](repeating: 0, count: 1 << 16)
        for block in words { cells[Int(block[word] >> 16)] += 1 }
        let statistic = chiSquare(cells, expected: Double(words.count) / Double(cells.count))
        report.test(
            "word \(word + 1): 65,536 cells", "chi² \(fixed(statistic, 0)) of 65535",
            p: upperTail(chiSquare: statistic, degrees: cells.count - 1))
    }

    /// Each of the 128 bits is set in half of the blocks.
    private func bits(_ words: [SIMD4<UInt32>], _ report: inout Report) {
        var set = [Int](repeating: 0, count: 128)
        for block in words {
            for word in 0..<4 {
                for bit in 0..<32 { set[word * 32 + bit] += Int(block[word] >> UInt32(bit) & 1) }
            }
        }
        let n = Double(words.count)
        let statistic = set.reduce(0) { $0 + (Double($1) - n / 2) * (Double($1) - n / 2) / (n / 4) }
        report.test(
            "each of 128 bits in half of the blocks", "chi² \(fixed(statistic, 1)) of 128",
            p: upperTail(chiSquare: statistic, degrees: 128))
    }

    /// Words of successive draws, of successive columns and within a block fall evenly into 256 by 256 cells.
    private func pairs(_ words: [SIMD4<UInt32>], _ report: inout Report) {
        func test(_ name: String, _ pair: (Int) -> (UInt32, UInt32), count: Int) {
            var cells = [Int](repeating: 0, count: 1 << 16)
            for index in 0..<count {
                let (first, second) = pair(index)
                cells[Int(first >> 24) << 8 | Int(second >> 24)] += 1
            }
            let statistic = chiSquare(cells, expected: Double(count) / Double(cells.count))
            report.test(
                name, "chi² \(fixed(statistic, 0)) of 65535",
                p: upperTail(chiSquare: statistic, degrees: cells.count - 1))
        }
        test(
            "pairs of successive draws: 256 x 256", { (words[2 * $0][0], words[2 * $0 + 1][0]) }, count: words.count / 2
        )
        test("pairs within a block: 256 x 256", { (words[$0][0], words[$0][1]) }, count: words.count)
        test("pairs of successive columns: 256 x 256", { (words[$0][0], block($0, column: 1)[0]) }, count: words.count)
        test(
            "pairs of successive seeds: 256 x 256", { (words[$0][0], block($0, seed: seed &+ 1)[0]) },
            count: words.count)
    }

    /// Under independence sqrt(n) × correlation is standard normal.
    private func correlations(_ words: [SIMD4<UInt32>], _ report: inout Report) {
        let values = words.map { (Double($0[0]) + 0.5) / 0x1p32 - 0.5 }
        for lag in [1, 2, 3, 16, 1024, 65536] {
            let pairs = values.count - lag
            var sum = 0.0
            for index in 0..<pairs { sum += values[index] * values[index + lag] }
            let correlation = sum / Double(pairs) * 12
            let z = correlation * Double(pairs).squareRoot()
            report.test(
                "serial correlation, lag \(lag)", "r \(scientific(correlation.magnitude))", p: upperTail(normal: z))
        }
    }

    /// Runs up and down: of n numbers (2n - 1) / 3 on average, with variance (16 n - 29) / 90 (Knuth 3.3.2; Levene 1952).
    private func runs(_ words: [SIMD4<UInt32>], _ report: inout Report) {
        var runs = 1
        for index in 2..<words.count {
            let wasUp = words[index - 1][0] > words[index - 2][0]
            if (words[index][0] > words[index - 1][0]) != wasUp { runs += 1 }
        }
        let n = Double(words.count)
        let z = (Double(runs) - (2 * n - 1) / 3) / ((16 * n - 29) / 90).squareRoot()
        report.test("runs up and down", "\(runs), z \(signed(z))", p: upperTail(normal: z))
    }

    /// Birthday spacings (Marsaglia): of 4096 birthdays in a year of 2^32 days, the spacings that come again are Poisson
    /// with mean 4096³ / 2^34 = 4.
    private func birthdays(_ words: [SIMD4<UInt32>], _ report: inout Report) {
        let (people, mean) = (4096, 4.0)
        let years = words.count / people
        var counts = [Int](repeating: 0, count: 12)
        for year in 0..<years {
            let days = (0..<people).map { words[year * people + $0][0] }.sorted()
            let spacings = zip(days.dropFirst(), days).map { $0 - $1 }.sorted()
            let repeated = zip(spacings.dropFirst(), spacings).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
            counts[min(repeated, counts.count - 1)] += 1
        }
        var (probability, rest, statistic) = (exp(-mean), 1.0, 0.0)
        for repeated in counts.indices {
            let share = repeated == counts.count - 1 ? rest : probability
            let expected = share * Double(years)
            statistic += (Double(counts[repeated]) - expected) * (Double(counts[repeated]) - expected) / expected
            rest -= probability
            probability *= mean / Double(repeated + 1)
        }
        report.test(
            "birthday spacings, \(years) years", "chi² \(fixed(statistic, 1)) of 11",
            p: upperTail(chiSquare: statistic, degrees: counts.count - 1))
    }

    /// One bit of the counter or of the key changes each of the 128 bits with probability one half.
    private func avalanche(_ report: inout Report) {
        var (changed, blocks) = (0, 0)
        for draw in 0..<4096 {
            let before = block(draw)
            for bit in 0..<64 {
                let others = [block(draw ^ (1 << bit)), block(draw, seed: seed ^ (1 << UInt64(bit)))]
                for after in others {
                    let difference = before ^ after
                    for word in 0..<4 { changed += difference[word].nonzeroBitCount }
                    blocks += 1
                }
            }
        }
        let bits = Double(blocks * 128)
        let z = (Double(changed) - bits / 2) / (bits / 4).squareRoot()
        report.test(
            "avalanche: bits changed by one bit", "\(fixed(Double(changed) / bits * 128, 4)) of 128",
            p: upperTail(normal: z))
    }
}
