// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// The steps of a count in words.
struct StepText {
    private let count: SeatAllocation
    private let names: [String]
    private let language: Language
    /// What the threshold asks of a list that is no alliance.
    private let limit: Limit?

    /// A share that is needed, and how that is said.
    private struct Limit {
        let percent: Ratio
        let words: Sentence

        init(_ share: Ratio, _ threshold: Threshold, _ language: Language) {
            percent = .percent(share.numerator, of: share.denominator)
            let needed = language.exact(percent)
            words =
                threshold.inclusive
                ? language.say("at least \(needed) %", "не менее \(needed) %", "кемінде \(needed) %")
                : language.say("more than \(needed) %", "более \(needed) %", "\(needed) %-дан артық")
        }
    }

    init(_ count: SeatAllocation, names: [String], language: Language) {
        self.count = count
        limit = count.rules.threshold.map { Limit($0.share, $0, language) }
        self.names = names
        self.language = language
    }

    /// One step as a sentence.
    func sentence(_ step: Step) -> Sentence {
        switch step.detail {
        case .base(let votes): base(votes)
        case .threshold(let list, let votes, let admitted): threshold(list, votes, admitted)
        case .secondPartyAdmission(let first, let second): admission(first, second)
        case .quota(let votes, let quota): self.quota(votes, quota)
        case .automatic(let list, let entitlement, let seats): automatic(list, entitlement, seats)
        case .average(let list, let seats, let last, let next): average(list, seats, last, next)
        case .winner(let list, let seats):
            say(
                "\(name(list)) has the most votes and gets \(seats == 1 ? "the seat" : "all \(seats) seats").",
                "Больше всего голосов: \(name(list)), все места (\(seats)).",
                "Ең көп дауыс: \(name(list)), барлық орын (\(seats)).")
        case .bonus(let list, let seats):
            say(
                "\(name(list)) has the most votes and gets a bonus of \(seats.seats) before the others.",
                "Больше всего голосов: \(name(list)), премия до распределения остальных мест: \(seats).",
                "Ең көп дауыс: \(name(list)), қалған орындарды бөлгенге дейінгі сыйақы: \(seats).")
        case .remainder(let left, let lists): remainder(left, lists)
        case .secondPartySeats(let list, let entitlement, let coefficient, let seats):
            reduced(list, entitlement, coefficient, seats)
        case .secondPartyMinimum(let list, let seats):
            say(
                "\(name(list)): at least \(seats.seats).", "\(name(list)): не менее \(seats) мест.",
                "\(name(list)): кемінде \(seats) орын.")
        case .secondPartyRest(let list, let left, let seats):
            say(
                "All seats left (\(left)) go to \(name(list)): \(seats) in all.",
                "Все оставшиеся места (\(left)) получает \(name(list)): всего \(seats).",
                "Қалған барлық орынды (\(left)) \(name(list)) алады: барлығы \(seats).")
        case .tie(let tie): self.tie(tie)
        case .vacancy(let list, let seats, let candidates):
            say(
                "\(name(list)): \(candidates) \(candidates == 1 ? "candidate" : "candidates"), so \(seats.seats) \(seats == 1 ? "stays" : "stay") vacant.",
                "\(name(list)): кандидатов \(candidates), вакантными остаются места: \(seats).",
                "\(name(list)): кандидат саны \(candidates), бос қалатын орын: \(seats).")
        }
    }

    private func base(_ votes: UInt128) -> Sentence {
        let number = number(votes)
        switch count.rules.threshold?.base ?? .valid {
        case .valid:
            return say(
                "Shares are of \(number) votes for all lists.", "База долей: \(number) (голоса за все списки).",
                "Үлестер негізі: \(number) (барлық тізімге берілген дауыстар).")
        case .participating:
            return say(
                "Shares are of \(number) votes for all lists and against all.",
                "База долей: \(number) (голоса за все списки и против всех).",
                "Үлестер негізі: \(number) (барлық тізімге және бәріне қарсы берілген дауыстар).")
        case .ballots:
            return say(
                "Shares are of \(number) ballots: votes for all lists, against all, and invalid ballots.",
                "База долей: \(number) (голоса за все списки, против всех и недействительные бюллетени).",
                "Үлестер негізі: \(number) (барлық тізімге, бәріне қарсы берілген дауыстар және жарамсыз бюллетеньдер)."
            )
        case .votes:
            return say(
                "Shares are of \(number) votes, as given.", "База долей: \(number) (задана в запросе).",
                "Үлестер негізі: \(number) (сұрауда берілген).")
        }
    }

