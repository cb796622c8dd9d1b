// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// The steps of a count in words.
struct StepText {
    private let count: SeatAllocation
    private let names: [String]
    private let texts: TextCatalogue
    /// What the threshold asks of a list that is no alliance.
    private let limit: Limit?

    /// A share that is needed, and how that is said.
    private struct Limit {
        let percent: Ratio
        let words: Sentence

        init(_ share: Ratio, _ threshold: Threshold, _ texts: TextCatalogue) {
            percent = .percent(share.numerator, of: share.denominator)
            words = texts.sentence(
                threshold.inclusive ? "steps.threshold.at_least" : "steps.threshold.more_than",
                ["share": .text(texts.language.exact(percent).string)])
        }
    }

    init(_ count: SeatAllocation, names: [String], _ texts: TextCatalogue) {
        self.count = count
        limit = count.rules.threshold.map { Limit($0.share, $0, texts) }
        self.names = names
        self.texts = texts
    }

    /// One step as a sentence.
    func sentence(_ step: Step) -> Sentence {
        switch step.detail {
        case .base(let votes): base(votes)
        case .threshold(let list, let votes, let admitted): threshold(list, votes, admitted)
        case .secondPartyAdmission(let first, let second):
            say("steps.second_party.admission", ["first": .text(name(first)), "second": .text(name(second))])
        case .quota(let votes, let quota): self.quota(votes, quota)
        case .automatic(let list, let entitlement, let seats):
            say(
                "steps.automatic",
                ["list": .text(name(list)), "quotas": decimal(entitlement, places: 6), "seats": .number(seats)])
        case .average(let list, let seats, let last, let next): average(list, seats, last, next)
        case .winner(let list, let seats):
            say("steps.winner", ["list": .text(name(list)), "seats": .number(seats)])
        case .bonus(let list, let seats):
            say("steps.bonus", ["list": .text(name(list)), "seats": .number(seats)])
        case .remainder(let left, let lists): remainder(left, lists)
        case .secondPartySeats(let list, let entitlement, let coefficient, let seats):
            say(
                "steps.second_party.seats",
                [
                    "list": .text(name(list)), "quotas": decimal(entitlement, places: 6),
                    "coefficient": .text(texts.language.exact(coefficient).string), "seats": .number(seats),
                ])
        case .secondPartyMinimum(let list, let seats):
            say("steps.second_party.minimum", ["list": .text(name(list)), "seats": .number(seats)])
        case .secondPartyRest(let list, let left, let seats):
            say(
                "steps.second_party.rest",
                ["left": .number(left), "list": .text(name(list)), "seats": .number(seats)])
        case .tie(let tie): self.tie(tie)
        case .vacancy(let list, let seats, let candidates):
            say(
                "steps.vacancy",
                ["list": .text(name(list)), "candidates": .number(candidates), "seats": .number(seats)])
        }
    }

    private func base(_ votes: UInt128) -> Sentence {
        let key =
            switch count.rules.threshold?.base ?? .valid {
            case .valid: "steps.base.valid"
            case .participating: "steps.base.participating"
            case .ballots: "steps.base.ballots"
            case .votes: "steps.base.votes"
            }
        return say(key, ["votes": number(votes)])
    }

    private func threshold(_ list: Int, _ votes: UInt128, _ admitted: Bool) -> Sentence {
        guard let threshold = count.rules.threshold, let limit else { return Sentence() }
        let share = Ratio.percent(votes, of: count.base)
        let listed = count.tally.lists[list]
        if threshold.exempt.contains(listed.id) { return say("steps.threshold.exempt", ["list": .text(name(list))]) }
        let own = listed.members > 1 ? Limit(threshold.share(members: listed.members), threshold, texts) : limit
        // Two decimals, unless they would show a share that misses the threshold as the threshold itself.
        let looksEqual = share.rounded(places: 2) == own.percent
        return say(
            "steps.threshold",
            [
                "list": .text(name(list)), "votes": number(votes),
                "percent": decimal(share, places: looksEqual ? 6 : 2), "needed": .sentence(own.words),
                "verdict": .text(texts[admitted ? "steps.threshold.admitted" : "steps.threshold.not_admitted"]),
            ])
    }

    private func quota(_ votes: UInt128, _ quota: Ratio) -> Sentence {
        let price = Ratio(quota.numerator, over: quota.denominator * count.tally.scale)
        return say(
            "steps.quota",
            [
                "votes": number(votes), "seats": .number(count.rules.seats),
                "price": .text(texts.language.grouped(price, places: 3).string),
            ])
    }

    private func average(_ list: Int, _ seats: Int, _ last: Double?, _ next: Double) -> Sentence {
        guard let last else {
            return say("steps.average.none", ["list": .text(name(list)), "next": .text(rounded(next))])
        }
        return say(
            "steps.average",
            [
                "list": .text(name(list)), "seats": .number(seats), "last": .text(rounded(last)),
                "next": .text(rounded(next)),
            ])
    }

    private func remainder(_ left: Int, _ lists: [Int]) -> Sentence {
        let fractions = lists.compactMap { index -> (index: Int, rest: Ratio)? in
            guard let entitlement = count.lists[index].entitlement else { return nil }
            return (index, Ratio(entitlement.numerator % entitlement.denominator, over: entitlement.denominator))
        }
        let ordered = fractions.sorted { left > 0 ? $0.rest > $1.rest : $0.rest < $1.rest }
        let isTakenTwice = lists.contains { count.lists[$0].remainderSeats < -1 }
        let shown = ordered.map { index, rest in
            let own = "\(name(index)) (\(texts.language.decimal(rest, places: 6).string))"
            return isTakenTwice ? "\(own): \(-count.lists[index].remainderSeats)" : own
        }
        let key =
            isTakenTwice
            ? "steps.remainder.taken" : left > 0 ? "steps.remainder.given" : "steps.remainder.taken_once"
        return say(key, ["seats": .number(abs(left)), "lists": .text(shown.joined(separator: ", "))])
    }

    private func tie(_ tie: Tie) -> Sentence {
        let chosen = Filling.text(tie.chosen.map { name($0) }.joined(separator: ", "))
        let outcome =
            switch tie.resolvedBy {
            case .listedOrder: say("steps.tie.listed_order", ["lists": chosen])
            case .largerVote: say("steps.tie.larger_vote", ["lists": chosen])
            default: say("steps.tie.open", [:])
            }
        return say(
            "steps.tie",
            [
                "lists": .text(tie.contenders.map { name($0) }.joined(separator: ", ")),
                "seats": .number(tie.seatsAtStake), "outcome": .sentence(outcome),
            ])
    }

    private func name(_ list: Int?) -> String { list.map { names[$0] } ?? texts["steps.list.open"] }

    private func say(_ key: String, _ fillings: KeyValuePairs<String, Filling>) -> Sentence {
        texts.sentence(key, fillings)
    }

    /// A number of votes.
    private func number(_ units: UInt128) -> Filling {
        .text(
            texts.language.grouped(count.tally.votes(units), places: ExactDecimal.maximumPlaces, trimmed: true).string)
    }

    /// An average to three places; the first average of a sequence that begins with zero is without bound.
    private func rounded(_ value: Double) -> String {
        guard value.isFinite else { return "∞" }
        let ratio = value < 1e15 ? Ratio(UInt128((value * 1000).rounded()), over: 1000) : Ratio(UInt128(value), over: 1)
        return texts.language.grouped(ratio, places: value < 1e15 ? 3 : 0).string
    }

    private func decimal(_ ratio: Ratio, places: Int) -> Filling {
        .text(texts.language.decimal(ratio, places: places).string)
    }
}
