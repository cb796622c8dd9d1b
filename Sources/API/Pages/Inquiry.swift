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
        Call.location(path: capture.map { path.replacing("{id}", with: $0) } ?? path, query)
    }

    /// What it answers; elections that it would draw are left to the caller.
    func answer(_ call: Call) throws(Problem) -> Endpoint.Answer {
        guard let endpoint = Endpoints.all.first(where: { $0.path == path && $0.method == .get }) else {
            throw Problem(.notFound, "There is no resource \(path).")
        }
        let own = try Call(
            Request(method: .get, target: target), suffix: .json, captures: capture.map { [$0] } ?? [],
            endpoint: endpoint, registry: call.registry, site: call.site, supports: call.supports)
        return try endpoint.answer(own)
    }

    /// The data of an answer that is there at once.
    func data(_ call: Call) throws(Problem) -> JSON {
        guard case .content(.document(let document)) = try answer(call) else { return .null }
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
