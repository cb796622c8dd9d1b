// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import Record
import Text

/// A tally and the rules to count it by, as asked for by POST or GET.
///
/// A query is rewritten into the body that means the same (`table`) and read by the same reader; what is wrong with it is
/// then told by the names of the parameters.
package struct SeatRequest {
    package let system: ElectoralSystem?
    package let draft: RulesDraft
    package let rules: Rules
    package let tally: Tally
    /// The tally as it was given.
    package let votes: [Tally.Entry]
    package let againstAll: ExactDecimal?
    package let invalid: ExactDecimal?

    /// Whether neither the request nor its system says what the threshold is a share of.
    package var isBaseOpen: Bool { draft.leavesBaseOpen(over: system?.listRules) }

    /// Reads a body and resolves its rules; everything wrong is left in the cursor's faults.
    /// - Parameters:
    ///   - more: reads the members that one simulation has beside these; gives the system whose rules are taken where the
    ///     body names none.
    ///   - known: gives the tally where the body does not have one, but names it.
    package init?(
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

    /// The seats that it comes to.
    /// - Throws: why there are none.
    package func allocation() throws(JSONFault) -> SeatAllocation {
        do throws(AllocationError) {
            return try allocate(tally, under: rules)
        } catch {
            throw error.fault(rules)
        }
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
