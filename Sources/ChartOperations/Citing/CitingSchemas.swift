// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

// Citations.
extension Schema {
    static let citation = Schema.object([
        "accessed": .string.orNull,
        "address": .string,
        "apa": .string,
        "author": .string,
        "bibtex": .string,
        "dataset_version": .string,
        "gost": .string,
        "license": .string,
        "of": .string,
        "title": .string,
        "year": .integer,
    ]).named("Citation").described("An answer of this API as others cite it.")

    static let datawrapperMetadata = Schema.object([
        "title": .string,
        "describe": .object(
            [
                "byline": .string,
                "intro": .string,
                "source-name": .string,
                "source-url": .string,
            ], optional: ["source-url"]),
        "annotate": .object([
            "notes": .string
        ]),
    ]).named("DatawrapperMetadata").described("Keys of a chart of Datawrapper that override its own.")
}
