// SPDX-License-Identifier: Apache-2.0

/// Logarithm, exponential, square root, sine and cosine of sixteen numbers, from the operations of `Lanes` alone.
///
/// libm gives different last bits on different machines, and the standard library has no logarithm; these have the same
/// bits everywhere. Errors below are the largest seen by `LaneFunctionTests` over their range.
extension SIMD16 where Scalar == Float {
    /// The natural logarithm of positive normal numbers; relative error at most 1.2e-7, beside 1 absolute error 4e-8.
    ///
    /// Source of the polynomial: Moshier, Cephes, `logf`.
    @inline(__always) var logarithm: FloatLanes {
        let bits = bitPatterns
        // x = 2^exponent × mantissa, mantissa in [sqrt(1/2), sqrt(2)).
        let half = FloatLanes(bitPatterns: (bits & 0x007F_FFFF) | 0x3F00_0000)
        let isSmall = half .< 0.707_106_77
        let exponent = FloatLanes(nearest: ((bits &>> 23).signed &- 126) &- IntLanes(counting: isSmall))
        let m = half + half.kept(where: isSmall) - 1
        let z = m * m
        var p = m * 7.037_683_629_2e-2 - 1.151_461_031_0e-1
        p = p * m + 1.167_699_874_0e-1
        p = p * m - 1.242_014_084_6e-1
        p = p * m + 1.424_932_278_7e-1
        p = p * m - 1.666_805_766_5e-1
        p = p * m + 2.000_071_476_5e-1
        p = p * m - 2.499_999_399_3e-1
        p = p * m + 3.333_333_117_4e-1
        // The logarithm of two in two parts, so that the larger product is exact.
        return (m + (p * m * z - exponent * 2.121_944_4e-4 - z * 0.5)) + exponent * 0.693_359_375
    }

    /// The exponential of numbers clamped to -87 … 88; relative error at most 1.3e-7.
    ///
    /// Source of the polynomial: Moshier, Cephes, `expf`.
    @inline(__always) var exponential: FloatLanes {
        let low = replacing(with: -87, where: self .< -87)
        let x = low.replacing(with: 88, where: low .> 88)
        let power = (x * 1.442_695_04).nearestIntegers
        let whole = FloatLanes(nearest: power)
        let r = x - whole * 0.693_359_375 + whole * 2.121_944_4e-4
        var p = r * 1.987_569_150_0e-4 + 1.398_199_950_7e-3
        p = p * r + 8.333_451_907_3e-3
        p = p * r + 4.166_579_589_4e-2
        p = p * r + 1.666_666_545_9e-1
        p = p * r + 5.000_000_120_1e-1
        return (p * r * r + r + 1) * FloatLanes(bitPatterns: (power &+ 127).words &<< 23)
    }

    /// The square root of zero and of positive normal numbers; relative error at most 2e-7.
    ///
    /// Three steps of Newton's method for 1 / sqrt(x) from the exponent halved; the error is about 1.5 times squared by
    /// each: 3.5e-2, 1.8e-3, 4.7e-6, 3e-11.
    @inline(__always) var root: FloatLanes {
        var y = FloatLanes(bitPatterns: WordLanes(repeating: 0x5F37_59DF) &- (bitPatterns &>> 1))
        let half = self * 0.5
        y = y * (1.5 - half * y * y)
        y = y * (1.5 - half * y * y)
        y = y * (1.5 - half * y * y)
        return self * y
    }

    /// These where the mask holds, zero elsewhere.
    @inline(__always) func kept(where mask: LaneMask) -> FloatLanes {
        FloatLanes().replacing(with: self, where: mask)
    }
}

extension SIMD16 where Scalar == UInt32 {
    /// Uniform numbers in (0, 1]: (word / 2 + 1/2) / 2^31, rounded.
    @inline(__always) var uniform: FloatLanes {
        FloatLanes(nearest: (self &>> 1).signed) * 4.656_612_9e-10 + 2.328_306_4e-10
    }

    /// Cosine and sine of this fraction of a full turn, in 2^-32 of a turn; absolute error at most 1.2e-7.
    ///
    /// The integer gives the nearest quarter of the turn exactly; the polynomials (Moshier, Cephes, `sinf` and `cosf`)
    /// see only the angle from there, at most pi / 4.
    @inline(__always) var cosineAndSine: (cosine: FloatLanes, sine: FloatLanes) {
        let f = FloatLanes(nearest: (self &<< 2).signed) * 3.657_295_198e-10
        let z = f * f
        let sines: FloatLanes = (z * -1.951_529_589_1e-4 + 8.332_160_873_6e-3) * z - 1.666_665_461_1e-1
        let sine: FloatLanes = sines * z * f + f
        let cosines: FloatLanes = (z * 2.443_315_711_8e-5 - 1.388_731_625_5e-3) * z + 4.166_664_568_3e-2
        let cosine: FloatLanes = cosines * z * z - z * 0.5 + 1
        let quarter = self &+ 0x2000_0000
        let swapped = (quarter & 0x4000_0000) .!= 0
        let c = cosine.replacing(with: sine, where: swapped).bitPatterns
        let s = sine.replacing(with: cosine, where: swapped).bitPatterns
        // Quarters 1 and 2 have a negative cosine, 2 and 3 a negative sine.
        let cosineSign = (quarter ^ (quarter &<< 1)) & 0x8000_0000
        return (FloatLanes(bitPatterns: c ^ cosineSign), FloatLanes(bitPatterns: s ^ (quarter & 0x8000_0000)))
    }
}

/// Sixteen pairs of independent standard normal numbers from two uniform words each; none beyond 6.7.
///
/// Source: Box and Muller, "A note on the generation of random normal deviates", 1958.
@inline(__always) func normalPair(_ radius: WordLanes, _ angle: WordLanes) -> (FloatLanes, FloatLanes) {
    let length = (radius.uniform.logarithm * -2).root
    let (cosine, sine) = angle.cosineAndSine
    return (length * cosine, length * sine)
}
