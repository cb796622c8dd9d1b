// SPDX-License-Identifier: Apache-2.0
@testable import PollSimulation

/// The probability that a standard normal number exceeds `z` >= 0: Abramowitz and Stegun 7.1.26, error 1.5e-7.
func upperTail(normal z: Double) -> Double {
    let x = z / 2.0.squareRoot()
    let t = 1 / (1 + 0.327_591_1 * x)
    let polynomial =
        ((((1.061_405_429 * t - 1.453_152_027) * t + 1.421_413_741) * t - 0.284_496_736) * t + 0.254_829_592) * t
    return polynomial * Real.exponential(-x * x) / 2
}

/// The probability that a chi-square number exceeds the one given, for many degrees of freedom: Wilson and Hilferty, 1931.
func upperTail(chiSquare: Double, degreesOfFreedom: Int) -> Double {
    let k = Double(degreesOfFreedom)
    let cubeRoot = Real.exponential(Real.logarithm(chiSquare / k) / 3)
    let z = (cubeRoot - (1 - 2 / (9 * k))) / (2 / (9 * k)).squareRoot()
    return z >= 0 ? upperTail(normal: z) : 1 - upperTail(normal: -z)
}

/// Mean, variance and number of some observations.
struct Sample {
    private(set) var count = 0.0
    private var sum = 0.0
    private var squares = 0.0

    mutating func add(_ value: Double) {
        count += 1
        sum += value
        squares += value * value
    }

    var mean: Double { sum / count }
    var variance: Double { squares / count - mean * mean }
    var meanError: Double { (variance / count).squareRoot() }
}
