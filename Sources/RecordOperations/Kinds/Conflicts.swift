// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
import Web

/// `/v1/conflicts` and `/v1/conflicts/{id}`: where sources disagree, what was chosen, and why.
enum Conflicts {
    static let resource = Resource<Conflict>(
        path: "/v1/conflicts", noun: "conflict",
        ids: ("listConflicts", "getConflict"),
        texts: (
            list: OperationText(
                .record, "Conflicts",
                """
                Where sources disagree, what was chosen and why. `source` gives those in which a source has a \
                reading.
                """, .page(of: .conflict),
                example: "/v1/conflicts?kind=between-sources&fields=id,subject,chosen&limit=2"),
            one: OperationText(
                .record, "One conflict", "As a table it is the readings.", .thing(.conflict), path: [.conflictId],
                example: "/v1/conflicts/aist-name?fields=id,subject,chosen")
        ),
        columns: [.init("id"), .init("kind")] + Table.Column.texts("subject")
            + [.init("chosen"), .init("reason"), .init("arithmetic")] + Table.Column.about,
        filters: [
            .choice(.conflictKind, Conflict.Kind.self) { $0.kind },
            .reference(.aboutParty, in: { $0.parties }) { $0.about.parties },
            .reference(.aboutElection, in: { $0.elections }) { $0.about.elections },
            .reference(.restsOn, in: { $0.sources }) { $0.readings.flatMap(\.sources) },
            .words(.words) { $0.subject.all + $0.reason.all },
        ],
        item: { item(of: $0, $1.language) }, exportTitle: "Where sources disagree",
        rows: [
            .init(
                columns: readingColumns,
                of: { conflict, context in conflict.readings.map { reading($0, context.language) } },
                export: .init(
                    name: "readings", title: "What each side of a conflict says", head: [.init("conflict")],
                    write: { row, conflict, _ in row.set("conflict", .string(conflict.id)) }))
        ],
        cited: { conflict in
            conflict.readings.enumerated().map { (["readings", String($0)], $1.sources) }
        })

    private static let readingColumns: [Table.Column] = [.init("value"), .init("sources"), .init("note")]

    static func item(of conflict: Conflict, _ language: Language) -> Item {
        var item = Item()
        item.set("id", .string(conflict.id))
        item.set("kind", .string(conflict.kind.rawValue))
        item.set("subject", conflict.subject, in: language)
        item.set("readings", conflict.readings.map { reading($0, language) })
        item.set("chosen", conflict.chosen?.document(in: language) ?? .null)
        item.set("chosen_texts", conflict.chosen?.texts ?? .null)
        item.set("reason", conflict.reason, in: language)
        item.set("arithmetic", .string(conflict.arithmetic))
        item.set(
            "at",
            .array(
                conflict.places.map { ["pointer": .string($0.pointer.description), "url": .string($0.url)] }))
        item.set(conflict.about)
        return item
    }

    private static func reading(_ reading: Conflict.Reading, _ language: Language) -> Item {
        var item = Item()
        item.set("value", reading.value.document(in: language))
        item.set("texts", reading.value.texts)
        item.set("sources", .strings(reading.sources))
        item.set("note", .string(reading.note?[language]))
        return item
    }
}
