// SPDX-License-Identifier: Apache-2.0
import Text
import Web

/// An operation that a page asks as any client would, with what stands in the place of its path and in its query.
struct Inquiry {
    let path: String
    var capture: String?
    var query: [Scenario.Pair] = []

    /// Path and query of the operation.
    var target: String {
        RequestContext.location(path: capture.map { path.replacing("{id}", with: $0) } ?? path, query)
    }

    /// The request as the operation reads it.
    func asked(_ context: RequestContext) throws(Problem) -> RequestContext {
        try context.asking(path, capture.map { [$0] } ?? [], query: query)
    }
}
