// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
package import Record
import Text
import Web

/// `/v1/parties` and `/v1/parties/{id}`.
package enum Parties {
    package static let resource = Resource<Party>(
        path: "/v1/parties", noun: "party",
        ids: ("listParties", "getParty"),
        texts: (
            list: OperationText(
                .parties, "Parties, blocs and movements",
                """
                In the order of their ids. `as_of` gives the parties that may have existed on that day, with the \
                name and the state of that day.
                """, .page(of: .party),
                example: "/v1/parties?represented_in=mazhilis-2023&fields=id,name,registered&limit=3"),
            one: OperationText(
                .parties, "One party", "`as_of` chooses the name and the state of that day.", .thing(.party),
                path: [.partyId], example: "/v1/parties/nur-otan?as_of=2012-01-15&fields=id,name,status")
        ), columns: columns,
        filters: [
            .asOf { party, day, _ in existed(party, on: day) },
            Filter(parameters: [.partyStatus]) { context in
                let states = context.parameters.choices("status", among: Party.State.allCases.map(\.rawValue))
                let day = context.parameters.day("as_of")?.firstDay
                return states.isEmpty
                    ? nil : { states.contains(state(of: $0, on: day)?.state.rawValue ?? "") }
            },
            .choice(.partyKind, Party.Kind.self) { $0.kind },
            Filter(parameters: [.contested]) { context in
                let registry = context.registry
                let ids = context.parameters.references("contested", in: registry.elections)
                return ids.isEmpty
                    ? nil : { elections(contestedBy: $0, registry).contains(where: ids.contains) }
            },
            Filter(parameters: [.representedIn]) { context in
                let registry = context.registry
                let ids = bodiesAndElections(context.parameters, registry)
                return ids.isEmpty ? nil : { elections(seating: $0, registry).contains(where: ids.contains) }
            },
            .words(.piece) { spellings(of: $0) },
        ],
        item: { item(of: $0, on: $1.day, $1.registry, $1.language) },
        exportTitle: "Parties, blocs and movements", idColumns: ["party", "other"], isOfDay: true,
        below: PartyLineage.operations)

    private static let columns: [Table.Column] = [
        .init("id"), .init("kind"), .init("name"), .init("short_name"), .init("name_en", "full_names/en"),
        .init("name_ru", "full_names/ru"), .init("name_kk", "full_names/kk"), .init("status"), .init("founded"),
        .init("registered"), .init("ended"), .init("color", "color/hex"), .init("contested"), .init("represented_in"),
        .init("status_note"),
    ]

    /// The elections named, and all elections of the bodies named.
    private static func bodiesAndElections(_ parameters: Parameters, _ registry: Record) -> [String] {
        let known = registry.elections.ids + registry.bodies.ids
        return parameters.choices("represented_in", among: known).flatMap { value in
            registry.elections.items.filter { $0.id == value || $0.body == value }.map(\.id)
        }
    }

    /// Every spelling of every name.
    private static func spellings(of party: Party) -> [String] {
        let names = party.names.flatMap { name in
            [name.full, name.short, name.abbreviation].compactMap(\.self).flatMap(\.all)
        }
        return [party.id] + party.aliases + party.otherNames + names
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

    /// The ids of the elections that a party stood in.
    package static func elections(contestedBy party: Party, _ registry: Record) -> [String] {
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
