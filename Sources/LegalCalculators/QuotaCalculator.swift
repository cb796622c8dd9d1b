// SPDX-License-Identifier: Apache-2.0
import Electoral
import Text

/// The quota of women, young people and persons with disabilities on a list and among its seats (Constitutional Law “On
/// elections”, Art. 89(4), 97-1(5)-(6), 104(4); party law Art. 15-1).
extension Calculator {
    static var quota: Calculator {
        var inputs = [Input(name: "candidacy", kind: .word(QuotaRules.candidacies.map(\.word)))]
        for head in QuotaRules.heads {
            inputs.append(.count(head.total, 1...100_000))
            inputs += head.groups.map { .count($0, 0...100_000) }
            inputs.append(.count(head.together, 0...100_000))
        }
        return Calculator(
            name: "quota", id: "calculateQuota", inputs: inputs,
            formula: "(women + youth + disabilities, each person once) / list_size >= list.quota_percent / 100, "
                + "and the same of seats",
            keys: { QuotaRules.candidacy($0).keys }, notChecked: QuotaRules.notChecked, refuse: QuotaRules.refuse,
            evaluate: QuotaRules.evaluate)
    }
}

private enum QuotaRules {
    /// Which list, and the series of its quota.
    struct Candidacy {
        let word: String
        let list: String
        /// Whether persons with disabilities count.
        let disabilities: String
        /// The quota among seats; nil where the law has none.
        var seats: String?

        var keys: [String] { [list, disabilities] + (seats.map { [$0] } ?? []) }
    }

    static let candidacies = [
        Candidacy(
            word: "list", list: "list.quota_percent", disabilities: "quota.disabilities_count",
            seats: "quota.seats_percent"),
        Candidacy(
            word: "maslikhat-list", list: "quota.maslikhat_list_percent",
            disabilities: "quota.maslikhat_disabilities_count"),
    ]

    /// What is counted, and the inputs that say how many: all, the three groups, and all persons of the groups.
    struct Head {
        let check: CheckKind
        let total: String
        /// Women, young people, persons with disabilities.
        let groups: [String]
        let together: String
    }

    static let heads = [
        Head(check: .list, total: "list_size", groups: ["women", "youth", "disabilities"], together: "together"),
        Head(
            check: .seats, total: "seats", groups: ["seats_women", "seats_youth", "seats_disabilities"],
            together: "seats_together"),
    ]

    static let notChecked: [Phrase] = [
        "calculators.quota.youth",
        "calculators.quota.rounding",
    ]

    private static let overlap: Phrase = "calculators.quota.overlap"

    private static let rounding: Phrase = "calculators.quota.open"

    static func candidacy(_ inputs: CalculatorInputs) -> Candidacy {
        candidacies.first { $0.word == inputs.word("candidacy") } ?? candidacies[0]
    }

    static func refuse(_ inputs: CalculatorInputs) -> (input: String, problem: Message)? {
        if !inputs.has("list_size"), !inputs.has("seats") {
            return ("list_size", "is missing; give the size of the list, or the seats it won, or both")
        }
        for head in heads {
            let parts = head.groups + [head.together]
            guard let total = inputs.count(head.total) else {
                guard let part = parts.first(where: inputs.has) else { continue }
                return (head.total, "is missing; \(part) is a part of it")
            }
            for part in parts {
                if let count = inputs.count(part), count > total {
                    return (part, "is \(count), more than \(head.total), which is \(total)")
                }
            }
            let groups = head.groups.compactMap { inputs.count($0) }
            guard let together = inputs.count(head.together), let largest = groups.max() else { continue }
            if together < largest { return (head.together, "is \(together), but one group alone has \(largest)") }
            if groups.count == head.groups.count, together > groups.reduce(0, +) {
                return (head.together, "is \(together), more than the groups have together")
            }
        }
        return nil
    }

    static func evaluate(_ calculation: inout Calculation) {
        let candidacy = candidacy(calculation.inputs)
        let keys = [candidacy.list, candidacy.seats]
        for (head, key) in zip(heads, keys) {
            guard let total = calculation.inputs.count(head.total) else { continue }
            var line = Calculation.Line(
                head.check, unit: "persons", keys: (key.map { [$0] } ?? []) + [candidacy.disabilities])
            line.relation = .atLeast
            guard let key, let percent = calculation.law(key) else {
                line.verdict = .notChecked
                calculation.add(line)
                continue
            }
            let needed = percent * Ratio(total) * Ratio(1, over: 100)
            line.value = .number(needed)
            line.formula = "\(total) × \(percent.shown) / 100 = \(needed.shown)"
            judge(
                &line, head, of: total, needed, countsDisabilities: calculation.law(candidacy.disabilities), calculation
            )
            calculation.add(line)
        }
    }

    /// Compares the persons in any of the groups, as far as they are known, with the number needed.
    private static func judge(
        _ line: inout Calculation.Line, _ head: Head, of total: Int, _ needed: Ratio, countsDisabilities: Ratio?,
        _ calculation: Calculation
    ) {
        let counted = head.groups.prefix((countsDisabilities?.numerator ?? 0) > 0 ? 3 : 2)
        let groups = counted.compactMap { calculation.inputs.count($0) }
        let together = calculation.inputs.count(head.together)
        guard together != nil || !groups.isEmpty else {
            line.verdict = .notChecked
            return
        }
        let least = together ?? groups.max() ?? 0
        let most = together ?? (groups.count == counted.count ? min(total, groups.reduce(0, +)) : total)
        if least == most { line.given = .whole(least) }
        if Ratio(least) >= needed {
            line.verdict = .pass
        } else if UInt128(most) < needed.whole {
            line.verdict = .fail
        } else if least == most {
            // The whole part of the number needed, and not all of it.
            line.verdict = .open
            line.note = rounding
        } else {
            line.verdict = .notChecked
            line.note = overlap
        }
    }
}
