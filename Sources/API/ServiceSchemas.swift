// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

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

    static let openAPI = Schema.open([
        "openapi": .string,
        "info": .types(["object"]),
        "paths": .types(["object"]),
    ]).with("required", ["openapi", "info", "paths"]).named("OpenAPI").described("This document.")
}
