// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
package import Record
import Text
package import Web

/// `/v1/lineage` and `/v1/lineage/{id}`: what happened to organisations, alone and with one another.
package enum Lineages {
    static let resource = Resource<Lineage>(
        path: "/v1/lineage", noun: "lineage event",
        ids: ("listLineage", "getLineageEvent"),
        texts: (
            list: OperationText(
                .parties, "Lineage of all parties",
                "What happened to organisations, alone and with one another, by date; what has no date comes last.",
                .page(of: .lineageEvent),
                example: "/v1/lineage?type=merged_into&party=amanat&fields=id,date,party,other&limit=2"),
            one: OperationText(
                .parties, "One event of the lineage", "Its date is as precise as the source.", .thing(.lineageEvent),
                path: [.lineageEventId],
                example: "/v1/lineage/communist-party-ussr-founded-1936?fields=id,type,date,text")
        ),
        columns: columns,
        filters: [
            .choice(.lineageType, Lineage.Kind.self) { $0.kind },
            .reference(.lineageParty, in: { $0.parties }) { [$0.party, $0.other].compactMap(\.self) },
            .dates { event in event.date.map { Period(from: $0, to: event.to ?? $0) } },
            .source { [$0.evidence] },
        ],
        item: { item(of: $0, $1.registry, $1.language) }, exportTitle: "What happened to organisations",
        layouts: [.init(layout: sankey) { events, _ in sankey(of: events) }])

    /// `source,target,value,step_from,step_to`: a row for each pair of which one came out of the other. Ids are Latin, so
    /// that Flourish tells them apart, and a step is how many others came before.
    package static let sankey = Layout(
        shape: .flourish,
        note:
            "`source,target,value,step_from,step_to` of a Sankey diagram, a row for each party that came out of another"
    )

    /// Events as a table in the layout that is asked for.
    package static func table(of events: [Lineage], _ context: RequestContext) -> Table {
        guard context.shape != sankey.shape else { return sankey(of: events) }
        return Table(columns: columns, rows: events.map { item(of: $0, context.registry, context.language) })
    }

    private static func sankey(of events: [Lineage]) -> Table {
        var edges: [(from: String, to: String)] = []
        for descent in events.compactMap(\.descent) where !edges.contains(where: { $0 == descent }) {
            edges.append(descent)
        }
        var steps: [String: Int] = [:]
        // Nobody descends from itself (`mandat check`), so that no path is longer than there are edges.
        for _ in edges {
            for (from, to) in edges { steps[to] = max(steps[to] ?? 0, (steps[from] ?? 0) + 1) }
        }
        let rows = edges.map { from, to in
            var item = Item()
            item.set("source", .string(from))
            item.set("target", .string(to))
            item.set("value", 1)
            item.set("step_from", .integer(steps[from] ?? 0))
            item.set("step_to", .integer(steps[to] ?? 0))
            return item
        }
        return Table(columns: ["source", "target", "value", "step_from", "step_to"].map { .init($0) }, rows: rows)
    }

    static let columns: [Table.Column] =
        [
            .init("id"), .init("type"), .init("date"), .init("to"), .init("party"), .init("party_name"),
            .init("other"), .init("other_name"),
        ] + Table.Column.texts("text")

    static func item(of event: Lineage, _ registry: Record, _ language: Language) -> Item {
        func name(_ id: String?) -> JSON {
            guard let party = id.flatMap({ registry.parties[$0] }) else { return .null }
            return .string((event.date.map { party.name(on: $0.firstDay) } ?? party.currentName).short[language])
        }
        var item = Item()
        item.set("id", .string(event.id))
        item.set("type", .string(event.kind.rawValue))
        item.set("date", event.date)
        item.set("to", event.to)
        item.set("party", .string(event.party))
        item.set("party_name", name(event.party))
        item.set("other", .string(event.other))
        item.set("other_name", name(event.other))
        item.set("name_from", .string(event.nameFrom?[language]))
        item.set("name_to", .string(event.nameTo?[language]))
        item.set("text", event.text, in: language)
        item.set(event.about)
        item.rest(on: event.evidence)
        return item
    }
}
