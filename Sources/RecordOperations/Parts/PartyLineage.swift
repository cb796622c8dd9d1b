// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
package import Record
import Text
import Web

/// `/v1/parties/{id}/lineage`: a party's predecessors and successors as nodes and edges, and its own events.
package enum PartyLineage {
    static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/parties/{id}/lineage", id: "getPartyLineage", parameters: Operation.table,
                formats: Format.tables, lineage
            )
            .documented(
                OperationText(
                    .parties, "Lineage of one party",
                    """
                    The party with all that it came out of and all that came out of it, however many steps away, and \
                    its blocs, as nodes and edges; `events` are what happened to the party alone. As a table it is \
                    edges and events.
                    """, .thing(.partyLineage), path: [.partyId], example: "/v1/parties/baytaq/lineage?include=sources")
            ).shaped(Lineages.sankey)
        ]
    }

    /// What an organisation is to the party asked for.
    package enum Relation: String, CaseIterable {
        case asked = "self"
        case predecessor, successor
        /// A bloc of the party, or a party of the bloc.
        case bloc
    }

    private static func lineage(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let party = try context.find("party", in: context.registry.parties)
        return { () throws(Problem) in
            let relations = relations(of: party, context.registry)
            let events = events(of: party, context.registry)
            let items = events.map { Lineages.item(of: $0, context.registry, context.language) }
            let pairs = zip(events, items)
            var item = Item()
            item.set("party", .string(party.id))
            item.set(
                "nodes",
                context.registry.parties.items.compactMap { node in
                    relations[node.id].map { self.node(node, $0, context.language) }
                })
            item.set("edges", pairs.filter { $0.0.other != nil }.map(\.1))
            item.set("events", pairs.filter { $0.0.other == nil }.map(\.1))
            var document = Document(.item(item), location: context.location)
            document.contentLocation = context.contentLocation(of: party.id)
            document.table = Lineages.table(of: events, context)
            return .document(document)
        }
    }

    /// What happened to a party, and between those that it is related to.
    package static func events(of party: Party, _ record: Record) -> [Lineage] {
        let relations = relations(of: party, record)
        return record.lineage.items.filter { event in
            guard let other = event.other else { return event.party == party.id }
            guard relations[event.party] != nil, relations[other] != nil else { return false }
            return event.descent != nil || event.party == party.id || other == party.id
        }
    }

    /// All that the party came out of and all that came out of it, however many steps away, and its blocs.
    package static func relations(of party: Party, _ registry: Record) -> [String: Relation] {
        let descents = registry.lineage.items.compactMap(\.descent)
        func reach(_ next: (String) -> [String]) -> Set<String> {
            var found: Set<String> = []
            var rest = [party.id]
            while let id = rest.popLast() { rest += next(id).filter { found.insert($0).inserted } }
            return found
        }
        var relations: [String: Relation] = [:]
        for event in registry.lineage.items {
            guard let other = event.other, event.descent == nil else { continue }
            if event.party == party.id { relations[other] = .bloc }
            if other == party.id { relations[event.party] = .bloc }
        }
        for id in reach({ id in descents.filter { $0.from == id }.map(\.to) }) { relations[id] = .successor }
        for id in reach({ id in descents.filter { $0.to == id }.map(\.from) }) { relations[id] = .predecessor }
        relations[party.id] = .asked
        return relations
    }

    private static func node(_ party: Party, _ relation: Relation, _ language: Language) -> Item {
        var item = Item()
        item.set("id", .string(party.id))
        item.set("relation", .string(relation.rawValue))
        item.set("kind", .string(party.kind.rawValue))
        item.set("name", party.currentName.short, in: language)
        item.set("founded", party.founded)
        item.set("ended", party.ended)
        item.set("status", .string(party.statuses.last?.state.rawValue))
        item.set("color", .string(party.colour?.hex))
        return item
    }
}
