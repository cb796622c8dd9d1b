// SPDX-License-Identifier: Apache-2.0
import JSON
import Record

// Parameters of answers of every kind, and of every list.
extension Parameter {
    package static let lang = Parameter(
        "lang", .language,
        "The language of names and sentences; without it, what `Accept-Language` prefers, else English.", example: "ru")

    static let dialect = Parameter(
        "dialect", .choice(CSV.Dialect.self).with("default", "standard"),
        """
        How CSV is written. `standard` is comma, dot decimals and no byte order mark; `excel` is byte order \
        mark, semicolon and decimal comma, for spreadsheets in Russian and Kazakh; `sheets` is comma and, in \
        quotes, decimal comma, for IMPORTDATA of such a spreadsheet. In these two a text that would be a formula \
        stands after an apostrophe; they are refused with another format.
        """)

    package static let pretty = Parameter(
        "pretty", .flag.with("default", false),
        "Indents the JSON; `pretty` alone means `pretty=true`. Changes nothing in CSV and NDJSON.", mayBeEmpty: true)

    static let include = Parameter(
        "include", severalOf: .choice(["sources"]),
        """
        `sources` adds `provenance`: the sources of each figure, by its JSON pointer. JSON in the envelope only.
        """, example: ["sources"])

    static let limit = Parameter(
        "limit", .integer(from: 1, to: 500).with("default", 50), "Items on a page.", example: 2)

    static let cursor = Parameter(
        "cursor", .string(matching: "^[a-z0-9._-]+$"),
        "Where the page begins; take it from `links.next` of the page before.")

    /// `format` and `shape`, which are what the formats and the layouts of an operation are (`ContractPrinter`).
    package static let format = Parameter("format", .string, "")
    static let shape = Parameter("shape", .string, "")

    package static let fields = Parameter(
        "fields", severalOf: .string(from: 1),
        "Members to keep, as the schema of the answer names them, or columns of CSV; without it all.")

    static let sort = Parameter(
        "sort", severalOf: .string(from: 1),
        """
        Columns of the table to sort by, the first one first; a hyphen before a column turns its order round. Null \
        comes last.
        """, example: ["-id"])

    package static let asOf = Parameter(
        "as_of", .string(format: "date"), "A day, `YYYY-MM-DD`; the operation says what is taken of it.",
        example: "2021-01-10")

    package static let from = Parameter("from", .string(format: "date"), "The first day asked for.")

    package static let to = Parameter("to", .string(format: "date"), "The last day asked for.")

    package static let piece = Parameter(
        "q", .string(from: 1, to: 200),
        "A piece of any name or spelling, in any of the languages, whatever the case; at most 200 characters.",
        example: "отан")

    package static let names = Parameter(
        "names", .choice(Naming.self).with("default", "contemporary"),
        """
        Which name of a party a row shows: that of the day of the vote, or that of today. In 2007 Amanat was Nur \
        Otan.
        """, example: "contemporary")
}

// What pym.js adds to the address of a frame.
extension Parameter {
    static let pymChild = Parameter(
        "childId", .string,
        "The id under which pym.js on the page around the frame knows it; the page tells its height by it.")

    static let pymWidth = Parameter(
        "initialWidth", .string, "Added by pym.js; nothing depends on it.")

    static let pymTitle = Parameter(
        "parentTitle", .string, "Added by pym.js; nothing depends on it.")

    static let pymUrl = Parameter(
        "parentUrl", .string, "Added by pym.js; nothing depends on it.")
}
