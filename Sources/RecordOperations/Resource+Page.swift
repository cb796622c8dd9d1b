// SPDX-License-Identifier: Apache-2.0
import JSON
package import Record
import Text
package import Web

/// What the page of a record takes of its kind.
extension Resource {
    package var pagePath: String { page ?? String(path.dropFirst("/v1".utf8.count)) }

    package func ids(_ registry: Record) -> [String] { Thing.recordKind.things(registry).ids }

    package func id(of handle: String, _ registry: Record) throws(Problem) -> String {
        let things = Thing.recordKind.things(registry)
        if let thing = things[handle] { return thing.id }
        throw Problem(
            .notFound, "There is no \(noun) \"\(handle)\".",
            faults: [
                Problem.Fault(
                    place: .parameter(id), detail: "is not the id of any \(noun)",
                    suggestion: Spelling.nearest(to: handle, among: things.idsAndAliases).map { "\(pagePath)/\($0)" })
            ])
    }

    package var filterParameters: [Parameter] { filters.flatMap(\.parameters) }

    package func foundIDs(in context: RequestContext) throws(Problem) -> [String] {
        try found(in: context).map(\.id)
    }

    package func item(of id: String, _ context: RequestContext) -> Item? {
        guard let thing = Thing.recordKind.things(context.registry)[id] else { return nil }
        let asked = ItemContext(
            registry: context.registry, language: context.language, day: nil, supports: context.supports)
        var item = item(thing, asked)
        for rows in rows { if let member = rows.member { item.set(member, rows.of(thing, asked)) } }
        return item
    }
}

extension Resources {
    /// The page of a thing, in the language of a request; nil where there is no such kind.
    package static func page(_ kind: String, _ id: String, _ context: RequestContext) -> String? {
        named[kind].map { resource in
            RequestContext.location(path: "\(resource.pagePath)/\(id)", [("lang", context.language.rawValue)])
        }
    }
}
