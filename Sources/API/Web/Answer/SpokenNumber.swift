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

    func append(to utf8: inout [UInt8]) {
        let (isEnglish, whole) = (language == .english, text.wholeDigits)
        // A separator for each three digits at most, U+202F of three bytes.
        utf8.append(addingCapacity: text.count * 2 + 2) { output in
            for index in 0..<text.count {
                if isGrouped, index > 0, index < whole, (whole - index) % 3 == 0 {
                    let separator = isEnglish ? "," : "\u{202F}"
                    for byte in separator.utf8 { output.append(byte) }
                }
                let byte = text[index]
                output.append(byte == UInt8(ascii: ".") && !isEnglish ? UInt8(ascii: ",") : byte)
            }
        }
    }

    /// The number as text.
    var string: String {
        var utf8: [UInt8] = []
        append(to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }
}
