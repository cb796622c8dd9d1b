// SPDX-License-Identifier: Apache-2.0
package import Electoral
import JSON
import Text

/// A formula as it was written, whole or only what differs from a system's.
package struct FormulaDraft: Sendable {
    /// The families of formulas.
    package enum Family: String, Sendable, CaseIterable {
        case largestRemainder = "largest-remainder"
        case highestAverages = "highest-averages"
        case winnerTakesAll = "winner-takes-all"
    }

    package var family: Family?
    package var quota: Quota?
    package var overAward: Formula.OverAward?
    /// The name of a sequence of divisors.
    package var divisors: String?
    package var exponent: ExactDecimal?
    package var firstDivisor: Ratio?

    package init() {}

    /// The name of the sequence that takes an exponent.
    static let power = Divisors.dhondtPower(ExactDecimal(1)).name

    /// The names of all sequences of divisors.
    package static let divisorNames = Divisors.all.map(\.name) + [power]

    /// Whether nothing is said of the formula.
    package var isEmpty: Bool {
        family == nil && quota == nil && overAward == nil && divisors == nil && exponent == nil && firstDivisor == nil
    }

    /// The formula of a system with this draft's members in place of its own, or this draft alone.
    package func resolved(over base: Formula?) throws(RulesDraft.Missing) -> Formula {
        let family = family ?? (divisors != nil ? .highestAverages : quota != nil ? .largestRemainder : base?.family)
        switch family ?? .largestRemainder {
        case .largestRemainder:
            try refuse(divisorMembers, in: .largestRemainder)
            guard case .largestRemainder(let known, let knownOverAward)? = base else {
                return .largestRemainder(quota: quota ?? .hare, overAward: overAward ?? .error)
            }
            return .largestRemainder(quota: quota ?? known, overAward: overAward ?? knownOverAward)
        case .highestAverages:
            try refuse(quotaMembers, in: .highestAverages)
            if divisors == nil, exponent == nil, firstDivisor == nil, case .highestAverages? = base, let base {
                return base
            }
            return .highestAverages(try sequence())
        case .winnerTakesAll:
            try refuse(quotaMembers + divisorMembers, in: .winnerTakesAll)
            return .winnerTakesAll
        }
    }

    private func sequence() throws(RulesDraft.Missing) -> Divisors {
        guard let name = divisors else { throw .divisors }
        if name == Self.power {
            guard let exponent else { throw .exponent }
            if firstDivisor != nil { throw .firstDivisor(of: name) }
            return .dhondtPower(exponent)
        }
        if exponent != nil { throw .foreign(member: "exponent", family: "\(name)") }
        guard let plain = Divisors.named(name) else { throw .divisors }
        guard let firstDivisor else { return plain }
        guard let changed = plain.beginning(with: firstDivisor) else { throw .firstDivisor(of: name) }
        return changed
    }

    private var quotaMembers: [(name: String, isGiven: Bool)] {
        [("quota", quota != nil), ("over_award", overAward != nil)]
    }

    private var divisorMembers: [(name: String, isGiven: Bool)] {
        [("divisors", divisors != nil), ("exponent", exponent != nil), ("first_divisor", firstDivisor != nil)]
    }

    private func refuse(_ members: [(name: String, isGiven: Bool)], in family: Family) throws(RulesDraft.Missing) {
        for member in members where member.isGiven { throw .foreign(member: member.name, family: family.rawValue) }
    }
}

extension Formula {
    /// The family that it belongs to.
    package var family: FormulaDraft.Family {
        switch self {
        case .largestRemainder: .largestRemainder
        case .highestAverages: .highestAverages
        case .winnerTakesAll: .winnerTakesAll
        }
    }
}

extension JSONCursor {
    /// The object `formula` of rules.
    func formulaDraft() -> FormulaDraft? {
        object { object in
            var draft = FormulaDraft()
            draft.family = object.optional("family") { $0.choice(FormulaDraft.Family.self) }
            draft.quota = object.optional("quota") { $0.named(among: Quota.all.map(\.name)) { Quota.named($0) } }
            draft.overAward = object.optional("over_award") { $0.choice(Formula.OverAward.self) }
            draft.divisors = object.optional("divisors") { cursor in
                cursor.named(among: FormulaDraft.divisorNames) { name in
                    FormulaDraft.divisorNames.contains(name) ? name : Divisors.named(name)?.name
                }
            }
            draft.exponent = object.optional("exponent") { $0.exponent() }
            draft.firstDivisor = object.optional("first_divisor") { $0.divisor() }
            return draft
        }
    }

    /// A name that finds something, or a fault with the names that would.
    private func named<Value>(among allowed: [String], _ find: (String) -> Value?) -> Value? {
        guard let text = string(as: .choice(allowed)) else { return nil }
        return find(text)
            ?? refuse(
                "is \"\(text)\", which is not one of the allowed values", allowed: allowed,
                suggestion: Spelling.nearest(to: text, among: allowed))
    }

    /// The exponent of a power of places: above 0, at most 2, three decimal places.
    private func exponent() -> ExactDecimal? {
        let range: Message = "an exponent is above 0, at most 2, with at most 3 decimal places"
        guard let number = described({ _ in .number(above: 0, to: 2) }).exactDecimal(range) else { return nil }
        guard number.significand > 0, number.ratio <= Ratio(2, over: 1), number.places <= 3 else {
            return refuse("is \(number); \(range)", kind: .value)
        }
        return number
    }

    /// A divisor above 0 and at most 1000, as a number or as text: 1.4 or "1.4".
    private func divisor() -> Ratio? {
        let written: String
        switch value {
        case .number(let text), .string(let text): written = text
        default:
            expects(.any(of: [.number(above: 0, to: 1000), .string(matching: #"^[0-9]+(\.[0-9]+)?$"#)]))
            return refuse("is \(value.kind); a number such as 1.4 is expected")
        }
        guard let number = try? ExactDecimal(written), number.significand > 0, number.ratio <= Ratio(1000, over: 1)
        else {
            return refuse("is \(written); a divisor is above 0 and at most 1000", kind: .value)
        }
        return number.ratio
    }
}
