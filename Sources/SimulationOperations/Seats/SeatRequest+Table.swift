// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
package import Simulations
import Text
package import Web

extension SeatRequest {
    /// The parameters of rules.
    static let rulesTable = RequestTable<SeatRequest>(
        parameters: [
            BodyParameter(.simulationSystem, at: "system", as: .string) { $0.system?.id },
            BodyParameter(.simulationSeats, at: "rules/seats", as: .number) { $0.draft.seats.map { String($0) } },
            BodyParameter(.simulationFormula, at: "rules/formula/family", as: .string) {
                $0.draft.formula.family?.rawValue
            },
            BodyParameter(.simulationQuota, at: "rules/formula/quota", as: .string) { $0.draft.formula.quota?.name },
            BodyParameter(.simulationOverAward, at: "rules/formula/over_award", as: .string) {
                $0.draft.formula.overAward?.rawValue
            },
            BodyParameter(.simulationDivisors, at: "rules/formula/divisors", as: .string) { $0.draft.formula.divisors },
            BodyParameter(.simulationExponent, at: "rules/formula/exponent", as: .number) { $0.ofDivisors("exponent") },
            BodyParameter(.simulationFirstDivisor, at: "rules/formula/first_divisor", as: .number) {
                $0.ofDivisors("first_divisor")
            },
            BodyParameter(.simulationThreshold, at: "rules/threshold/percent", as: .fraction) { request in
                switch request.draft.threshold {
                case .keep: nil
                case .remove: none
                case .set(let threshold): threshold.share?.percentText
                }
            }.or(at: "rules/threshold", as: .null) { $0 == none },
            BodyParameter(.simulationThresholdBase, at: "rules/threshold/base", as: .string) {
                $0.threshold?.base?.name
            }
            .or(at: "rules/threshold/base_votes", as: .number) { text in
                text.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
            },
            BodyParameter(.simulationThresholdInclusive, at: "rules/threshold/inclusive", as: .flag) {
                $0.threshold?.inclusive.map { String($0) }
            },
            BodyParameter(
                .simulationSecondParty, at: "rules/second_party_guarantee", as: guarantee, text: guaranteeText),
            BodyParameter(.simulationTieBreak, at: "rules/tie_break", as: .string) { $0.draft.tieBreak?.rawValue },
        ], root: "system"
    ) { query in
        guard query.text("threshold") == none else { return }
        for name in ["threshold_base", "threshold_inclusive"] where query.text(name) != nil {
            query.report(name, "has nothing to apply to, as threshold is none; leave one of them out")
        }
    }

    /// The parameters of a seat simulation.
    package static let table = rulesTable.followed(
        by: [
            BodyParameter(.simulationVotes, at: "tally/lists", as: .amounts("party", "votes")) { request in
                PairList.text(request.votes.map { ($0.id, $0.votes.description) }) ?? ""
            },
            BodyParameter(.simulationAgainstAll, at: "tally/against_all", as: .number) { $0.againstAll?.description },
            BodyParameter(.simulationInvalid, at: "tally/invalid", as: .number) { $0.invalid?.description },
            BodyParameter(
                .simulationCandidates, at: ["tally/lists/*/candidates"],
                read: { text, body, query in
                    var lists: [JSON] = []
                    if case .array(let given)? = body.value(at: listsPlace) { lists = given }
                    let candidates = candidates(text, of: lists.map { $0["party"]?.text ?? "" }, query)
                    for index in lists.indices {
                        guard case .object(var members) = lists[index],
                            let own = candidates[lists[index]["party"]?.text ?? ""]
                        else { continue }
                        members.append(JSON.Member("candidates", .number(own)))
                        lists[index] = .object(members)
                    }
                    if !lists.isEmpty { body.set(.array(lists), at: listsPlace.tokens) }
                },
                text: { request in
                    PairList.text(request.votes.compactMap { vote in vote.candidates.map { (vote.id, String($0)) } })
                }),
        ], root: "votes")

    /// The query that means the same as this request; nil where none can say all of it.
    var query: [(name: String, value: String)]? {
        draft.fitsQuery && votes.allSatisfy { $0.members == 1 } ? Self.table.query(of: self) : nil
    }

    /// That of its rules.
    var rulesQuery: [(name: String, value: String)]? { draft.fitsQuery ? Self.rulesTable.query(of: self) : nil }

    private static let none = "none"
    private static let listsPlace = JSONPointer(tokens: ["tally", "lists"])

    private var threshold: RulesDraft.ThresholdDraft? {
        if case .set(let threshold) = draft.threshold { threshold } else { nil }
    }

    /// A parameter of the divisors that the rules have, where the request names a formula.
    private func ofDivisors(_ name: String) -> String? {
        guard case .highestAverages(let divisors) = rules.formula, !draft.formula.isEmpty else { return nil }
        return divisors.parameters.first { $0.name == name }?.value
    }

    /// `none`, or coefficient and least seats: `0.7:2`.
    private static let guarantee = TextForm { text, name, query in
        if text == none { return .null }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            query.report(name, "is \"\(text)\"; coefficient and least seats are expected, such as 0.7:2, or none")
            return nil
        }
        return ["coefficient": .number(parts[0]), "minimum_seats": .number(parts[1])]
    }

    private static func guaranteeText(_ request: SeatRequest) -> String? {
        switch request.draft.guarantee {
        case .keep: return nil
        case .remove: return none
        case .set:
            return request.rules.secondPartyGuarantee.map { guarantee in
                let coefficient = guarantee.coefficient.exactDecimal ?? guarantee.coefficient.fraction
                return "\(coefficient):\(guarantee.minimumSeats)"
            }
        }
    }

    /// The number of candidates as written, by list.
    private static func candidates(_ text: String, of names: [String], _ query: Parameters) -> [String: String] {
        var candidates: [String: String] = [:]
        let known = Set(names)
        for (name, value) in query.amounts("candidates", text) {
            if !known.contains(name) {
                query.report(
                    "candidates", "names the list \"\(name)\", which has no votes",
                    suggestion: Spelling.nearest(to: name, among: names))
            } else if candidates[name] != nil {
                query.report("candidates", "names the list \"\(name)\" twice; keep one")
            } else if value == nil {
                query.report("candidates", "has no number for the list \"\(name)\"; write \(name):98")
            }
            candidates[name] = value
        }
        return candidates
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
