// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import PollSimulation

/// Against libm in double precision, which is right to more digits than a `Float` has.
struct LaneFunctionTests {
    /// The largest error over many numbers, sixteen at a time.
    private func largestError(
        of function: (FloatLanes) -> FloatLanes, over inputs: [Float], _ error: (Double, Double) -> Double
    ) -> Double {
        var worst = 0.0
        for start in stride(from: 0, to: inputs.count - laneCount + 1, by: laneCount) {
            var lanes = FloatLanes()
            for lane in 0..<laneCount { lanes[lane] = inputs[start + lane] }
            let results = function(lanes)
            for lane in 0..<laneCount { worst = max(worst, error(Double(lanes[lane]), Double(results[lane]))) }
        }
        return worst
    }

    /// Positive numbers of every exponent from `low` to `high`, 2^10 significands each.
    private func positives(_ low: Int, _ high: Int) -> [Float] {
        (low...high).flatMap { exponent in
            (0..<1024).map { Float(sign: .plus, exponent: exponent, significand: 1 + (Float($0) + 0.37) / 1024) }
        }
    }

    @Test func `the logarithm of positive numbers has a relative error of 1.2e-7, of uniform words 4e-8 absolute at 1`()
    {
        let relative = largestError(of: \.logarithm, over: positives(-120, 120)) {
            ($1 - log($0)).magnitude / max(log($0).magnitude, 1e-3)
        }
        #expect(relative < 1.2e-7, "\(relative)")
        let near = (0..<16384).map { 1 - Float($0) * 0x1p-22 }
        let absolute = largestError(of: \.logarithm, over: near) { ($1 - log($0)).magnitude }
        #expect(absolute < 4e-8, "\(absolute)")
    }

    @Test func `the exponential has a relative error of 1.3e-7 and stops at -87 and 88`() {
        let inputs = (0..<262_144).map { Float($0) / 262_144 * 175 - 87 }
        let relative = largestError(of: \.exponential, over: inputs) { ($1 - exp($0)).magnitude / exp($0) }
        #expect(relative < 1.3e-7, "\(relative)")
        let ends = FloatLanes(repeating: -1000).exponential[0] / FloatLanes(repeating: -87).exponential[0]
        #expect(ends == 1 && FloatLanes(repeating: 1000).exponential[0].isFinite)
    }

    @Test func `the root has a relative error of 2e-7, and the root of zero is zero`() {
        let relative = largestError(of: \.root, over: positives(-120, 120)) { ($1 - sqrt($0)).magnitude / sqrt($0) }
        #expect(relative < 2e-7, "\(relative)")
        #expect(FloatLanes().root == FloatLanes())
        #expect(FloatLanes(repeating: -0.0).root == FloatLanes())
    }

    @Test func `sine and cosine of a turn have an absolute error of 1.2e-7`() {
        var worst = 0.0
        for step in 0..<16384 {
            let word = UInt32(step) << 18 | UInt32(step)
            let (cosine, sine) = WordLanes(repeating: word).cosineAndSine
            let angle = Double(word) / 0x1p32 * 2 * Double.pi
            worst = max(worst, (Double(cosine[0]) - cos(angle)).magnitude, (Double(sine[0]) - sin(angle)).magnitude)
        }
        #expect(worst < 1.2e-7, "\(worst)")
    }

    @Test func `uniform numbers are above zero and at most one`() {
        #expect(WordLanes(repeating: 0).uniform[0] == 0x1p-32)
        #expect(WordLanes(repeating: .max).uniform[0] == 1)
        #expect(WordLanes(repeating: 1 << 31).uniform[0] == 0.5)
    }

    @Test func `the nearest integer is exact up to 2^22 both ways, halves to even`() {
        for value in [-4_194_304, -1.5, -0.5, 0, 0.5, 1.5, 2.5, 1_000_000.25, 4_194_303.75, 4_194_304] as [Float] {
            let nearest = FloatLanes(repeating: value).nearestIntegers[0]
            #expect(Float(nearest) == value.rounded(.toNearestOrEven))
        }
    }

    @Test func `normal pairs are standard normal and independent`() {
        var (first, second, product, fourth) = (Sample(), Sample(), Sample(), Sample())
        for start in stride(from: UInt64(0), to: 1 << 17, by: laneCount) {
            let words = Philox.words(firstDraw: start, block: 0, stream: 0, seed: 4)
            let (x, y) = normalPair(words.first, words.second)
            for lane in 0..<laneCount {
                let (x, y) = (Double(x[lane]), Double(y[lane]))
                first.add(x)
                second.add(y)
                product.add(x * y)
                fourth.add(x * x * x * x)
            }
        }
        for sample in [first, second, product] {
            #expect(sample.mean.magnitude < 4 * sample.meanError)
            #expect((sample.variance - 1).magnitude < 4 * (8 / sample.count).squareRoot())
        }
        #expect((fourth.mean - 3).magnitude < 4 * fourth.meanError)
    }

    /// The result of 2^14 inputs folded to one number. The same on every machine, or draws are not.
    @Test func `every bit of the functions is the same on every machine`() {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for start in stride(from: UInt64(0), to: 1 << 14, by: laneCount) {
            let words = Philox.words(firstDraw: start, block: 1, stream: 2, seed: 3)
            let (x, y) = normalPair(words.first, words.second)
            let power = (words.third.uniform.logarithm * 7).exponential
            for lanes in [x, y, power] {
                for lane in 0..<laneCount {
                    hash = (hash ^ UInt64(lanes[lane].bitPattern)) &* 0x0000_0100_0000_01B3
                }
            }
        }
        #expect(hash == 9_004_487_108_109_214_203)
    }
}
