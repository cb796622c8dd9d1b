// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import PollSimulation
import Record
import Text

// What serves operation and discovery.
extension Schema {
    static let serviceIndex = Schema.object([
        "data": .list(
            .object([
                "method": .choice(["GET", "POST"]),
                "operation": .string,
                "parameters": .list(.string),
                "path": .string,
            ])
        ).says("Every operation."),
        "links": .object([
            "openapi": .string,
            "problems": .string,
            "self": .string,
        ]),
        "meta": .object([
            "attribution": .string,
            "dataset_version": .datasetVersion,
            "license": .string,
        ]),
    ]).named("ServiceIndex")

    static let liveness = Schema.object([
        "status": .constant("ok")
    ]).named("Liveness")

    static let readiness = Schema.object(
        [
            "dataset_version": .datasetVersion,
            "status": .constant("ok"),
            "reloads": .reloads,
            "version": .string.says("The version of the program."),
        ], optional: ["reloads", "version"]
    ).named("Readiness")

    static let reloads = Schema.object([
        "failed": .integer(from: 0),
        "problem": .string.orNull.says("Why the last one failed; null where it did not."),
        "succeeded": .integer(from: 0),
    ]).named("Reloads").described("How the reloads since the start went; with `verbose` only.")

    static let version = Schema.object([
        "dataset_version": .datasetVersion,
        "version": .string.says("The version of the program."),
    ]).named("Version")

    static let oEmbed = Schema.object(
        [
            "cache_age": .integer(from: 0).says("Seconds for which the answer may be kept."),
            "height": .integer(from: 1).says("Pixels of the frame."),
            "html": .string.says("The frame."),
            "provider_name": .string,
            "provider_url": .string,
            "thumbnail_height": .integer(from: 1),
            "thumbnail_url": .string,
            "thumbnail_width": .integer(from: 1),
            "title": .string,
            "type": .constant("rich"),
            "version": .constant("1.0"),
            "width": .integer(from: 1).says("Pixels of the frame."),
        ], optional: ["thumbnail_height", "thumbnail_url", "thumbnail_width"]
    ).named("OEmbed").described(
        "What oEmbed 1.0 says of a page, of type `rich`. The thumbnail is there where the server makes PNG.")

    static let page = Schema.string.named("Page").described(
        "A document in HTML, for people; nothing of it is part of this contract.")

    static let openAPI = Schema.open([
        "openapi": .string,
        "info": .types(["object"]),
        "paths": .types(["object"]),
    ]).with("required", ["openapi", "info", "paths"]).named("OpenAPI").described("This document.")
}
