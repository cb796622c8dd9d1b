// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import Record
import Text

/// The inputs of a calculator, read and in range.
package struct CalculatorInputs: Sendable {
    /// A value of an input.
    package enum Value: Sendable {
        case count(Int)
        case percent(ExactDecimal)
        case flag(Bool)
        case date(PartialDate)
        case word(String)
        case election(Election)
        case tally([(name: String, number: Int)])
    }

    /// The inputs that were given, in the order of the calculator.
    package private(set) var given: [(input: Calculator.Input, value: Value)] = []

    /// Reads a body; nil where something is wrong with it, which is left in the cursor's faults.
    package init?(_ cursor: JSONCursor, _ calculator: Calculator, _ record: Record) {
        let given = cursor.object { object -> [(Calculator.Input, Value)]? in
            (calculator.inputs + Calculator.Input.common).compactMap { input in
                object.optional(input.name) { $0.value(of: input.kind, record) }.map { (input, $0) }
            }
        }
        guard cursor.faults.found.isEmpty, let given else { return nil }
        self.given = given.map { (input: $0.0, value: $0.1) }
    }

    /// The value of an input; nil where it was not given.
    package subscript(name: String) -> Value? { given.first { $0.input.name == name }?.value }

    /// Whether an input was given.
    package func has(_ name: String) -> Bool { self[name] != nil }

    func count(_ name: String) -> Int? { if case .count(let count)? = self[name] { count } else { nil } }

    func percent(_ name: String) -> Ratio? { if case .percent(let number)? = self[name] { number.ratio } else { nil } }

    func flag(_ name: String) -> Bool? { if case .flag(let flag)? = self[name] { flag } else { nil } }

    func date(_ name: String) -> PartialDate? { if case .date(let date)? = self[name] { date } else { nil } }

    func word(_ name: String) -> String? { if case .word(let word)? = self[name] { word } else { nil } }

    func election(_ name: String) -> Election? {
        if case .election(let election)? = self[name] { election } else { nil }
    }

    func tally(_ name: String) -> [(name: String, number: Int)]? {
        if case .tally(let tally)? = self[name] { tally } else { nil }
    }

    /// The day that was asked for.
    var day: PartialDate? { date("date") ?? date("as_of") }

    /// Whether the other eras are asked for too.
    package var hasAllEras: Bool { word("eras") == "all" }
}

// MARK: - Reading

extension JSONCursor {
    fileprivate func value(of kind: Calculator.Input.Kind, _ record: Record) -> CalculatorInputs.Value? {
        switch kind {
        case .count(let range): return integer(in: range).map { .count($0) }
        case .percent:
            guard let text = number() else { return nil }
            guard let percent = try? ExactDecimal(text), percent.ratio <= Ratio(100, over: 1) else {
                return refuse("is \(text); a percentage is a number from 0 to 100", kind: .value)
            }
            return .percent(percent)
        case .flag: return bool().map { .flag($0) }
        case .date:
            guard let date = date() else { return nil }
            return date.isDay ? .date(date) : refuse("is \"\(date)\"; a day is written YYYY-MM-DD")
        case .word(let words):
            guard let word = string() else { return nil }
            if words.contains(word) { return .word(word) }
            return refuse(
                "is \"\(word)\", which is not one of the allowed values", allowed: words,
                suggestion: Spelling.nearest(to: word, among: words))
        case .election:
            guard let id = string() else { return nil }
            if let election = record.elections[id] { return .election(election) }
            return refuse(
                "is \"\(id)\", which is no election on record",
                suggestion: Spelling.nearest(to: id, among: record.elections.idsAndAliases))
        case .tally(let name, let number, let orOne):
            if orOne, case .number = value { return integer(in: 0...Self.most).map { .tally([("", $0)]) } }
            return tally(name, number).map { .tally($0) }
        }
    }

    private static var most: Int { 1_000_000_000_000 }

    private func tally(_ name: String, _ number: String) -> [(name: String, number: Int)]? {
        let rows = array { cursor in
            cursor.object { object -> (name: String, number: Int)? in
                let text = object.required(name) { $0.printable() }
                let count = object.required(number) { $0.integer(in: 0...Self.most) }
                guard let text, let count else { return nil }
                return (text, count)
            }
        }
        guard let rows, faults.found.isEmpty else { return nil }
        if rows.isEmpty { return refuse("is empty; give at least one, or leave it out", kind: .value) }
        if rows.count > 1000 { return refuse("has \(rows.count) entries; at most 1000 are read", kind: .value) }
        var seen: Set<String> = []
        for row in rows where !seen.insert(row.name).inserted {
            return refuse("names \"\(row.name)\" twice; give each once", kind: .value)
        }
        return rows
    }
}
