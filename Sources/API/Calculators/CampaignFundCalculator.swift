// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
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
            keys: { given in FundRules.keys(given) }, notChecked: FundRules.notChecked, refuse: FundRules.refuse,
            reckon: FundRules.reckon)
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

    private typealias Limit = (rule: Rule, input: String, suffix: String)

    /// What comes together in the fund.
    private static let parts: [Limit] = [
        (.own, "own", "own_max"), (.fromParty, "from_party", "party_max"), (.donations, "donations", "donations_max"),
    ]

    /// What one donation may be.
    private static let donations: [Limit] = [
        (.person, "person", "person_max"), (.entity, "entity", "entity_max"),
    ]

    private static let wage = "indicator.minimum_wage"

    static let notChecked = [
        LocalizedText(
            "From whom the money comes: foreign, state and anonymous donations are forbidden whatever their size.",
            "От кого деньги: иностранные, государственные и анонимные пожертвования запрещены независимо от суммы.",
            "Ақшаның кімнен екені: шетелдік, мемлекеттік және жасырын қайырмалдықтарға көлеміне қарамай тыйым салынған."
        ),
        LocalizedText(
            "Which minimum wage counts where it changes during a campaign.",
            "Какая минимальная зарплата применяется, если она меняется в ходе кампании.",
            "Науқан кезінде ең төменгі жалақы өзгерсе, қайсысы қолданылатыны."),
    ]

    private static func prefix(_ given: Given) -> String {
        funds.first { $0.word == given.word("fund") }?.prefix ?? funds[0].prefix
    }

    static func keys(_ given: Given) -> [String] {
        (parts + donations).map { prefix(given) + $0.suffix } + [wage]
    }

    static func refuse(_ given: Given) -> (input: String, problem: Message)? {
        if given.has("from_party"), given.word("fund") != "single-member" {
            return ("from_party", "is for fund=single-member, whose candidate may get money from a party; leave it out")
        }
        for name in ["person", "entity"] {
            if let one = given.count(name), let all = given.count("donations"), one > all {
                return (name, "is \(one), more than all donations together, which are \(all)")
            }
        }
        return nil
    }

    static func reckon(_ reckoning: inout Reckoning) {
        let prefix = prefix(reckoning.given)
        let inForce = parts.filter { reckoning.hasLaw(prefix + $0.suffix) }
        for part in parts { add(part, prefix, &reckoning) }
        if !inForce.isEmpty {
            let keys = inForce.map { prefix + $0.suffix }
            let wages = keys.compactMap { reckoning.law($0) }.reduce(Ratio(0), +)
            let given = parts.compactMap { reckoning.given.count($0.input) }
            let line = limit(.total, keys, wages, given.isEmpty ? nil : given.reduce(0, +), &reckoning)
            reckoning.add(line)
            if let value = line.value { reckoning.total(value, "tenge") }
        }
        for donation in donations { add(donation, prefix, &reckoning) }
    }

    private static func add(_ part: Limit, _ prefix: String, _ reckoning: inout Reckoning) {
        let key = prefix + part.suffix
        let given = reckoning.given.count(part.input)
        guard given != nil || reckoning.hasLaw(key) else { return }
        let line = limit(part.rule, [key], reckoning.law(key), given, &reckoning)
        reckoning.add(line)
    }

    /// So many minimum wages in tenge, and whether what was given keeps to it.
    private static func limit(
        _ rule: Rule, _ keys: [String], _ wages: Ratio?, _ given: Int?, _ reckoning: inout Reckoning
    ) -> Line {
        var line = Line(rule, unit: "tenge", keys: keys + [wage])
        line.given = given.map { .whole($0) }
        if let wages, let tenge = reckoning.law(wage) {
            line.value = .number(wages * tenge)
            line.formula = "\(wages.shown) × \(tenge.shown) = \((wages * tenge).shown)"
        }
        line.compare(.atMost)
        return line
    }
}
