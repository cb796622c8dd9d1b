// SPDX-License-Identifier: Apache-2.0
import Electoral
import Simulations
import Text
import Web

/// The steps of a count in words.
struct StepText {
    private let count: SeatAllocation
    private let names: [String]
    private let texts: TextCatalogue
    private let style: NumberStyle
    /// What the threshold asks of a list that is no alliance.
    private let limit: Limit?
    /// What is said of each list, looked up once.
    private let ofThreshold: (sentence: Template, admitted: String, notAdmitted: String)

    private typealias Fill = (PlaceName, inout Sentence) -> Void

    /// A share that is needed, and how that is said.
    private struct Limit {
        let percent: Ratio
        let words: String

        init(_ share: Ratio, _ threshold: Threshold, _ texts: TextCatalogue, _ style: NumberStyle) {
            let percent = Ratio.percent(share.numerator, of: share.denominator)
            let number = SpokenNumber(exact: percent, in: style)
            self.percent = percent
            words = Sentence.text(in: texts.language) { sentence in
                texts.say(
                    threshold.inclusive ? "steps.threshold.at_least" : "steps.threshold.more_than", in: &sentence
                ) { if $0 == .share { $1.append(number.append) } }
            }
        }
    }

    init(_ count: SeatAllocation, names: [String], _ texts: TextCatalogue) {
        let style = NumberStyle(ofSentencesIn: texts.language)
        self.count = count
        self.names = names
        self.texts = texts
        self.style = style
        limit = count.rules.threshold.map { Limit($0.share, $0, texts, style) }
        ofThreshold = (
            texts.template("steps.threshold"), texts["steps.threshold.admitted"], texts["steps.threshold.not_admitted"]
        )
    }

    /// Appends one step to a sentence.
    func say(_ step: Step, in sentence: inout Sentence) {
        switch step.detail {
        case .base(let votes): say(base: votes, in: &sentence)
        case .threshold(let list, let votes, let admitted): say(threshold: list, votes, admitted, in: &sentence)
        case .secondPartyAdmission(let first, let second):
            texts.say("steps.second_party.admission", in: &sentence) { place, text in
                text.append(name(place == .first ? first : second))
            }
        case .quota(let votes, let quota): say(quota: quota, votes, in: &sentence)
        case .automatic(let list, let entitlement, let seats):
            say("steps.automatic", of: list, seats, in: &sentence) { place, text in
                if place == .quotas { text.append(decimal(entitlement, places: 6).append) }
            }
        case .average(let list, let seats, let last, let next):
            say(last == nil ? "steps.average.none" : "steps.average", of: list, seats, in: &sentence) { place, text in
                switch place {
                case .last: text.append(rounded(last ?? next))
                case .next: text.append(rounded(next))
                default: break
                }
            }
        case .winner(let list, let seats): say("steps.winner", of: list, seats, in: &sentence)
        case .bonus(let list, let seats): say("steps.bonus", of: list, seats, in: &sentence)
        case .remainder(let left, let lists): say(remainder: left, lists, in: &sentence)
        case .secondPartySeats(let list, let entitlement, let coefficient, let seats):
            say("steps.second_party.seats", of: list, seats, in: &sentence) { place, text in
                switch place {
                case .quotas: text.append(decimal(entitlement, places: 6).append)
                case .coefficient: text.append(SpokenNumber(exact: coefficient, in: style).append)
                default: break
                }
            }
        case .secondPartyMinimum(let list, let seats):
            say("steps.second_party.minimum", of: list, seats, in: &sentence)
        case .secondPartyRest(let list, let left, let seats):
            say("steps.second_party.rest", of: list, seats, in: &sentence) { if $0 == .left { $1.append(left) } }
        case .tie(let tie): say(tie: tie, in: &sentence)
        case .vacancy(let list, let seats, let candidates):
            say("steps.vacancy", of: list, seats, in: &sentence) { if $0 == .candidates { $1.append(candidates) } }
        }
    }

    /// A sentence of a list and its seats, and of what `fill` says beside.
    private func say(
        _ key: String, of list: Int?, _ seats: Int, in sentence: inout Sentence, _ fill: Fill = { _, _ in }
    ) {
        texts.say(key, in: &sentence) { place, text in
            switch place {
            case .list: text.append(name(list))
            case .seats: text.append(seats)
            default: fill(place, &text)
            }
        }
    }

    private func say(base votes: UInt128, in sentence: inout Sentence) {
        let key =
            switch count.rules.threshold?.base ?? .valid {
            case .valid: "steps.base.valid"
            case .participating: "steps.base.participating"
            case .ballots: "steps.base.ballots"
            case .votes: "steps.base.votes"
            }
        texts.say(key, in: &sentence) { if $0 == .votes { $1.append(number(votes).append) } }
    }

