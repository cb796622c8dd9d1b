// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Registry

/// What a page is asked to count: an election to start from, and what is changed of its votes and rules.
///
/// The parameters of `/v1/simulations/seats` stand in the address of the page under their own names; `method` names a
/// formula in one word, and `share.amanat=53.9` is a field of a form that works without a script.
struct Scenario {
    typealias Pair = (name: String, value: String)

    /// What to start from.
    let election: Election
    let system: String
    /// One word for a formula and its quota or divisors; nil where the law's own is taken.
    let method: String?
    /// Lists and votes as text, in the order of the lists.
    let votes: [Pair]
    let againstAll: String?
    private let invalid: String?
    private let rules: [Pair]

    /// Parameters that the page hands on as they are.
    private static let handedOn = ["seats", "threshold", "threshold_base", "second_party", "tie_break"]
    private static let sharePrefix = "share."

    /// What an address asks for; nil where the dataset has no election with votes.
    init?(_ parameters: Parameters, _ registry: Registry) {
        let asked = parameters.text("election").flatMap { registry.elections[$0] }
        let known = asked.flatMap { $0.listVotes == nil ? nil : $0 }
        let counted = known ?? registry.elections.items.last { $0.listVotes != nil && $0.system != nil }
        guard let election = counted, let own = election.system else { return nil }
        self.election = election
        system = parameters.text("system") ?? own
        method = parameters.text("method")
        rules = Self.handedOn.compactMap { name in parameters.text(name).map { (name, $0) } }
        let fields = parameters.pairs.filter { $0.name.hasPrefix(Self.sharePrefix) && !$0.value.isEmpty }
        if !fields.isEmpty {
            votes = fields.map { (String($0.name.dropFirst(Self.sharePrefix.count)), $0.value) }
        } else if let text = parameters.text("votes") {
            votes = SeatRequest.pairs(text).map { ($0.name, $0.value ?? "") }
        } else {
            votes = election.results.compactMap { result in
                result.listVotes.map { (result.id, String($0.value)) }
            }
            againstAll = election.againstAll.map { String($0.value) }
            invalid = election.invalidVotes.map { String($0.value) }
            return
        }
        againstAll = parameters.text("against_all")
        invalid = parameters.text("invalid")
    }

    /// The query of `/v1/simulations/seats` that means the same.
    var query: [Pair] {
        let tally = votes.map { "\(SeatRequest.escaped($0.name)):\($0.value)" }.joined(separator: ",")
        let rest = [("against_all", againstAll), ("invalid", invalid)].compactMap { name, value in
            value.map { (name: name, value: $0) }
        }
        return [("system", system)] + Self.formula(method) + rules + [("votes", tally)] + rest
    }

    /// The query of `/v1/simulations/monte-carlo` that takes the votes for a poll of a thousand people.
    var poll: [Pair] {
        let numbers = votes.map { Double($0.value) ?? 0 }
        let total = numbers.reduce(0, +) + (againstAll.flatMap { Double($0) } ?? 0)
        func percent(_ votes: Double) -> String { String((votes / max(total, 1) * 10_000).rounded(.down) / 100) }
        let shares = zip(votes, numbers).map { "\(SeatRequest.escaped($0.name)):\(percent($1))" }
        return [
            ("system", system), ("shares", shares.joined(separator: ",")), ("sample_size", "1000"), ("draws", "10000"),
        ]
    }

    /// The value of a rule that the address changes.
    func rule(_ name: String) -> String? { rules.first { $0.name == name }?.value }

    /// The words for formulas, as the page offers them.
    static let methods =
        Quota.all.map { "quota-" + $0.name } + Divisors.all.map { "divisors-" + $0.name }
        + ["modified-sainte-lague", "winner-takes-all"]

    /// The parameters that a word for a formula stands for.
    private static func formula(_ method: String?) -> [Pair] {
        guard let method else { return [] }
        if method == "winner-takes-all" { return [("formula", method)] }
        if method == "modified-sainte-lague" {
            return [("formula", "highest-averages"), ("divisors", "sainte-lague"), ("first_divisor", "1.4")]
        }
        if method.hasPrefix("divisors-") {
            return [("formula", "highest-averages"), ("divisors", String(method.dropFirst(9)))]
        }
        let quota = method.hasPrefix("quota-") ? String(method.dropFirst(6)) : method
        let subtracts = quota.hasSuffix("imperiali") ? [(name: "over_award", value: "subtract")] : []
        return [("formula", "largest-remainder"), ("quota", quota)] + subtracts
    }
}
