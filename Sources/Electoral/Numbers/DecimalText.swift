// SPDX-License-Identifier: Apache-2.0

/// Decimal digits of a number that is shown, such as `86546.652174`, without memory of its own.
public struct DecimalText: Sendable {
    // 39 digits of 128 bits, a point and a zero before it; filled from the end.
    private var bytes = InlineArray<48, UInt8>(repeating: UInt8(ascii: "0"))
    private var start = 48
    /// How many digits stand before the point.
    public private(set) var wholeDigits = 0

    /// The text of `significand` / 10^`places`, with or without zeros at the end of the fraction.
    init(_ significand: UInt128, places: Int, trimmed: Bool) {
        var (wide, place, isTrimming) = (significand, 0, trimmed)
        var narrow = UInt64(truncatingIfNeeded: wide)
        while wide > 0 || place <= places {
            let digit: UInt8
            if wide > UInt128(UInt64.max) {
                let (quotient, rest) = wide.quotientAndRemainder(dividingBy: 10)
                (wide, digit, narrow) = (quotient, UInt8(rest), UInt64(truncatingIfNeeded: quotient))
            } else {
                (narrow, digit) = (narrow / 10, UInt8(narrow % 10))
                wide = UInt128(narrow)
            }
            if place == places {
                if place > 0, start < bytes.count {
                    start -= 1
                    bytes[start] = UInt8(ascii: ".")
                }
                wholeDigits -= start
            }
            isTrimming = isTrimming && place < places && digit == 0
            if !isTrimming {
                start -= 1
                bytes[start] = UInt8(ascii: "0") + digit
            }
            place += 1
        }
        wholeDigits = -wholeDigits - start
    }

    /// The number of characters.
    public var count: Int { bytes.count - start }

    /// A character, ASCII.
    public subscript(index: Int) -> UInt8 { bytes[start + index] }

    /// The text.
    public var string: String {
        guard let ascii = try? UTF8Span(validating: bytes.span.extracting(start...)) else { return "" }
        return String(copying: ascii)
    }
}
