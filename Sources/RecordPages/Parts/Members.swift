// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Text
import Web
import Website

/// The members of a record as a person reads them: names and values, and a section for each list of objects, each with the
/// sources that it rests on.
struct Members {
    let pen: Pen
    /// The path of the record among the data.
    let path: String
    let item: Item
    /// Members that the page shows in another way.
    let without: Set<String>
    private let marks: Marks
    private let values: Values
    /// Where sources disagree about a value of the record, by the pointer to it.
    private let conflicts: [String: Conflict]

    init(_ pen: Pen, path: String, _ item: Item, without: Set<String> = []) {
        (self.pen, self.path, self.item, self.without) = (pen, path, item, without)
        (marks, values) = (Marks(pen: pen), Values(pen: pen))
        var conflicts: [String: Conflict] = [:]
        for conflict in pen.registry.conflicts.items {
            for place in conflict.places where place.url == path { conflicts[place.pointer.description] = conflict }
        }
        self.conflicts = conflicts
    }

    private var shown: [JSON.Member] {
        let described: Set<String> = ["name", "title", "subject", "description", "about", "names", "short_name"]
        return Values.shown(item.members).filter { member in
            let isTitle = described.contains(member.name) && member.value.objects == nil
            return !isTitle && !without.contains(member.name)
        }
    }

    /// What is said of the record as a whole; nothing where nobody says anything.
    var lead: String? { item["description"]?.text }

    /// Names and values of what is no list of objects.
    var facts: HTML {
        let members = shown.filter { $0.value.objects == nil }
        let shownFacts = members.compactMap { member -> (JSON.Member, HTML)? in
            values.html(member.name, member.value, unit: item["unit"]?.text).map { (member, $0) }
        }
        guard !shownFacts.isEmpty else { return .pieces([]) }
        let own = item.supports.filter { support in
            support.tokens.isEmpty || members.contains { $0.name == support.tokens[0] }
        }
        return .pieces([
            .tag(
                "dl", [("class", "facts")],
                all: shownFacts.flatMap { member, value in
                    [
                        HTML.tag("dt", [], .text(pen.label(member.name))),
                        .tag("dd", [], value, mark([member.name], value: value), inner(member)),
                    ]
                }),
            mark([], value: .text(pen.title(of: item))), marks.foot(own.map(\.evidence)),
        ])
    }

    /// A section for each list of objects.
    var sections: [HTML] {
        shown.flatMap { member -> [HTML] in
            guard let rows = member.value.objects else { return [] }
            return section(member.name, rows)
        }
    }

    /// The section of one member: a heading, the rows, and their sources.
    private func section(_ member: String, _ rows: [JSON]) -> [HTML] {
        let content: HTML
        if rows.contains(where: { $0["text"] != nil }) {
            content = texts(member, rows)
        } else if rows.contains(where: isDeep) {
            content = cards(member, rows)
        } else if rows.allSatisfy({ $0["key"] != nil && $0["label"] != nil }) {
            content = figures(member, rows)
        } else {
            content = table(member, rows)
        }
        let evidence = item.supports.filter { $0.tokens.first == member }.map(\.evidence)
        return [.tag("h2", [("id", member)], .text(pen.label(member))), content, marks.foot(evidence)]
    }

    /// Whether a row has rows, or parts, of its own.
    private func isDeep(_ row: JSON) -> Bool {
        row.objectMembers.contains { member in
            if member.value.objects != nil { return true }
            return ["articles", "rules"].contains(member.name) && member.value != .null
        }
    }

    // MARK: Rows

    /// Remarks, each with who made it.
    private func texts(_ member: String, _ rows: [JSON]) -> HTML {
        let items = rows.enumerated().map { place, row -> HTML in
            let speaker = row["speaker"]?.text.map { HTML.tag("strong", [], .text($0 + ": ")) }
            let party = row["party"]?.text.flatMap { pen.link("party", $0) }.map { HTML.pieces([$0, .text(": ")]) }
            let text = HTML.text(row["text"]?.text ?? "")
            return .tag(
                "li", [], party ?? .pieces([]), speaker ?? .pieces([]), text,
                mark([member, String(place)], value: text))
        }
        return .tag("ul", [("class", "remarks")], all: items)
    }

    private func figures(_ member: String, _ rows: [JSON]) -> HTML {
        .tag(
            "dl", [("class", "facts")],
            all: rows.enumerated().flatMap { place, row -> [HTML] in
                guard let value = values.html("value", row["value"] ?? .null, unit: row["unit"]?.text) else {
                    return []
                }
                return [
                    .tag("dt", [], .text(row["label"]?.text ?? "")),
                    .tag("dd", [], value, mark([member, String(place), "value"], value: value)),
                ]
            })
    }

