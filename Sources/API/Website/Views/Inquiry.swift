// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// An operation that a page asks as any client would, with what stands in the place of its path and in its query.
struct Inquiry {
    let path: String
    var capture: String?
    var query: [Scenario.Pair] = []

    /// Path and query of the operation.
    var target: String {
        RequestContext.location(path: capture.map { path.replacing("{id}", with: $0) } ?? path, query)
    }

    /// What it answers; elections that it would draw are left to the caller.
    func answer(_ context: RequestContext) throws(Problem) -> Operation.Answer {
        guard let operation = context.directory[path] else {
            throw Problem(.notFound, "There is no resource \(path).")
        }
        return try operation.data(
            for: RequestContext(operation, capture.map { [$0] } ?? [], query: query, as: .json, in: context))
    }

    /// The data of an answer that is there at once.
    func data(_ context: RequestContext) throws(Problem) -> JSON {
        guard case .content(.document(let document)) = try answer(context) else { return .null }
        return document.json
    }
}

extension Document {
    /// The bare data as a value.
    var json: JSON {
        switch content {
        case .item(let item): item.json
        case .list(let items): .array(items.map(\.json))
        case .text(let text): (try? JSONParser.parse(text)) ?? .null
        }
    }
}
