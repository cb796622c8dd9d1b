// SPDX-License-Identifier: Apache-2.0

/// What a number is to the words beside it (CLDR, Language Plural Rules).
package enum PluralCategory: String, Sendable {
    case one, few, many, other
}

/// Which words go with a number (CLDR, Language Plural Rules).
package enum PluralRule: Sendable {
    /// One, and other.
    case english
    /// One (1, 21), few (2 to 4, 22 to 24), many, and other, which is every number with decimals.
    case russian
    /// One, and other; a noun after a number is the same in both, so that one form is enough.
    case kazakh

    /// The rule of a language.
    package init(_ language: Language) {
        switch language {
        case .english: self = .english
        case .russian: self = .russian
        case .kazakh: self = .kazakh
        }
    }

    /// The categories of numbers in the order in which a place has its forms.
    package var categories: [PluralCategory] { self == .russian ? [.one, .few, .many, .other] : [.one, .other] }

    /// How many forms a place can have. A Russian noun after decimals is in the case that it has after 2 (2 места, 1,5 места),
    /// so that the form of decimals may be left out; an adjective is not (2 лишних места, 1,5 лишнего места).
    var counts: ClosedRange<Int> {
        switch self {
        case .english: 2...2
        case .russian: 3...4
        case .kazakh: 1...2
        }
    }

    /// What a whole number is.
    package func category(of number: Int) -> PluralCategory {
        let (ones, tens) = (number.magnitude % 10, number.magnitude % 100)
        switch self {
        case .english, .kazakh: return number.magnitude == 1 ? .one : .other
        case .russian where ones == 1 && tens != 11: return .one
        case .russian where (2...4).contains(ones) && !(12...14).contains(tens): return .few
        case .russian: return .many
        }
    }

    /// What a number is as its language writes it, with spaces or commas between groups of digits: `1,234.5` in English, else
    /// `1 234,5`; a point before decimals is understood in every language.
    package func category(ofWritten text: String) -> PluralCategory {
        var (whole, isDecimal, fraction) = (0, false, false)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9") where isDecimal: fraction = fraction || byte != UInt8(ascii: "0")
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                whole = whole * 10 + Int(byte - UInt8(ascii: "0"))
                // The last two digits decide, and whether there are more.
                if whole > 999 { whole = 100 + whole % 100 }
            case UInt8(ascii: "."): isDecimal = true
            case UInt8(ascii: ",") where self != .english: isDecimal = true
            default: break
            }
        }
        switch self {
        case .english, .russian: return isDecimal ? .other : category(of: whole)
        case .kazakh: return fraction ? .other : category(of: whole)
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
        for byte in form(of: category(of: number), among: forms).utf8 {
            if byte == UInt8(ascii: "#") { utf8.append(decimal: number) } else { utf8.append(byte) }
        }
    }

    /// The words that go with a number as its language writes it, with the number where `#` stands.
    func words(forWritten number: String, among forms: [String]) -> String {
        form(of: category(ofWritten: number), among: forms).replacing("#", with: number)
    }

    private func form(of category: PluralCategory, among forms: [String]) -> String {
        let index = categories.firstIndex(of: category) ?? 0
        if index < forms.count { return forms[index] }
        return self == .russian && forms.count == 3 ? forms[1] : forms.last ?? "#"
    }
}
