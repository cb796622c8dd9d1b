// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text
import Web

/// Which figure a pointer into an answer means, in words; `figure.js` says the same.
struct FigureName {
    let words: Words
    let figures: Figures
    let language: Language

    /// The characters of a text that are shown of it.
    private static let longest = 60

    /// `Amanat, Share, %: 53.9`; nothing where the pointer leads nowhere.
    func text(_ pointer: JSONPointer, in data: JSON) -> String {
        var value: JSON = .object([JSON.Member("data", data)])
        var member: String?
        var about: [String] = []
        for (place, token) in pointer.tokens.enumerated() {
            let isPlace = if case .array = value { true } else { false }
            guard let next = value.value(at: JSONPointer(tokens: [token])) else { return "" }
            value = next
            if !isPlace, token != "data" { member = token }
            // What a row is about stands before its figures.
            if isPlace, place < pointer.tokens.count - 1 { about.append(subject(value)) }
        }
        let whose = (about + [member.map(label)].compactMap(\.self)).filter { !$0.isEmpty }.joined(separator: ", ")
        return [whose, written(value, member)].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    private func label(_ member: String) -> String {
        ["figure", "column"].lazy.compactMap { words.known("\($0).\(member)") }.first ?? member
    }

    /// What a row is called.
    private func subject(_ row: JSON) -> String {
        if let answer = row["answer"]?.text { return words[answer] }
        let names = [row["name"], row["short"]?[language.rawValue], row["full"]?[language.rawValue]]
        if let name = names.lazy.compactMap({ $0?.text }).first { return name }
        return row["status"]?.text.map { figures.word("status", $0) } ?? figures.date(row["date"])
    }

    /// A figure as the language writes it; of a thing what it is called, of a text its beginning.
    private func written(_ value: JSON, _ member: String?) -> String {
        switch value {
        case .number: return member?.hasSuffix("percent") ?? false ? figures.percent(value) : figures.number(value)
        case .string(let text):
            let isDate = text.utf8.count <= 10 && text.utf8.allSatisfy { $0 == 0x2D || 0x30...0x39 ~= $0 }
            return isDate ? figures.date(value) : text
        case .object:
            if let text = value["text"]?.text { return "“\(beginning(text))”" }
            if case .number? = value["count"] { return figures.number(value["count"]) }
            let from = figures.date(value["from"])
            return from.isEmpty ? subject(value) : "\(subject(value)) (\(from))"
        default: return ""
        }
    }

    private func beginning(_ text: String) -> String {
        guard text.count > Self.longest else { return text }
        var kept = text.prefix(Self.longest)
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }
}
