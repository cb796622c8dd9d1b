// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import Text

/// A calculation as it is served: the day asked for, the stretches of time with the same outcome, and on request the
/// whole answer of every era.
struct CalculatorAnswer {
    private let calculator: Calculator
    private let given: Given
    private let registry: Record
    private let language: Language
    private let today: PartialDate
    private let asked: Reckoning
    /// Each era of the law that is read, with the same calculation on a day of it.
    private let eras: [(period: Period, reckoning: Reckoning)]

    init(_ calculator: Calculator, _ given: Given, _ registry: Record, _ language: Language) {
        self.calculator = calculator
        self.given = given
        self.registry = registry
        self.language = language
        today = registry.country.datasetVersion
        asked = Reckoning(calculator, given, on: given.day ?? today, registry)
        let keys = calculator.keys(given)
        // Wages and indices alone are no law of what is asked.
        let law = keys.filter { registry.series[$0].map { $0.topic != .indicator } ?? false }
        eras = registry.eras(of: keys).compactMap { period in
            guard let day = Self.day(of: period),
                law.contains(where: { registry.series[$0]?.entry(on: day.firstDay) != nil })
            else { return nil }
            return (period, Reckoning(calculator, given, on: day, registry))
        }
    }

    /// A day on which the era is known to have begun, and not yet to have ended.
    private static func day(of era: Period) -> PartialDate? {
        guard let from = era.from, !from.isDay else { return era.from }
        guard let end = era.to, end.isDay, end.firstDay < from.dayAfter.firstDay else { return from.dayAfter }
        return end
    }

    static let columns: [Table.Column] = [
        .init("from"), .init("to"), .init("rule"), .init("name"), .init("about"), .init("given"), .init("given_unit"),
        .init("relation"), .init("value"), .init("unit"), .init("verdict"), .init("formula"), .init("parameters"),
    ]

    /// The lines of the day asked for, or of every era.
    var rows: [Item] {
        let all = given.word("eras") == "all" ? eras : [(period: era, reckoning: asked)]
        return all.flatMap { period, reckoning in
            reckoning.lines.map { line in
                var item = Item()
                item.set("from", period.from)
                item.set("to", period.to)
                for member in self.item(line).members { item.set(member.name, member.value) }
                return item
            }
        }
    }

    /// The era of the day asked for; without bounds where no law of it is on record.
    private var era: Period {
        eras.last { $0.period.from.map { $0.firstDay <= asked.day.firstDay } ?? false }
            .map(\.period).flatMap { $0.covers(asked.day.firstDay) ? $0 : nil } ?? Period(from: nil, to: nil)
    }

    var item: Item {
        var item = Item()
        item.set("calculator", .string(calculator.name))
        item.set("date", asked.day)
        item.set("formula", .string(calculator.formula))
        item.set("given", given.document)
        item.set("from", era.from)
        item.set("to", era.to)
        set(asked, in: &item)
        item.set("not_checked", .strings((calculator.notChecked + asked.notChecked).map { $0[language] }))
        item.set("intervals", .array(intervals))
        if given.word("eras") == "all" {
            item.set(
                "eras",
                eras.map { period, reckoning in
                    var item = Item()
                    item.set("from", period.from)
                    item.set("to", period.to)
                    set(reckoning, in: &item)
                    return item
                })
        }
        return item
    }

    private func set(_ reckoning: Reckoning, in item: inout Item) {
        item.set("result", document(reckoning.result))
        item.set("lines", reckoning.lines.map { self.item($0) })
        item.set("parameters", reckoning.readings.map { parameter($0) })
    }

    /// What a reader has to know beside the figures.
    var warnings: [Document.Warning] {
        var warnings: [Document.Warning] = []
        for (index, reading) in asked.readings.enumerated() {
            let pointer = JSONPointer(tokens: ["data", "parameters", String(index), "value"])
            if reading.entry == nil {
                warnings.append(.init(pointer: pointer, detail: Phrase.noNumber[language]))
            } else if reading.series.entries.contains(where: { $0.period.isUncertain(on: asked.day.firstDay) }) {
                warnings.append(.init(pointer: pointer, detail: Phrase.exactDayUnknown[language]))
            }
        }
        if asked.day.firstDay > today.lastDay {
            warnings.append(.init(pointer: JSONPointer(tokens: ["data", "date"]), detail: Phrase.futureDay[language]))
        }
        return warnings
    }

    /// Neighbouring eras with the same outcome as one.
    private var intervals: [JSON] {
        var found: [(period: Period, result: Reckoning.Result)] = []
        for (period, reckoning) in eras {
            let result = reckoning.result
            if let last = found.last, last.result.verdict == result.verdict, last.result.value == result.value,
                last.period.to == nil || last.period.to.map({ $0 == period.from || $0.dayAfter == period.from }) == true
            {
                found[found.count - 1].period = Period(from: last.period.from, to: period.to)
            } else {
                found.append((period, result))
            }
        }
        return found.map { period, result in
            [
                "from": .string(period.from?.description), "to": .string(period.to?.description),
                "value": document(result.value, result.unit), "verdict": .string(result.verdict?.rawValue),
            ]
        }
    }

    private func document(_ result: Reckoning.Result) -> JSON {
        [
            "checked": .integer(result.checked), "failed": .integer(result.failed),
            "not_checked": .integer(result.notChecked), "unit": .string(result.unit),
            "value": document(result.value, result.unit), "verdict": .string(result.verdict?.rawValue),
        ]
    }

    private func item(_ line: Line) -> Item {
        var item = Item()
        item.set("rule", .string(line.rule.rawValue))
        item.set("name", .string((line.aboutName ?? line.rule.name)[language]))
        item.set("about", .string(line.about))
        item.set("given", document(line.given, line.givenUnit ?? line.unit))
        item.set("given_unit", .string(line.given == nil ? nil : line.givenUnit ?? line.unit))
        item.set("relation", .string(line.relation?.rawValue))
        item.set("value", document(line.value, line.unit))
        item.set("unit", .string(line.unit))
        item.set("verdict", .string(line.verdict?.rawValue))
        item.set("formula", .string(line.formula))
        item.set("parameters", .strings(line.keys))
        item.set("note", .string(line.note?[language]))
        return item
    }

    /// A number as it is, money in whole tenge (the formula beside it has the fraction), a day as a string.
    private func document(_ amount: Line.Amount?, _ unit: String?) -> JSON {
        switch amount {
        case nil: .null
        case .date(let date): .string(date.description)
        case .number(let number) where unit == "tenge": .decimal(number, places: 0)
        case .number(let number): .decimal(number, places: 6)
        }
    }

    /// A number of the law with all that it rests on.
    private func parameter(_ reading: Reckoning.Reading) -> Item {
        let entry = reading.entry
        var item = Item()
        item.set("key", .string(reading.series.id))
        item.set("name", reading.series.name, in: language)
        item.set("value", entry.map { .figure($0.value) } ?? .null)
        item.set("unit", .string(reading.series.unit))
        item.set("from", entry?.period.from)
        item.set("to", entry?.period.to)
        item.set("act", entry?.act.document(in: language) ?? .null)
        item.set("article", .string(entry?.article))
        item.set("sources", .strings(entry?.evidence.sources ?? []))
        item.set("confidence", .string(entry?.evidence.confidence.rawValue))
        item.set("note", .string(entry?.evidence.note?[language]))
        if let entry { item.rest("value", on: entry.evidence) }
        return item
    }
}
