// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import Text

/// A decimal number in a sentence, as its language writes it.
package struct SpokenNumber {
    private let text: DecimalText
    private let style: NumberStyle
    private let isGrouped: Bool

    /// A number with the digits before the point in groups of three, or (`isGrouped` false) without groups.
    package init(_ ratio: Ratio, places: Int, trimmed: Bool = false, isGrouped: Bool = true, in style: NumberStyle) {
        text = ratio.decimalText(places: places, trimmed: trimmed)
        self.style = style
        self.isGrouped = isGrouped
    }

    /// A number as exactly as nine places can, else to six; without groups.
    package init(exact ratio: Ratio, in style: NumberStyle) {
        let isExact = ratio.isExactDecimal
        self.init(
            ratio, places: isExact ? ExactDecimal.maximumPlaces : 6, trimmed: isExact, isGrouped: false, in: style)
    }

    /// Appends the number.
    package func append(to utf8: inout [UInt8]) {
        text.withCharacters { style.append($0, whole: text.wholeDigits, isGrouped: isGrouped, to: &utf8) }
    }

    /// The number as text.
    package var string: String {
        var utf8: [UInt8] = []
        append(to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }
}

extension NumberStyle {
    /// That of running sentences: groups stand closer together than in a table.
    package init(ofSentencesIn language: Language) { self.init(language, group: "\u{202F}") }
}
