// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// A tally and the rules to count it by, as asked for by POST or GET.
///
/// A query is rewritten into the body that means the same and read by the same reader; what is wrong with it is then
/// told by the names of the parameters. So POST and GET cannot drift apart.
struct SeatRequest {
    let system: ElectoralSystem?
    let draft: RulesDraft
    let rules: Rules
    let tally: Tally
    private let votes: [Tally.Entry]
    private let againstAll: ExactDecimal?
    private let invalid: ExactDecimal?

    /// Whether neither the request nor its system says what the threshold is a share of.
    var isBaseOpen: Bool { draft.leavesBaseOpen(over: system?.listRules) }

    /// Reads a body and resolves its rules; everything wrong is left in the cursor's faults.
    /// - Parameters:
    ///   - more: reads the members that one simulation has beside these; gives the system whose rules are taken where the
    ///     body names none.
    ///   - known: gives the tally where the body does not have one, but names it.
    init?(
        _ cursor: JSONCursor, registry: Record, more: (JSONObjectCursor) -> ElectoralSystem? = { _ in nil },
        tally known: (() -> Tally?)? = nil
    ) {
        var system: ElectoralSystem?
        var draft: RulesDraft?
        var votes: [Tally.Entry] = []
        var counts: (againstAll: ExactDecimal?, invalid: ExactDecimal?) = (nil, nil)
        let faults = cursor.faults
        _ = cursor.object { object -> Bool? in
            let fallback = more(object)
            system = object.optional("system") { $0.system(in: registry) } ?? fallback
            draft = object.optional("rules") { $0.rulesDraft() }
            if object.member("system") == nil, object.member("rules") == nil, fallback == nil {
                object.faults.found.append(
                    JSONFault(
                        object.pointer.appending("system"),
                        "is missing; name a system, or give rules of your own, or both to change a system's rules"))
            }
            guard known == nil else { return true }
            _ = object.required("tally") { cursor in
                cursor.object { tally -> Bool? in
                    votes = tally.required("lists") { $0.array { $0.listVotes() } } ?? []
                    counts.againstAll = tally.optional("against_all") { $0.exactDecimal() }
                    counts.invalid = tally.optional("invalid") { $0.exactDecimal() }
                    return true
                }
            }
            return true
        }
        guard faults.found.isEmpty, let rules = Self.rules(draft ?? RulesDraft(), over: system, faults),
            let tally = known.map({ $0() }) ?? Self.tally(votes, counts.againstAll, counts.invalid, faults)
        else { return nil }
        draft?.checkNames(among: tally.lists.map(\.id), faults)
        guard faults.found.isEmpty else { return nil }
        (self.system, self.draft, self.rules, self.tally) = (system, draft ?? RulesDraft(), rules, tally)
        (self.votes, againstAll, invalid) = (votes, counts.againstAll, counts.invalid)
    }

    static func rules(_ draft: RulesDraft, over system: ElectoralSystem?, _ faults: JSONFaults) -> Rules? {
        if let system, system.listRules == nil, draft.seats == nil {
            faults.found.append(
                JSONFault(
                    JSONPointer(tokens: ["system"]),
                    "is \(system.id), which has no list part to count; name another, or give seats", kind: .value))
            return nil
        }
        do throws(RulesDraft.Missing) {
            return try draft.resolved(over: system?.listRules)
        } catch {
            let (path, problem) = error.explanation
            let kind: JSONFault.Kind = if case .rules = error { .value } else { .shape }
            faults.found.append(JSONFault(JSONPointer(tokens: ["rules"] + path), problem, kind: kind))
            return nil
        }
    }

    private static func tally(
        _ votes: [Tally.Entry], _ againstAll: ExactDecimal?,
        _ invalid: ExactDecimal?, _ faults: JSONFaults
    ) -> Tally? {
        let zero = ExactDecimal(0)
        do throws(Tally.Fault) {
            return try Tally(
                votes, againstAll: againstAll ?? zero, invalid: invalid ?? zero)
        } catch {
            faults.found.append(error.fault(at: JSONPointer(tokens: ["tally", "lists"])))
            return nil
        }
    }
}

