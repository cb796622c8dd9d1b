// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import PollSimulation

struct GammaPairTests {
    private func pair(_ first: Double, _ second: Double, draws: UInt64) -> (Sample, Sample, Sample) {
        let pair = GammaPair(first: .init(shape: first), second: .init(shape: second), block: 5)
        var (x, y, product) = (Sample(), Sample(), Sample())
        for start in stride(from: 0, to: draws, by: laneCount) {
            let (a, b) = pair.draw(firstDraw: start, seed: 11)
            for lane in 0..<laneCount {
                x.add(Double(a[lane]))
                y.add(Double(b[lane]))
                product.add(Double(a[lane]) * Double(b[lane]))
            }
        }
        return (x, y, product)
    }

    /// A Gamma(k) number has mean k, variance k and a fourth central moment of 3 k² + 6 k.
    @Test(arguments: [(0.1, 0.9), (1, 1.5), (3, 24), (53, 540), (1e4, 1e6)] as [(Double, Double)])
    func `gammas have mean and variance of their shape and are independent`(first: Double, second: Double) {
        let (x, y, product) = pair(first, second, draws: 1 << 15)
        for (sample, shape) in [(x, first), (y, second)] {
            let n = sample.count
            #expect((sample.mean - shape).magnitude < 4 * (shape / n).squareRoot(), "mean \(sample.mean)")
            let varianceError = ((2 * shape * shape + 6 * shape) / n).squareRoot()
            #expect((sample.variance - shape).magnitude < 4 * varianceError, "variance \(sample.variance)")
        }
        let covariance = product.mean - x.mean * y.mean
        #expect(covariance.magnitude < 4 * (first * second / x.count).squareRoot())
    }

    /// A Gamma(1) number is at most t with probability 1 - exp(-t), a Gamma(1/2) number is half the square of a normal one.
    @Test func `gammas of shape one and one half fall where they should`() {
        let pair = GammaPair(first: .init(shape: 1), second: .init(shape: 0.5), block: 0)
        let draws: UInt64 = 1 << 15
        let limits = [0.01, 0.1, 0.5, 1, 2, 4]
        var (first, second) = (limits.map { _ in 0.0 }, limits.map { _ in 0.0 })
        for start in stride(from: 0, to: draws, by: laneCount) {
            let (a, b) = pair.draw(firstDraw: start, seed: 3)
            for (index, t) in limits.enumerated() {
                for lane in 0..<laneCount {
                    if Double(a[lane]) <= t { first[index] += 1 }
                    if Double(b[lane]) <= t { second[index] += 1 }
                }
            }
        }
        let n = Double(draws)
        for (index, t) in limits.enumerated() {
            let exact = [1 - Real.exponential(-t), 1 - 2 * upperTail(normal: (2 * t).squareRoot())]
            for (seen, p) in zip([first[index] / n, second[index] / n], exact) {
                #expect((seen - p).magnitude < 4 * (p * (1 - p) / n).squareRoot(), "t \(t): \(seen) for \(p)")
            }
        }
    }

    @Test(arguments: [(0.3, 0.7), (2, 24), (53, 540)] as [(Double, Double)])
    func `a draw has the same bits whatever its neighbours are`(first: Double, second: Double) {
        let pair = GammaPair(first: .init(shape: first), second: .init(shape: second), block: 1)
        for start: UInt64 in stride(from: 0, to: 2048, by: 16) {
            let (a, b) = pair.draw(firstDraw: start, seed: 8)
            let (c, d) = pair.draw(firstDraw: start + 5, seed: 8)
            for lane in 5..<laneCount { #expect(a[lane] == c[lane - 5] && b[lane] == d[lane - 5]) }
        }
    }

    @Test func `a column does not feel its partner`() {
        let calm = GammaPair(first: .init(shape: 540), second: .init(shape: 540), block: 1)
        let wild = GammaPair(first: .init(shape: 540), second: .init(shape: 0.2), block: 1)
        for start: UInt64 in stride(from: 0, to: 2048, by: 16) {
            #expect(calm.draw(firstDraw: start, seed: 8).0 == wild.draw(firstDraw: start, seed: 8).0)
        }
    }
}
