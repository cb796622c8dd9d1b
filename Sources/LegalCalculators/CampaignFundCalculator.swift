// SPDX-License-Identifier: Apache-2.0
import Electoral
import Text

/// Limits of election funds in minimum wages (Constitutional Law “On elections”, Art. 92, 92-1, 106).
extension Calculator {
    static var campaignFund: Calculator {
        Calculator(
            name: "campaign-fund", id: "calculateCampaignFund",
            inputs: [
                Input(name: "fund", kind: .word(FundRules.funds.map(\.word))), .tenge("own"), .tenge("from_party"),
                .tenge("donations"), .tenge("person"), .tenge("entity"),
            ],
            formula: "limit in minimum wages × indicator.minimum_wage",
            keys: { FundRules.keys($0) }, notChecked: FundRules.notChecked, refuse: FundRules.refuse,
            evaluate: FundRules.evaluate)
    }
}

private enum FundRules {
    /// Whose fund it is, and how the keys of its series begin.
    static let funds = [
        (word: "party-list", prefix: "fund."), (word: "single-member", prefix: "fund.single_member."),
        (word: "maslikhat-list", prefix: "fund.maslikhat.list."),
        (word: "maslikhat-regional", prefix: "fund.maslikhat.regional."),
        (word: "maslikhat-district", prefix: "fund.maslikhat.district."),
    ]

    private typealias Limit = (check: CheckKind, input: String, suffix: String)

    /// What comes together in the fund.
    private static let parts: [Limit] = [
        (.own, "own", "own_max"), (.fromParty, "from_party", "party_max"), (.donations, "donations", "donations_max"),
    ]

    /// What one donation may be.
    private static let donations: [Limit] = [
        (.person, "person", "person_max"), (.entity, "entity", "entity_max"),
    ]

    private static let wage = "indicator.minimum_wage"

    static let notChecked: [Phrase] = [
        "calculators.fund.donors",
        "calculators.fund.wage",
    ]

    private static func prefix(_ inputs: CalculatorInputs) -> String {
        funds.first { $0.word == inputs.word("fund") }?.prefix ?? funds[0].prefix
    }

    static func keys(_ inputs: CalculatorInputs) -> [String] {
        (parts + donations).map { prefix(inputs) + $0.suffix } + [wage]
    }

    static func refuse(_ inputs: CalculatorInputs) -> (input: String, problem: Message)? {
        if inputs.has("from_party"), inputs.word("fund") != "single-member" {
            return ("from_party", "is for fund=single-member, whose candidate may get money from a party; leave it out")
        }
        for name in ["person", "entity"] {
            if let one = inputs.count(name), let all = inputs.count("donations"), one > all {
                return (name, "is \(one), more than all donations together, which are \(all)")
            }
        }
        return nil
    }

    static func evaluate(_ calculation: inout Calculation) {
        let prefix = prefix(calculation.inputs)
        let inForce = parts.filter { calculation.hasLaw(prefix + $0.suffix) }
        for part in parts { add(part, prefix, &calculation) }
        if !inForce.isEmpty {
            let keys = inForce.map { prefix + $0.suffix }
            let wages = keys.compactMap { calculation.law($0) }.reduce(Ratio(0), +)
            let given = parts.compactMap { calculation.inputs.count($0.input) }
            let line = limit(.total, keys, wages, given.isEmpty ? nil : given.reduce(0, +), &calculation)
            calculation.add(line)
            if let value = line.value { calculation.total(value, "tenge") }
        }
        for donation in donations { add(donation, prefix, &calculation) }
    }

    private static func add(_ part: Limit, _ prefix: String, _ calculation: inout Calculation) {
        let key = prefix + part.suffix
        let given = calculation.inputs.count(part.input)
        guard given != nil || calculation.hasLaw(key) else { return }
        let line = limit(part.check, [key], calculation.law(key), given, &calculation)
        calculation.add(line)
    }

    /// So many minimum wages in tenge, and whether what was given keeps to it.
    private static func limit(
        _ check: CheckKind, _ keys: [String], _ wages: Ratio?, _ given: Int?, _ calculation: inout Calculation
    ) -> Calculation.Line {
        var line = Calculation.Line(check, unit: "tenge", keys: keys + [wage])
        line.given = given.map { .whole($0) }
        if let wages, let tenge = calculation.law(wage) {
            line.value = .number(wages * tenge)
            line.formula = "\(wages.shown) × \(tenge.shown) = \((wages * tenge).shown)"
        }
        line.compare(.atMost)
        return line
    }
}
