// SPDX-License-Identifier: Apache-2.0

/// Exact arithmetic of numbers so small that products of their parts fit 128 bits.
extension Ratio {
    /// A whole number, 0 or more.
    package init(_ whole: Int) { self.init(UInt128(whole), over: 1) }

    /// Part of a whole in per cent.
    package static func percent(_ part: UInt128, of whole: UInt128) -> Ratio { Ratio(part * 100, over: whole) }

    /// The product, in lowest terms.
    package static func * (first: Ratio, second: Ratio) -> Ratio {
        Ratio(first.numerator * second.numerator, over: first.denominator * second.denominator).reduced
    }

    /// The sum, in lowest terms.
    package static func + (first: Ratio, second: Ratio) -> Ratio {
        Ratio(
            first.numerator * second.denominator + second.numerator * first.denominator,
            over: first.denominator * second.denominator
        ).reduced
    }

    /// The whole part.
    package var whole: UInt128 { numerator / denominator }

    /// Whether nothing stands behind the point.
    package var isWhole: Bool { numerator % denominator == 0 }

    /// The number in lowest terms as a fraction, or as the whole number that it is.
    package var fraction: String {
        let lowest = reduced
        return lowest.denominator == 1 ? "\(lowest.numerator)" : "\(lowest.numerator)/\(lowest.denominator)"
    }

    /// A decimal text where nine places hold the number, else a fraction: for formulas.
    package var shown: String { exactDecimal ?? fraction }
}