extension RulesDraft {
    /// Leaves a fault for each list that the rules name and that has no votes here.
    func checkNames(among lists: [String], _ faults: JSONFaults) {
        guard case .set(let threshold) = threshold, let exempt = threshold.exempt else { return }
        let known = Set(lists)
        for (index, name) in exempt.enumerated() where !known.contains(name) {
            faults.found.append(.value) {
                JSONFault(
                    JSONPointer(tokens: ["rules", "threshold", "exempt", String(index)]),
                    "is \"\(name)\", which is no list here", kind: .value,
                    suggestion: Spelling.nearest(to: name, among: lists))
            }
        }
    }
}

extension Tally.Fault {
    /// What is wrong with the array of lists, or of candidates, at a place of the body.
    func fault(at lists: JSONPointer, ofCandidates: Bool = false) -> JSONFault {
        switch self {
        case .noLists:
            JSONFault(
                lists,
                ofCandidates ? "is empty; give at least one candidate" : "is empty; give at least one list",
                kind: .value)
        case .tooManyLists(let count):
            JSONFault(
                lists,
                ofCandidates
                    ? "has \(count) candidates; at most \(Tally.maximumLists) are counted"
                    : "has \(count) lists; at most \(Tally.maximumLists) are counted", kind: .value)
        case .duplicateList(let index, let id):
            JSONFault(
                lists.appending(index).appending("party"), "is \"\(id)\" a second time; add its votes to the first",
                kind: .value)
        case .noVotes:
            JSONFault(lists, "has no votes at all; there is nothing to distribute seats by", kind: .value)
        }
    }
}

extension JSONCursor {
    /// The id of an electoral system.
    func system(in registry: Record) -> ElectoralSystem? {
        guard let id = string() else { return nil }
        return registry.systems[id]
            ?? refuse(
                "is \"\(id)\", which is no electoral system", allowed: registry.systems.ids,
                suggestion: Spelling.nearest(to: id, among: registry.systems.idsAndAliases))
    }

    /// Text without control characters, which stand in no name and in no address.
    func printable() -> String? {
        guard let text = string() else { return nil }
        // U+0000 to U+001F and U+007F to U+009F, all of the general category Cc.
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F...0x9F ~= $0.value }) else { return text }
        return refuse("has a control character in it; remove it", kind: .value)
    }

    /// One list of a tally.
    func listVotes() -> Tally.Entry? {
        object { object in
            let party = object.required("party") { $0.printable() }
            let votes = object.required("votes") { $0.exactDecimal() }
            let candidates = object.optional("candidates") { $0.integer() }
            let members = object.optional("members") { $0.integer(in: 1...100) } ?? 1
            guard let party, let votes else { return nil }
            return Tally.Entry(party, votes: votes, candidates: candidates, members: members)
        }
    }
}

// MARK: - The query

extension SeatRequest {
    /// Parameters whose value is one member of the body.
    private static let members: [(parameter: String, path: [String])] = [
        ("system", ["system"]), ("seats", ["rules", "seats"]), ("formula", ["rules", "formula", "family"]),
        ("quota", ["rules", "formula", "quota"]), ("over_award", ["rules", "formula", "over_award"]),
        ("divisors", ["rules", "formula", "divisors"]), ("exponent", ["rules", "formula", "exponent"]),
        ("first_divisor", ["rules", "formula", "first_divisor"]), ("threshold", ["rules", "threshold", "percent"]),
        ("threshold_base", ["rules", "threshold", "base"]),
        ("threshold_inclusive", ["rules", "threshold", "inclusive"]),
        ("second_party", ["rules", "second_party_guarantee"]), ("tie_break", ["rules", "tie_break"]),
        ("votes", ["tally", "lists"]), ("against_all", ["tally", "against_all"]), ("invalid", ["tally", "invalid"]),
    ]

    /// The names of all parameters of a seat simulation.
    static let parameters = members.map(\.parameter) + ["candidates"]