    private func cards(_ member: String, _ rows: [JSON]) -> HTML {
        .tag(
            "ul", [("class", "cards")],
            all: rows.enumerated().map { place, row in
                let facts = Values.shown(row.objectMembers).flatMap { each -> [HTML] in
                    guard let value = nested(each, unit: row["unit"]?.text) else { return [] }
                    return [
                        .tag("dt", [], .text(pen.label(each.name))),
                        .tag("dd", [], value, mark([member, String(place), each.name], value: value)),
                    ]
                }
                return .tag("li", [], .tag("dl", [("class", "facts")], all: facts))
            })
    }

    /// A value, or what an object of rules and articles has in it.
    private func nested(_ member: JSON.Member, unit: String?) -> HTML? {
        guard ["articles", "rules"].contains(member.name) else {
            return values.html(member.name, member.value, unit: unit)
        }
        let inner = Values.shown(member.value.objectMembers).compactMap { each -> HTML? in
            values.html(each.name, each.value).map { .tag("li", [], .text(pen.label(each.name) + ": "), $0) }
        }
        return inner.isEmpty ? nil : .tag("ul", [("class", "inner")], all: inner)
    }

    private func table(_ member: String, _ rows: [JSON]) -> HTML {
        var names: [String] = []
        for each in rows.flatMap({ Values.shown($0.objectMembers) }) where !names.contains(each.name) {
            names.append(each.name)
        }
        let hasPeriod = names.contains("from") || names.contains("to")
        let columns = names.filter {
            !["from", "to", "election", "poll"].contains($0) || $0 == "election" && !isShared($0, rows)
        }
        let numbers = columns.filter { name in
            rows.allSatisfy { row in
                if case .number? = row[name] { true } else { row[name] == .null || row[name] == nil }
            }
        }
        typealias Row = (place: Int, row: JSON)
        var shown = columns.map { name in
            PageTable<Row>.Column(of: pen.label(name), isNumber: numbers.contains(name) && name != columns.first) {
                each in
                cell(member, name, each.place, each.row, isFirst: name == columns.first)
            }
        }
        if hasPeriod {
            shown.append(
                .init(pen.words["period"]) { [pen] in pen.period($0.row["from"], $0.row["to"]) })
        }
        return PageTable<Row>(columns: shown, rows: rows.enumerated().map { ($0, $1) }).scrolling(pen.label(member))
    }

    /// Whether all rows say the same as the record itself.
    private func isShared(_ name: String, _ rows: [JSON]) -> Bool { rows.allSatisfy { $0[name] == item[name] } }

    private func cell(_ member: String, _ name: String, _ place: Int, _ row: JSON, isFirst: Bool) -> HTML {
        let value: HTML
        if name == "name" {
            value =
                row["color"] == nil && row["party"]?.text == nil
                ? .text(row["name"]?.text ?? "")
                : pen.label(row["name"]?.text ?? "", colour: row["color"]?.text, party: row["party"]?.text)
        } else {
            value = values.html(name, row[name] ?? .null, unit: row["unit"]?.text ?? item["unit"]?.text) ?? .pieces([])
        }
        let whole = isFirst ? mark([member, String(place)], value: value) : .pieces([])
        return .pieces([value, mark([member, String(place), name], value: value), whole])
    }

    // MARK: Marks

    /// The marks of the values of an object, such as the seats of an election by part.
    private func inner(_ member: JSON.Member) -> HTML {
        .pieces(
            member.value.objectMembers.map { each in
                let value = values.html(each.name, each.value) ?? .pieces([])
                return mark([member.name, each.name], value: .pieces([.text(pen.label(each.name) + ": "), value]))
            })
    }

    /// The mark of the value at a place, where it is disputed or weak.
    private func mark(_ tokens: [String], value: HTML) -> HTML {
        let supports = item.supports.filter { $0.tokens == tokens }
        let conflict = conflicts[JSONPointer(tokens: ["data"] + tokens).description]
        guard let support = supports.first else { return .pieces([]) }
        let member = tokens.last ?? ""
        return marks.mark(
            Marks.Claimed(
                value: value, evidence: support.evidence,
                others: support.alternatives.compactMap { other in
                    values.html(member, other.value, unit: item["unit"]?.text).map { ($0, other.evidence) }
                }, conflict: conflict))
    }
}
