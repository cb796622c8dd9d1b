// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Web

// Sources and what rests on them.
extension Schema {
    private static let publication: [(name: String, schema: Schema)] = [
        ("id", .id), ("title", .string), ("publisher", .string.orNull),
        ("family", .id.says("Sources of one family count as one, such as all pages of one agency.")),
        ("kind", .sourceKind), ("url", .string(format: "uri").orNull),
        ("locator", .string.orNull.says("The address as far as it was kept, where it is not complete.")),
        ("date", .dateOrNull),
        ("supported_records", .integer(from: 0).says("Answers with a value that rests on it.")),
        ("supported_values", .integer(from: 0).says("Values that rest on it.")),
    ]

    static let source = Schema.object(publication).named("Source", partial: "PartialSource")

    static let sourceDetail = Schema.object(publication + [("supports", .list(.support))]).named("SourceDetail")
        .described("A source and what rests on it.")

    static let support = Schema.object([
        "kind": .string.says("As the export calls the kind of record."),
        "url": .string.says("The path of the answer."),
        "pointers": .list(.pointer, from: 1),
    ]).named("Support").described("Values of one answer that rest on the source.")

    static let sourceKind = Schema.choice(Source.Kind.self).named("SourceKind")
}
