// SPDX-License-Identifier: Apache-2.0
import JSON

/// What each source supports: the provenance of all records, turned round.
package struct SupportIndex: Sendable {
    /// Values of one answer that rest on a source.
    package struct Support: Sendable {
        /// As the export calls the kind of record.
        package let kind: String
        package let url: String
        package let pointers: [String]

        /// A value of these parts.
        package init(kind: String, url: String, pointers: [String]) {
            self.kind = kind
            self.url = url
            self.pointers = pointers
        }
    }

    private let supports: [String: [Support]]

    /// - Parameter supports: by the id of the source.
    package init(_ supports: [String: [Support]]) { self.supports = supports }

    /// What a source supports, in the order of the export.
    package subscript(source: String) -> [Support] { supports[source] ?? [] }

    /// The place in an answer of what stands in its data.
    package static func pointer(_ tokens: [String]) -> String { JSONPointer(tokens: ["data"] + tokens).description }
}
