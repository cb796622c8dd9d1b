// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// `/v1/parties` and `/v1/parties/{id}`.
enum Parties {
    static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/parties", id: "listParties",
                parameters: Operation.list + ["as_of", "contested", "kind", "q", "represented_in", "status"],
                formats: Format.tables, list),
            Operation(
                .get, "/v1/parties/{id}", id: "getParty", parameters: Operation.envelope + ["as_of", "fields"],
                one),
        ]
    }

    static let columns: [Table.Column] = [
        .init("id"), .init("kind"), .init("name"), .init("short_name"), .init("name_en", "full_names/en"),
        .init("name_ru", "full_names/ru"), .init("name_kk", "full_names/kk"), .init("status"), .init("founded"),
        .init("registered"), .init("ended"), .init("color", "color/hex"), .init("contested"), .init("represented_in"),
        .init("status_note"),
    ]

    private static func list(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let parameters = context.parameters
        let registry = context.registry
        let day = parameters.day("as_of")?.firstDay
        let states = parameters.choices("status", among: Party.State.allCases.map(\.rawValue))
        let kinds = parameters.choices("kind", among: Party.Kind.allCases.map(\.rawValue))
        let contested = parameters.references("contested", in: registry.elections)
        let represented = bodiesAndElections(parameters, registry)
        let words = parameters.phrase("q")?.lowercased()
        let paging = Paging(
            context, columns: columns, members: members(registry), isRow: { registry.parties[$0]?.id == $0 })
        func passes(_ party: Party) -> Bool {
            if let day, !existed(party, on: day) { return false }
            if !states.isEmpty, !states.contains(state(of: party, on: day)?.state.rawValue ?? "") { return false }
            if !kinds.isEmpty, !kinds.contains(party.kind.rawValue) { return false }
            if !contested.isEmpty, !elections(contestedBy: party, registry).contains(where: contested.contains) {
                return false
            }
            if !represented.isEmpty, !elections(seating: party, registry).contains(where: represented.contains) {
                return false
            }
            return words.map { spellings(of: party).contains($0) } ?? true
        }
        return { () throws(Problem) in
            let found = registry.parties.items.filter(passes)
            return .document(try paging.document(of: found.map { item(of: $0, on: day, registry, context.language) }))
        }
    }

    private static func one(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let party = try context.find("party", in: context.registry.parties)
        let day = context.parameters.day("as_of")?.firstDay
        let fields = context.parameters.choices("fields", among: members(context.registry))
        return { () throws(Problem) in
            let item = item(of: party, on: day, context.registry, context.language)
            var document = Document(.item(fields.isEmpty ? item : item.keeping(fields)), location: context.location)
            document.contentLocation = context.contentLocation(of: party.id)
            return .document(document)
        }
    }

    /// The members that a party has in an answer.
    private static func members(_ registry: Record) -> [String] {
        registry.parties.items.first.map { item(of: $0, on: nil, registry, .english).members.map(\.name) } ?? []
    }

    /// The elections named, and all elections of the bodies named.
    private static func bodiesAndElections(_ parameters: Parameters, _ registry: Record) -> [String] {
        let known = registry.elections.ids + registry.bodies.ids
        return parameters.choices("represented_in", among: known).flatMap { value in
            registry.elections.items.filter { $0.id == value || $0.body == value }.map(\.id)
        }
    }

    /// Every spelling of every name, lowercase, one a line.
    private static func spellings(of party: Party) -> String {
        let names = party.names.flatMap { name in
            [name.full, name.short, name.abbreviation].compactMap(\.self).flatMap { text in
                Language.allCases.map { text[$0] }
            }
        }
        return ([party.id] + party.aliases + party.otherNames + names).joined(separator: "\n").lowercased()
    }

    /// Whether the party may have existed on a day: not before it was founded or first named, not after it ended.
    private static func existed(_ party: Party, on day: Int) -> Bool {
        let start = party.founded?.value ?? party.names[0].period.from ?? party.registered?.value
        let end = party.ended?.value
        return (start.map { $0.firstDay <= day } ?? true) && (end.map { day <= $0.lastDay } ?? true)
    }

    /// The state on a day, or the last one known.
    private static func state(of party: Party, on day: Int?) -> Party.Status? {
        if let day { party.status(on: day) } else { party.statuses.last }
    }

    private static func elections(contestedBy party: Party, _ registry: Record) -> [String] {
        registry.elections.items.filter { $0.results.contains { $0.contestant.party == party.id } }.map(\.id)
    }

    private static func elections(seating party: Party, _ registry: Record) -> [String] {
        registry.elections.items.filter { election in
            election.results.contains {
                $0.contestant == .party(party.id) && ($0.totalSeats?.value ?? $0.counts[.seats]?.value ?? 0) > 0
            }
        }.map(\.id)
    }
}

