// SPDX-License-Identifier: Apache-2.0
import Electoral
package import Record
package import Simulations
package import Text

/// What a counterfactual takes for granted, because one of the two sets of rules has no equivalent for it.
package struct CounterfactualAssumption {
    let id: String
    package let text: Phrase

    private init(_ id: String, _ fillings: [String: Filling] = [:]) {
        self.id = id
        text = Phrase("assumptions.counterfactual.\(id)", fillings)
    }

    /// The assumptions of a counterfactual.
    package static func all(_ result: CounterfactualResult, _ record: Record) -> [CounterfactualAssumption] {
        let (election, request) = (result.request.election, result.request.seats)
        return all(election, from: record.system(of: election), to: request.system, request.rules)
    }

    /// The assumptions of counting an election by other rules.
    /// - Parameters:
    ///   - known: the system that the election was held by.
    ///   - system: the system of the other rules; nil where they are of one's own.
    private static func all(
        _ election: Election, from known: ElectoralSystem?, to system: ElectoralSystem?, _ rules: Rules
    ) -> [CounterfactualAssumption] {
        var all = [behaviour, registrationOrder]
        if let list = known?.listRules?.seats, list != rules.seats { all.append(seats(list, rules.seats)) }
        all += parts(known, system)
        if let system { all += ballot(election, known, system) }
        if rules.listSizeCapPercent != nil { all.append(listLength) }
        return all
    }

    private static func parts(_ known: ElectoralSystem?, _ system: ElectoralSystem?) -> [CounterfactualAssumption] {
        func seats(_ system: ElectoralSystem?) -> (singleMember: Int, appointed: Int) {
            (system?.seats(of: .singleMember) ?? 0, system?.seats(of: .appointed) ?? 0)
        }
        let (old, new) = (seats(known), seats(system))
        var all: [CounterfactualAssumption] = []
        if old.singleMember > 0 { all.append(officialSingleMember(old.singleMember)) }
        if new.singleMember > 0 { all.append(singleMember(new.singleMember)) }
        if old.appointed > 0 { all.append(officialAppointed(old.appointed)) }
        if new.appointed > 0 { all.append(appointed(new.appointed)) }
        return all
    }

    private static func ballot(
        _ election: Election, _ known: ElectoralSystem?, _ system: ElectoralSystem
    ) -> [CounterfactualAssumption] {
        var all: [CounterfactualAssumption] = []
        let hadLine = known?.againstAll ?? (election.againstAll.map { $0.value > 0 })
        switch (hadLine, system.againstAll) {
        case (false, true): all.append(noLine)
        case (true, false): all.append(lineKept)
        default: break
        }
        if known?.blocs == true, system.blocs == false { all.append(blocs) }
        if known?.independents == true, system.independents == false { all.append(independents) }
        if known?.independents == false, system.independents == true { all.append(newIndependents) }
        return all
    }

    private static let behaviour = CounterfactualAssumption("same-votes")

    private static let registrationOrder = CounterfactualAssumption("registration-order")

    private static func seats(_ old: Int, _ new: Int) -> CounterfactualAssumption {
        CounterfactualAssumption("list-seats", ["before": .number(old), "seats": .number(new)])
    }

    private static func officialSingleMember(_ seats: Int) -> CounterfactualAssumption {
        CounterfactualAssumption("official-single-member-seats", ["seats": .number(seats)])
    }

    private static func singleMember(_ seats: Int) -> CounterfactualAssumption {
        CounterfactualAssumption("single-member-seats", ["seats": .number(seats)])
    }

    private static func officialAppointed(_ seats: Int) -> CounterfactualAssumption {
        CounterfactualAssumption("official-appointed-seats", ["seats": .number(seats)])
    }

    private static func appointed(_ seats: Int) -> CounterfactualAssumption {
        CounterfactualAssumption("appointed-seats", ["seats": .number(seats)])
    }

    private static let noLine = CounterfactualAssumption("no-against-all-line")

    private static let lineKept = CounterfactualAssumption("against-all-line")

    private static let blocs = CounterfactualAssumption("blocs")

    private static let independents = CounterfactualAssumption("independents")

    private static let newIndependents = CounterfactualAssumption("new-independents")

    private static let listLength = CounterfactualAssumption("list-length")
}