    /// The body that a query means; what a query can say in vain or in no way at all is reported to it.
    static func body(of query: Parameters) -> JSON {
        func number(_ name: String) -> JSON? { query.text(name).map { .number($0) } }
        func string(_ name: String) -> JSON? { query.text(name).map { .string($0) } }
        func object(_ members: [(String, JSON?)]) -> JSON? {
            let present = members.compactMap { name, value in value.map { JSON.Member(name, $0) } }
            return present.isEmpty ? nil : .object(present)
        }
        let threshold = query.text("threshold")
        let base = query.text("threshold_base")
        if threshold == "none" {
            for name in ["threshold_base", "threshold_inclusive"] where query.text(name) != nil {
                query.report(name, "has nothing to apply to, as threshold is none; leave one of them out")
            }
        }
        let isBaseNumber = base?.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
        let rules = object([
            ("seats", number("seats")),
            (
                "formula",
                object([
                    ("family", string("formula")), ("quota", string("quota")), ("over_award", string("over_award")),
                    ("divisors", string("divisors")), ("exponent", number("exponent")),
                    ("first_divisor", number("first_divisor")),
                ])
            ),
            (
                "threshold",
                threshold == "none"
                    ? .null
                    : object([
                        ("percent", threshold.map { $0.contains("/") ? .string($0) : .number($0) }),
                        (
                            isBaseNumber ? "base_votes" : "base",
                            isBaseNumber ? number("threshold_base") : string("threshold_base")
                        ),
                        ("inclusive", query.text("threshold_inclusive").map { bool($0, query) }),
                    ])
            ),
            ("second_party_guarantee", query.text("second_party").map { guarantee($0, query) }),
            ("tie_break", string("tie_break")),
        ])
        let votes = query.text("votes").map { query.amounts("votes", $0) }
        let candidates = candidates(of: votes ?? [], query)
        let lists = votes.map { votes -> JSON in
            .array(
                votes.map { party, votes in
                    object([
                        ("party", .string(party)), ("votes", votes.map { .number($0) }),
                        ("candidates", candidates[party].map { .number($0) }),
                    ]) ?? .null
                })
        }
        let tally = object([("lists", lists), ("against_all", number("against_all")), ("invalid", number("invalid"))])
        return object([("system", string("system")), ("rules", rules), ("tally", tally ?? [:])]) ?? [:]
    }

    private static func bool(_ text: String, _ query: Parameters) -> JSON {
        if text == "true" { return true }
        if text != "false" {
            query.report(
                "threshold_inclusive", "is \"\(text)\"; true or false is expected", allowed: ["true", "false"])
        }
        return false
    }

