// SPDX-License-Identifier: Apache-2.0
import Electoral
import PollSimulation
package import Simulations
package import Text

/// What a Monte Carlo simulation takes for granted.
package struct MonteCarloAssumption {
    let id: String
    package let text: Phrase

    private init(_ id: String, _ text: Phrase) { (self.id, self.text) = (id, text) }

    private init(_ id: String, _ fillings: [String: Filling] = [:]) {
        self.id = id
        text = Phrase("assumptions.monte-carlo.\(id)", fillings)
    }

    /// The assumptions of one simulation.
    package static func all(_ request: MonteCarloRequest) -> [MonteCarloAssumption] {
        var all: [MonteCarloAssumption] = []
        switch request.wanted.model {
        case .dirichlet: all.append(sampleOnly)
        case .logitNormal: all.append(pointsAtHalf)
        }
        let polls = request.wanted.polls
        if request.wanted.isAverage { all.append(average) }
        // Of shares with decimals, binary fractions may miss the sum by so much.
        if polls.contains(where: { $0.sum < 100 - 1e-6 }) { all.append(undecided) }
        if polls.contains(where: { $0.sum > 100 + 1e-6 }) { all.append(aboveHundred) }
        let records = request.wanted.polls.compactMap(\.record)
        var seen: Set<LocalizedText> = []
        let answers = records.flatMap(\.leftOut).filter { seen.insert($0).inserted }
        if !answers.isEmpty { all.append(leftOut(answers)) }
        if records.contains(where: \.isDatedVaguely) { all.append(lastDay) }
        if let system = request.seats.system {
            if request.simulation.districts == nil, system.singleMemberSeats > 0 {
                all.append(listPart(system.singleMemberSeats))
            }
            if system.appointedSeats > 0 { all.append(appointed(system.appointedSeats)) }
            if request.simulation.districts != nil, system.hasSecondRound { all.append(firstRound) }
        }
        if let districts = request.simulation.districts { all += ofDistricts(districts, request.parties) }
        return all + ofRules(request) + ofPolls(request.wanted)
    }

    /// What is said of polls that differ from each other.
    private static func ofPolls(_ wanted: MonteCarloRequest.Wanted) -> [MonteCarloAssumption] {
        var all: [MonteCarloAssumption] = []
        if wanted.unnamed(inWhole: true) { all.append(unnamedHaveNone) }
        if wanted.unnamed(inWhole: false) { all.append(unnamedByOthers) }
        let asked = wanted.polls.filter { $0.againstAll != nil }.count
        if asked > 0, asked < wanted.polls.count { all.append(againstAllByOthers) }
        let later = wanted.given.count - wanted.polls.count
        if later > 0 { all.append(laterPolls(later)) }
        return all
    }

    private static func ofDistricts(_ districts: DistrictSwing, _ parties: [String]) -> [MonteCarloAssumption] {
        let hasIndependents = districts.independents.contains { !$0.isEmpty }
        if districts.method == .cubeLaw { return [cubeLaw] + (hasIndependents ? [independentsWinNone] : []) }
        var all = [swing]
        let new = districts.newLists
        if !new.isEmpty { all.append(newLists(new.map { parties[$0] })) }
        if districts.results.contains(where: { votes in votes.indices.contains { votes[$0] == 0 && !new.contains($0) } }
        ) {
            all.append(absentLists)
        }
        if hasIndependents { all.append(independents) }
        return all
    }

    private static func ofRules(_ request: MonteCarloRequest) -> [MonteCarloAssumption] {
        let rules = request.seats.rules
        var all: [MonteCarloAssumption] = []
        if rules.threshold?.base == .ballots { all.append(noInvalid) }
        if request.seats.isBaseOpen, request.simulation.poll.againstAll != nil {
            let base = CountAssumption.participatingBase
            all.append(MonteCarloAssumption(base.id, base.text))
        }
        if let cap = rules.listSizeCap, cap < rules.seats { all.append(lengthByCap(cap)) }
        if rules.hasRoundedQuota { all.append(unroundedQuota(rules.quotaName)) }
        return all
    }

    private static let sampleOnly = MonteCarloAssumption("sample-error-only")

    private static let pointsAtHalf = MonteCarloAssumption("points-at-half")

    private static let average = MonteCarloAssumption("polls-as-one")

    private static let undecided = MonteCarloAssumption("rest-in-proportion")

    private static let aboveHundred = MonteCarloAssumption("shares-above-100")

    private static let unnamedHaveNone = MonteCarloAssumption("unnamed-lists-have-none")

    private static let unnamedByOthers = MonteCarloAssumption("unnamed-lists-by-others")

    private static let againstAllByOthers = MonteCarloAssumption("against-all-by-others")

    private static func laterPolls(_ count: Int) -> MonteCarloAssumption {
        MonteCarloAssumption("later-polls-left-out", ["count": .number(count)])
    }

    private static func leftOut(_ answers: [LocalizedText]) -> MonteCarloAssumption {
        MonteCarloAssumption("answers-left-out", ["answers": .names(answers)])
    }

    private static let lastDay = MonteCarloAssumption("last-day-possible")

    private static func listPart(_ seats: Int) -> MonteCarloAssumption {
        MonteCarloAssumption("list-part-only", ["seats": .number(seats)])
    }

    private static func appointed(_ seats: Int) -> MonteCarloAssumption {
        MonteCarloAssumption("appointed-seats", ["seats": .number(seats)])
    }

    private static let firstRound = MonteCarloAssumption("leader-wins")

    private static let swing = MonteCarloAssumption("same-swing")

    private static func newLists(_ parties: [String]) -> MonteCarloAssumption {
        let names = parties.joined(separator: ", ")
        return MonteCarloAssumption("new-lists", ["lists": .text(names)])
    }

    private static let absentLists = MonteCarloAssumption("absent-lists")

    private static let independents = MonteCarloAssumption("independents-keep-share")

    private static let independentsWinNone = MonteCarloAssumption("independents-win-none")

    private static func lengthByCap(_ cap: Int) -> MonteCarloAssumption {
        MonteCarloAssumption("length-by-cap", ["cap": .number(cap)])
    }

    private static func unroundedQuota(_ quota: String) -> MonteCarloAssumption {
        MonteCarloAssumption("unrounded-quota", ["quota": .text(quota)])
    }

    private static let cubeLaw = MonteCarloAssumption("cube-law")

    private static let noInvalid = MonteCarloAssumption("no-invalid-ballots")
}
