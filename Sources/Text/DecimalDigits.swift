// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
    /// Appends the decimal digits of a number, and the sign of one below zero.
    package mutating func append(decimal number: Int) {
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var (start, rest) = (digits.count, number.magnitude)
        repeat {
            start -= 1
            digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        append(addingCapacity: digits.count - start + 1) { output in
            if number < 0 { output.append(UInt8(ascii: "-")) }
            for index in start..<digits.count { output.append(digits[index]) }
        }
    }
}
