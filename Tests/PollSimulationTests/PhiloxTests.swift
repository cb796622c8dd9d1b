// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import PollSimulation

struct PhiloxTests {
    /// Random123, tests/kat_vectors, lines `philox4x32 10`: counter, key, answer.
    static let knownAnswers: [(SIMD4<UInt32>, SIMD2<UInt32>, SIMD4<UInt32>)] = [
        ([0, 0, 0, 0], [0, 0], [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]),
        (
            SIMD4(repeating: .max), SIMD2(repeating: .max),
            [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD]
        ),
        (
            [0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344], [0xA409_3822, 0x299F_31D0],
            [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1]
        ),
    ]

    @Test(arguments: knownAnswers)
    func `a block is the one that Random123 gives`(
        counter: SIMD4<UInt32>, key: SIMD2<UInt32>, answer: SIMD4<UInt32>
    ) {
        #expect(Philox.block(counter: counter, key: key) == answer)
    }

    @Test(arguments: knownAnswers)
    func `the first of sixteen lanes is the block that Random123 gives`(
        counter: SIMD4<UInt32>, key: SIMD2<UInt32>, answer: SIMD4<UInt32>
    ) {
        let words = Philox.words(
            firstDraw: UInt64(counter[0]) | UInt64(counter[1]) << 32, block: counter[2], stream: counter[3],
            seed: UInt64(key[0]) | UInt64(key[1]) << 32)
        #expect(SIMD4(words.first[0], words.second[0], words.third[0], words.fourth[0]) == answer)
    }

    @Test(arguments: [0, 7, 0xFFFF_FFF8, 0xFFFF_FFFF_FFFF_FFF0] as [UInt64])
    func `every lane is the block of its own draw, also where the low word of the counter runs over`(first: UInt64) {
        let words = Philox.words(firstDraw: first, block: 3, stream: 9, seed: 0x1234_5678_9ABC_DEF0)
        for lane in 0..<laneCount {
            let draw = first &+ UInt64(lane)
            let block = Philox.block(
                counter: [UInt32(truncatingIfNeeded: draw), UInt32(draw >> 32), 3, 9], key: [0x9ABC_DEF0, 0x1234_5678])
            #expect(SIMD4(words.first[lane], words.second[lane], words.third[lane], words.fourth[lane]) == block)
        }
    }

    /// Words of one stream in the order of the draws, and the streams of one draw.
    private func uniforms(_ count: Int, seed: UInt64) -> [Double] {
        stride(from: 0, to: count, by: laneCount).flatMap { first in
            let words = Philox.words(firstDraw: UInt64(first), block: 0, stream: 0, seed: seed)
            return (0..<laneCount).map { (Double(words.first[$0]) + 0.5) / 0x1p32 }
        }
    }

    @Test(arguments: [1, 2023] as [UInt64])
    func `words fall evenly into 1024 cells`(seed: UInt64) {
        let (count, cells) = (1 << 17, 1024)
        var seen = [Double](repeating: 0, count: cells)
        for value in uniforms(count, seed: seed) { seen[Int(value * Double(cells))] += 1 }
        let expected = Double(count) / Double(cells)
        let chiSquare = seen.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
        let p = upperTail(chiSquare: chiSquare, degreesOfFreedom: cells - 1)
        #expect(p > 0.001 && p < 0.999, "p = \(p)")
    }

    @Test(arguments: [1, 2023] as [UInt64])
    func `pairs of successive draws fall evenly into 32 by 32 cells`(seed: UInt64) {
        let (count, side) = (1 << 17, 32)
        let values = uniforms(count, seed: seed)
        var seen = [Double](repeating: 0, count: side * side)
        for index in stride(from: 0, to: count, by: 2) {
            seen[Int(values[index] * Double(side)) * side + Int(values[index + 1] * Double(side))] += 1
        }
        let expected = Double(count / 2) / Double(side * side)
        let chiSquare = seen.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
        let p = upperTail(chiSquare: chiSquare, degreesOfFreedom: side * side - 1)
        #expect(p > 0.001 && p < 0.999, "p = \(p)")
    }

    @Test func `draws are not correlated with later draws`() {
        let values = uniforms(1 << 17, seed: 99).map { $0 - 0.5 }
        for lag in [1, 2, 3, 7, 16, 100, 1024] {
            let pairs = values.count - lag
            let covariance = (0..<pairs).reduce(0) { $0 + values[$1] * values[$1 + lag] } / Double(pairs)
            // Under independence sqrt(n) × correlation is standard normal; the variance of a uniform number is 1/12.
            let p = 2 * upperTail(normal: (covariance * 12 * Double(pairs).squareRoot()).magnitude)
            #expect(p > 0.001, "lag \(lag): p = \(p)")
        }
    }

    @Test func `columns, attempts and seeds are not correlated`() {
        func words(_ block: UInt32, _ stream: UInt32, _ seed: UInt64) -> [Double] {
            stride(from: 0, to: 1 << 15, by: laneCount).flatMap { first in
                let words = Philox.words(firstDraw: UInt64(first), block: block, stream: stream, seed: seed)
                return (0..<laneCount).map { Double(words.second[$0]) / 0x1p32 - 0.5 }
            }
        }
        let reference = words(0, 0, 5)
        for other in [words(1, 0, 5), words(0, 1, 5), words(0, 0, 6), words(0, GammaPair.boostStream, 5)] {
            let covariance = zip(reference, other).reduce(0) { $0 + $1.0 * $1.1 } / Double(other.count)
            let p = 2 * upperTail(normal: (covariance * 12 * Double(other.count).squareRoot()).magnitude)
            #expect(p > 0.001, "p = \(p)")
        }
    }
}
