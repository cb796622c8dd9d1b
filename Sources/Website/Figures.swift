// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import RecordOperations
import Text
import Web

/// Figures as pages write them in one language; `words.js` writes the same.
struct Figures {
    private let words: Words
    private let style: NumberStyle

    init(_ words: Words, _ language: Language) { (self.words, style) = (words, NumberStyle(language)) }

    /// A number with at most two decimals; nothing where it is not known.
    func number(_ value: JSON?) -> String { decimal(value, least: 0) }

    /// A share of a hundred in a column whose head says so.
    func share(_ value: JSON?) -> String { decimal(value, least: 2) }

    func share(_ value: Ratio?) -> String { value.map { share(.decimal($0, places: 2)) } ?? "" }

    func number(_ value: Int?) -> String { value.map { number(.integer($0)) } ?? "" }

    /// A share of a hundred.
    func percent(_ value: JSON?) -> String {
        let text = number(value)
        return text.isEmpty ? "" : text + " %"
    }

    /// A number with its sign.
    func difference(_ value: JSON?) -> String {
        let text = number(value)
        return text.isEmpty || text.hasPrefix("-") || text == "0" ? text : "+" + text
    }

    /// A value with its unit; some are yes or no.
    func amount(_ value: JSON?, unit: String) -> String {
        guard case .number = value else { return "" }
        switch unit {
        case "flag": return words[value.shown == "0" ? "no" : "yes"]
        case "ratio": return number(value)
        case "percent": return percent(value)
        default:
            let (written, key) = (number(value), "unit.\(unit)")
            return words.known(key) == nil ? "\(written) \(unit)" : words(key, ["n": written])
        }
    }

    /// The sentence of a key that the data made up, or the data's own word.
    func word(_ prefix: String, _ value: String) -> String { words.known("\(prefix).\(value)") ?? value }

    /// A share of the votes, in a column whose head says so.
    func share(_ value: ResultRow.Share?) -> String { share(.share(value)) }

    /// A share of a hundred; nothing where it is not known.
    func percent(_ value: Double?) -> String { value.map { percent(.figure($0)) } ?? "" }

    /// A date, as precise as its source; nothing where it is not known.
    func date(_ value: PartialDate?) -> String { value.map { date(.string($0.description)) } ?? "" }

    /// From one date to another; open ends are said.
    func period(_ value: Period) -> String { period(.string(value.from?.description), .string(value.to?.description)) }

    /// A date, as precise as its source; a month alone has a form of its own, which a preposition takes away.
    func date(_ value: JSON?, alone: String = "months.alone") -> String {
        let parts = value.shown.split(separator: "-").map(String.init)
        guard parts.count > 1 else { return parts.first ?? "" }
        let months = words[parts.count > 2 ? "months" : alone].split(separator: ",").map(String.init)
        let month = Int(parts[1]).flatMap { months.indices.contains($0 - 1) ? months[$0 - 1] : nil } ?? parts[1]
        let day = parts.count > 2 ? Int(parts[2]).map(String.init) ?? parts[2] : ""
        let text = words(
            parts.count > 2 ? "date.day" : "date.month", ["year": parts[0], "month": month, "day": day])
        // A date is not broken over two lines.
        return text.replacing(" ", with: "\u{A0}")
    }

    /// From one date to another; open ends are said.
    func period(_ from: JSON?, _ to: JSON?) -> String {
        switch (date(from), date(to)) {
        case ("", ""): ""
        case (_, ""): words("since", ["date": date(from, alone: "months")])
        case ("", _): words("until", ["date": date(to, alone: "months")])
        case (let from, let to): "\(from) – \(to)"
        }
    }

    /// What a source says of a thing: numbers and dates as the language writes them, other words as they are.
    func reading(_ value: Scalar, in language: Language) -> String {
        switch value {
        case .number(let text): return number(.number(text))
        case .text(let text): return text[language]
        case .string(let text):
            if PartialDate(text) != nil { return date(.string(text)) }
            let parts = text.split(separator: " / ").map(String.init)
            guard parts.allSatisfy({ Double($0) != nil }) else { return text }
            return parts.map { number(.number($0)) }.joined(separator: " / ")
        }
    }

    /// A probability in words: never a bare decimal.
    func runs(_ value: JSON?) -> String { Double(value.shown).map { runs($0) } ?? "" }

    /// A probability in words.
    func runs(_ probability: Double) -> String {
        switch Int((probability * 100).rounded()) {
        case 0: return words[probability == 0 ? "runs.never" : "runs.rarely"]
        case 100: return words[probability == 1 ? "runs.always" : "runs.nearly"]
        case let count: return words("runs.of", ["n": String(count)])
        }
    }

    /// Digits in groups of three and two decimals at most, those beyond rounded half up.
    private func decimal(_ value: JSON?, least: Int) -> String {
        guard case .number(let text) = value else { return "" }
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        let decimals = (parts.count > 1 ? Array(parts[1].utf8) : []).map { Int($0) - 48 } + [0, 0, 0]
        guard let whole = Int(parts.first ?? "") else { return text }
        var hundredths = decimals[0] * 10 + decimals[1] + (decimals[2] >= 5 ? 1 : 0)
        let units = whole + hundredths / 100
        hundredths %= 100
        var fraction = hundredths == 0 && least == 0 ? "" : hundredths < 10 ? "0\(hundredths)" : "\(hundredths)"
        if least == 0, fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = isNegative && (units, hundredths) != (0, 0) ? "-" : ""
        return style.text(decimal: "\(sign)\(units)" + (fraction.isEmpty ? "" : "." + fraction))
    }
}
