// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text
import Web

/// What a page is asked to count: an election to start from, and what is changed of its votes and rules.
///
/// The parameters of `/v1/simulations/seats` stand in the address of the page under their own names; `method` names a
/// formula in one word, and `share.amanat=53.9` is a field of a form that works without a script.
struct Scenario {
    typealias Pair = (name: String, value: String)

    /// Why an address means no votes that could be counted under a law.
    enum Obstacle: Error {
        case unknown
        /// An election of whose lists no votes are on record.
        case noVotes(Election)
        /// A law by which no seats of lists are filled.
        case noLists(ElectoralSystem)
        /// A poll, by the name of its pollster, that names one list or none.
        case noHouse(LocalizedText)
    }

    /// What to start from.
    let election: Election
    let system: String
    /// One word for a formula and its quota or divisors; nil where the law's own is taken.
    let method: String?
    /// Lists and votes as text, in the order of the lists.
    let votes: [Pair]
    let againstAll: String?
    /// Whether the votes are not those of the election.
    let isOwn: Bool
    /// What the shares of a poll add up to, where that is not 100.
    var scaled: Double?
    private let invalid: String?
    private let rules: [Pair]

    /// Parameters that the page hands on as they are.
    private static let handedOn = ["seats", "threshold", "threshold_base", "second_party", "tie_break"]
    private static let sharePrefix = "share."

    /// What an address asks for.
    /// - Parameter prefix: what the names of the parameters begin with.
    init(_ parameters: Parameters, _ registry: Record, prefix: String = "") throws(Obstacle) {
        try self.init(registry) {
            parameters.text(prefix + $0)
        } fields: {
            parameters.pairs.filter { $0.name.hasPrefix(prefix + Self.sharePrefix) && !$0.value.isEmpty }.map {
                ($0.name.dropFirst(prefix.count + Self.sharePrefix.count).description, $0.value)
            }
        }
    }

    /// What two scenarios are compared by: as long as nothing is chosen for the second, the same votes under the newest
    /// law.
    static func second(
        _ parameters: Parameters, _ registry: Record, beside first: Scenario
    ) throws(Obstacle) -> Scenario {
        guard parameters.text("b.election") == nil else {
            return try Scenario(parameters, registry, prefix: "b.")
        }
        let kept =
            [("election", first.election.id), ("system", Self.systems(registry).last?.id)]
            + [("votes", first.isOwn ? text(first.votes) : nil), ("against_all", first.isOwn ? first.againstAll : nil)]
        return try Scenario(registry) { name in
            parameters.text("b." + name) ?? kept.first { $0.0 == name }?.1
        } fields: {
            []
        }
    }

    private init(
        _ registry: Record, _ text: (String) -> String?, fields: () -> [Pair]
    ) throws(Obstacle) {
        let fields = fields()
        let poll = text("poll").flatMap { registry.polls[$0] }
        let isOwn = !fields.isEmpty || text("votes") != nil
        let election = try Self.election(
            text("election") ?? (isOwn ? nil : poll?.election), registry, isOwn: isOwn || poll != nil)
        guard let system = text("system").map({ registry.systems[$0] }) ?? registry.system(of: election) else {
            throw .unknown
        }
        guard system.listRules != nil else { throw .noLists(system) }
        (self.election, self.system) = (election, system.id)
        self.isOwn = isOwn || poll != nil
        method = text("method")
        rules = Self.handedOn.compactMap { name in text(name).map { (name, $0) } }
        if isOwn {
            votes = fields.isEmpty ? PairList.read(text("votes") ?? "").map { ($0.name, $0.value ?? "") } : fields
            (againstAll, invalid) = (text("against_all"), text("invalid"))
        } else if let poll {
            let shares = poll.shares.filter { $0.contestant.party != nil }
            guard shares.count > 1 else { throw .noHouse(poll.pollster) }
            let sum = (shares.reduce(0) { $0 + $1.percent } * 100).rounded() / 100
            scaled = sum == 100 ? nil : sum
            votes = zip(shares, Shares(of: shares.map(\.percent)).texts).map { ($0.contestant.id, $1) }
            (againstAll, invalid) = (nil, nil)
        } else {
            (votes, againstAll, invalid) = Self.official(election)
        }
    }

