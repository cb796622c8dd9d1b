// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Search
import Text

/// `/v1/search`: one query over everything that has a name, in any script and past a typing error.
enum Searches {
    static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/search", id: "search", parameters: Operation.list + ["q", "type"],
                formats: Format.tables, search)
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
        let kinds = context.parameters.choices("type", among: context.registry.names.kinds)
        let query = context.parameters.phrase("q")
        if query == nil, !context.parameters.pairs.contains(where: { $0.name == "q" }) {
            context.parameters.report("q", "is missing; give the name to look for, such as q=majilis")
        }
        let paging = Paging(context, columns: columns, members: members, isRow: { _ in true })
        return { () throws(Problem) in
            let found = context.registry.names.search(query ?? "", kinds: kinds)
            let items = found.enumerated().map { item(of: $1, rank: $0 + 1, context) }
            return .document(try paging.document(of: items, id: "link"))
        }
    }

    private static func item(of found: NameIndex.Found, rank: Int, _ context: RequestContext) -> Item {
        let mention = found.name
        var item = Item()
        item.set("rank", .integer(rank))
        item.set("type", .string(mention.kind))
        item.set("id", .string(mention.id))
        item.set("name", name(of: mention, context.registry), in: context.language)
        item.set(
            "matched",
            [
                "from": .string(mention.period?.from?.description), "lang": .string(mention.language?.rawValue),
                "part": .string(mention.part.rawValue), "text": .string(mention.text),
                "to": .string(mention.period?.to?.description),
            ])
        item.set("match", .string(found.match.rawValue))
        item.set("score", .integer(found.score))
        item.set("link", .string(path(of: mention.kind) + "/" + mention.id))
        return item
    }

    /// What a thing is called today.
    private static func name(of mention: IndexedName, _ registry: Record) -> LocalizedText? {
        Record.kinds.first { $0.name == mention.kind }?.title(of: mention.id, registry)
    }

    /// The list that has things of a kind.
    private static func path(of kind: String) -> String {
        switch kind {
        case "person": "/v1/people"
        case "body": "/v1/bodies"
        case "party": "/v1/parties"
        default: "/v1/\(kind)s"
        }
    }
}

extension Recorded {
    fileprivate static var name: String { recordKind.name }

    fileprivate static func title(of id: String, _ registry: Record) -> LocalizedText? {
        recordKind.title(of: id, in: registry)
    }
}
