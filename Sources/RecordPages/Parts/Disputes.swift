// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import RecordOperations
import Text
import Web
import Website

/// Where sources disagree about a record: what each says, what was chosen, and why.
struct Disputes {
    private let pen: Pen

    init(_ pen: Pen) { self.pen = pen }

    /// A heading and the conflicts, those about figures elsewhere as links; nothing where there is none.
    /// - Parameter path: of the record among the data.
    func section(of kind: String, _ id: String, path: String) -> [HTML] {
        let found = pen.registry.conflicts.items.filter { conflict in
            conflict.about.ids(of: kind).contains(id)
                || conflict.places.contains { $0.url == path || $0.url.hasPrefix(path + "/") }
        }
        guard !found.isEmpty else { return [] }
        let own = found.filter { $0.places.contains { $0.url == path || $0.url.hasPrefix(path + "/") } }
        let others = found.filter { conflict in !own.contains { $0.id == conflict.id } }
        let filters = Resources.named["conflict"]?.filterParameters.names ?? []
        let most = filters.contains(kind) ? Related.most : others.count
        var links = others.prefix(most).compactMap { pen.link("conflict", $0.id) }.map { HTML.tag("li", [], $0) }
        if others.count > most {
            let all = pen.texts.text("things.all", ["n": .number(found.count)])
            links.append(.tag("li", [], .link(pen.address("/conflicts", [(kind, id)]), all)))
        }
        return [.tag("h2", [("id", "disputes")], .text(pen.words["conflicts"]))]
            + own.map { conflict in
                .tag(
                    "details", [("class", "dispute")], .tag("summary", [], .text(conflict.subject[pen.language])),
                    readings(conflict))
            } + (links.isEmpty ? [] : [.tag("ul", [], all: links)])
    }

    /// What each side says, what was chosen and why.
    private func readings(_ conflict: Conflict) -> HTML {
        let sides = conflict.readings.map { reading -> HTML in
            let value = HTML.text(pen.figures.reading(reading.value, in: pen.language))
            let note = reading.note.map { HTML.text(" – " + $0[pen.language]) }
            return .tag(
                "li", [], .tag("strong", [], value), .text(" – "), pen.sources(reading.sources), note ?? .pieces([]))
        }
        let chosen = conflict.chosen.map { HTML.text(pen.figures.reading($0, in: pen.language)) }
        return .tag(
            "div", [], .tag("ul", [], all: sides),
            .tag(
                "p", [], .text(pen.texts["things.mark.chosen"] + " "),
                .tag("strong", [], chosen ?? .text(pen.texts["things.left_open"]))),
            .tag("p", [], .text(pen.texts["things.mark.why"] + " " + conflict.reason[pen.language])),
            .tag("p", [], pen.link("conflict", conflict.id) ?? .pieces([])))
    }
}

extension RelatedRecords {
    /// The ids of the records of a kind.
    func ids(of kind: String) -> [String] {
        switch kind {
        case "party": parties
        case "person": people
        case "election": elections
        case "body": bodies
        case "electoral-system": systems
        case "threshold": thresholds
        default: []
        }
    }
}
