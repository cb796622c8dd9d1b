// SPDX-License-Identifier: Apache-2.0
import Electoral

/// What calculators reckon with: exact, and far below 128 bits, as inputs and numbers of the law have bounds.
extension Ratio {
    init(_ whole: Int) { self.init(UInt128(whole), over: 1) }

    static func * (first: Ratio, second: Ratio) -> Ratio {
        Ratio(first.numerator * second.numerator, over: first.denominator * second.denominator).reduced
    }

    static func + (first: Ratio, second: Ratio) -> Ratio {
        Ratio(
            first.numerator * second.denominator + second.numerator * first.denominator,
            over: first.denominator * second.denominator
        ).reduced
    }

    /// The whole part.
    var whole: UInt128 { numerator / denominator }

    /// Whether nothing stands behind the point.
    var isWhole: Bool { numerator % denominator == 0 }

    /// A decimal text where one holds the number, else a fraction: for formulas.
    var shown: String {
        exactDecimal ?? fraction
    }
}
