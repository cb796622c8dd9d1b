// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
package import Record
package import Text
package import Web

/// `/v1/thresholds` and `/v1/thresholds/{key}`: the numbers that the law sets, over time and on a day.
package enum Thresholds {
    package static let resource = Resource<LegalParameter>(
        path: "/v1/thresholds", id: "key", noun: "threshold",

        ids: ("listThresholds", "getThreshold"),
        texts: (
            list: OperationText(
                .thresholds, "Legal thresholds",
                """
                Every number that the law sets, in the order of the keys, with its value today and its series. \
                `as_of` gives those that had a value on that day, with the law of that day.
                """, .page(of: .threshold), example: "/v1/thresholds?topic=registration&fields=key,value,unit&limit=3"),
            one: OperationText(
                .thresholds, "One legal threshold",
                "`as_of` chooses the entry in force on that day; as a table it is the whole series.",
                .thing(.threshold), path: [.thresholdKey], example: "/v1/thresholds/entry.list_percent")
        ), columns: headColumns + entryColumns,
        filters: [
            .choice(.thresholdTopic, LegalParameter.Topic.self) { $0.topic },
            Filter(parameters: [.thresholdKeys]) { context in
                let keys = context.parameters.choices("key", among: context.registry.series.ids)
                return keys.isEmpty ? nil : { keys.contains($0.id) }
            },
            .asOf { series, day, _ in series.entry(on: day) != nil },
        ],
        item: {
            item(of: $0, on: $1.day ?? $1.registry.country.datasetVersion.firstDay, $1.texts)
        },
        exportTitle: nil, isOfDay: true, hasFields: false,
        rows: [
            .init(
                columns: entryColumns,
                of: { series, context in series.entries.map { entry($0, context.texts) } },
                export: .init(name: "thresholds", title: "Legal numbers over time", head: headColumns, write: write))
        ],
        warnings: { all, context in
            guard let day = context.parameters.day("as_of")?.firstDay else { return [] }
            return all.filter { $0.isUncertain(on: day) }.map { series in
                .init(pointer: nil, detail: "\(series.id): " + context.texts[.exactDayUnknown])
            }
        })

    package static let entryColumns: [Table.Column] = [
        .init("value"), .init("inclusive"), .init("base"), .init("applies_to"), .init("from"), .init("to"),
        .init("act_title", "act/title"),
        .init("act_number", "act/number"), .init("act_date", "act/date"), .init("article"),
    ]

    private static let headColumns: [Table.Column] = [.init("key"), .init("topic"), .init("name"), .init("unit")]
}

extension LegalParameter {
    fileprivate func isUncertain(on day: Int) -> Bool { entries.contains { $0.period.isUncertain(on: day) } }
}

extension Thresholds {
    /// A series, with the members of the entry in force on a day (null where none is) beside the whole of it.
    static func item(of series: LegalParameter, on day: Int, _ texts: TextCatalogue) -> Item {
        let language = texts.language
        var item = Item()
        item.set("key", .string(series.id))
        item.set("topic", .string(series.topic.rawValue))
        item.set("name", series.name, in: language)
        item.set("description", .string(series.description[language]))
        item.set("unit", .string(series.unit))
        let inForce = series.entry(on: day)
        let current = inForce.map { entry($0, texts) }
        for name in memberNames { item.set(name, current?[name] ?? .null) }
        if let inForce { item.rest("value", on: inForce.evidence) }
        item.set("series", series.entries.map { entry($0, texts) })
        return item
    }

    /// Says in the row of an entry what the series is.
    @Sendable private static func write(_ row: inout Item, of series: LegalParameter, _ context: ItemContext) {
        row.set("key", .string(series.id))
        row.set("topic", .string(series.topic.rawValue))
        row.set("name", .string(series.name[context.language]))
        row.set("unit", .string(series.unit))
    }

    private static let memberNames = [
        "value", "inclusive", "base", "scope", "applies_to", "from", "to", "act", "article",
    ]

    package static func entry(_ entry: LegalParameter.Entry, _ texts: TextCatalogue) -> Item {
        let language = texts.language
        var item = Item()
        item.set("value", .figure(entry.value))
        item.set("inclusive", entry.inclusive.map { .bool($0) } ?? .null)
        item.set("base", .string(entry.base))
        item.set("scope", .string(entry.scope?[language]))
        item.set("applies_to", .string(entry.appliesTo?.rawValue))
        item.set("from", entry.period.from)
        item.set("to", entry.period.to)
        item.set("act", entry.act.document(in: language))
        item.set("article", .string(texts.citation(entry.article)))
        item.rest(on: entry.evidence)
        return item
    }
}
