// SPDX-License-Identifier: Apache-2.0

/// How a language writes numbers: what stands between groups of three digits, and before the decimals (CLDR).
package struct NumberStyle: Sendable {
    /// `,` in English, else a space that no line is broken at.
    package let group: String
    /// `.` in English, else `,`.
    package let point: String

    /// - Parameter group: what stands between groups in languages other than English.
    package init(_ language: Language, group: String = "\u{A0}") {
        (self.group, point) = language == .english ? (",", ".") : (group, ",")
    }

    /// A whole number.
    package func text(_ number: Int) -> String { text(decimal: String(number)) }

    /// A number as programs write it: digits, a point before decimals, and a sign before one below zero.
    /// - Parameter isGrouped: whether the digits before the point stand in groups of three.
    package func text(decimal number: String, isGrouped: Bool = true) -> String {
        let digits = Array(number.utf8)
        let start = digits.first == UInt8(ascii: "-") ? 1 : 0
        let whole = (digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count) - start
        var utf8 = Array(digits.prefix(start))
        append(digits.span.extracting(start...), whole: whole, isGrouped: isGrouped, to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }

    /// Appends a number of at least 0 by its digits and its point.
    /// - Parameter whole: how many digits stand before the point.
    package func append(_ digits: Span<UInt8>, whole: Int, isGrouped: Bool, to utf8: inout [UInt8]) {
        let separator = group.utf8.span
        let mark = point.utf8.span
        // A separator of at most three bytes for each three digits.
        utf8.append(addingCapacity: digits.count * 2 + 2) { output in
            for index in digits.indices {
                if isGrouped, index > 0, index < whole, (whole - index) % 3 == 0 {
                    for byte in separator.indices { output.append(separator[byte]) }
                }
                if index == whole {
                    for byte in mark.indices { output.append(mark[byte]) }
                } else {
                    output.append(digits[index])
                }
            }
        }
    }
}
