// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
package import Record
import Search
package import Text
package import Web

/// `/v1/search`: one query over everything that has a name, in any script and past a typing error.
package enum Searches {
    package static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/search", id: "search", parameters: Operation.list + [.searchQuery, .searchType],
                formats: Format.tables, search
            )
            .documented(
                OperationText(
                    .search, "Everything that has a name",
                    """
                    One query over the names of parties (also former and other ones), people, bodies, elections, \
                    events, electoral systems, legal numbers and terms, and over the numbers of legal acts: in \
                    Kazakh, Russian or English, in any usual transliteration, and past a typing error. Best first; \
                    `matched` is the name that was found and when it was in use.
                    """, .page(of: .searchHit), example: "/v1/search?q=Mazhlis&type=body"))
        ]
    }

    private static let columns: [Table.Column] = [
        .init("rank"), .init("type"), .init("id"), .init("name"), .init("matched", "matched/text"),
        .init("matched_part", "matched/part"), .init("matched_lang", "matched/lang"),
        .init("matched_from", "matched/from"), .init("matched_to", "matched/to"), .init("match"), .init("score"),
        .init("link"),
    ]

    private static let members = ["rank", "type", "id", "name", "names", "matched", "match", "score", "link"]

    private static func search(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let search = query(context)
        let paging = Paging(context, columns: columns, members: members, isRow: { _ in true })
        return { () throws(Problem) in
            let items = search().enumerated().map { item(of: $1, rank: $0 + 1, context) }
            return .document(try paging.document(of: items, id: "link"))
        }
    }

    /// Reads what is looked for; what comes back looks for it.
    private static func query(_ context: RequestContext) -> () -> [NameIndex.Found] {
        let kinds = context.parameters.choices("type", among: context.registry.names.kinds)
        let query = context.parameters.phrase("q")
        if query == nil, !context.parameters.pairs.contains(where: { $0.name == "q" }) {
            context.parameters.report("q", "is missing; give the name to look for, such as q=majilis")
        }
        return { context.registry.names.search(query ?? "", kinds: kinds) }
    }

    /// What a page finds: as much as the first page of the list.
    package static func found(in context: RequestContext) throws(Problem) -> [NameIndex.Found] {
        let search = query(context)
        try context.parameters.check()
        return Array(search().prefix(Paging.defaultLimit))
    }

    /// What a thing is called today; nil where its kind has no names.
    package static func title(of name: IndexedName, _ record: Record) -> LocalizedText? {
        Resources.named[name.kind]?.title(of: name.id, record)
    }

    /// The path of a thing.
    package static func link(to name: IndexedName) -> String? {
        Resources.named[name.kind].map { "\($0.path)/\(name.id)" }
    }

    private static func item(of found: NameIndex.Found, rank: Int, _ context: RequestContext) -> Item {
        let mention = found.name
        var item = Item()
        item.set("rank", .integer(rank))
        item.set("type", .string(mention.kind))
        item.set("id", .string(mention.id))
        item.set("name", title(of: mention, context.registry), in: context.language)
        item.set(
            "matched",
            [
                "from": .string(mention.period?.from?.description), "lang": .string(mention.language?.rawValue),
                "part": .string(mention.part.rawValue), "text": .string(mention.text),
                "to": .string(mention.period?.to?.description),
            ])
        item.set("match", .string(found.match.rawValue))
        item.set("score", .integer(found.score))
        item.set("link", .string(link(to: mention)))
        return item
    }
}
