// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// A calculation on one day: it notes every number of the law that it reads, and writes a line for each thing it finds.
struct Reckoning {
    /// A number of the law, and what it was on the day; nil where none is on record for it.
    struct Reading {
        let series: LegalParameter
        let entry: LegalParameter.Entry?
    }

    /// What comes out in all: the verdict of all lines together, and the sum asked for.
    struct Result {
        var verdict: Line.Verdict?
        var value: Line.Amount?
        var unit: String?
        var checked = 0
        var failed = 0
        var notChecked = 0
    }

    let given: Given
    let day: PartialDate
    private let registry: Record
    private(set) var readings: [Reading] = []
    private(set) var lines: [Line] = []
    /// What was not checked for want of a number or of an input.
    private(set) var notChecked: [LocalizedText] = []
    private(set) var total: (value: Line.Amount, unit: String)?

    init(_ calculator: Calculator, _ given: Given, on day: PartialDate, _ registry: Record) {
        self.given = given
        self.day = day
        self.registry = registry
        calculator.reckon(&self)
    }

    /// A number of the law of the day; noted whether there is one or not.
    mutating func law(_ key: String) -> Ratio? {
        if let read = readings.first(where: { $0.series.id == key }) { return read.entry?.exact }
        guard let series = registry.series[key] else { return nil }
        let entry = series.entry(on: day.firstDay)
        readings.append(Reading(series: series, entry: entry))
        return entry?.exact
    }

    /// Whether a number of the law of the day is on record; not noted.
    func hasLaw(_ key: String) -> Bool { registry.series[key]?.entry(on: day.firstDay) != nil }

    /// What a party is called on the day, by its id or a former one.
    func name(ofParty id: String) -> LocalizedText? { registry.parties[id]?.name(on: day.firstDay).short }

    /// A line, with those of its keys that are on record; where a number of the law is missing, it says so.
    mutating func add(_ line: Line) {
        var line = line
        line.keys.removeAll { registry.series[$0] == nil }
        if line.value == nil {
            line.relation = nil
            if line.note == nil, !line.keys.allSatisfy(hasLaw) { line.note = Phrase.noNumber }
        }
        lines.append(line)
    }

    mutating func leaveOpen(_ text: LocalizedText) {
        if !notChecked.contains(text) { notChecked.append(text) }
    }

    mutating func total(_ value: Line.Amount, _ unit: String) { total = (value, unit) }

    var result: Result {
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

/// One thing that a calculation finds.
struct Line {
    /// How what was given has to stand to what the law asks for.
    enum Relation: String, CaseIterable {
        case atLeast = "at_least"
        case atMost = "at_most"
    }

    /// Whether it does.
    enum Verdict: String, CaseIterable {
        case pass, fail
        /// The law does not say: 1 of 4 seats is less than 30 per cent, and more than the whole part of 30 per cent of 4.
        case open
        /// A number of the law or an input is missing.
        case notChecked = "not_checked"
    }

    /// A number or a day.
    enum Amount: Equatable {
        case number(Ratio)
        case date(PartialDate)

        static func whole(_ number: Int) -> Amount { .number(Ratio(UInt128(number), over: 1)) }
    }

    /// What it is about; the key of its label.
    let rule: Rule
    /// The party or region that it is about.
    var about: String?
    var aboutName: LocalizedText?
    var given: Amount?
    var givenUnit: String?
    var relation: Relation?
    /// What the law asks for, or gives.
    var value: Amount?
    var unit: String
    var verdict: Verdict?
    /// The reckoning in numbers.
    var formula: String?
    /// The series that it rests on.
    var keys: [String] = []
    var note: LocalizedText?

    init(_ rule: Rule, unit: String, keys: [String] = []) {
        self.rule = rule
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
