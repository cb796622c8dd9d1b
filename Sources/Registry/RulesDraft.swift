// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON

/// Rules as somebody wrote them, whole in a fixture or only what differs from a system in a request.
package struct RulesDraft: Sendable {
    /// A member that is left as it is, taken away (`null`) or set.
    package enum Change<Value: Sendable>: Sendable {
        case keep, remove
        case set(Value)
    }

    /// What is said of the threshold.
    package struct ThresholdDraft: Sendable {
        package var share: Ratio?
        package var base: Threshold.Base?
        package var inclusive: Bool?

        package init() {}
    }

    /// What is said of the second-party guarantee.
    package struct GuaranteeDraft: Sendable {
        package var coefficient: Ratio?
        package var minimumSeats: Int?

        package init() {}
    }

    package var seats: Int?
    package var quota: Quota?
    package var overAward: Formula.OverAward?
    package var threshold: Change<ThresholdDraft> = .keep
    package var guarantee: Change<GuaranteeDraft> = .keep
    package var tieBreak: TieBreak?

    package init() {}

    /// A member without which no count is possible.
    package enum Missing: Error, Sendable {
        case seats, thresholdPercent, guaranteeCoefficient, guaranteeMinimum
        case rules(Rules.Fault)

        /// The path of the member below the rules, and what is wrong with it.
        package var explanation: (path: [String], problem: String) {
            switch self {
            case .seats: (["seats"], "is missing; give the number of seats, or a system that has one")
            case .thresholdPercent: (["threshold", "percent"], "is missing; give the share that a list needs")
            case .guaranteeCoefficient: (["second_party_guarantee", "coefficient"], "is missing; the law's is 0.7")
            case .guaranteeMinimum: (["second_party_guarantee", "minimum_seats"], "is missing; the law's is 2")
            case .rules(.seats(let seats)):
                (["seats"], "is \(seats); the range is 1 to \(Rules.maximumSeats)")
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
        guard let seats = seats ?? base?.seats else { throw .seats }
        let formula: Formula
        switch base?.formula {
        case .largestRemainder(let quota, let overAward):
            formula = .largestRemainder(quota: self.quota ?? quota, overAward: self.overAward ?? overAward)
        case nil: formula = .largestRemainder(quota: quota ?? .hare, overAward: overAward ?? .error)
        }
        let threshold = try threshold(over: base?.threshold)
        let guarantee = try guarantee(over: base?.secondPartyGuarantee)
        let tieBreak = tieBreak ?? base?.tieBreak ?? .listedOrder
        func rules(_ articles: [Step.Kind: String]) throws(Missing) -> Rules {
            do throws(Rules.Fault) {
                return try Rules(
                    seats: seats, formula: formula, threshold: threshold, secondPartyGuarantee: guarantee,
                    tieBreak: tieBreak, articles: articles)
            } catch {
                throw .rules(error)
            }
        }
        let changed = try rules([:])
        return try rules(base.map { Self.articles(of: $0, still: changed) } ?? [:])
    }

    private func threshold(over base: Threshold?) throws(Missing) -> Threshold? {
        switch threshold {
        case .keep: return base
        case .remove: return nil
        case .set(let draft):
            guard let share = draft.share ?? base?.share else { throw .thresholdPercent }
            return Threshold(
                share: share, base: draft.base ?? base?.base ?? .valid,
                inclusive: draft.inclusive ?? base?.inclusive ?? true)
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

extension JSONCursor {
    private enum Family: String, CaseIterable { case largestRemainder = "largest-remainder" }
    private enum Base: String, CaseIterable { case valid, participating, ballots }
    private enum Unit: String, CaseIterable { case percent, ratio }

    /// The object `rules` of a fixture or a request.
    package func rulesDraft() -> RulesDraft? {
        object { object in
            var draft = RulesDraft()
            draft.seats = object.optional("seats") { $0.integer(in: 1...Rules.maximumSeats) }
            _ = object.optional("formula") { cursor in
                cursor.object { formula -> Bool? in
                    _ = formula.optional("family") { $0.choice(Family.self) }
                    draft.quota = formula.optional("quota") { $0.quota() }
                    draft.overAward = formula.optional("over_award") { $0.choice(Formula.OverAward.self) }
                    return true
                }
            }
            draft.threshold = object.change("threshold") { $0.thresholdDraft() }
            draft.guarantee = object.change("second_party_guarantee") { $0.guaranteeDraft() }
            draft.tieBreak = object.optional("tie_break") { $0.choice(TieBreak.self) }
            return draft
        }
    }

    /// The name of a quota.
    package func quota() -> Quota? {
        guard let text = string() else { return nil }
        if let quota = Quota.all.first(where: { $0.name == text }) { return quota }
        let allowed = Quota.all.map(\.name)
        return refuse(
            "is \"\(text)\", which is not one of the allowed values", allowed: allowed,
            suggestion: Spelling.nearest(to: text, among: allowed))
    }

    private func thresholdDraft() -> RulesDraft.ThresholdDraft? {
        object { object in
            var draft = RulesDraft.ThresholdDraft()
            let unit = object.optional("unit") { $0.choice(Unit.self) } ?? .percent
            draft.share = object.optional("percent") { $0.share(inPercent: unit == .percent) }
            draft.base = object.optional("base") { $0.choice(Base.self) }.map { base in
                switch base {
                case .valid: .valid
                case .participating: .participating
                case .ballots: .ballots
                }
            }
            if let votes = object.optional("base_votes", { $0.exactDecimal() }) {
                if draft.base != nil { report("gives \"base\" and \"base_votes\"; give one of them") }
                draft.base = .votes(votes)
            }
            draft.inclusive = object.optional("inclusive") { $0.bool() }
            return draft
        }
    }

    private func guaranteeDraft() -> RulesDraft.GuaranteeDraft? {
        object { object in
            var draft = RulesDraft.GuaranteeDraft()
            draft.coefficient = object.optional("coefficient") { $0.share(inPercent: false) }
            draft.minimumSeats = object.optional("minimum_seats") { $0.integer(in: 0...Rules.maximumSeats) }
            return draft
        }
    }

    /// A share from 0 to 1, written as a number, as text of a number, or as `"1/150"`.
    package func share(inPercent: Bool) -> Ratio? {
        let written: String
        switch value {
        case .number(let text), .string(let text): written = text
        default: return refuse("is \(value.kind); a number or a ratio such as \"1/150\" is expected")
        }
        guard let share = Ratio(share: written, inPercent: inPercent) else {
            let isNumeric = written.utf8.allSatisfy { "0123456789.-+eE/".utf8.contains($0) }
            return refuse(
                inPercent
                    ? "is \(written); a share is 0 to 100 per cent, with at most 9 decimal places, or \"1/150\""
                    : "is \(written); a share is a number from 0 to 1 or a ratio such as \"1/150\"",
                kind: isNumeric ? .value : .shape)
        }
        return share
    }

    /// An exact number such as a vote.
    package func exactDecimal() -> ExactDecimal? {
        guard let text = number() else { return nil }
        do throws(ExactDecimal.Fault) {
            return try ExactDecimal(text)
        } catch {
            return refuse(error.explanation(of: text), kind: error == .malformed ? .shape : .value)
        }
    }
}

extension ExactDecimal.Fault {
    /// What is wrong with a written number, and what would be right.
    package func explanation(of text: String) -> String {
        switch self {
        case .malformed: "is \"\(text)\"; digits with at most one decimal point are expected"
        case .negative: "is \(text); votes are 0 or more"
        case .tooPrecise: "is \(text); at most \(ExactDecimal.maximumPlaces) decimal places are counted"
        case .tooLarge: "is \(text); the largest number is \(ExactDecimal.maximumWhole)"
        }
    }
}

extension Ratio {
    /// Reads `5`, `0.5` or `1/150` (a ratio is always of one) as a share from 0 to 1.
    package init?(share text: String, inPercent: Bool) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            guard let number = try? ExactDecimal(text) else { return nil }
            let ratio = number.ratio
            self.init(ratio.numerator, over: ratio.denominator * (inPercent ? 100 : 1))
        case 2:
            guard let above = UInt64(parts[0]), let below = UInt64(parts[1]), below > 0, below <= 1_000_000_000 else {
                return nil
            }
            self.init(UInt128(above), over: UInt128(below))
        default: return nil
        }
        guard self <= Ratio(1, over: 1) else { return nil }
    }
}

extension JSONObjectCursor {
    /// A member that may be left out, or taken away by `null`.
    fileprivate func change<Value: Sendable>(
        _ name: String, _ decode: (JSONCursor) -> Value?
    ) -> RulesDraft.Change<Value> {
        guard let cursor = member(name) else { return .keep }
        if cursor.value == .null { return .remove }
        return decode(cursor).map { .set($0) } ?? .keep
    }
}
