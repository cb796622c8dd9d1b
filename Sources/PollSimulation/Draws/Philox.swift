// SPDX-License-Identifier: Apache-2.0

/// The counter-based random number generator Philox 4x32-10.
///
/// A block of four random words is a function of a counter and a key, ten rounds of multiplication and exclusive or; there
/// is no state. The words of draw *i* can therefore be computed anywhere, in any order, by any number of threads.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011; the constants and the
/// known answers of the tests are those of the authors' library Random123.
public enum Philox {
    private static let multipliers: (UInt64, UInt64) = (0xD251_1F53, 0xCD9E_8D57)
    private static let weyl: (UInt32, UInt32) = (0x9E37_79B9, 0xBB67_AE85)
    private static let rounds = 10

    /// The block of four uniformly distributed words for one counter.
    public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        var (counter, key) = (counter, key)
        for _ in 0..<rounds {
            let first = multipliers.0 &* UInt64(counter[0])
            let second = multipliers.1 &* UInt64(counter[2])
            counter = SIMD4(
                UInt32(truncatingIfNeeded: second >> 32) ^ counter[1] ^ key[0], UInt32(truncatingIfNeeded: second),
                UInt32(truncatingIfNeeded: first >> 32) ^ counter[3] ^ key[1], UInt32(truncatingIfNeeded: first))
            key = SIMD2(key[0] &+ weyl.0, key[1] &+ weyl.1)
        }
        return counter
    }

    /// Four words for each of sixteen draws.
    struct Words {
        var first, second, third, fourth: WordLanes
    }

    /// The blocks of sixteen consecutive draws: counter = (draw, low word first; `block`; `stream`), key = seed, low word
    /// first.
    @inline(__always)
    static func words(firstDraw: UInt64, block: UInt32, stream: UInt32, seed: UInt64) -> Words {
        let a = quarter(firstDraw, block, stream, seed)
        let b = quarter(firstDraw &+ 4, block, stream, seed)
        let c = quarter(firstDraw &+ 8, block, stream, seed)
        let d = quarter(firstDraw &+ 12, block, stream, seed)
        return Words(
            first: joined(a.0, b.0, c.0, d.0), second: joined(a.1, b.1, c.1, d.1),
            third: joined(a.2, b.2, c.2, d.2), fourth: joined(a.3, b.3, c.3, d.3))
    }

    private typealias Quarter = SIMD4<UInt64>

    /// Four draws. A word lies in the low half of a 64-bit lane, which is how processors multiply 32 by 32 bits; what is
    /// left in the high half is masked away before it counts.
    @inline(__always)
    private static func quarter(_ draw: UInt64, _ block: UInt32, _ stream: UInt32, _ seed: UInt64)
        -> (Quarter, Quarter, Quarter, Quarter)
    {
        let mask = Quarter(repeating: 0xFFFF_FFFF)
        let draws = Quarter(draw, draw &+ 1, draw &+ 2, draw &+ 3)
        var (first, second) = (draws, draws &>> 32)
        var (third, fourth) = (Quarter(repeating: UInt64(block)), Quarter(repeating: UInt64(stream)))
        var (low, high) = (Quarter(repeating: seed), Quarter(repeating: seed &>> 32))
        for _ in 0..<rounds {
            let product = (first & mask) &* Quarter(repeating: multipliers.0)
            let other = (third & mask) &* Quarter(repeating: multipliers.1)
            first = (other &>> 32) ^ second ^ low
            third = (product &>> 32) ^ fourth ^ high
            (second, fourth) = (other, product)
            low &+= Quarter(repeating: UInt64(weyl.0))
            high &+= Quarter(repeating: UInt64(weyl.1))
        }
        return (first, second, third, fourth)
    }

    @inline(__always)
    private static func joined(_ a: Quarter, _ b: Quarter, _ c: Quarter, _ d: Quarter) -> WordLanes {
        var words = WordLanes()
        for lane in 0..<4 {
            words[lane] = UInt32(truncatingIfNeeded: a[lane])
            words[lane + 4] = UInt32(truncatingIfNeeded: b[lane])
            words[lane + 8] = UInt32(truncatingIfNeeded: c[lane])
            words[lane + 12] = UInt32(truncatingIfNeeded: d[lane])
        }
        return words
    }
}
