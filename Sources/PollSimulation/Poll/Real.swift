// SPDX-License-Identifier: Apache-2.0

/// Functions of one real number in double precision, from IEEE 754 operations alone: the same bits on every machine.
enum Real {
    static let pi = Double.pi

    /// The natural logarithm of a positive normal number, to 2e-16 relative (absolute where the logarithm is below one).
    ///
    /// x = 2^e m with m from sqrt(1/2) to sqrt(2); log m = 2 artanh((m - 1) / (m + 1)), whose series ends below 2^-54.
    static func logarithm(_ x: Double) -> Double {
        var (mantissa, exponent) = (x.significand, Double(x.exponent))
        if mantissa > 1.414_213_562_373_095_1 {
            mantissa /= 2
            exponent += 1
        }
        return exponent * 0.693_147_180_369_123_8
            + (exponent * 1.908_214_929_270_587_7e-10 + logarithmNearOne(mantissa - 1))
    }

    /// log(1 + x) for x from -0.3 to 0.42, without loss beside zero.
    static func logarithmNearOne(_ x: Double) -> Double {
        let s = x / (2 + x)
        let square = s * s
        var (sum, term, divisor) = (s, s * square, 3.0)
        while term.magnitude > s.magnitude * 1e-17 {
            sum += term / divisor
            term *= square
            divisor += 2
        }
        return 2 * sum
    }

    /// The exponential, to 3e-16 relative; zero below -700, and numbers above 700 count as 700.
    static func exponential(_ x: Double) -> Double {
        guard x > -700 else { return 0 }
        let x = min(x, 700)
        let power = (x * 1.442_695_040_888_963_4).rounded()
        let r = x - power * 0.693_147_180_369_123_8 - power * 1.908_214_929_270_587_7e-10
        var (sum, term, divisor) = (1.0, r, 2.0)
        while term.magnitude > 1e-18 {
            sum += term
            term *= r / divisor
            divisor += 1
        }
        return Double(sign: .plus, exponent: Int(power), significand: sum)
    }
}
