// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
package import Record
import Text
import Web

/// `/v1/sources` and `/v1/sources/{id}`: what the ids in `provenance` stand for, and what rests on each.
package enum Sources {
    package static let resource = Resource<Source>(
        path: "/v1/sources", noun: "source",
        ids: ("listSources", "getSource"),
        texts: (
            list: OperationText(
                .sources, "Sources",
                "In the order of their ids. Sources of one family count as one when a figure is confirmed.",
                .page(of: .source), example: "/v1/sources?family=astanatimes&fields=id,date"),
            one: OperationText(
                .sources, "One source",
                """
                What an id in `provenance` stands for, and what rests on it: the provenance of all records turned \
                round, each value by its path and JSON pointer. As a table it is what it supports.
                """, .thing(.sourceDetail), path: [.sourceId], example: "/v1/sources/wl04")
        ), columns: columns,
        filters: [
            .choice(.sourceKind, Source.Kind.self) { $0.kind },
            Filter(parameters: [.sourceFamily]) { context in
                let known = Set(context.registry.sources.items.map(\.family)).sorted()
                let families = context.parameters.choices("family", among: known)
                return families.isEmpty ? nil : { families.contains($0.family) }
            },
        ],
        item: { item(of: $0, $1.supports?[$0.id]) }, exportTitle: "The publications behind the figures",
        listColumns: [.init("supported_records"), .init("supported_values")],
        hasFields: false,
        rows: [
            .init(
                columns: [.init("kind"), .init("url"), .init("pointers")],
                of: { source, context in (context.supports?[source.id] ?? []).map { item(of: $0) } }, member: "supports"
            )
        ],
        heading: { source, _ in source.title })

    private static let columns: [Table.Column] = [
        .init("id"), .init("title"), .init("publisher"), .init("family"), .init("kind"), .init("url"),
        .init("locator"), .init("date"),
    ]

    /// A source as it is served: with how much rests on it, where that is known.
    private static func item(of source: Source, _ supports: [SupportIndex.Support]?) -> Item {
        var item = item(of: source)
        guard let supports else { return item }
        item.set("supported_records", .integer(Set(supports.map(\.url)).count))
        item.set("supported_values", .integer(supports.reduce(0) { $0 + $1.pointers.count }))
        return item
    }

    /// What rests on a source in one answer.
    private static func item(of support: SupportIndex.Support) -> Item {
        var item = Item()
        item.set("kind", .string(support.kind))
        item.set("url", .string(support.url))
        item.set("pointers", .strings(support.pointers))
        return item
    }

    /// A source without what rests on it.
    private static func item(of source: Source) -> Item {
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
