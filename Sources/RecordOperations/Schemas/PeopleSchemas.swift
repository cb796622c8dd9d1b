// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Web

// People, bodies and polls.
extension Schema {
    static let person = Schema.object([
        "id": .id,
        "name": .string,
        "names": .text,
        "other_names": .list(.string),
        "roles": .list(.role),
        "parties": .list(.id),
        "bodies": .list(.id),
        "identifiers": .list(.externalIdentifier),
    ]).named("Person", partial: "PartialPerson").described("Somebody in public office or in a public political role.")

    static let role = Schema.object([
        "title": .string,
        "titles": .text,
        "office": .officeOrNull,
        "party": .idOrNull,
        "body": .idOrNull,
        "from": .dateOrNull,
        "to": .dateOrNull,
    ]).named("Role")

    static let office = Schema.choice(Person.Office.self).named("Office")

    static let officeOrNull = office.orNull

    static let body = Schema.object([
        "id": .id,
        "name": .string,
        "names": .text,
        "other_names": .list(.string),
        "description": .string,
        "descriptions": .text,
        "level": .choice(Body.Level.self),
        "from": .dateOrNull,
        "to": .dateOrNull,
        "succeeded_by": .idOrNull,
        "compositions": .list(.composition),
        "figures": .list(.figure),
    ]).named("Body", partial: "PartialBody").described(
        "A body that is elected or appointed, and who sat in it over time.")

    /// Who sat, and when.
    private static let sitting: [(name: String, schema: Schema)] = [
        ("from", .dateOrNull), ("to", .dateOrNull), ("election", .idOrNull), ("label", .string.orNull),
        ("labels", .textOrNull), ("total", .countOrNull), ("seats", .list(.seatsHeld)), ("note", .string.orNull),
    ]

    static let composition = Schema.object(sitting).named("Composition").described(
        """
        Who sat, by party, during one stretch of time; of one time there may be two views, such as parties and \
        factions.
        """)

    static let bodyComposition = Schema.object(
        [("body", .id), ("as_of", .dateOrNull)] + sitting
    ).named("BodyComposition").described(
        "Who sat on a day. All members but `body` and `as_of` are null where that is not on record.")

    /// Whose row it is.
    private static let contestant: [(name: String, schema: Schema)] = [
        ("id", .string.says("Unique among the rows.")),
        ("party", .string.orNull.says("The id of the party; of a candidate, the one that nominated.")),
        ("group", .string.orNull.says("The id of a group that is no party.")),
        ("person", .string.orNull.says("The id of a candidate in `/v1/people`.")), ("name", .string.orNull),
        ("names", .textOrNull), ("color", .colorOrNull),
    ]

    static let seatsHeld = Schema.object(
        contestant + [
            ("part", .choice(Body.Part.self).orNull), ("seats", .integer(from: 0)),
            ("percent", .percentOrNull.says("Of all seats of the body, to two decimals.")),
        ]
    ).named("SeatsHeld").described("Seats of a party or group, all of them or those of one part.")

    static let poll = Schema.object([
        "id": .id,
        "kind": .choice(Poll.Kind.self),
        "election": .idOrNull,
        "pollster": .string,
        "pollsters": .text,
        "commissioned_by": .string.orNull,
        "from": .dateOrNull,
        "to": .dateOrNull,
        "sample": .countOrNull,
        "scope": .string.orNull.says("Where or of whom, if not of the whole electorate."),
        "question": .string.orNull,
        "shares": .list(.pollShare),
    ]).named("Poll", partial: "PartialPoll").described(
        "What a pollster asked voters, before or on the day, beside the official result.")

    static let pollShare = Schema.object(
        [("poll", .id), ("election", .idOrNull)] + contestant + [
            ("percent", .number(from: 0)), ("low", .percentOrNull.says("The lowest value given.")),
            ("high", .percentOrNull.says("The highest value given.")),
            ("official_percent", .percentOrNull.says("What the same party got by the official count, as published.")),
            ("difference", .number.orNull.says("`percent` less `official_percent`, in points.")),
        ]
    ).named("PollShare").described("What one party or answer got.")
}
