// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// `/v1/conflicts` and `/v1/conflicts/{id}`: where sources disagree, what was chosen, and why.
enum Conflicts {
    static var operations: [Operation] { resource.operations }

    static let resource = Resource<Conflict>(
        path: "/v1/conflicts", noun: "conflict", ids: ("listConflicts", "getConflict"),
        columns: [.init("id"), .init("kind")] + Table.Column.texts("subject")
            + [.init("chosen"), .init("reason"), .init("arithmetic")] + Table.Column.about,
        filters: [
            .choice("kind", Conflict.Kind.self) { $0.kind },
            .reference("party", in: { $0.parties }) { $0.about.parties },
            .reference("election", in: { $0.elections }) { $0.about.elections },
            .reference("source", in: { $0.sources }) { $0.readings.flatMap(\.sources) },
            .words("q") { $0.subject.all + $0.reason.all },
        ],
        things: { $0.conflicts }, item: { conflict, _, language in item(of: conflict, language) },
        rows: .init(columns: readingColumns) { conflict, _, language in
            conflict.readings.map { reading($0, language) }
        })

    static let readingColumns: [Table.Column] = [.init("value"), .init("sources"), .init("note")]

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
