// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// The steps of a single-member district in words.
struct DistrictText {
    let district: District
    /// What to call each candidate.
    let names: [String]
    let texts: TextCatalogue

    /// One step as a sentence.
    func sentence(_ step: District.Step) -> Sentence {
        switch step {
        case .base(let votes): say("steps.district.base", ["votes": number(votes)])
        case .majority(let candidate, let votes, let reached): majority(names[candidate], votes, reached)
        case .winner(let candidate, let votes):
            say("steps.district.winner", ["candidate": .text(names[candidate]), "votes": number(votes)])
        case .runOff(let candidates): say("steps.district.run_off", ["candidates": list(candidates)])
        case .through(let candidates): say("steps.district.through", ["candidates": list(candidates)])
        case .tie(let candidates, let places?):
            say("steps.district.tie.places", ["candidates": list(candidates), "places": .number(places)])
        case .tie(let candidates, nil): say("steps.district.tie", ["candidates": list(candidates)])
        case .nobody: say("steps.district.nobody", [:])
        }
    }

    private func majority(_ name: String, _ votes: UInt128, _ isReached: Bool) -> Sentence {
        let share = Ratio.percent(votes, of: district.tally.votes(in: .participating))
        // Two decimals, unless they would show more than half as half.
        let looksEqual = share.rounded(places: 2) == Ratio(50, over: 1)
        return say(
            "steps.district.majority",
            [
                "candidate": .text(name), "votes": number(votes),
                "percent": .text(texts.language.decimal(share, places: looksEqual ? 6 : 2).string),
                "verdict": .text(texts[isReached ? "steps.district.reached" : "steps.district.not_reached"]),
            ])
    }

    private func say(_ key: String, _ fillings: KeyValuePairs<String, Filling>) -> Sentence {
        texts.sentence(key, fillings)
    }

    private func list(_ candidates: [Int]) -> Filling {
        .text(candidates.map { names[$0] }.joined(separator: ", "))
    }

    private func number(_ units: UInt128) -> Filling {
        .text(
            texts.language.grouped(
                district.tally.votes(units), places: ExactDecimal.maximumPlaces, trimmed: true
            ).string)
    }
}