    private func threshold(_ list: Int, _ votes: UInt128, _ admitted: Bool) -> Sentence {
        guard let threshold = count.rules.threshold, let limit else { return "" }
        let share = Ratio.percent(votes, of: count.base)
        let listed = count.tally.lists[list]
        if threshold.exempt.contains(listed.id) {
            return say(
                "\(name(list)): exempt from the threshold, admitted.", "\(name(list)): порог не применяется, допущен.",
                "\(name(list)): шек қолданылмайды, жіберілді.")
        }
        let own = listed.members > 1 ? Limit(threshold.share(members: listed.members), threshold, language) : limit
        // Two decimals, unless they would show a share that misses the threshold as the threshold itself.
        let looksEqual = share.rounded(places: 2) == own.percent
        let percent = decimal(share, places: looksEqual ? 6 : 2)
        let needs = own.words
        let verdict =
            admitted ? say("admitted", "допущен", "жіберілді") : say("not admitted", "не допущен", "жіберілмеді")
        return say(
            "\(name(list)): \(number(votes)) votes, \(percent) % of the base; \(needs) is needed: \(verdict).",
            "\(name(list)): голосов \(number(votes)), \(percent) % базы; нужно \(needs): \(verdict).",
            "\(name(list)): дауыс саны \(number(votes)), негіздің \(percent) %-ы; қажеті \(needs): \(verdict).")
    }

    private func admission(_ first: Int, _ second: Int?) -> Sentence {
        say(
            "Only \(name(first)) reached the threshold, so the next largest list takes part too: \(name(second)).",
            "Порог преодолел только \(name(first)), поэтому допущен и следующий по числу голосов список: \(name(second)).",
            "Шектен тек \(name(first)) өтті, сондықтан дауыс саны бойынша келесі тізім де жіберілді: \(name(second)).")
    }

    private func quota(_ votes: UInt128, _ quota: Ratio) -> Sentence {
        let price = language.grouped(Ratio(quota.numerator, over: quota.denominator * count.tally.scale), places: 3)
        let seats = count.rules.seats
        return say(
            "Quota: \(number(votes)) votes of the admitted lists for \(seats.seats), a seat costs \(price) votes.",
            "Квота: \(number(votes)) голосов допущенных списков на \(seats) мест, цена места \(price).",
            "Квота: жіберілген тізімдердің \(number(votes)) дауысы \(seats) орынға, бір орынның бағасы \(price).")
    }

    private func automatic(_ list: Int, _ entitlement: Ratio, _ seats: Int) -> Sentence {
        let quotas = decimal(entitlement, places: 6)
        return say(
            "\(name(list)): \(quotas) quotas, whole ones: \(seats).",
            "\(name(list)): \(quotas) квоты, целых: \(seats).",
            "\(name(list)): \(quotas) квота, бүтіні: \(seats).")
    }

    private func average(_ list: Int, _ seats: Int, _ last: Double?, _ next: Double) -> Sentence {
        guard let last else {
            return say(
                "\(name(list)): no seat; the first would have been at an average of \(rounded(next)).",
                "\(name(list)): мест нет; первое было бы при среднем \(rounded(next)).",
                "\(name(list)): орын жоқ; біріншісі \(rounded(next)) орташа мәнде болар еді.")
        }
        return say(
            "\(name(list)): seats \(seats); the last at an average of \(rounded(last)), the next at \(rounded(next)).",
            "\(name(list)): мест \(seats); последнее при среднем \(rounded(last)), следующее при \(rounded(next)).",
            "\(name(list)): орын саны \(seats); соңғысы \(rounded(last)) орташа мәнде, келесісі \(rounded(next)).")
    }

    private func remainder(_ left: Int, _ lists: [Int]) -> Sentence {
        let fractions = lists.compactMap { index -> (index: Int, rest: Ratio)? in
            guard let entitlement = count.lists[index].entitlement else { return nil }
            return (index, Ratio(entitlement.numerator % entitlement.denominator, over: entitlement.denominator))
        }
        let ordered = fractions.sorted { left > 0 ? $0.rest > $1.rest : $0.rest < $1.rest }
        let shown = ordered.map { "\(name($0.index)) (\(decimal($0.rest, places: 6).string))" }.joined(separator: ", ")
        if lists.contains(where: { count.lists[$0].remainderSeats < -1 }) { return takenBack(-left, ordered) }
        return left > 0
            ? say(
                "Seats left: \(left), one each to the largest remainders: \(shown).",
                "Осталось мест: \(left), по одному наибольшим остаткам: \(shown).",
                "Қалған орын: \(left), ең үлкен қалдықтарға бір-бірден: \(shown).")
            : say(
                "Seats too many: \(-left), one each back from the smallest remainders: \(shown).",
                "Лишних мест: \(-left), по одному возвращают наименьшие остатки: \(shown).",
                "Артық орын: \(-left), ең кіші қалдықтардан бір-бірден қайтарылды: \(shown).")
    }

