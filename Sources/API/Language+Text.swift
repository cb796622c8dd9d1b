// SPDX-License-Identifier: Apache-2.0
import Registry

extension Language {
    /// The sentence of this language; the others are not put together.
    func say(
        _ english: @autoclosure () -> Sentence, _ russian: @autoclosure () -> Sentence,
        _ kazakh: @autoclosure () -> Sentence
    ) -> Sentence {
        switch self {
        case .english: english()
        case .russian: russian()
        case .kazakh: kazakh()
        }
    }

    /// A decimal number with the digits before the point in groups of three.
    func grouped(_ text: String) -> String {
        let whole = text.utf8.prefix { $0 != UInt8(ascii: ".") }.count
        let separator = self == .english ? "," : "\u{202F}"
        var grouped: [UInt8] = []
        grouped.reserveCapacity(text.utf8.count * 2)
        for (index, byte) in text.utf8.enumerated() {
            if index > 0, index < whole, (whole - index) % 3 == 0 { grouped.append(contentsOf: separator.utf8) }
            grouped.append(byte == UInt8(ascii: ".") && self != .english ? UInt8(ascii: ",") : byte)
        }
        return String(decoding: grouped, as: UTF8.self)
    }

    /// A decimal number with the point of the language.
    func decimal(_ text: String) -> String { self == .english ? text : text.replacing(".", with: ",") }
}
