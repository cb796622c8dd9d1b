// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// Money that the state pays parties in a year for their votes (party law Art. 18-1; rules of the election commission).
extension Calculator {
    static var financing: Calculator {
        Calculator(
            name: "financing", id: "calculateFinancing",
            inputs: [
                Input(name: "election", kind: .election),
                Input(name: "votes", kind: .tally(name: "party", number: "votes", orOne: true)),
            ],
            formula: "votes × financing.rate_mci × indicator.mci, before it "
                + "votes × financing.rate_minimum_wages × indicator.minimum_wage",
            keys: { _ in [FinancingRules.allowed] + FinancingRules.rates.flatMap { [$0.rate, $0.indicator] } },
            notChecked: FinancingRules.notChecked, refuse: FinancingRules.refuse, evaluate: FinancingRules.evaluate)
    }
}

private enum FinancingRules {
    static let allowed = "financing.allowed"
    /// What a vote is worth: a rate of the commission times an index of the year; at most one is in force.
    static let rates = [
        (rate: "financing.rate_mci", indicator: "indicator.mci"),
        (rate: "financing.rate_minimum_wages", indicator: "indicator.minimum_wage"),
    ]

    static let notChecked: [Phrase] = [
        "calculators.financing.election",
        "calculators.financing.budget",
        "calculators.financing.kurultai",
    ]

    static func refuse(_ inputs: CalculatorInputs) -> (input: String, problem: Message)? {
        switch (inputs.election("election"), inputs.has("votes")) {
        case (nil, false):
            return (
                "votes", "is missing; give the votes of the parties in the chamber, or the election that seated them"
            )
        case (_?, true): return ("votes", "stands beside election, which brings its own votes; leave one of them out")
        case (let election?, _) where represented(in: election).isEmpty:
            return ("election", "is \(election.id), of which no list votes of seated parties are known; give votes")
        default: return nil
        }
    }

    /// Parties that got a seat, with their list votes.
    private static func represented(in election: Election) -> [(name: String, number: Int)] {
        election.results.compactMap { result in
            guard case .party(let id) = result.contestant,
                (result.totalSeats?.value ?? result.listSeats?.value ?? 0) > 0,
                let votes = result.listVotes?.value
            else { return nil }
            return (id, votes)
        }
    }

    static func evaluate(_ calculation: inout Calculation) {
        var permission = Calculation.Line(.allowed, unit: "flag", keys: [allowed])
        let isAllowed = calculation.law(allowed).map { $0.numerator > 0 }
        permission.value = calculation.law(allowed).map { .number($0) }
        permission.verdict = isAllowed.map { $0 ? .pass : .fail } ?? .notChecked
        calculation.add(permission)
        guard isAllowed != false else {
            calculation.total(.whole(0), "tenge")
            return
        }
        guard let inForce = rates.first(where: { calculation.hasLaw($0.rate) }) else { return }
        let keys = [inForce.rate, inForce.indicator]
        var perVote = Calculation.Line(.perVote, unit: "tenge_per_vote", keys: keys)
        let rate = calculation.law(inForce.rate)
        let indicator = calculation.law(inForce.indicator)
        let each = rate.flatMap { rate in indicator.map { rate * $0 } }
        perVote.value = each.map { .number($0) }
        if let rate, let indicator, let each { perVote.formula = "\(rate.shown) × \(indicator.shown) = \(each.shown)" }
        calculation.add(perVote)
        let votes = calculation.inputs.tally("votes") ?? calculation.inputs.election("election").map(represented) ?? []
        func line(_ check: CheckKind, _ number: Int) -> Calculation.Line {
            var line = Calculation.Line(check, unit: "tenge", keys: keys)
            line.given = .whole(number)
            line.givenUnit = "votes"
            if let each {
                line.value = .number(each * Ratio(number))
                line.formula = "\(number) × \(each.shown) = \((each * Ratio(number)).shown)"
            }
            return line
        }
        for (party, number) in votes where !party.isEmpty {
            var line = line(.party, number)
            line.about = party
            line.aboutName = calculation.name(ofParty: party)
            calculation.add(line)
        }
        let all = line(.total, votes.reduce(0) { $0 + $1.number })
        calculation.add(all)
        if let value = all.value { calculation.total(value, "tenge") }
    }
}
