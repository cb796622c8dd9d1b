// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Web

// What happened, what was said, and where sources disagree.
extension Schema {
    static let event = Schema.object([
        "id": .id,
        "date": .calendarDate,
        "to": .dateOrNull.says("The last day, of what took longer than one."),
        "topic": .eventTopic,
        "title": .string,
        "titles": .text,
        "text": .string.orNull,
        "texts": .textOrNull,
        "act": .actOrNull,
        "articles": .string.orNull,
        "about": .about,
        "figures": .list(.figure),
    ]).named("Event", partial: "PartialEvent").described("Something that happened, as fact.")

    static let eventTopic = Schema.choice(Event.Topic.self).named("EventTopic")

    static let statement = Schema.object([
        "id": .id,
        "kind": .statementKind,
        "speaker": .string,
        "speakers": .text,
        "person": .idOrNull,
        "date": .dateOrNull.says("When it was said."),
        "as_of": .dateOrNull.says("The time that it is about."),
        "text": .string,
        "texts": .text,
        "about": .about,
        "figures": .list(.figure),
    ]).named("Statement", partial: "PartialStatement").described(
        "What somebody claimed, judged, planned or forecast, in our own words and always with the speaker.")

    static let statementKind = Schema.choice(Statement.Kind.self).named("StatementKind")

    static let conflict = Schema.object([
        "id": .id,
        "kind": .conflictKind,
        "subject": .string,
        "subjects": .text,
        "readings": .list(.reading),
        "chosen": .types(["number", "string"]).orNull.says("Null where it is left open."),
        "chosen_texts": .textOrNull,
        "reason": .string,
        "reasons": .text,
        "arithmetic": .string.orNull.says("The sums that decide."),
        "at": .list(
            .object([
                "pointer": .pointer,
                "url": .string,
            ])
        ).says("Where the API serves what was chosen."),
        "about": .about,
    ]).named("Conflict", partial: "PartialConflict").described(
        "A disagreement between sources, or within one, with what was chosen and why.")

    static let conflictKind = Schema.choice(Conflict.Kind.self).named("ConflictKind")

    static let reading = Schema.object([
        "value": .types(["number", "string"]),
        "texts": .textOrNull,
        "sources": .sourceIds,
        "note": .string.orNull,
    ]).named("Reading").described("What one side says.")

    static let shareBaseOrNull = shareBase.orNull.described(
        "What a share is a share of; null where the value is no share.")
}
