// SPDX-License-Identifier: Apache-2.0

/// Which words go with a whole number (CLDR, Language Plural Rules).
package enum PluralRule: Sendable {
    /// One, and other.
    case english
    /// One (1, 21), few (2 to 4, 22 to 24), and many.
    case russian
    /// One form: CLDR has two, but a noun after a number is the same in both.
    case kazakh

    /// How many forms there are.
    package var count: Int {
        switch self {
        case .english: 2
        case .russian: 3
        case .kazakh: 1
        }
    }

    /// The place of the form that goes with a number.
    package func form(of number: Int) -> Int {
        let (ones, tens) = (number.magnitude % 10, number.magnitude % 100)
        switch self {
        case .english: return number.magnitude == 1 ? 0 : 1
        case .russian where ones == 1 && tens != 11: return 0
        case .russian where (2...4).contains(ones) && !(12...14).contains(tens): return 1
        case .russian: return 2
        case .kazakh: return 0
        }
    }

    /// The rule of a language.
    init(_ language: Language) {
        switch language {
        case .english: self = .english
        case .russian: self = .russian
        case .kazakh: self = .kazakh
        }
    }

    /// The words that go with a number, with the number where `#` stands.
    func words(for number: Int, among forms: [String]) -> String {
        var utf8: [UInt8] = []
        append(number, among: forms, to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }

    /// Appends those words.
    func append(_ number: Int, among forms: [String], to utf8: inout [UInt8]) {
        for byte in forms[min(form(of: number), forms.count - 1)].utf8 {
            if byte == UInt8(ascii: "#") { utf8.append(decimal: number) } else { utf8.append(byte) }
        }
    }
}
