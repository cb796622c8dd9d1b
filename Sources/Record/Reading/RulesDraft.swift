// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import Text

/// Rules as they were written, whole in a fixture or only what differs from a system in a request.
package struct RulesDraft: Sendable {
    /// A member that is left as it is, taken away (`null`) or set.
    package enum Change<Value: Sendable>: Sendable {
        case keep, remove
        case set(Value)

        /// Whether it is left as it is.
        var isKept: Bool { if case .keep = self { true } else { false } }

        /// What is left of a system's own value.
        func applied(to base: Value?) -> Value? {
            switch self {
            case .keep: base
            case .remove: nil
            case .set(let value): value
            }
        }
    }

    /// What is said of the threshold.
    package struct ThresholdDraft: Sendable {
        package var share: Ratio?
        package var base: Threshold.Base?
        package var inclusive: Bool?
        package var exempt: [String]?
        package var shareByMembers: [Int: Ratio]?

        package init() {}
    }

    /// What is said of the second-party guarantee.
    package struct GuaranteeDraft: Sendable {
        package var coefficient: Ratio?
        package var minimumSeats: Int?

        package init() {}
    }

    package var seats: Int?
    package var formula = FormulaDraft()
    package var threshold: Change<ThresholdDraft> = .keep
    package var guarantee: Change<GuaranteeDraft> = .keep
    package var bonus: Change<MajorityBonus> = .keep
    package var listSizeCapPercent: Change<Int> = .keep
    package var tieBreak: TieBreak?

    package init() {}

    /// A member without which no count is possible.
    package enum Missing: Error, Sendable {
        case seats, thresholdPercent, guaranteeCoefficient, guaranteeMinimum, divisors, exponent
        /// A first divisor for a sequence that has its own.
        case firstDivisor(of: String)
        /// A member that belongs to another family of formulas.
        case foreign(member: String, family: String)
        case rules(Rules.Fault)

        /// The path of the member below the rules, and what is wrong with it.
        package var explanation: (path: [String], problem: Message) {
            switch self {
            case .seats: (["seats"], "is missing; give the number of seats, or a system that has one")
            case .thresholdPercent: (["threshold", "percent"], "is missing; give the share that a list needs")
            case .guaranteeCoefficient: (["second_party_guarantee", "coefficient"], "is missing; the law's is 0.7")
            case .guaranteeMinimum: (["second_party_guarantee", "minimum_seats"], "is missing; the law's is 2")
            case .divisors:
                (
                    ["formula", "divisors"],
                    "is missing; highest averages need one of \(FormulaDraft.divisorNames)"
                )
            case .exponent: (["formula", "exponent"], "is missing; dhondt-power needs one, such as 0.9 in Estonia")
            case .firstDivisor(let name):
                (
                    ["formula", "first_divisor"],
                    "does not go with \(name): it belongs to a linear sequence and is at most the second divisor"
                )
            case .foreign(let member, let family):
                (["formula", member], "does not go with the family \(family); remove it or name another family")
            case .rules(.seats(let seats)):
                (["seats"], "is \(seats); the range is 1 to \(Rules.maximumSeats)")
            case .rules(.bonusTakesAll(let bonus, let seats)):
                (["majority_bonus", "seats"], "is \(bonus) of \(seats) seats; it has to be below the number of seats")
            case .rules(.capAllowsNobody(let percent, let seats)):
                (
                    ["list_size_cap_percent"],
                    "is \(percent), which leaves no candidate on a list for \(seats, "# seat", "# seats"); give a larger cap"
                )
            case .rules(.guaranteeTakesAll(let minimum, let seats)):
                (
                    ["second_party_guarantee", "minimum_seats"],
                    "is \(minimum) of \(seats) seats; it has to be below the number of seats"
                )
            }
        }
    }

    /// The rules of a system with this draft's members in place of its own, or this draft alone.
    /// - Parameter articles: the law behind the rules; steps of changed rules cite none of it.
    package func resolved(over base: Rules?) throws(Missing) -> Rules {
        if let base, isEmpty { return base }
        guard let seats = seats ?? base?.seats else { throw .seats }
        let formula = try formula.resolved(over: base?.formula)
        let threshold = try threshold(over: base?.threshold)
        let guarantee = try guarantee(over: base?.secondPartyGuarantee)
        let tieBreak = tieBreak ?? base?.tieBreak ?? .listedOrder
        func rules(_ articles: [Step.Kind: String]) throws(Missing) -> Rules {
            do throws(Rules.Fault) {
                return try Rules(
                    seats: seats, formula: formula, threshold: threshold, secondPartyGuarantee: guarantee,
                    majorityBonus: bonus.applied(to: base?.majorityBonus),
                    listSizeCapPercent: listSizeCapPercent.applied(to: base?.listSizeCapPercent), tieBreak: tieBreak,
                    articles: articles)
            } catch {
                throw .rules(error)
            }
        }
        let changed = try rules([:])
        return try rules(base.map { Self.articles(of: $0, still: changed) } ?? [:])
    }

    /// Whether nothing is said of any rule.
    private var isEmpty: Bool {
        seats == nil && formula.isEmpty && threshold.isKept && guarantee.isKept && bonus.isKept
            && listSizeCapPercent.isKept && tieBreak == nil
    }

    private func threshold(over base: Threshold?) throws(Missing) -> Threshold? {
        switch threshold {
        case .keep: return base
        case .remove: return nil
        case .set(let draft):
            guard let share = draft.share ?? base?.share else { throw .thresholdPercent }
            return Threshold(
                share: share, base: draft.base ?? base?.base ?? .participating,
                inclusive: draft.inclusive ?? base?.inclusive ?? true,
                exempt: draft.exempt.map { Set($0) } ?? base?.exempt ?? [],
                shareByMembers: draft.shareByMembers ?? base?.shareByMembers ?? [:])
        }
    }

    private func guarantee(over base: SecondPartyGuarantee?) throws(Missing) -> SecondPartyGuarantee? {
        switch guarantee {
        case .keep: return base
        case .remove: return nil
        case .set(let draft):
            guard let coefficient = draft.coefficient ?? base?.coefficient else { throw .guaranteeCoefficient }
            guard let minimum = draft.minimumSeats ?? base?.minimumSeats else { throw .guaranteeMinimum }
            return SecondPartyGuarantee(coefficient: coefficient, minimumSeats: minimum)
        }
    }

    /// Whether these rules, over those of a system, have a threshold of which nobody says what it is a share of: the votes of
    /// those who took part are taken then, as the law has it (Art. 97-1(1)).
    package func leavesBaseOpen(over base: Rules?) -> Bool {
        guard case .set(let draft) = threshold else { return false }
        return draft.base == nil && base?.threshold == nil
    }

    /// A step cites its article only while what it applies is still the law's: seats may change, the rest may not.
    private static func articles(of base: Rules, still rules: Rules) -> [Step.Kind: String] {
        var uncited: [Step.Kind] = []
        if rules.threshold != base.threshold { uncited += [.base, .threshold] }
        if rules.secondPartyGuarantee != base.secondPartyGuarantee {
            uncited += [
                .secondPartyAdmission, .secondPartyQuota, .secondPartySeats, .secondPartyMinimum, .secondPartyRest,
            ]
        }
        if rules.formula != base.formula { uncited += [.quota, .automatic, .remainder] }
        if rules.tieBreak != base.tieBreak { uncited += [.tie] }
        return base.articles.filter { !uncited.contains($0.key) }
    }
}
