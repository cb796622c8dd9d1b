// SPDX-License-Identifier: Apache-2.0
package import JSON
import Record
import Text

// What answers of every kind are made of.
extension Schema {
    static let links = Schema.object(
        [
            "self": .string.says(
                """
                This answer's path and query. For a simulation by POST it is the GET that means the same, or the bare \
                path where that would be longer than 2,000 characters.
                """),
            "next": .string.says("The next page, with the same filters; absent on the last page."),
        ], optional: ["next"]
    ).named("Links")

    static let meta = Schema.object([
        "attribution": .string.says("Whom to name when the data are used."),
        "count": .integer(from: 0).says("Things in this answer."),
        "dataset_version": .datasetVersion,
        "lang": .language,
        "license": .string.says("The licence of the dataset."),
        "total": .integer(from: 0).says("Things on all pages together."),
        "warnings": .list(
            .object(
                [
                    "detail": .string,
                    "pointer": .pointer,
                ], optional: ["pointer"])
        ).says("What to know before a value is printed; a warning without a pointer is about the whole answer."),
    ]).named("Meta")

    static let provenance = Schema.dictionary(
        of: .object(
            [
                "confidence": .confidence,
                "sources": .sourceIds,
                "note": .string.says("What to know about this figure."),
                "alternatives": .list(
                    .object(
                        [
                            "value": .types(["number", "string", "boolean"]),
                            "confidence": .confidence,
                            "sources": .sourceIds,
                            "note": .string,
                        ], optional: ["note"])
                ).says("What other sources give instead; never served in place of the value."),
            ], optional: ["note", "alternatives"])
    ).with("propertyNames", .anything.with("pattern", "^/data")).named("Provenance").described(
        "On what each figure rests, by its JSON pointer. Present where `include=sources` asked for it.")

    static let confidence = Schema.choice(Confidence.self).named("Confidence").described(
        """
        `confirmed` by sources of two families, `single` by sources of one, `uncertain` where they are weak, derived \
        or in conflict.
        """)

    package static let sourceIds = Schema.list(.id, from: 1).named("SourceIds").described("Ids of `/v1/sources`.")

    package static let pointer = Schema.string(matching: "^(/[^/]*)*$").named("Pointer").described(
        "A JSON pointer (RFC 6901).")

    package static let id = Schema.string(matching: "^[a-z0-9-]+$").named("Id").described(
        "Lowercase ASCII with hyphens; does not change.")

    /// Some ids.
    package static let ids = Schema.list(.id, from: 1).named("Ids")

    static let language = Schema.choice(Language.self).named("Language")

    package static let calendarDate = Schema.string(matching: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$").named(
        "CalendarDate"
    )
    .described("A day, a month or a year, as precise as the source.")

    package static let dateOrNull = Schema.string(matching: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$").orNull.named(
        "DateOrNull"
    )
    .described("A date, or null where it is not known or not yet.")

    package static let datasetVersion = Schema.string(matching: "^[0-9]{4}-[0-9]{2}-[0-9]{2}\\+[0-9a-f]{16}$").named(
        "DatasetVersion"
    ).described("The date of the dataset and a fingerprint of its files; changes with every change of the data.")

    package static let text = Schema.object([
        "en": .string,
        "kk": .string,
        "ru": .string,
    ]).named("Text").described("A text in all languages.")

    package static let textOrNull = text.orNull.described("A text in all languages, or null where there is none.")

    package static let color = Schema.string(matching: "^#[0-9A-Fa-f]{6}$").named("Color")

    package static let colorOrNull = color.orNull

    package static let countOrNull = Schema.integer(from: 0).orNull.named("Count").described(
        "A whole number; null where it is not known or there is no such thing.")

    package static let percentOrNull = Schema.number(from: 0).orNull.named("Percent").described(
        "Per cent; null where it is not known.")

    package static let externalIdentifier = Schema.object([
        "note": .string.orNull,
        "scheme": .id,
        "value": .string,
    ]).named("ExternalIdentifier").described("The id of the same thing in another dataset.")

    package static let idOrNull = id.orNull.described("An id, or null where there is none.")

    package static let about = Schema.object([
        "bodies": .list(.id),
        "elections": .list(.id),
        "parties": .list(.id),
        "people": .list(.id),
        "systems": .list(.id),
        "thresholds": .list(.thresholdKey),
    ]).named("About").described("What a record is about, by the ids of other things.")

    package static let figure = Schema.object([
        "key": .string(matching: "^[a-z0-9._-]+$"),
        "label": .string,
        "labels": .text,
        "value": .types(["number", "string"]),
        "unit": .string.orNull.says("What is counted, such as `seats`."),
    ]).named("Figure").described("A number, or a short name, that the text gives.")

    package static let act = Schema.object([
        "title": .string,
        "number": .string.orNull,
        "date": .dateOrNull,
        "source": .string.orNull.says("The id of the source that has its text."),
    ]).named("Act").described("A legal act.")

    package static let actOrNull = act.orNull.described("A legal act, or null where none is on record.")
}

// Answers as a whole.
extension Schema {
    private static let answer = Schema.object(
        [
            "data": Schema.anything.says("One thing or a list of things."), "links": .links, "meta": .meta,
            "provenance": .provenance,
        ], optional: ["provenance"]
    ).named("Envelope")

    /// The envelope around data.
    static func envelope(_ data: Schema, links: Schema? = nil) -> Schema {
        .all(of: [.answer, .members([("data", data)] + (links.map { [("links", $0)] } ?? []))])
    }

    /// Links of an answer that holds only the members named by `fields`.
    static let linksOfPart = Schema.all(of: [
        .links, .members([("self", .string(matching: "^.*[?&]fields="))]),
    ]).named("LinksOfPart")

    static let rows = Schema.list(.types(["object"])).named("Rows").described(
        "The bare list, with `shape=array`, or the rows of the table in another layout as flat objects.")

    static let bare = Schema.types(["object"])
        .with("not", Schema.anything.with("required", ["data", "links", "meta"])).named("Bare").described(
            "The bare `data`, with `shape=array`.")

    package static let thresholdKey = Schema.string(matching: "^[a-z0-9._-]+$").named("ThresholdKey")

    package static let page = Schema.string.named("Page").described(
        "A document in HTML, for people; nothing of it is part of this contract.")
}
