// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

// Parameters of what serves operation.
extension Parameter {
    static let verbose = Parameter(
        "verbose", .flag.with("default", false), "Whether to tell of reloads, too.", example: true, mayBeEmpty: true)

    static let problemName = Parameter(
        "type", in: .path, .string(matching: "^[a-z]+(-[a-z]+)*$"), "The last part of the `type` of a problem.",
        example: "not-found")
}
