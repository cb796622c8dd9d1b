// SPDX-License-Identifier: Apache-2.0

/// Decimal digits of a number that is shown, such as `86546.652174`, without memory of its own.
public struct DecimalText: Sendable {
    // 39 digits of 128 bits, a point and a zero before it; filled from the end.
    @usableFromInline
    var bytes = InlineArray<48, UInt8>(repeating: UInt8(ascii: "0"))
    @usableFromInline
    var start = 48
    /// How many digits stand before the point.
    public private(set) var wholeDigits = 0

    /// The text of `significand` / 10^`places`, with or without zeros at the end of the fraction.
    package init(_ significand: UInt128, places: Int, trimmed: Bool) {
        // A division of 64 bits by ten is a multiplication, one of 128 bits a call.
        if let narrow = UInt64(exactly: significand) {
            put(narrow, places, trimmed)
        } else {
            put(significand, places, trimmed)
        }
    }

    private mutating func put(_ significand: some UnsignedInteger, _ places: Int, _ trimmed: Bool) {
        var (rest, places) = (significand, places)
        while trimmed, places > 0, rest % 10 == 0 {
            rest /= 10
            places -= 1
        }
        for _ in 0..<places {
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        if places > 0 { put(UInt8(ascii: ".")) }
        let end = start
        repeat {
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        wholeDigits = end - start
    }

    /// Puts a character before the others.
    private mutating func put(_ character: UInt8) {
        start -= 1
        bytes[start] = character
    }

    /// The number of characters.
    public var count: Int { bytes.count - start }

    /// What becomes of the characters, which are ASCII.
    @inlinable
    public func withCharacters<Result>(_ read: (Span<UInt8>) -> Result) -> Result {
        read(bytes.span.extracting(start...))
    }

    /// The text.
    public var string: String {
        guard let ascii = try? UTF8Span(validating: bytes.span.extracting(start...)) else { return "" }
        return String(copying: ascii)
    }
}
