// SPDX-License-Identifier: Apache-2.0
import Electoral
import Text

/// The deposit of a list or a candidate, what of it is due after the last result, and when it comes back
/// (Constitutional Law “On elections”, Art. 88, 104, 113-4).
extension Calculator {
    static var deposit: Calculator {
        Calculator(
            name: "deposit", id: "calculateDeposit",
            inputs: [
                Input(name: "candidacy", kind: .word(DepositRules.candidacies.map(\.word))),
                .count("persons", 1...100_000), Input(name: "last_percent", kind: .percent),
                Input(name: "result_percent", kind: .percent), Input(name: "elected", kind: .flag),
            ],
            formula: "persons × deposit in minimum wages × indicator.minimum_wage × share due by the last result",
            keys: { DepositRules.candidacy($0).keys }, notChecked: DepositRules.notChecked,
            refuse: DepositRules.refuse, evaluate: DepositRules.evaluate)
    }
}

private enum DepositRules {
    /// Who stands, and the series of its deposit.
    struct Candidacy {
        let word: String
        let deposit: String
        let refund: String
        /// How the keys of the ladder of the last result begin; nil where the last result does not matter.
        var ladder: String?

        var keys: [String] {
            let steps = ladder.map { prefix in
                rungs.map { "\(prefix)waiver_\($0.name)_percent" } + rungs.compactMap(\.share)
            }
            return [deposit, refund, wage] + (steps ?? [])
        }
    }

    static let candidacies = [
        Candidacy(
            word: "list", deposit: "deposit.list_per_person", refund: "deposit.refund_percent", ladder: "deposit."),
        Candidacy(
            word: "single-member", deposit: "deposit.single_member", refund: "deposit.single_member_refund_percent"),
        Candidacy(
            word: "maslikhat-list", deposit: "deposit.maslikhat.list_per_person",
            refund: "deposit.maslikhat.refund_percent", ladder: "deposit.maslikhat."),
        Candidacy(
            word: "maslikhat-single-member", deposit: "deposit.maslikhat.single_member",
            refund: "deposit.maslikhat.refund_percent"),
        Candidacy(word: "akim-district", deposit: "deposit.akim.district", refund: "deposit.akim.refund_percent"),
        Candidacy(word: "akim-rural", deposit: "deposit.akim.rural", refund: "deposit.akim.refund_percent"),
    ]

    /// From the best last result down: its name in the keys, and the share that is then due; nil is none.
    private static let rungs: [(name: String, share: String?)] = [
        ("full", nil), ("half", "deposit.half_share_percent"), ("reduced", "deposit.reduced_share_percent"),
    ]

    private static let wage = "indicator.minimum_wage"

    static let notChecked: [Phrase] = [
        "calculators.deposit.persons",
        "calculators.deposit.refund",
    ]

    private static let noLastResult: Phrase = "calculators.deposit.last_result"

    static func candidacy(_ inputs: CalculatorInputs) -> Candidacy {
        candidacies.first { $0.word == inputs.word("candidacy") } ?? candidacies[0]
    }

    static func refuse(_ inputs: CalculatorInputs) -> (input: String, problem: Message)? {
        let candidacy = candidacy(inputs)
        guard candidacy.ladder == nil else {
            return inputs.has("elected")
                ? ("elected", "is about a single candidate, and this is the deposit of a list; leave it out") : nil
        }
        if inputs.has("last_percent") {
            return ("last_percent", "changes nothing for \(candidacy.word); it is for lists, so leave it out")
        }
        if let persons = inputs.count("persons"), persons > 1 {
            return ("persons", "is \(persons), but \(candidacy.word) is one candidate; leave it out")
        }
        return nil
    }

    static func evaluate(_ calculation: inout Calculation) {
        let candidacy = candidacy(calculation.inputs)
        let keys = [candidacy.deposit, wage]
        let persons = calculation.inputs.count("persons") ?? 1
        var perPerson = Calculation.Line(.perPerson, unit: "tenge", keys: keys)
        let wages = calculation.law(candidacy.deposit)
        let tenge = calculation.law(wage)
        let each = wages.flatMap { wages in tenge.map { wages * $0 } }
        perPerson.value = each.map { .number($0) }
        if let wages, let tenge, let each { perPerson.formula = "\(wages.shown) × \(tenge.shown) = \(each.shown)" }
        calculation.add(perPerson)
        let full = each.map { $0 * Ratio(persons) }
        var whole = Calculation.Line(.fullDeposit, unit: "tenge", keys: keys)
        whole.given = .whole(persons)
        whole.givenUnit = "persons"
        whole.value = full.map { .number($0) }
        if let each, let full { whole.formula = "\(persons) × \(each.shown) = \(full.shown)" }
        calculation.add(whole)
        due(of: full, candidacy, keys, &calculation)
        refund(candidacy, &calculation)
    }

    private static func due(
        of full: Ratio?, _ candidacy: Candidacy, _ keys: [String], _ calculation: inout Calculation
    ) {
        var share = Ratio(100)
        var shareKeys: [String] = []
        if let ladder = candidacy.ladder {
            (share, shareKeys) = self.share(ladder, &calculation)
            var line = Calculation.Line(.shareDue, unit: "percent", keys: shareKeys)
            line.given = calculation.inputs.percent("last_percent").map { .number($0) }
            line.givenUnit = "percent"
            line.value = .number(share)
            if line.given == nil { line.note = noLastResult }
            calculation.add(line)
        }
        var line = Calculation.Line(.due, unit: "tenge", keys: keys + shareKeys)
        if let full {
            let due = full * share * Ratio(1, over: 100)
            line.value = .number(due)
            line.formula = "\(full.shown) × \(share.shown) / 100 = \(due.shown)"
            calculation.total(.number(due), "tenge")
        }
        calculation.add(line)
    }

    /// The share in per cent that is due after the last result, and the series that say so.
    private static func share(_ ladder: String, _ calculation: inout Calculation) -> (Ratio, [String]) {
        var keys: [String] = []
        let last = calculation.inputs.percent("last_percent")
        for (name, share) in rungs {
            let key = "\(ladder)waiver_\(name)_percent"
            guard let least = calculation.law(key) else { continue }
            keys.append(key)
            guard let last, last >= least else { continue }
            guard let share else { return (Ratio(0), keys) }
            keys.append(share)
            return (calculation.law(share) ?? Ratio(100), keys)
        }
        return (Ratio(100), keys)
    }

    private static func refund(_ candidacy: Candidacy, _ calculation: inout Calculation) {
        let given = calculation.inputs.percent("result_percent")
        let elected = calculation.inputs.flag("elected")
        guard given != nil || elected != nil || calculation.hasLaw(candidacy.refund) else { return }
        var line = Calculation.Line(.refund, unit: "percent", keys: [candidacy.refund])
        line.given = given.map { .number($0) }
        line.givenUnit = "percent"
        line.value = calculation.law(candidacy.refund).map { .number($0) }
        line.compare(.atLeast)
        // Who is elected gets it back with whatever share (Art. 88(5), 104(1), 113-5).
        if elected == true, line.value != nil { line.verdict = .pass }
        calculation.add(line)
    }
}
