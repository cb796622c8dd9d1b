// SPDX-License-Identifier: Apache-2.0
import JSON
import Web

// Parameters of the export.
extension Parameter {
    static let includeInLines = Parameter(
        "include", severalOf: .choice(["sources"]),
        "`sources` adds `provenance` to each line: the sources of each figure, by its JSON pointer in the line.",
        example: ["sources"])
}
