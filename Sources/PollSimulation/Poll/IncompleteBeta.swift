// SPDX-License-Identifier: Apache-2.0

/// The regularised incomplete beta function I_x(a, b): the probability that a Beta(a, b) number is at most x.
///
/// A share of a Dirichlet draw is such a number, which gives the probability of passing a threshold without a draw.
/// Source: the continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, evaluated by Lentz's
/// method as modified by Thompson and Barnett; the factor before it by the saddle-point form of C. Loader, "Fast and
/// accurate computation of binomial probabilities" (2000), because a difference of log-gammas would lose the last digits
/// for large samples. Absolute error at most 1e-12 for a and b from 1e-3 to 1e6 (`IncompleteBetaTests`).
public enum IncompleteBeta {
    /// I_x(a, b).
    /// - Parameters:
    ///   - x: from 0 to 1; beyond, the nearer end counts.
    ///   - a: above zero.
    ///   - b: above zero.
    public static func regularized(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        let symmetric = x > (a + 1) / (a + b + 2)
        let tail = symmetric ? tail(1 - x, x, b, a) : tail(x, 1 - x, a, b)
        return symmetric ? 1 - tail : tail
    }

    /// I_x(a, b) for x up to about a / (a + b), where the continued fraction converges fast; y is 1 - x.
    private static func tail(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
        density(x, y, a, b) / a * fraction(x, a, b)
    }

    /// x^a y^b / B(a, b).
    private static func density(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
        let n = a + b
        let exponent =
            stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y)
        return (a / n * b / (2 * Real.pi)).squareRoot() * Real.exponential(exponent)
    }

    /// k log(k / m) + m - k: how far k is from the mean m, without cancellation where they are near.
    private static func deviance(_ k: Double, _ m: Double) -> Double {
        let relative = (m - k) / k
        guard relative.magnitude < 0.1 else { return m - k - k * Real.logarithm(m / k) }
        // k (r - log(1 + r)) = k (r²/2 - r³/3 + r⁴/4 - …)
        var (sum, power, divisor) = (0.0, relative * relative, 2.0)
        while power.magnitude > 1e-20 * relative.magnitude {
            sum += power / divisor
            power *= -relative
            divisor += 1
        }
        return k * sum
    }

    /// log(Gamma(z)) - ((z - 1/2) log z - z + log(2 pi) / 2).
    ///
    /// Below 10 by the recurrence Gamma(z + 1) = z Gamma(z), from there by Stirling's series (DLMF 5.11.1).
    private static func stirlingError(_ z: Double) -> Double {
        guard z < 10 else {
            let square = 1 / (z * z)
            var sum = 1.0 / 156
            let terms: [Double] = [-691.0 / 360_360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12]
            for term in terms {
                sum = sum * square + term
            }
            return sum / z
        }
        // error(z) - error(z + 1) = (z + 1/2) log(1 + 1/z) - 1
        let step = z > 2.5 ? Real.logarithmNearOne(1 / z) : Real.logarithm(1 + 1 / z)
        return stirlingError(z + 1) + (z + 0.5) * step - 1
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func nonzero(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
        var result = d
        // Some sqrt(max(a, b)) steps are enough; the bound only ends the loop for numbers that are none.
        for step in 1...100_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / nonzero(1 + even * d)
            c = nonzero(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / nonzero(1 + odd * d)
            c = nonzero(1 + odd / c)
            result *= d * c
            if (d * c - 1).magnitude < 3e-16 { break }
        }
        return result
    }
}