    /// The election to start from; where none is named, the newest whose votes are known.
    private static func election(
        _ asked: String?, _ registry: Record, isOwn: Bool
    ) throws(Obstacle) -> Election {
        guard let asked else {
            guard let newest = counted(registry).last else { throw .unknown }
            return newest
        }
        guard let election = registry.elections[asked] else { throw .unknown }
        let hasLists = registry.system(of: election)?.listRules != nil
        guard hasLists, isOwn || election.listVotes != nil else { throw .noVotes(election) }
        return election
    }

    /// The elections whose lists can be counted, oldest first.
    static func counted(_ registry: Record) -> [Election] {
        registry.elections.items.filter { $0.listVotes != nil && registry.system(of: $0)?.listRules != nil }
    }

    /// The laws that fill seats of lists, oldest first.
    static func systems(_ registry: Record) -> [ElectoralSystem] {
        registry.systems.items.filter { $0.listRules != nil }
    }

    /// The votes of an election as they are on record.
    private static func official(_ election: Election) -> (votes: [Pair], againstAll: String?, invalid: String?) {
        (
            election.results.compactMap { result in result.listVotes.map { (result.id, String($0.value)) } },
            election.againstAll.map { String($0.value) }, election.invalidVotes.map { String($0.value) }
        )
    }

    private static func text(_ votes: [Pair]) -> String {
        votes.map { "\(PairList.escaped($0.name)):\($0.value)" }.joined(separator: ",")
    }

    private static func cast(_ votes: [Pair], _ againstAll: String?, _ invalid: String?) -> [Pair] {
        [("votes", text(votes))]
            + [("against_all", againstAll), ("invalid", invalid)].compactMap { name, value in
                value.map { (name: name, value: $0) }
            }
    }

    /// The query of `/v1/simulations/seats` that means the same.
    var query: [Pair] { [("system", system)] + changes + cast }

    /// The changes of the law's rules.
    private var changes: [Pair] { Self.formula(method) + rules }

    /// The votes, without a law.
    var cast: [Pair] { Self.cast(votes, againstAll, invalid) }

    /// The votes of an election as they were cast.
    static func cast(in election: Election) -> [Pair] {
        let (votes, againstAll, invalid) = official(election)
        return cast(votes, againstAll, invalid)
    }

    /// The query of `/v1/simulations/monte-carlo` that takes the votes for a poll.
    func poll(_ parameters: Parameters) -> [Pair] {
        let numbers = (votes.map(\.value) + [againstAll ?? ""]).map { Double($0) ?? 0 }
        let texts = Shares(of: numbers).texts
        let shares = Self.text(zip(votes, texts).map { ($0.name, $1) })
        func value(_ name: String) -> String { parameters.text(name) ?? Self.drawn[name] ?? "" }
        return [
            ("system", system), ("shares", shares), ("against_all", texts.last ?? "0"),
            ("sample_size", value("sample")),
        ] + changes + [("draws", value("draws")), ("seed", value("seed"))]
    }

    /// What is drawn as long as nothing else is asked for; `view-chances.js` has the same.
    private static let drawn = ["sample": "1000", "draws": "100000", "seed": "1"]

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

    /// The word for the formula of a query; nil for the law's own, and for one that has no word.
    static func method(of query: [Pair]) -> String? {
        let names = ["formula", "quota", "divisors", "first_divisor", "over_award", "exponent"]
        let asked = query.filter { names.contains($0.name) }.map { "\($0.name)=\($0.value)" }
        guard !asked.isEmpty else { return nil }
        return methods.first { Set(formula($0).map { "\($0.name)=\($0.value)" }) == Set(asked) }
    }
}