    /// `none`, or coefficient and least seats: `0.7:2`.
    private static func guarantee(_ text: String, _ query: Parameters) -> JSON {
        if text == "none" { return .null }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            query.report(
                "second_party", "is \"\(text)\"; coefficient and least seats are expected, such as 0.7:2, or none")
            return .null
        }
        return ["coefficient": .number(parts[0]), "minimum_seats": .number(parts[1])]
    }

    /// The number of candidates as written, by list.
    private static func candidates(
        of votes: [(name: String, value: String?)], _ query: Parameters
    ) -> [String: String] {
        guard let text = query.text("candidates") else { return [:] }
        var candidates: [String: String] = [:]
        let names = Set(votes.map(\.name))
        for (name, value) in query.amounts("candidates", text) {
            if !names.contains(name) {
                query.report(
                    "candidates", "names the list \"\(name)\", which has no votes",
                    suggestion: Spelling.nearest(to: name, among: votes.map(\.name)))
            } else if candidates[name] != nil {
                query.report("candidates", "names the list \"\(name)\" twice; keep one")
            } else if value == nil {
                query.report("candidates", "has no number for the list \"\(name)\"; write \(name):98")
            }
            candidates[name] = value
        }
        return candidates
    }

    /// `a:1,b:2`; a comma, colon or backslash of a name has a backslash before it. By scalars, because a mark at the
    /// start of a name would make one character with the comma before it.
    static func pairs(_ text: String) -> [(name: String, value: String?)] {
        var pairs: [(name: String, value: String?)] = [("", nil)]
        var isEscaped = false
        for scalar in text.unicodeScalars {
            let last = pairs.count - 1
            switch scalar {
            case "\\" where !isEscaped && pairs[last].value == nil:
                isEscaped = true
                continue
            case "," where !isEscaped: pairs.append(("", nil))
            case ":" where !isEscaped && pairs[last].value == nil: pairs[last].value = ""
            default:
                if pairs[last].value == nil {
                    pairs[last].name.unicodeScalars.append(scalar)
                } else {
                    pairs[last].value?.unicodeScalars.append(scalar)
                }
            }
            isEscaped = false
        }
        // A backslash at the very end escapes nothing and stays.
        if isEscaped { pairs[pairs.count - 1].name.append("\\") }
        return pairs
    }

    /// The parameter that a place in the body came from.
    static func parameter(at pointer: JSONPointer) -> String? {
        let tokens = pointer.tokens
        if tokens.starts(with: ["tally", "lists"]), tokens.last == "candidates" { return "candidates" }
        if tokens == ["rules", "threshold", "base_votes"] { return "threshold_base" }
        let exact = members.first { tokens.starts(with: $0.path) }
        return exact?.parameter ?? members.first { $0.path.starts(with: tokens) && !tokens.isEmpty }?.parameter
    }

    /// The query that means the same as this request; nil where none can say all of it.
    var query: [(name: String, value: String)]? {
        guard draft.fitsQuery, votes.allSatisfy({ $0.members == 1 }) else { return nil }
        var pairs: [(name: String, value: String)] = []
        func add(_ name: String, _ value: String?) { if let value { pairs.append((name, value)) } }
        add("system", system?.id)
        add("seats", draft.seats.map { String($0) })
        add("formula", draft.formula.family?.rawValue)
        add("quota", draft.formula.quota?.name)
        add("over_award", draft.formula.overAward?.rawValue)
        add("divisors", draft.formula.divisors)
        if case .highestAverages(let divisors) = rules.formula, !draft.formula.isEmpty {
            for (name, value) in divisors.parameters { add(name, value) }
        }
        switch draft.threshold {
        case .keep: break
        case .remove: add("threshold", "none")
        case .set(let threshold):
            add("threshold", threshold.share?.percentText)
            add("threshold_base", threshold.base?.name)
            add("threshold_inclusive", threshold.inclusive.map { String($0) })
        }
        switch draft.guarantee {
        case .keep: break
        case .remove: add("second_party", "none")
        case .set:
            add(
                "second_party",
                rules.secondPartyGuarantee.map { guarantee in
                    let coefficient =
                        guarantee.coefficient.exactDecimal
                        ?? guarantee.coefficient.fraction
                    return "\(coefficient):\(guarantee.minimumSeats)"
                })
        }
        add("tie_break", draft.tieBreak?.rawValue)
        add("votes", votes.map { "\(Self.escaped($0.id)):\($0.votes)" }.joined(separator: ","))
        add("against_all", againstAll?.description)
        add("invalid", invalid?.description)
        let limited = votes.compactMap { vote in vote.candidates.map { "\(Self.escaped(vote.id)):\($0)" } }
        add("candidates", limited.isEmpty ? nil : limited.joined(separator: ","))
        return pairs
    }

    static func escaped(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy {
            $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "\\")
        }
        if isPlain { return name }
        var text = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            if scalar == "," || scalar == ":" || scalar == "\\" { text.append("\\") }
            text.append(scalar)
        }
        return String(text)
    }
}

extension RulesDraft {
    /// Whether a query can say all of it.
    fileprivate var fitsQuery: Bool {
        guard case .keep = bonus, case .keep = listSizeCapPercent else { return false }
        guard case .set(let threshold) = threshold else { return true }
        return threshold.exempt == nil && threshold.shareByMembers == nil
    }
}