extension Parties {
    /// A party as it is served; `day` (the number YYYYMMDD) chooses the name and the state of that day.
    static func item(of party: Party, on day: Int?, _ registry: Record, _ language: Language) -> Item {
        let name = day.map { party.name(on: $0) } ?? party.currentName
        let status = state(of: party, on: day)
        var item = Item()
        item.set("id", .string(party.id))
        item.set("kind", .string(party.kind.rawValue))
        item.set("name", .string(name.full[language]))
        item.set("short_name", .string(name.short[language]))
        item.set("abbreviation", .string(name.abbreviation?[language]))
        item.set("full_names", .text(name.full))
        item.set("short_names", .text(name.short))
        item.set("names", party.names.map { self.name($0) })
        item.set("other_names", .strings(party.otherNames))
        item.set("aliases", .strings(party.aliases))
        item.set("status", .string(status?.state.rawValue))
        item.set("status_note", .string(status?.evidence.note?[language]))
        item.set("status_history", party.statuses.map { self.status($0) })
        item.set("founded", party.founded)
        item.set("registered", party.registered)
        item.set("ended", party.ended)
        item.set("leaders", party.leaders.map { leader($0, language) })
        item.set("members_claimed", party.members.map(membership))
        item.set("composed_of", .strings(party.composedOf))
        item.set("color", party.colour.map(colour) ?? .null)
        item.set("identifiers", .array(party.identifiers.map { $0.document(in: language) }))
        item.set("contested", .strings(elections(contestedBy: party, registry)))
        item.set("represented_in", .strings(elections(seating: party, registry)))
        return item
    }

    private static func name(_ name: Party.Name) -> Item {
        var item = Item()
        item.set("from", name.period.from)
        item.set("to", name.period.to)
        item.set("slug", .string(name.slug))
        item.set("full", .text(name.full))
        item.set("short", .text(name.short))
        item.set("abbreviation", name.abbreviation.map(JSON.text) ?? .null)
        item.rest(on: name.evidence)
        return item
    }

    private static func status(_ status: Party.Status) -> Item {
        var item = Item()
        item.set("from", status.period.from)
        item.set("to", status.period.to)
        item.set("status", .string(status.state.rawValue))
        item.set("into", .string(status.into))
        item.rest(on: status.evidence)
        return item
    }

    private static func leader(_ leader: Party.Leader, _ language: Language) -> Item {
        var item = Item()
        item.set("name", leader.name, in: language)
        item.set("from", leader.period.from)
        item.set("to", leader.period.to)
        item.set("acting", .bool(leader.acting))
        item.rest(on: leader.evidence)
        return item
    }

    private static func membership(_ members: Party.Membership) -> Item {
        var item = Item()
        item.set("count", .integer(members.count))
        item.set("as_of", members.date)
        item.rest(on: members.evidence)
        return item
    }

    private static func colour(_ colour: Party.Colour) -> JSON {
        ["basis": .string(colour.basis.rawValue), "hex": .string(colour.hex)]
    }
}

extension ExternalIdentifier {
    func document(in language: Language) -> JSON {
        ["note": .string(note?[language]), "scheme": .string(scheme), "value": .string(value)]
    }
}
