// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
package import LegalCalculators
import Record
package import Text
import Web

/// Writes the result of a calculator: the day asked for, the stretches of time with the same outcome, and on request the
/// whole answer of every era.
struct CalculatorEncoder {
    let result: CalculatorResult
    /// What is said in the language of the answer.
    let texts: TextCatalogue

    private var language: Language { texts.language }

    static let columns: [Table.Column] = [
        .init("from"), .init("to"), .init("rule"), .init("name"), .init("about"), .init("given"), .init("given_unit"),
        .init("relation"), .init("value"), .init("unit"), .init("verdict"), .init("formula"), .init("parameters"),
    ]

    /// The lines of the day asked for, or of every era.
    var rows: [Item] {
        let asked = CalculatorResult.Era(period: result.period, calculation: result.asked)
        return (result.inputs.hasAllEras ? result.eras : [asked]).flatMap { era in
            era.calculation.lines.map { line in
                var item = Item()
                item.set("from", era.period.from)
                item.set("to", era.period.to)
                write(line, into: &item)
                return item
            }
        }
    }

    var item: Item {
        let (calculator, asked, period) = (result.calculator, result.asked, result.period)
        var item = Item()
        item.set("calculator", .string(calculator.name))
        item.set("date", asked.day)
        item.set("formula", .string(calculator.formula))
        item.set("given", given)
        item.set("from", period.from)
        item.set("to", period.to)
        write(asked, into: &item)
        item.set("not_checked", .strings((calculator.notChecked + asked.notChecked).map { texts[$0] }))
        item.set("intervals", .array(result.intervals.map(document)))
        if result.inputs.hasAllEras {
            item.set(
                "eras",
                result.eras.map { era in
                    var item = Item()
                    item.set("from", era.period.from)
                    item.set("to", era.period.to)
                    write(era.calculation, into: &item)
                    return item
                })
        }
        return item
    }

    /// What a reader has to know beside the figures.
    var warnings: [Document.Warning] {
        var warnings: [Document.Warning] = []
        for (index, reading) in result.asked.readings.enumerated() {
            let pointer = JSONPointer(tokens: ["data", "parameters", String(index), "value"])
            if reading.entry == nil {
                warnings.append(.init(pointer: pointer, detail: texts[.noNumber]))
            } else if reading.isUncertain {
                warnings.append(.init(pointer: pointer, detail: texts[.exactDayUnknown]))
            }
        }
        if result.isLaterThanDataset {
            warnings.append(.init(pointer: JSONPointer(tokens: ["data", "date"]), detail: texts[.futureDay]))
        }
        return warnings
    }

    /// The inputs, without those that all calculators have.
    private var given: JSON {
        let own = result.inputs.given.filter { given in
            !Calculator.Input.common.contains { $0.name == given.input.name }
        }
        return .object(own.map { JSON.Member($0.input.name, $0.value.document(as: $0.input.kind)) })
    }

    private func write(_ calculation: Calculation, into item: inout Item) {
        item.set("result", document(calculation.result))
        item.set("lines", calculation.lines.map { line in Item { write(line, into: &$0) } })
        item.set("parameters", calculation.readings.map(parameter))
    }

    private func document(_ interval: CalculatorResult.Interval) -> JSON {
        let (period, outcome) = (interval.period, interval.outcome)
        return [
            "from": .string(period.from?.description), "to": .string(period.to?.description),
            "value": document(outcome.value, outcome.unit), "verdict": .string(outcome.verdict?.rawValue),
        ]
    }

    private func document(_ outcome: Calculation.Result) -> JSON {
        [
            "checked": .integer(outcome.checked), "failed": .integer(outcome.failed),
            "not_checked": .integer(outcome.notChecked), "unit": .string(outcome.unit),
            "value": document(outcome.value, outcome.unit), "verdict": .string(outcome.verdict?.rawValue),
        ]
    }

    private func write(_ line: Calculation.Line, into item: inout Item) {
        item.set("rule", .string(line.check.rawValue))
        item.set("name", .string(line.name(in: texts)))
        item.set("about", .string(line.about))
        item.set("given", document(line.given, line.givenUnit ?? line.unit))
        item.set("given_unit", .string(line.given == nil ? nil : line.givenUnit ?? line.unit))
        item.set("relation", .string(line.relation?.rawValue))
        item.set("value", document(line.value, line.unit))
        item.set("unit", .string(line.unit))
        item.set("verdict", .string(line.verdict?.rawValue))
        item.set("formula", .string(line.formula))
        item.set("parameters", .strings(line.keys))
        item.set("note", .string(line.remark.map { texts[$0] }))
    }

    private func document(_ amount: Calculation.Line.Amount?, _ unit: String?) -> JSON {
        switch amount {
        case nil: .null
        case .date(let date): .string(date.description)
        case .number(let number): .decimal(number, places: Calculation.Line.places(ofUnit: unit))
        }
    }

    /// A number of the law with all that it rests on.
    private func parameter(_ reading: Calculation.Reading) -> Item {
        let entry = reading.entry
        var item = Item()
        item.set("key", .string(reading.series.id))
        item.set("name", reading.series.name, in: language)
        item.set("value", entry.map { .figure($0.value) } ?? .null)
        item.set("unit", .string(reading.series.unit))
        item.set("from", entry?.period.from)
        item.set("to", entry?.period.to)
        item.set("act", entry?.act.document(in: language) ?? .null)
        item.set("article", .string(texts.citation(entry?.article)))
        item.set("sources", .strings(entry?.evidence.sources ?? []))
        item.set("confidence", .string(entry?.evidence.confidence.rawValue))
        item.set("note", .string(entry?.evidence.note?[language]))
        if let entry { item.rest("value", on: entry.evidence) }
        return item
    }
}

extension Calculation.Line {
    /// What a reader calls it: the party that it is about, else what it checks.
    package func name(in texts: TextCatalogue) -> String { aboutName?[texts.language] ?? texts[check.name] }

    /// What has to be said of it, and that a number of the law is missing.
    package var remark: Phrase? { note ?? (lacksNumber ? .noNumber : nil) }

    /// Decimals that are shown: money is in whole tenge, as the formula beside it has the fraction.
    package static func places(ofUnit unit: String?) -> Int { unit == "tenge" ? 0 : 6 }
}

extension CalculatorInputs.Value {
    fileprivate func document(as kind: Calculator.Input.Kind) -> JSON {
        switch (self, kind) {
        case (.count(let count), _): .integer(count)
        case (.percent(let number), _): .number(number.description)
        case (.flag(let flag), _): .bool(flag)
        case (.tally(let tally), .tally) where tally.count == 1 && tally[0].name.isEmpty: .integer(tally[0].number)
        case (.tally(let tally), .tally(let name, let number, _)):
            .array(tally.map { [name: .string($0.name), number: .integer($0.number)] })
        default: .string(queryText)
        }
    }
}
