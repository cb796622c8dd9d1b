// SPDX-License-Identifier: Apache-2.0

/// Logarithms to the base of 2 and their powers, from sums and products alone: the same bits on every machine.
enum BinaryLogarithm {
    /// 1 / (2k + 1), times 2 / ln 2: the series of the logarithm in t = (x - 1) / (x + 1).
    private static let series: [Double] = (0..<11).map { (k: Int) -> Double in
        2.885_390_081_777_926_8 / Double(2 * k + 1)
    }
    /// ln 2 to the power of k, by k factorial: the series of 2^x.
    private static let powers: [Double] = (1..<16).reduce(into: [1]) { (powers: inout [Double], k: Int) in
        powers.append(powers[k - 1] * 0.693_147_180_559_945_3 / Double(k))
    }

    /// The logarithm of a number above zero, with an absolute error below 10^-12.
    ///
    /// The leading part is brought between 1/√2 and √2, so |t| < 0.172 and eleven terms leave 10^-18.
    static func of(_ value: UInt128) -> Double {
        var whole = 127 - value.leadingZeroBitCount
        // The leading 64 bits as a number from 1 up to 2.
        let leading = UInt64(truncatingIfNeeded: (value << UInt128(value.leadingZeroBitCount)) >> 64)
        var part = Double(leading) / 9_223_372_036_854_775_808
        if part > 1.414_213_562_373_095_1 {
            part /= 2
            whole += 1
        }
        let t = (part - 1) / (part + 1)
        let square = t * t
        var sum = 0.0
        for term in series.reversed() { sum = sum * square + term }
        return Double(whole) + t * sum
    }

    /// 2 to a power above -1000; infinite from 1023 on.
    static func power(_ exponent: Double) -> Double {
        guard exponent < 1023 else { return .infinity }
        let whole = (exponent + 0.5).rounded(.down)
        // |x| is at most 1/2; fifteen terms leave 10^-19.
        let x = exponent - whole
        var sum = 0.0
        for term in powers.reversed() { sum = sum * x + term }
        return Double(sign: .plus, exponent: Int(whole), significand: sum)
    }

    /// The logarithm of a number above zero in units of 2^-104, too small by less than two of them.
    ///
    /// By repeated squaring of the number between 1 and 2, in 127 binary places: each squaring gives a bit, and the part
    /// that it cuts off, at most 2^-127 of the number, is worth half as much in the logarithm with each further one.
    static func fixed(_ value: UInt128) -> UInt128 {
        let zeros = value.leadingZeroBitCount
        var part = value << UInt128(zeros)
        var logarithm = UInt128(127 - zeros)
        for _ in 0..<104 {
            let square = part.multipliedFullWidth(by: part)
            logarithm <<= 1
            if square.high >> 127 == 1 {
                part = square.high
                logarithm |= 1
            } else {
                part = square.high << 1 | square.low >> 127
            }
        }
        return logarithm
    }
}
