// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import Text

/// What a calculator was given, read and in range.
struct Given: Sendable {
    /// A value of an input.
    enum Value: Sendable {
        case count(Int)
        case percent(ExactDecimal)
        case flag(Bool)
        case date(PartialDate)
        case word(String)
        case election(Election)
        case tally([(name: String, number: Int)])
    }

    private var values: [(input: Input, value: Value)] = []

    /// Reads a body; nil where something is wrong with it, which is left in the cursor's faults.
    init?(_ cursor: JSONCursor, _ calculator: Calculator, _ registry: Record) {
        let values = cursor.object { object -> [(Input, Value)]? in
            (calculator.inputs + Input.common).compactMap { input in
                object.optional(input.name) { $0.value(of: input.kind, registry) }.map { (input, $0) }
            }
        }
        guard cursor.faults.found.isEmpty, let values else { return nil }
        self.values = values.map { (input: $0.0, value: $0.1) }
    }

    subscript(name: String) -> Value? { values.first { $0.input.name == name }?.value }

    func has(_ name: String) -> Bool { self[name] != nil }

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

    /// What was given, as it is served.
    var document: JSON {
        .object(
            values.filter { value in !Input.common.contains { $0.name == value.input.name } }.map {
                JSON.Member($0.input.name, $0.value.document(as: $0.input.kind))
            })
    }
}

extension Given.Value {
    fileprivate var text: String {
        switch self {
        case .count(let count): String(count)
        case .percent(let number): number.description
        case .flag(let flag): String(flag)
        case .date(let date): date.description
        case .word(let word): word
        case .election(let election): election.id
        case .tally(let tally) where tally.count == 1 && tally[0].name.isEmpty: String(tally[0].number)
        case .tally(let tally): tally.map { "\(PairList.escaped($0.name)):\($0.number)" }.joined(separator: ",")
        }
    }

    fileprivate func document(as kind: Input.Kind) -> JSON {
        switch (self, kind) {
        case (.count(let count), _): .integer(count)
        case (.percent(let number), _): .number(number.description)
        case (.flag(let flag), _): .bool(flag)
        case (.tally(let tally), .tally) where tally.count == 1 && tally[0].name.isEmpty: .integer(tally[0].number)
        case (.tally(let tally), .tally(let name, let number, _)):
            .array(tally.map { [name: .string($0.name), number: .integer($0.number)] })
        default: .string(text)
        }
    }
}

// MARK: - Reading

extension Calculator {
    /// The parameters of what it may be given.
    var table: RequestTable<Given> {
        RequestTable(
            parameters: (inputs + Input.common).map { input in
                BodyParameter(parameter(input), at: input.name, as: input.kind.form) { $0[input.name]?.text }
            }, root: "date")
    }
}

extension Input.Kind {
    /// What a text in a query means.
    fileprivate var form: TextForm {
        switch self {
        case .count, .percent: .number
        case .flag: TextForm { text, _, _ in text == "true" ? true : text == "false" ? false : .string(text) }
        case .date, .word, .election: .string
        case .tally(let name, let number, let orOne):
            TextForm { text, _, _ in
                orOne && !text.contains(":") ? .number(text) : TextForm.objects(PairList.read(text), name, number)
            }
        }
    }
}

extension JSONCursor {
    fileprivate func value(of kind: Input.Kind, _ registry: Record) -> Given.Value? {
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
            if let election = registry.elections[id] { return .election(election) }
            return refuse(
                "is \"\(id)\", which is no election on record",
                suggestion: Spelling.nearest(to: id, among: registry.elections.idsAndAliases))
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
