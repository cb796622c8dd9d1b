// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Registry

/// A sentence in UTF-8, put together from its pieces in one buffer.
struct Sentence: ExpressibleByStringInterpolation {
    private(set) var utf8: [UInt8]

    var text: String { String(decoding: utf8, as: UTF8.self) }

    init(stringLiteral text: String) { utf8 = Array(text.utf8) }

    init(stringInterpolation pieces: Pieces) { utf8 = pieces.utf8 }

    /// What stands between the quotes of a literal.
    struct Pieces: StringInterpolationProtocol {
        fileprivate var utf8: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            utf8.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ text: String) { utf8.append(contentsOf: text.utf8) }

        mutating func appendInterpolation(_ text: String) { utf8.append(contentsOf: text.utf8) }

        mutating func appendInterpolation(_ sentence: Sentence) { utf8.append(contentsOf: sentence.utf8) }

        mutating func appendInterpolation(_ number: Int) { utf8.append(decimal: number) }

        mutating func appendInterpolation(_ number: SpokenNumber) { number.append(to: &utf8) }
    }
}

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
