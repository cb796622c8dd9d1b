// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// The steps of a single-member district in words.
struct DistrictText {
    let district: District
    /// What to call each candidate.
    let names: [String]
    let language: Language

    /// One step as a sentence.
    func sentence(_ step: District.Step) -> Sentence {
        switch step {
        case .base(let votes):
            language.say(
                "The majority is of \(number(votes)) votes for all candidates and against all.",
                "Большинство считается от \(number(votes)) голосов за всех кандидатов и против всех.",
                "Көпшілік барлық кандидатқа және бәріне қарсы берілген \(number(votes)) дауыстан есептеледі.")
        case .majority(let candidate, let votes, let reached): majority(names[candidate], votes, reached)
        case .winner(let candidate, let votes):
            language.say(
                "\(names[candidate]) has the most votes (\(number(votes))) and gets the seat.",
                "Больше всего голосов (\(number(votes))): \(names[candidate]), место получено.",
                "Ең көп дауыс (\(number(votes))): \(names[candidate]), орынды алады.")
        case .runOff(let candidates):
            language.say(
                "A second round is due between \(list(candidates)).", "Нужен второй тур: \(list(candidates)).",
                "Екінші тур қажет: \(list(candidates)).")
        case .through(let candidates):
            language.say(
                "\(list(candidates)) is in the second round in any case.",
                "Во второй тур в любом случае выходит: \(list(candidates)).",
                "Екінші турға кез келген жағдайда өтеді: \(list(candidates)).")
        case .tie(let candidates, let places?):
            language.say(
                "Not decided between \(list(candidates)): places open in the second round: \(places).",
                "Не решено между \(list(candidates)): открытых мест во втором туре: \(places).",
                "Шешілмеген: \(list(candidates)): екінші турда ашық орын саны: \(places).")
        case .tie(let candidates, nil):
            language.say(
                "Not decided between \(list(candidates)): the seat stays open.",
                "Не решено между: \(list(candidates)); место остаётся открытым.",
                "Шешілмеген: \(list(candidates)); орын ашық қалады.")
        case .nobody:
            language.say(
                "The only candidate has no majority: the seat stays open.",
                "У единственного кандидата нет большинства: место остаётся открытым.",
                "Жалғыз кандидатта көпшілік жоқ: орын ашық қалады.")
        }
    }

    private func majority(_ name: String, _ votes: UInt128, _ isReached: Bool) -> Sentence {
        let share = Ratio.percent(votes, of: district.tally.votes(in: .participating))
        // Two decimals, unless they would show more than half as half.
        let looksEqual = share.rounded(places: 2) == Ratio(50, over: 1)
        let percent = language.decimal(share, places: looksEqual ? 6 : 2)
        let verdict =
            isReached
            ? language.say("reached", "набрано", "жиналды") : language.say("not reached", "не набрано", "жиналмады")
        return language.say(
            "\(name): \(number(votes)) votes, \(percent) %; more than half is needed: \(verdict).",
            "\(name): голосов \(number(votes)), \(percent) %; нужно больше половины: \(verdict).",
            "\(name): дауыс саны \(number(votes)), \(percent) %; жартысынан көбі қажет: \(verdict).")
    }

    private func list(_ candidates: [Int]) -> String { candidates.map { names[$0] }.joined(separator: ", ") }

    private func number(_ units: UInt128) -> SpokenNumber {
        language.grouped(
            district.tally.votes(units), places: ExactDecimal.maximumPlaces, trimmed: true)
    }
}
