// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import Record
package import Text

/// A calculation on one day: it notes every number of the law that it reads, and writes a line for each thing it finds.
package struct Calculation {
    /// A number of the law, and what it was on the day; nil where none is on record for it.
    package struct Reading {
        package let series: LegalParameter
        package let entry: LegalParameter.Entry?
        /// Whether the number may have been another on the day, as the day of a change is not known.
        package let isUncertain: Bool
    }

    /// What comes out in all: the verdict of all lines together, and the sum asked for.
    package struct Result {
        package var verdict: Line.Verdict?
        package var value: Line.Amount?
        package var unit: String?
        package var checked = 0
        package var failed = 0
        package var notChecked = 0
    }

    /// What was given.
    package let inputs: CalculatorInputs
    /// The day whose law is read.
    package let day: PartialDate
    private let record: Record
    /// The numbers of the law that were read, in order.
    package private(set) var readings: [Reading] = []
    /// What was found, in order.
    package private(set) var lines: [Line] = []
    /// What was not checked for want of a number or of an input.
    package private(set) var notChecked: [Phrase] = []
    private var total: (value: Line.Amount, unit: String)?

    init(_ calculator: Calculator, _ inputs: CalculatorInputs, on day: PartialDate, _ record: Record) {
        self.inputs = inputs
        self.day = day
        self.record = record
        calculator.evaluate(&self)
    }

    /// A number of the law of the day; noted whether there is one or not.
    mutating func law(_ key: String) -> Ratio? {
        if let read = readings.first(where: { $0.series.id == key }) { return read.entry?.exact }
        guard let series = record.series[key] else { return nil }
        let entry = series.entry(on: day.firstDay)
        let isUncertain = series.entries.contains { $0.period.isUncertain(on: day.firstDay) }
        readings.append(Reading(series: series, entry: entry, isUncertain: isUncertain))
        return entry?.exact
    }

    /// Whether a number of the law of the day is on record; not noted.
    func hasLaw(_ key: String) -> Bool { record.series[key]?.entry(on: day.firstDay) != nil }

    /// What a party is called on the day, by its id or a former one.
    func name(ofParty id: String) -> LocalizedText? { record.parties[id]?.name(on: day.firstDay).short }

    /// A line, with those of its keys that are on record; where a number of the law is missing, it says so.
    mutating func add(_ line: Line) {
        var line = line
        line.keys.removeAll { record.series[$0] == nil }
        if line.value == nil {
            line.relation = nil
            line.lacksNumber = !line.keys.allSatisfy(hasLaw)
        }
        lines.append(line)
    }

    mutating func leaveOpen(_ text: Phrase) {
        if !notChecked.contains(text) { notChecked.append(text) }
    }

    mutating func total(_ value: Line.Amount, _ unit: String) { total = (value, unit) }

    /// What the lines come to.
    package var result: Result {
        var result = Result()
        for verdict in lines.compactMap(\.verdict) {
            switch verdict {
            case .pass: result.checked += 1
            case .fail:
                result.checked += 1
                result.failed += 1
            case .open: result.checked += 1
            case .notChecked: result.notChecked += 1
            }
        }
        let verdicts = lines.compactMap(\.verdict)
        result.verdict =
            verdicts.isEmpty
            ? nil : [.fail, .open, .pass, .notChecked].first { (verdict: Line.Verdict) in verdicts.contains(verdict) }
        result.value = total?.value
        result.unit = total?.unit
        return result
    }
}

extension Calculation {
    /// One thing that a calculation finds.
    package struct Line {
        /// How what was given has to stand to what the law asks for.
        package enum Relation: String, CaseIterable {
            case atLeast = "at_least"
            case atMost = "at_most"
        }

        /// Whether it does.
        package enum Verdict: String, CaseIterable {
            case pass, fail
            /// The law does not say: 1 of 4 seats is less than 30 per cent, and more than the whole part of 30 per cent of 4.
            case open
            /// A number of the law or an input is missing.
            case notChecked = "not_checked"
        }

        /// A number or a day.
        package enum Amount: Equatable {
            case number(Ratio)
            case date(PartialDate)

            /// A whole number.
            package static func whole(_ number: Int) -> Amount { .number(Ratio(UInt128(number), over: 1)) }
        }

        /// What it checks or reckons; the key of its label.
        package let check: CheckKind
        /// The party or region that it is about.
        package var about: String?
        /// The name of the party on the day.
        package var aboutName: LocalizedText?
        /// The input that it is about.
        package var given: Amount?
        /// The unit of the input where it is another than that of the value.
        package var givenUnit: String?
        /// How the input has to stand to the value; nil where nothing is asked for.
        package var relation: Relation?
        /// What the law asks for, or gives.
        package var value: Amount?
        /// The unit of the value.
        package var unit: String
        /// Whether the input stands so to the value; nil where nothing is asked for.
        package var verdict: Verdict?
        /// The formula in numbers.
        package var formula: String?
        /// The series that it rests on.
        package var keys: [String] = []
        /// What has to be said of it.
        package var note: Phrase?
        /// Whether there is no value because a number of the law is missing.
        package var lacksNumber = false

        init(_ check: CheckKind, unit: String, keys: [String] = []) {
            self.check = check
            self.unit = unit
            self.keys = keys
        }

        /// Compares what was given with what the law asks for; without either there is nothing to compare.
        mutating func compare(_ relation: Relation) {
            self.relation = relation
            guard let given, let value else {
                verdict = .notChecked
                return
            }
            let holds =
                switch (given, value, relation) {
                case (.number(let given), .number(let value), .atLeast): given >= value
                case (.number(let given), .number(let value), .atMost): given <= value
                case (.date(let given), .date(let value), .atLeast): given.firstDay >= value.firstDay
                case (.date(let given), .date(let value), .atMost): given.firstDay <= value.firstDay
                default: false
                }
            verdict = holds ? .pass : .fail
        }
    }
}
