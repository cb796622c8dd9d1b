// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Registry

/// `/v1/sources` and `/v1/sources/{id}`: what the ids in `provenance` stand for.
enum Sources {
    static var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/v1/sources", operation: "listSources", parameters: Endpoint.list + ["family", "kind"],
                formats: Format.tables, list),
            Endpoint(.get, "/v1/sources/{id}", operation: "getSource", parameters: Endpoint.envelope, one),
        ]
    }

    private static let columns: [Table.Column] = [
        .init("id"), .init("title"), .init("publisher"), .init("family"), .init("kind"), .init("url"),
        .init("locator"), .init("date"),
    ]

    private static func list(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let sources = call.registry.sources.items
        let kinds = call.parameters.choices("kind", among: Source.Kind.allCases.map(\.rawValue))
        let families = call.parameters.choices("family", among: Set(sources.map(\.family)).sorted())
        let found = sources.filter { source in
            (kinds.isEmpty || kinds.contains(source.kind.rawValue))
                && (families.isEmpty || families.contains(source.family))
        }
        return .document(
            try Paging.document(
                of: found.map(item), id: "id", columns: columns, members: columns.map(\.name), call))
    }

    private static func one(_ call: Call) throws(Problem) -> Endpoint.Answer {
        .document(
            Document(.item(item(of: try call.find("source", in: call.registry.sources))), location: call.location))
    }

    /// A source as it is served.
    static func item(of source: Source) -> Item {
        var item = Item()
        item.set("id", .string(source.id))
        item.set("title", .string(source.title))
        item.set("publisher", .string(source.publisher))
        item.set("family", .string(source.family))
        item.set("kind", .string(source.kind.rawValue))
        item.set("url", .string(source.url))
        item.set("locator", .string(source.locator))
        item.set("date", source.date)
        return item
    }
}
