// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

@Suite struct `Digits of a number that is shown` {
    @Test(arguments: [
        (0, 0, false, "0", 1), (0, 6, false, "0.000000", 1), (0, 6, true, "0", 1), (5, 1, false, "0.5", 1),
        (86_546_652, 3, false, "86546.652", 5), (5390, 2, true, "53.9", 2), (5300, 2, true, "53", 2),
        (100, 0, true, "100", 3), (1, 9, false, "0.000000001", 1),
        (UInt128.max, 0, false, "340282366920938463463374607431768211455", 39),
        (UInt128.max, 9, true, "340282366920938463463374607431.768211455", 30),
    ])
    func `are written out, and those before the point counted`(
        significand: UInt128, places: Int, trimmed: Bool, text: String, whole: Int
    ) {
        let digits = DecimalText(significand, places: places, trimmed: trimmed)
        #expect(digits.string == text)
        #expect(digits.wholeDigits == whole)
        #expect(digits.count == text.utf8.count)
        #expect(digits.withCharacters { span in span.indices.map { span[$0] } } == Array(text.utf8))
    }

    /// Half away from zero, as every figure here is rounded.
    @Test(arguments: [
        (1, 8, 2, "0.13"), (1, 3, 4, "0.3333"), (2, 3, 0, "1"), (199, 200, 2, "1.00"), (5, 1, 3, "5.000"),
    ])
    func `are those of the rounded fraction`(numerator: UInt128, denominator: UInt128, places: Int, text: String) {
        let ratio = Ratio(numerator, over: denominator)
        #expect(ratio.decimalText(places: places).string == text)
        #expect(ratio.rounded(places: places).decimal(places: places) == text)
    }
}
