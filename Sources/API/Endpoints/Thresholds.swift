// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// `/v1/thresholds` and `/v1/thresholds/{key}`: the numbers that the law sets, over time and on a day.
enum Thresholds {
    static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/thresholds", id: "listThresholds",
                parameters: Operation.list + ["as_of", "key", "topic"],
                formats: Format.tables, list),
            Operation(
                .get, "/v1/thresholds/{key}", id: "getThreshold", parameters: Operation.table + ["as_of"],
                formats: Format.tables, one),
        ]
    }

    static let entryColumns: [Table.Column] = [
        .init("value"), .init("inclusive"), .init("base"), .init("applies_to"), .init("from"), .init("to"),
        .init("act_title", "act/title"),
        .init("act_number", "act/number"), .init("act_date", "act/date"), .init("article"),
    ]

    private static let columns: [Table.Column] =
        [.init("key"), .init("topic"), .init("name"), .init("unit")] + entryColumns

    /// All series; with `as_of` only those that had a value on that day.
    private static func list(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let topics = context.parameters.choices("topic", among: LegalParameter.Topic.allCases.map(\.rawValue))
        let keys = context.parameters.choices("key", among: context.registry.series.ids)
        let asked = context.parameters.day("as_of")
        let day = (asked ?? context.registry.country.datasetVersion).firstDay
        let all = context.registry.series
        let members = all.items.first.map { item(of: $0, on: day, context.language).members.map(\.name) } ?? []
        let paging = Paging(context, columns: columns, members: members, isRow: { all[$0]?.id == $0 })
        return { () throws(Problem) in
            let found = all.items.filter { series in
                (topics.isEmpty || topics.contains(series.topic.rawValue)) && (keys.isEmpty || keys.contains(series.id))
                    && (asked == nil || series.entry(on: day) != nil)
            }
            var document = try paging.document(of: found.map { item(of: $0, on: day, context.language) }, id: "key")
            for series in found where asked != nil && series.isUncertain(on: day) {
                document.warnings.append(
                    .init(pointer: nil, detail: "\(series.id): " + Phrase.exactDayUnknown[context.language]))
            }
            return .document(document)
        }
    }

    private static func one(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let series = try context.find("threshold", in: context.registry.series)
        let day = (context.parameters.day("as_of") ?? context.registry.country.datasetVersion).firstDay
        return { () throws(Problem) in
            var document = Document(.item(item(of: series, on: day, context.language)), location: context.location)
            document.table = Table(columns: entryColumns, rows: series.entries.map { entry($0, context.language) })
            return .document(document)
        }
    }
}

extension LegalParameter {
    fileprivate func isUncertain(on day: Int) -> Bool { entries.contains { $0.period.isUncertain(on: day) } }
}

extension Thresholds {
    /// A series, with the members of the entry in force on a day (null where none is) beside the whole of it.
    static func item(of series: LegalParameter, on day: Int, _ language: Language) -> Item {
        var item = Item()
        item.set("key", .string(series.id))
        item.set("topic", .string(series.topic.rawValue))
        item.set("name", series.name, in: language)
        item.set("description", .string(series.description[language]))
        item.set("unit", .string(series.unit))
        let inForce = series.entry(on: day)
        let current = inForce.map { entry($0, language) }
        for name in memberNames { item.set(name, current?[name] ?? .null) }
        if let inForce { item.rest("value", on: inForce.evidence) }
        item.set("series", series.entries.map { entry($0, language) })
        return item
    }

    /// Every entry of a series, with what the series is.
    static func entryRows(of series: LegalParameter, _ registry: Record, _ language: Language) -> [Item] {
        series.entries.map { value in
            var row = entry(value, language)
            row.set("key", .string(series.id))
            row.set("topic", .string(series.topic.rawValue))
            row.set("name", .string(series.name[language]))
            row.set("unit", .string(series.unit))
            return row
        }
    }

    private static let memberNames = [
        "value", "inclusive", "base", "scope", "applies_to", "from", "to", "act", "article",
    ]

    static func entry(_ entry: LegalParameter.Entry, _ language: Language) -> Item {
        var item = Item()
        item.set("value", .figure(entry.value))
        item.set("inclusive", entry.inclusive.map { .bool($0) } ?? .null)
        item.set("base", .string(entry.base))
        item.set("scope", .string(entry.scope?[language]))
        item.set("applies_to", .string(entry.appliesTo?.rawValue))
        item.set("from", entry.period.from)
        item.set("to", entry.period.to)
        item.set("act", entry.act.document(in: language))
        item.set("article", .string(entry.article))
        item.rest(on: entry.evidence)
        return item
    }
}
