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
        let (operation, captures) = try found(context)
        return RequestContext(operation, captures, query: query, as: .json, in: context)
    }

    private func found(_ context: RequestContext) throws(Problem) -> (operation: Operation, captures: [String]) {
        guard let operation = context.directory[path] else {
            throw Problem(.notFound, "There is no resource \(path).")
        }
        return (operation, capture.map { [$0] } ?? [])
    }

    /// What it answers; elections that it would draw are left to the caller.
    func answer(_ context: RequestContext) throws(Problem) -> Operation.Answer {
        try found(context).operation.data(for: asked(context))
    }
}