    /// Seats that some list gives back more than one of.
    private func takenBack(_ seats: Int, _ lists: [(index: Int, rest: Ratio)]) -> Sentence {
        let shown = lists.map { list in
            "\(name(list.index)) (\(decimal(list.rest, places: 6).string)): \(-count.lists[list.index].remainderSeats)"
        }
        .joined(separator: ", ")
        return say(
            "Seats too many: \(seats), taken back one by one, the smallest remainder first: \(shown).",
            "Лишних мест: \(seats), возвращены по одному, начиная с наименьшего остатка: \(shown).",
            "Артық орын: \(seats), ең кіші қалдықтан бастап бір-бірден қайтарылды: \(shown).")
    }

    private func reduced(_ list: Int?, _ entitlement: Ratio, _ coefficient: Ratio, _ seats: Int) -> Sentence {
        let quotas = decimal(entitlement, places: 6)
        let factor = language.exact(coefficient)
        return say(
            "\(name(list)): \(quotas) quotas times \(factor), whole part: \(seats).",
            "\(name(list)): \(quotas) квоты, умноженные на \(factor), целая часть: \(seats).",
            "\(name(list)): \(quotas) квота \(factor) коэффициентіне көбейтілді, бүтін бөлігі: \(seats).")
    }

    private func tie(_ tie: Tie) -> Sentence {
        let equal = tie.contenders.map { name($0) }.joined(separator: ", ")
        let chosen = tie.chosen.map { name($0) }.joined(separator: ", ")
        let stake = tie.seatsAtStake
        let outcome =
            switch tie.resolvedBy {
            case .listedOrder:
                say(
                    "the list registered earlier goes first: \(chosen)",
                    "первым идёт список, зарегистрированный раньше: \(chosen)",
                    "бұрын тіркелген тізім алда: \(chosen)")
            case .largerVote:
                say(
                    "the larger vote goes first: \(chosen)", "первым идёт список с большим числом голосов: \(chosen)",
                    "дауысы көп тізім алда: \(chosen)")
            default:
                say(
                    "nobody decides, the seats stay open", "не решено, места остаются открытыми",
                    "шешілмеген, орындар ашық қалады")
            }
        return say(
            "Equal: \(equal); seats at stake: \(stake); \(outcome).",
            "Равны: \(equal); мест на кону: \(stake); \(outcome).",
            "Тең: \(equal); таласқа түскен орын: \(stake); \(outcome).")
    }

    private func name(_ list: Int?) -> String {
        if let list { return names[list] }
        return say(
            "a list that a tie leaves open", "список, не определённый из-за равенства",
            "теңдікке байланысты анықталмаған тізім"
        ).text
    }

    private func say(
        _ english: @autoclosure () -> Sentence, _ russian: @autoclosure () -> Sentence,
        _ kazakh: @autoclosure () -> Sentence
    ) -> Sentence {
        language.say(english(), russian(), kazakh())
    }

    /// A number of votes.
    private func number(_ units: UInt128) -> SpokenNumber {
        language.grouped(count.tally.votes(units), places: ExactDecimal.maximumPlaces, trimmed: true)
    }

    /// An average to three places; the first average of a sequence that begins with zero is without bound.
    private func rounded(_ value: Double) -> String {
        guard value.isFinite else { return "∞" }
        guard value < 1e15 else { return language.grouped(Ratio(UInt128(value), over: 1), places: 0).string }
        return language.grouped(Ratio(UInt128((value * 1000).rounded()), over: 1000), places: 3).string
    }

    private func decimal(_ ratio: Ratio, places: Int, trimmed: Bool = false) -> SpokenNumber {
        language.decimal(ratio, places: places, trimmed: trimmed)
    }
}

extension Int {
    /// So many seats.
    fileprivate var seats: String { self == 1 ? "1 seat" : "\(self) seats" }
}
