// SPDX-License-Identifier: Apache-2.0
import JSON

/// What each source supports: the provenance of all records, turned round.
struct SupportIndex: Sendable {
    /// Values of one answer that rest on a source.
    struct Support: Sendable {
        /// As the export calls the kind of record.
        let kind: String
        let url: String
        let pointers: [String]
    }

    private let supports: [String: [Support]]

    /// - Parameter supports: by the id of the source.
    init(_ supports: [String: [Support]]) { self.supports = supports }

    /// What a source supports, in the order of the export.
    subscript(source: String) -> [Support] { supports[source] ?? [] }

    /// The place in an answer of what stands in its data.
    static func pointer(_ tokens: [String]) -> String { JSONPointer(tokens: ["data"] + tokens).description }
}
