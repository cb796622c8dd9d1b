// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The probability that a standard normal number exceeds `z`.
func upperTail(normal z: Double) -> Double { erfc(z / 2.0.squareRoot()) / 2 }

/// The probability that a chi-square number exceeds `value`: the regularised incomplete gamma function Q(k / 2, x / 2), by
/// its series below the mean and by its continued fraction above (NIST DLMF 8.7.1 and 8.9.2).
func upperTail(chiSquare value: Double, degrees: Int) -> Double {
    let (a, x) = (Double(degrees) / 2, value / 2)
    guard x > 0 else { return 1 }
    let factor = exp(a * log(x) - x - lgamma(a))
    if x < a + 1 {
        var (term, sum, n) = (1 / a, 1 / a, a)
        while term > sum * 1e-16 {
            n += 1
            term *= x / n
            sum += term
        }
        return 1 - sum * factor
    }
    var (b, c) = (x + 1 - a, 1e300)
    var d = 1 / b
    var fraction = d
    for i in 1...100_000 {
        let an = -Double(i) * (Double(i) - a)
        b += 2
        d = 1 / (an * d + b)
        c = b + an / c
        fraction *= d * c
        if (d * c - 1).magnitude < 1e-15 { break }
    }
    return fraction * factor
}

/// The chi-square statistic of counts that should all be equal.
func chiSquare(_ counts: [Int], expected: Double) -> Double {
    counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
}

/// Sums of columns and of their products, for means, variances and correlations.
struct Moments {
    private(set) var count = 0.0
    private var sums: [Double]
    private var products: [[Double]]
    private var fourth: [Double]
    private let centres: [Double]

    /// - Parameter centres: near the means, so that no digits are lost.
    init(centres: [Double]) {
        self.centres = centres
        sums = centres.map { _ in 0 }
        fourth = sums
        products = centres.map { _ in centres.map { _ in 0 } }
    }

    mutating func add(_ values: [Double]) {
        count += 1
        for i in centres.indices {
            let x = values[i] - centres[i]
            sums[i] += x
            fourth[i] += x * x * x * x
            for j in 0...i { products[i][j] += x * (values[j] - centres[j]) }
        }
    }

    func mean(_ i: Int) -> Double { centres[i] + sums[i] / count }
    func variance(_ i: Int) -> Double { covariance(i, i) }
    func covariance(_ i: Int, _ j: Int) -> Double {
        products[max(i, j)][min(i, j)] / count - sums[i] / count * (sums[j] / count)
    }
    func correlation(_ i: Int, _ j: Int) -> Double {
        covariance(i, j) / (variance(i) * variance(j)).squareRoot()
    }
    /// The standard error of the mean.
    func meanError(_ i: Int) -> Double { (variance(i) / count).squareRoot() }
    /// The standard error of the variance, from the fourth moment.
    func varianceError(_ i: Int) -> Double {
        ((fourth[i] / count - variance(i) * variance(i)) / count).squareRoot()
    }
}
