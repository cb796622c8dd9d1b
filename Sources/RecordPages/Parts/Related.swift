// SPDX-License-Identifier: Apache-2.0
import Record
import RecordOperations
import Text
import Web
import Website

/// What else is on record about a record, as links: what it names, and what names it.
struct Related {
    private let pen: Pen
    private var registry: Record { pen.registry }

    init(_ pen: Pen) { self.pen = pen }

    /// One record in a list of links.
    private typealias Entry = (id: String, date: PartialDate?)

    /// Links of one kind that are shown; the list has the others.
    static let most = 8

    /// A section for each kind of record that there is.
    func sections(of kind: String, _ id: String) -> [HTML] {
        named(kind, id)
            + naming(kind, id).flatMap { other, entries in
                entries.isEmpty ? [] : section(other, entries, about: (kind, id))
            }
    }

    /// What a record says that it is about.
    private func named(_ kind: String, _ id: String) -> [HTML] {
        let about: RelatedRecords? =
            switch kind {
            case "event": registry.events[id]?.about
            case "statement": registry.statements[id]?.about
            case "conflict": registry.conflicts[id]?.about
            case "lineage": registry.lineage[id]?.about
            case "term": registry.terms[id]?.about
            case "change": registry.changes[id]?.about
            default: nil
            }
        guard let about else { return [] }
        let links = ["party", "person", "election", "body", "electoral-system", "threshold"].flatMap { kind in
            about.ids(of: kind).compactMap { pen.link(kind, $0) }
        }
        guard !links.isEmpty else { return [] }
        return [
            .tag("h2", [], .text(pen.label("about"))), .tag("ul", [], all: links.map { .tag("li", [], $0) }),
        ]
    }

    /// Records that name the record, by kind.
    private func naming(_ kind: String, _ id: String) -> [(kind: String, entries: [Entry])] {
        func tells(_ about: RelatedRecords) -> Bool { about.ids(of: kind).contains(id) }
        let events = registry.events.items.filter { tells($0.about) }.map { Entry($0.id, $0.date) }
        let statements = registry.statements.items.filter { statement in
            tells(statement.about) || kind == "person" && statement.person == id
        }.map { Entry($0.id, $0.date ?? $0.asOf) }
        let terms = registry.terms.items.filter { tells($0.about) }.map { Entry($0.id, nil) }
        return [
            ("election", elections(kind, id)), ("electoral-system", systems(kind, id)), ("body", bodies(kind, id)),
            ("person", people(kind, id)), ("poll", kind == "election" ? [] : polls(kind, id)), ("event", events),
            ("statement", statements), ("term", terms),
        ]
    }

    private func elections(_ kind: String, _ id: String) -> [Entry] {
        registry.elections.items.filter { election in
            switch kind {
            case "body": election.body == id
            case "electoral-system": election.system == id
            case "person": election.results.contains { Self.person($0.contestant) == id }
            default: false
            }
        }.map { ($0.id, $0.date) }
    }

    private static func person(_ contestant: Contestant) -> String? {
        if case .candidate(let candidate) = contestant { candidate.person } else { nil }
    }

    private func systems(_ kind: String, _ id: String) -> [Entry] {
        guard kind == "body" else { return [] }
        return registry.systems.items.filter { $0.body == id }.map { ($0.id, $0.period.from) }
    }

    private func bodies(_ kind: String, _ id: String) -> [Entry] {
        guard kind == "body" else { return [] }
        return registry.bodies.items.filter { $0.successor == id }.map { ($0.id, $0.period.from) }
    }

    private func people(_ kind: String, _ id: String) -> [Entry] {
        registry.people.items.filter { person in
            person.roles.contains { role in
                switch kind {
                case "party": role.party == id
                case "body": role.body == id
                default: false
                }
            }
        }.map { ($0.id, nil) }
    }

    private func polls(_ kind: String, _ id: String) -> [Entry] {
        guard kind == "party" else { return [] }
        return registry.polls.items.filter { $0.shares.contains { $0.contestant.party == id } }
            .map { ($0.id, $0.fieldwork.from ?? $0.fieldwork.to) }
    }

    // MARK: As links

    /// The newest first, so that the list ends where it is cut.
    private func section(_ kind: String, _ entries: [Entry], about: (kind: String, id: String)) -> [HTML] {
        guard let resource = Resources.named[kind] else { return [] }
        let isNarrowed = resource.filterParameters.names.contains(about.kind)
        let most = isNarrowed ? Self.most : entries.count
        let shown = entries.reversed().prefix(most).compactMap { entry -> HTML? in
            guard let link = pen.link(kind, entry.id) else { return nil }
            let date = pen.figures.date(entry.date)
            return .tag(
                "li", [], link, date.isEmpty ? .pieces([]) : .tag("span", [("class", "hint")], .text(" " + date)))
        }
        let title = pen.texts["titles.\(resource.path)"]
        var more: HTML = .pieces([])
        if entries.count > most {
            let text = pen.texts.text("things.all", ["n": .number(entries.count)])
            more = .tag("p", [], .link(pen.address(resource.pagePath, [(about.kind, about.id)]), text))
        }
        return [.tag("h2", [], .text(title)), .tag("ul", [], all: shown), more]
    }
}
