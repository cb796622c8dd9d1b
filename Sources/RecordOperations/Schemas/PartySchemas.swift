// SPDX-License-Identifier: Apache-2.0
package import JSON
import Record
import Web

// Parties and their lineage.
extension Schema {
    static let party = Schema.object([
        "id": .id,
        "kind": .partyKind,
        "name": .string.says("The full name of today, or the last one; with `as_of` the name of that day."),
        "short_name": .string.says("The name for charts and tables."),
        "abbreviation": .string.orNull,
        "full_names": .text,
        "short_names": .text,
        "names": .list(.partyName, from: 1).says("Every name and when it was in use, oldest first."),
        "other_names": .list(.string).says("Spellings that `q` finds too."),
        "aliases": .list(.id).says("Former ids, which still find the party."),
        "status": .partyStatusOrNull.says("What is known last, or on the day of `as_of`; null where nothing is."),
        "status_note": .string.orNull.says("What is known of `status`, such as why it is not known."),
        "status_history": .list(.partyStatusEntry).says("Oldest first."),
        "founded": .dateOrNull,
        "registered": .dateOrNull,
        "ended": .dateOrNull,
        "leaders": .list(.leader),
        "members_claimed": .list(.claimedMembers).says("Numbers of members as somebody claimed them."),
        "composed_of": .list(.id).says("Of a bloc, the parties in it."),
        "color": .partyColor,
        "identifiers": .list(.externalIdentifier),
        "contested": .list(.id).says("Elections that it took part in, oldest first."),
        "represented_in": .list(.id).says("Elections in which it won a seat, oldest first."),
    ]).named("Party", partial: "PartialParty").described(
        "One organisation with dated names. Otan, Nur Otan and Amanat are one party.")

    static let partyName = Schema.object([
        "from": .dateOrNull,
        "to": .dateOrNull,
        "slug": .id,
        "full": .text,
        "short": .text,
        "abbreviation": .textOrNull,
    ]).named("PartyName")

    static let partyStatusEntry = Schema.object([
        "from": .dateOrNull,
        "to": .dateOrNull,
        "status": .partyStatus,
        "into": .string.orNull.says("The id of the party that it merged into."),
    ]).named("PartyStatusEntry")

    static let leader = Schema.object([
        "name": .string,
        "names": .text,
        "from": .dateOrNull,
        "to": .dateOrNull,
        "acting": .flag,
    ]).named("Leader")

    static let claimedMembers = Schema.object([
        "count": .integer(from: 0).says("Persons."),
        "as_of": .dateOrNull,
    ]).named("ClaimedMembers")

    static let partyColor = Schema.object([
        "hex": .color,
        "basis": .choice(Party.Colour.Basis.self).says(
            "Whether a source uses the colour or this project suggests it."),
    ]).orNull.named("PartyColor")

    static let partyKind = Schema.choice(Party.Kind.self).named("PartyKind")

    static let partyStatus = Schema.choice(Party.State.self).named("PartyStatus")

    static let partyStatusOrNull = partyStatus.orNull

    package static let lineageEvent = Schema.object([
        "id": .id,
        "type": .lineageType,
        "date": .dateOrNull,
        "to": .dateOrNull.says("The end of a suspension."),
        "party": .string.says("The party that it happened to."),
        "party_name": .string.says("The short name on that day."),
        "other": .string.orNull.says("The other organisation."),
        "other_name": .string.orNull,
        "name_from": .string.orNull,
        "name_to": .string.orNull,
        "text": .string,
        "texts": .text,
        "about": .about,
    ]).named("LineageEvent", partial: "PartialLineageEvent").described(
        "Something that happened to an organisation, alone or together with another one.")

    static let lineageType = Schema.choice(Lineage.Kind.self).named("LineageType").described(
        """
        `party` is always the one it happened to: it merged into the other, came out of it, or was succeeded by it.
        """)

    static let partyLineage = Schema.object([
        "party": .id,
        "nodes": .list(.lineageNode, from: 1),
        "edges": .list(.lineageEvent),
        "events": .list(.lineageEvent),
    ]).named("PartyLineage").described("A party, what it came out of and what came out of it.")

    static let lineageNode = Schema.object([
        "id": .id,
        "relation": .choice(PartyLineage.Relation.self).says(
            "What it is to the party asked for, however many steps away."),
        "kind": .partyKind,
        "name": .string,
        "names": .text,
        "founded": .dateOrNull,
        "ended": .dateOrNull,
        "status": .partyStatusOrNull,
        "color": .colorOrNull,
    ]).named("LineageNode")
}
