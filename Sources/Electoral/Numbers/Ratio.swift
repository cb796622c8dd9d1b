// SPDX-License-Identifier: Apache-2.0

/// An exact non-negative fraction; comparisons multiply crosswise in 256 bits and never round.
public struct Ratio: Sendable {
    /// The part above the line.
    public let numerator: UInt128
    /// The part below the line; never zero.
    public let denominator: UInt128

    /// `numerator` / `denominator`, kept as given and not reduced; the denominator has to be above zero.
    public init(_ numerator: UInt128, over denominator: UInt128) {
        precondition(denominator > 0, "a fraction has a denominator above zero")
        self.numerator = numerator
        self.denominator = denominator
    }
}

extension Ratio: Comparable {
    /// True where both fractions are the same number.
    public static func == (first: Ratio, second: Ratio) -> Bool {
        Product(first.numerator, second.denominator) == Product(second.numerator, first.denominator)
    }

    /// True where the first fraction is the smaller number.
    public static func < (first: Ratio, second: Ratio) -> Bool {
        Product(first.numerator, second.denominator) < Product(second.numerator, first.denominator)
    }
}

extension Ratio {
    /// `amount` × this fraction, as whole part and what is left over `denominator`.
    ///
    /// The whole part has to fit 128 bits, which holds wherever the fraction is at most one or counts seats.
    func times(_ amount: UInt128) -> (whole: UInt128, rest: UInt128) {
        Product(amount, numerator).divided(by: denominator)
    }

    /// Decimal text rounded half away from zero; for display only.
    /// - Parameters:
    ///   - places: digits after the point, 0 to 9.
    ///   - trimmed: whether zeros at the end of the fraction are left out.
    public func decimal(places: Int, trimmed: Bool = false) -> String {
        decimalText(places: places, trimmed: trimmed).string
    }

    /// The same text, as it is put into another one.
    public func decimalText(places: Int, trimmed: Bool = false) -> DecimalText {
        if denominator == 1, trimmed || places == 0 { return DecimalText(numerator, places: 0, trimmed: true) }
        return DecimalText(rounded(places: places).numerator, places: places, trimmed: trimmed)
    }

    /// The number rounded half away from zero, over 10^`places`; for display only.
    public func rounded(places: Int) -> Ratio {
        let scaled = times(ExactDecimal.powerOfTen(places))
        let roundsUp = scaled.rest >= denominator - scaled.rest
        return Ratio(scaled.whole + (roundsUp ? 1 : 0), over: ExactDecimal.powerOfTen(places))
    }

    /// The shortest decimal text that is exactly this number; nil where nine places do not hold it.
    public var exactDecimal: String? {
        let scaled = times(ExactDecimal.powerOfTen(ExactDecimal.maximumPlaces))
        guard scaled.rest == 0 else { return nil }
        return DecimalText(scaled.whole, places: ExactDecimal.maximumPlaces, trimmed: true).string
    }

    /// Whether nine places hold the number exactly.
    public var isExactDecimal: Bool { times(ExactDecimal.powerOfTen(ExactDecimal.maximumPlaces)).rest == 0 }

    /// The same number in lowest terms.
    public var reduced: Ratio {
        var (divisor, rest) = (denominator, numerator)
        while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
        return Ratio(numerator / divisor, over: denominator / divisor)
    }

    /// The nearest binary floating-point number; for display and indices only.
    public var approximation: Double { Double(numerator) / Double(denominator) }
}

/// The exact product of two 128-bit numbers.
package struct Product: Comparable {
    private let high: UInt128
    private let low: UInt128

    /// `first` × `second`.
    package init(_ first: UInt128, _ second: UInt128) {
        let (low, overflow) = first.multipliedReportingOverflow(by: second)
        if overflow {
            (high, self.low) = first.multipliedFullWidth(by: second)
        } else {
            (high, self.low) = (0, low)
        }
    }

    /// Quotient and remainder; the quotient has to fit 128 bits.
    package func divided(by divisor: UInt128) -> (whole: UInt128, rest: UInt128) {
        // What fits 64 bits, as votes mostly do, is divided by one instruction.
        if high == 0, let low = UInt64(exactly: low), let divisor = UInt64(exactly: divisor) {
            let (whole, rest) = low.quotientAndRemainder(dividingBy: divisor)
            return (UInt128(whole), UInt128(rest))
        }
        let (whole, rest) =
            high == 0 ? low.quotientAndRemainder(dividingBy: divisor) : divisor.dividingFullWidth((high, low))
        return (whole, rest)
    }

    /// True where the first product is the smaller number.
    package static func < (first: Product, second: Product) -> Bool {
        first.high != second.high ? first.high < second.high : first.low < second.low
    }
}
