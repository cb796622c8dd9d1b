// SPDX-License-Identifier: Apache-2.0
import Electoral
import Simulations
import Text
import Web

/// The steps of a single-member district in words.
struct DistrictText {
    let district: District
    /// What to call each candidate.
    let names: [String]
    let texts: TextCatalogue

    /// Appends one step to a sentence.
    func say(_ step: District.Step, in sentence: inout Sentence) {
        switch step {
        case .base(let votes): say("steps.district.base", votes: votes, in: &sentence)
        case .majority(let candidate, let votes, let reached):
            say(majority: candidate, votes, reached, in: &sentence)
        case .winner(let candidate, let votes):
            say("steps.district.winner", [candidate], votes: votes, in: &sentence)
        case .runOff(let candidates): say("steps.district.run_off", candidates, in: &sentence)
        case .through(let candidates): say("steps.district.through", candidates, in: &sentence)
        case .tie(let candidates, let places?):
            say("steps.district.tie.places", candidates, in: &sentence) { if $0 == .places { $1.append(places) } }
        case .tie(let candidates, nil): say("steps.district.tie", candidates, in: &sentence)
        case .nobody: say("steps.district.nobody", in: &sentence)
        }
    }

    private func say(majority candidate: Int, _ votes: UInt128, _ isReached: Bool, in sentence: inout Sentence) {
        let share = Ratio.percent(votes, of: district.tally.votes(in: .participating))
        // Two decimals, unless they would show more than half as half.
        let looksEqual = share.rounded(places: 2) == Ratio(50, over: 1)
        say("steps.district.majority", [candidate], votes: votes, in: &sentence) { place, text in
            switch place {
            case .percent:
                text.append(SpokenNumber(share, places: looksEqual ? 6 : 2, isGrouped: false, in: style).append)
            case .verdict: text.append(texts[isReached ? "steps.district.reached" : "steps.district.not_reached"])
            default: break
            }
        }
    }

    /// A sentence of candidates and votes, and of what `fill` says beside.
    private func say(
        _ key: String, _ candidates: [Int] = [], votes: UInt128 = 0, in sentence: inout Sentence,
        _ fill: (PlaceName, inout Sentence) -> Void = { _, _ in }
    ) {
        texts.say(key, in: &sentence) { place, text in
            switch place {
            case .candidate, .candidates: text.append(candidates.map { names[$0] }.joined(separator: ", "))
            case .votes:
                let votes = district.tally.votes(votes)
                text.append(
                    SpokenNumber(votes, places: ExactDecimal.maximumPlaces, trimmed: true, in: style).append)
            default: fill(place, &text)
            }
        }
    }

    private var style: NumberStyle { NumberStyle(ofSentencesIn: texts.language) }
}
