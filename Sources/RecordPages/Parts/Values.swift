// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import RecordOperations
import Text
import Web
import Website

/// The values of members as a person reads them: words for ids of enumerations, links for ids of records, figures and dates
/// as the language writes them.
struct Values {
    let pen: Pen

    /// Members whose values are words of an enumeration.
    static let enumerated: Set<String> = [
        "answer", "applies_to", "base", "basis", "divisors", "family", "kind", "level", "office", "over_award", "part",
        "quota", "share_base", "stage", "status", "tie_break", "topic", "type", "unit",
    ]
    /// Members that are numbers but no amounts.
    private static let ordinals: Set<String> = ["convocation", "round", "year", "number"]
    private static let languages = ["en", "kk", "ru"]

    /// A value; nil where there is nothing to show.
    /// - Parameter unit: what is counted, where something around the value says so.
    func html(_ member: String, _ value: JSON, unit: String? = nil) -> HTML? {
        switch value {
        case .null: nil
        case .bool(let flag): .text(pen.words[flag ? "yes" : "no"])
        case .number: .text(number(member, value, unit: unit))
        case .string(let text): text.isEmpty ? nil : string(member, text)
        case .array(let elements): list(member, elements)
        case .object: object(value)
        }
    }

    private func number(_ member: String, _ value: JSON, unit: String?) -> String {
        if member.hasSuffix("percent") || member == "difference" { return pen.figures.percent(value) }
        if Self.ordinals.contains(member) { return value.scalar }
        guard member == "value" || member == "chosen", let unit else { return pen.figures.number(value) }
        if unit == "year" { return value.scalar }
        if ["flag", "percent", "ratio"].contains(unit) || pen.words.known("unit.\(unit)") != nil {
            return pen.figures.amount(value, unit: unit)
        }
        let key = "things.value.unit.\(unit)"
        let number = pen.figures.number(value)
        return pen.texts.has(key) ? pen.texts.text(key, ["n": .text(number)]) : "\(number) \(unit)"
    }

    private func string(_ member: String, _ text: String) -> HTML {
        if let link = pen.link(member: member, text) { return link }
        if Self.enumerated.contains(member) { return .text(pen.value(member, text) ?? text) }
        if text.hasPrefix("/v1/") { return pen.link(toData: text) }
        if text.hasPrefix("https://") || text.hasPrefix("http://") {
            return .link(text, text)
        }
        return .text(Self.isDate(text) ? pen.figures.date(.string(text)) : text)
    }

    /// A year, a month or a day as the API writes them.
    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && parts[0].utf8.count == 4
            && parts.allSatisfy { part in part.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
            && parts.dropFirst().allSatisfy { $0.utf8.count == 2 }
    }

    private func list(_ member: String, _ elements: [JSON]) -> HTML? {
        let shown = elements.compactMap { html(member, $0) }
        guard !shown.isEmpty else { return nil }
        let isOfObjects = elements.contains { if case .object = $0 { true } else { false } }
        let isOfTexts = elements.contains { ($0.text?.count ?? 0) > 60 }
        guard isOfObjects || isOfTexts else { return pen.list(shown) }
        return .tag("ul", [("class", "inner")], all: shown.map { .tag("li", [], $0) })
    }

    /// A text in the language of the page, an act, a figure, or names and values.
    private func object(_ value: JSON) -> HTML? {
        let members = value.objectMembers
        if members.map(\.name).sorted() == Self.languages {
            return value[pen.language.rawValue]?.text.map { .text($0) }
        }
        if let label = value["label"]?.text, let figure = value["value"], value["key"] != nil {
            return html("value", figure, unit: value["unit"]?.text).map { .pieces([.text(label + ": "), $0]) }
        }
        if value["number"] != nil, let title = value["title"]?.text { return act(title, value) }
        if value["pointer"] != nil, let url = value["url"]?.text { return pen.link(toData: url) }
        return row(value)
    }

    private func act(_ title: String, _ act: JSON) -> HTML {
        let number = act["number"]?.text.map { "№ " + $0 }
        let rest = [number, pen.figures.date(act["date"])].compactMap(\.self).filter { !$0.isEmpty }
        let text = ([title] + rest).joined(separator: ", ")
        guard let source = act["source"]?.text.flatMap({ pen.registry.sources[$0] }) else { return .text(text) }
        return source.url.map { .link($0, text) }
            ?? .link(Resources.page("source", source.id, pen.context) ?? "", text)
    }

    /// An object in a line: who it is of, then names and values.
    private func row(_ value: JSON) -> HTML? {
        let members = Self.shown(value.objectMembers)
        let name = members.first { $0.name == "name" }.map { member in
            pen.label(member.value.text ?? "", colour: value["color"]?.text, party: value["party"]?.text)
        }
        let rest = members.filter { $0.name != "name" }.compactMap { member -> HTML? in
            html(member.name, member.value, unit: value["unit"]?.text).map {
                .pieces([.text(pen.label(member.name) + ": "), $0])
            }
        }
        let pieces = [name].compactMap(\.self) + rest
        return pieces.isEmpty ? nil : pen.list(pieces, "; ")
    }

    // MARK: Members

    /// What only programs need, or what stands beside in the language of the page.
    private static let hidden: Set<String> = [
        "aliases", "chosen_texts", "color", "descriptions", "full_names", "group", "id", "key", "labels", "pointer",
        "pollsters", "questions", "reasons", "short_names", "slug", "speakers", "subjects", "texts", "titles",
    ]

    /// The members of an object that are shown; of a row with a name that name stands for its ids.
    static func shown(_ members: [JSON.Member]) -> [JSON.Member] {
        let isNamed = members.contains { $0.name == "name" && $0.value != .null }
        return members.filter { member in
            guard member.value != .null, !hidden.contains(member.name) else { return false }
            if member.name == "names", case .object = member.value { return false }
            return !(isNamed && ["party", "person"].contains(member.name))
        }
    }
}

extension JSON {
    /// The members of an object; none where it is no object.
    var objectMembers: [Member] { if case .object(let members) = self { members } else { [] } }

    /// The objects of an array; nil where it is no array of objects.
    var objects: [JSON]? {
        guard case .array(let elements) = self, !elements.isEmpty else { return nil }
        return elements.allSatisfy { if case .object = $0 { true } else { false } } ? elements : nil
    }

    /// A scalar as it is written.
    var scalar: String {
        switch self {
        case .string(let text), .number(let text): text
        default: ""
        }
    }
}
