// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

extension Language {
    /// A decimal number with the digits before the point in groups of three.
    func grouped(_ ratio: Ratio, places: Int, trimmed: Bool = false) -> SpokenNumber {
        SpokenNumber(ratio.decimalText(places: places, trimmed: trimmed), in: self, grouped: true)
    }

    /// A decimal number with the point of the language.
    func decimal(_ ratio: Ratio, places: Int, trimmed: Bool = false) -> SpokenNumber {
        SpokenNumber(ratio.decimalText(places: places, trimmed: trimmed), in: self, grouped: false)
    }

    /// A number as exactly as nine places can, else to six.
    func exact(_ ratio: Ratio) -> SpokenNumber {
        ratio.isExactDecimal
            ? decimal(ratio, places: ExactDecimal.maximumPlaces, trimmed: true) : decimal(ratio, places: 6)
    }
}