    private func say(threshold list: Int, _ votes: UInt128, _ admitted: Bool, in sentence: inout Sentence) {
        guard let threshold = count.rules.threshold, let limit else { return }
        let share = Ratio.percent(votes, of: count.base)
        let listed = count.tally.lists[list]
        if threshold.exempt.contains(listed.id) {
            return say("steps.threshold.exempt", of: list, 0, in: &sentence)
        }
        let own =
            listed.members > 1 ? Limit(threshold.share(members: listed.members), threshold, texts, style) : limit
        // Two decimals, unless they would show a share that misses the threshold as the threshold itself.
        let looksEqual = share.rounded(places: 2) == own.percent
        ofThreshold.sentence.write(to: &sentence) { place, text in
            switch place {
            case .list: text.append(name(list))
            case .votes: text.append(number(votes).append)
            case .percent: text.append(decimal(share, places: looksEqual ? 6 : 2).append)
            case .needed: text.append(own.words)
            case .verdict: text.append(admitted ? ofThreshold.admitted : ofThreshold.notAdmitted)
            default: break
            }
        }
    }

    private func say(quota: Ratio, _ votes: UInt128, in sentence: inout Sentence) {
        let price = Ratio(quota.numerator, over: quota.denominator * count.tally.scale)
        texts.say("steps.quota", in: &sentence) { place, text in
            switch place {
            case .votes: text.append(number(votes).append)
            case .seats: text.append(count.rules.seats)
            case .price: text.append(SpokenNumber(price, places: 3, in: style).append)
            default: break
            }
        }
    }

    private func say(remainder left: Int, _ lists: [Int], in sentence: inout Sentence) {
        let fractions = lists.compactMap { index -> (index: Int, rest: Ratio)? in
            guard let entitlement = count.lists[index].entitlement else { return nil }
            return (index, Ratio(entitlement.numerator % entitlement.denominator, over: entitlement.denominator))
        }
        let ordered = fractions.sorted { left > 0 ? $0.rest > $1.rest : $0.rest < $1.rest }
        let isTakenTwice = lists.contains { count.lists[$0].remainderSeats < -1 }
        let key =
            isTakenTwice
            ? "steps.remainder.taken" : left > 0 ? "steps.remainder.given" : "steps.remainder.taken_once"
        texts.say(key, in: &sentence) { place, text in
            switch place {
            case .seats: text.append(abs(left))
            case .lists:
                for (index, rest) in ordered {
                    if index != ordered[0].index { text.append(", ") }
                    text.append(name(index))
                    text.append(" (")
                    text.append(decimal(rest, places: 6).append)
                    text.append(isTakenTwice ? "): \(-count.lists[index].remainderSeats)" : ")")
                }
            default: break
            }
        }
    }

    private func say(tie: Tie, in sentence: inout Sentence) {
        let key =
            switch tie.resolvedBy {
            case .listedOrder: "steps.tie.listed_order"
            case .largerVote: "steps.tie.larger_vote"
            default: "steps.tie.open"
            }
        texts.say("steps.tie", in: &sentence) { place, text in
            switch place {
            case .lists: text.append(list(tie.contenders))
            case .seats: text.append(tie.seatsAtStake)
            case .outcome: texts.say(key, in: &text) { if $0 == .lists { $1.append(list(tie.chosen)) } }
            default: break
            }
        }
    }

    private func list(_ lists: [Int]) -> String { lists.map { name($0) }.joined(separator: ", ") }

    private func name(_ list: Int?) -> String { list.map { names[$0] } ?? texts["steps.list.open"] }

    /// A number of votes.
    private func number(_ units: UInt128) -> SpokenNumber {
        SpokenNumber(count.tally.votes(units), places: ExactDecimal.maximumPlaces, trimmed: true, in: style)
    }

    /// An average to three places; the first average of a sequence that begins with zero is without bound.
    private func rounded(_ value: Double) -> String {
        guard value.isFinite else { return "∞" }
        guard value < 1e15 else { return SpokenNumber(Ratio(UInt128(value), over: 1), places: 0, in: style).string }
        return SpokenNumber(Ratio(UInt128((value * 1000).rounded()), over: 1000), places: 3, in: style).string
    }

    private func decimal(_ ratio: Ratio, places: Int) -> SpokenNumber {
        SpokenNumber(ratio, places: places, isGrouped: false, in: style)
    }
}
