// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import LegalCalculators
import Record
import Text
import Web

/// The address of a page: what can stand in it, and what is wrong with what does.
///
/// * The parameters of all views are known to each, as a reader takes them along from view to view.
/// * What a page cannot show as asked it does not show in another way: a fault is said in the place of the view.
/// * A name that no view knows changes nothing; it is told beside the view, but for the marks that sites put on links
///   which are passed on.
struct PageAddress {
    /// What the value of a parameter can be.
    enum Kind {
        case choice([String])
        /// The id or former id of something: what that is called in the key of a sentence, its id, and all ids.
        case record(String, id: (String) -> String?, handles: [String])
        case number(ClosedRange<Double>)
        case whole(ClosedRange<UInt64>)
        case day
        /// Lists and their votes: `a:1,b:2`.
        case tally
        /// A number of 0 or more.
        case amount
        /// Words, or what the operation reads by itself.
        case text
    }

    /// A parameter of some view.
    struct Parameter {
        let name: String
        /// The key of its name among the words of the page.
        let label: String
        let kind: Kind

        init(_ name: String, _ label: String, _ kind: Kind) {
            (self.name, self.label, self.kind) = (name, label, kind)
        }
    }

    /// Something that a page cannot show as asked.
    struct Fault {
        /// Why.
        enum Reason {
            case twice
            case value(Parameter)
        }

        let name: String
        let value: String
        let reason: Reason
        /// What may have been meant.
        var suggestion: String?
    }

    let parameters: [Parameter]
    let faults: [Fault]
    /// Names that mean nothing on a page, and what may have been meant.
    let strange: [(name: String, suggestion: String?)]
    /// The parameters with ids in the place of former ids; nil where they are so already.
    let canonical: [(name: String, value: String)]?

    /// The most faults, and the most names that mean nothing, that are told; each has links with the whole address in them.
    static let mostTold = 4

    private static let prefix = (list: "share.", calculator: "calc.", second: "b.")

    init(_ given: Parameters, _ registry: Record) {
        let parameters = Self.all(registry)
        var faults: [Fault] = []
        var strange: [(name: String, suggestion: String?)] = []
        var canonical = given.pairs
        var seen: Set<String> = []
        for (place, (name, value)) in given.pairs.enumerated() where !value.isEmpty {
            if !seen.insert(name).inserted {
                faults.append(Fault(name: name, value: value, reason: .twice))
            } else if let known = Self.parameter(name, parameters) {
                switch known.kind.reading(of: value) {
                case .right: break
                case .id(let id): canonical[place].value = id
                case .wrong(let suggestion):
                    faults.append(Fault(name: name, value: value, reason: .value(known), suggestion: suggestion))
                }
            } else if !Appended.isMark(name) {
                let isTold = strange.count < Self.mostTold
                strange.append((name, isTold ? Spelling.nearest(to: name, among: parameters.map(\.name)) : nil))
            }
        }
        (self.parameters, self.faults, self.strange) = (parameters, faults, strange)
        let isCanonical = zip(canonical, given.pairs).allSatisfy { $0.value == $1.value }
        self.canonical = isCanonical ? nil : canonical
    }

    /// What is known by a name; each list may have a field of its own.
    private static func parameter(_ name: String, _ all: [Parameter]) -> Parameter? {
        name.hasPrefix(prefix.list) ? Parameter(name, "votes", .amount) : all.first { $0.name == name }
    }

    /// The parameters of all views.
    private static func all(_ registry: Record) -> [Parameter] {
        let scenario = scenario(registry)
        return [
            Parameter("view", "nav", .choice(View.allCases.map(\.rawValue))),
            Parameter("lang", "languages", .choice(Language.allCases.map(\.rawValue))),
        ] + scenario
            + scenario.map { Parameter(prefix.second + $0.name, $0.label, $0.kind) }
            + [
                Parameter("lock", "lock", .text), Parameter("poll", "poll", .among(registry.polls, "poll")),
                Parameter("scaled", "poll", .number(0...1000)), Parameter("with", "coalition.choose", .text),
                Parameter("goal", "goal", .choice(Goal.allCases.map(\.rawValue))),
                Parameter("sample", "sample", .number(1...1_000_000_000)),
                Parameter("draws", "draws", .whole(1...1_000_000)), Parameter("seed", "seed", .whole(0...UInt64.max)),
                Parameter("names", "names", .choice(Naming.allCases.map(\.rawValue))),
                Parameter("as_of", "as_of", .day),
                Parameter("topic", "topic", .choice(LegalParameter.Topic.allCases.map(\.rawValue))),
                Parameter("key", "law.key", .among(registry.series, "key")),
                Parameter("calculator", "calculator", .choice(Calculator.all.map(\.name))),
            ] + calculators(registry)
    }

    /// What counts votes, for one scenario.
    private static func scenario(_ registry: Record) -> [Parameter] {
        [
            Parameter("election", "election", .among(registry.elections, "election")),
            Parameter("system", "law", .among(registry.systems, "system")),
            Parameter("method", "formula", .choice(Scenario.methods)),
            Parameter("seats", "seats", .whole(1...UInt64(Rules.maximumSeats))),
            Parameter("threshold", "threshold.percent", .number(0...100)),
            Parameter("threshold_base", "threshold", .text), Parameter("second_party", "second_party", .text),
            Parameter("tie_break", "rules", .text), Parameter("votes", "votes", .tally),
            Parameter("against_all", "against_all", .amount), Parameter("invalid", "invalid", .amount),
        ]
    }

    /// What the calculators are given.
    private static func calculators(_ registry: Record) -> [Parameter] {
        let names = Set(Calculator.all.flatMap { $0.inputs.map(\.name) }).sorted()
        return names.map { name in
            Parameter(
                prefix.calculator + name, "calculator",
                name == "election" ? .among(registry.elections, "election") : .text)
        }
    }
}

/// What a coalition is to reach.
enum Goal: String, CaseIterable {
    case half
    case twoThirds = "two-thirds"
}

extension PageAddress.Kind {
    /// How a value is read.
    fileprivate enum Reading {
        case right
        /// As this id.
        case id(String)
        case wrong(suggestion: String?)
    }

    /// Anything of a catalogue.
    fileprivate static func among<Item>(_ catalogue: IdentifiedCollection<Item>, _ name: String) -> PageAddress.Kind {
        .record(name, id: { catalogue[$0]?.id }, handles: catalogue.idsAndAliases)
    }

    fileprivate func reading(of value: String) -> Reading {
        switch self {
        case .text: .right
        case .choice(let allowed):
            allowed.contains(value) ? .right : .wrong(suggestion: Spelling.nearest(to: value, among: allowed))
        case .record(_, let id, let handles):
            if let id = id(value) { .id(id) } else { .wrong(suggestion: Spelling.nearest(to: value, among: handles)) }
        case .number(let range): Self.reading(Self.number(value).map(range.contains))
        case .whole(let range): Self.reading(UInt64(value).map(range.contains))
        case .amount: Self.reading(Self.number(value) != nil)
        case .tally: Self.reading(PairList.read(value).allSatisfy { $0.value.flatMap(Self.number) != nil })
        case .day: Self.reading(PartialDate(value)?.isDay)
        }
    }

    private static func reading(_ isRight: Bool?) -> Reading { isRight == true ? .right : .wrong(suggestion: nil) }

    /// Digits and perhaps a point, as in the query of an operation.
    private static func number(_ text: String) -> Double? {
        text.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E } ? Double(text) : nil
    }
}
