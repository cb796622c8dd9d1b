// SPDX-License-Identifier: Apache-2.0

/// A non-negative decimal number, exactly as written: `33.333333` is 33333333 / 10^6.
///
/// Votes and shares enter the count as exact decimals, so no share passes through binary floating point.
public struct ExactDecimal: Sendable, Equatable {
    /// The most digits after the point.
    public static let maximumPlaces = 9
    /// The largest whole part: 2^63 - 1.
    public static let maximumWhole = UInt128(Int64.max)

    /// The number times 10^`places`.
    public let significand: UInt128
    /// Digits after the point, 0 to 9.
    public let places: Int

    /// Why a text is no exact decimal.
    public enum Fault: Error, Sendable, Equatable {
        /// Not digits with at most one point, nor the same with an exponent.
        case malformed
        /// Below zero.
        case negative
        /// More than 9 digits after the point.
        case tooPrecise
        /// Above 2^63 - 1.
        case tooLarge
    }

    /// A whole number.
    public init(_ whole: UInt64) {
        significand = UInt128(whole)
        places = 0
    }

    /// `significand` / 10^`places`, at most 9 of them.
    init(significand: UInt128, places: Int) {
        self.significand = significand
        self.places = places
    }

    /// The number a text such as `693938`, `53.90` or `5.39e1` writes.
    /// - Throws: `Fault` where the text is no number, is negative, or does not fit 2^63 - 1 with 9 decimal places.
    public init(_ text: String) throws(Fault) {
        if let whole = Self.shortWhole(text) {
            self.init(whole)
            return
        }
        var digits: [UInt8] = []
        var pointAt: Int?
        var exponent = 0
        var rest = Array(text.utf8)[...]
        let negative = rest.first == UInt8(ascii: "-")
        if negative { rest = rest.dropFirst() }
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte &- UInt8(ascii: "0"))
            case UInt8(ascii: ".") where pointAt == nil && !digits.isEmpty && !rest.isEmpty: pointAt = digits.count
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let value = Int(String(decoding: rest, as: UTF8.self)), abs(value) < 1000 else {
                    throw .malformed
                }
                exponent = value
                rest = rest[rest.endIndex...]
            default: throw .malformed
            }
        }
        guard !digits.isEmpty, pointAt != digits.count else { throw .malformed }
        if negative, digits.contains(where: { $0 != 0 }) { throw .negative }
        try self.init(digits: digits, places: digits.count - (pointAt ?? digits.count) - exponent)
    }

    /// The number that up to 18 digits write, which is how votes are mostly given; nil for everything else.
    private static func shortWhole(_ text: String) -> UInt64? {
        let bytes = text.utf8.span
        guard 1...18 ~= bytes.count else { return nil }
        var whole: UInt64 = 0
        for index in bytes.indices {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            whole = whole * 10 + UInt64(digit)
        }
        return whole
    }

    /// `digits` times 10^-`places`, with the zeros at the end of the fraction taken away.
    private init(digits: [UInt8], places: Int) throws(Fault) {
        var digits = digits[...]
        var places = places
        while digits.count > 1, digits.first == 0 { digits.removeFirst() }
        while places > 0, digits.last == 0, digits.count > 1 {
            digits.removeLast()
            places -= 1
        }
        if digits.elementsEqual([0]) { places = 0 }
        guard places <= Self.maximumPlaces else { throw .tooPrecise }
        guard digits.count - places <= 19 else { throw .tooLarge }
        if places < 0 { digits.append(contentsOf: repeatElement(0, count: -places)) }
        self.places = max(places, 0)
        significand = digits.reduce(0) { $0 * 10 + UInt128($1) }
        guard significand <= Self.maximumWhole * Self.powerOfTen(self.places) else { throw .tooLarge }
    }

    /// 10^`exponent`, for exponents from 0 to 38.
    static func powerOfTen(_ exponent: Int) -> UInt128 { powersOfTen[exponent] }

    private static let powersOfTen: [UInt128] = (0..<38).reduce(into: [1]) { powers, place in
        powers.append(powers[place] * 10)
    }

    /// The same number as a fraction.
    public var ratio: Ratio { Ratio(significand, over: Self.powerOfTen(places)) }
}

extension ExactDecimal: CustomStringConvertible {
    /// The shortest decimal text of the number.
    public var description: String { DecimalText(significand, places: places, trimmed: true).string }
}
