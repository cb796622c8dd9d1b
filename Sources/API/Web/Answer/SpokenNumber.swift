// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// A decimal number as a language writes it.
struct SpokenNumber {
    private let text: DecimalText
    private let language: Language
    private let isGrouped: Bool

    /// - Parameter grouped: whether the digits before the point stand in groups of three.
    init(_ text: DecimalText, in language: Language, grouped: Bool) {
        self.text = text
        self.language = language
        isGrouped = grouped
    }

    /// The number as text.
    var string: String {
        let (isEnglish, whole) = (language == .english, text.wholeDigits)
        let separator = (isEnglish ? "," : "\u{202F}").utf8.span
        // 41 characters, and a separator of at most three bytes for each three digits.
        var utf8 = InlineArray<96, UInt8>(repeating: 0)
        var count = 0
        for index in 0..<text.count {
            if isGrouped, index > 0, index < whole, (whole - index) % 3 == 0 {
                for place in separator.indices {
                    utf8[count] = separator[place]
                    count += 1
                }
            }
            let byte = text[index]
            utf8[count] = byte == UInt8(ascii: ".") && !isEnglish ? UInt8(ascii: ",") : byte
            count += 1
        }
        guard let valid = try? UTF8Span(validating: utf8.span.extracting(..<count)) else { return "" }
        return String(copying: valid)
    }
}
