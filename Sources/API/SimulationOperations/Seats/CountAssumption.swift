// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// What a count takes for granted, because the law is silent or the request leaves it open.
struct CountAssumption {
    let id: String
    let text: LocalizedText

    private init(_ id: String, _ text: LocalizedText) { (self.id, self.text) = (id, text) }

    private init(_ assumption: SeatAllocation.Assumption, _ rules: Rules) {
        self.init(assumption.rawValue, assumption.text(under: rules))
    }

    /// The assumptions of one count.
    /// - Parameter isBaseOpen: whether neither the request nor a system says what the threshold is a share of.
    static func all(_ count: SeatAllocation, isBaseOpen: Bool) -> [CountAssumption] {
        let isByRounding = count.isDecidedByRounding
        let assumptions = count.assumptions + (isByRounding ? [.roundedQuota] : [])
        return (isBaseOpen && count.tally.againstAll > 0 ? [participatingBase] : [])
            + assumptions.map { CountAssumption($0, count.rules) }
    }

    /// The assumptions of counts with other numbers in the rules.
    static func all(_ sweep: Sweep, _ request: SeatRequest) -> [CountAssumption] {
        var all = request.isBaseOpen && request.tally.againstAll > 0 ? [participatingBase] : []
        switch sweep.rounding {
        case .none: break
        case .leftOut: all.append(CountAssumption(.unroundedQuota, request.rules))
        case .decides: all.append(CountAssumption(.roundedQuota, request.rules))
        }
        return all
    }

    /// The base that is taken where votes against all are given and no base is.
    static let participatingBase = CountAssumption(
        "base-participating",
        LocalizedText(
            english:
                "threshold.base is not given, so the threshold is a share of the votes for all lists and against all; valid leaves those against all out.",
            russian:
                "threshold.base не задан, поэтому порог считается от голосов за все списки и против всех; valid исключает голоса против всех.",
            kazakh:
                "threshold.base берілмеген, сондықтан шек барлық тізімге және бәріне қарсы берілген дауыстардан есептеледі; valid бәріне қарсы дауыстарды шығарып тастайды."
        ))
}

extension SeatAllocation.Assumption {
    /// What was assumed, in words; of the law only where the rules are those of one.
    fileprivate func text(under rules: Rules) -> LocalizedText {
        switch self {
        case .secondPlaceTie where rules.articles[.secondPartyAdmission] == nil:
            LocalizedText(
                english: "Two runners-up are equal; the tie-break of the seats decides which of them is admitted.",
                russian: "Два следующих списка равны; какой из них допускается, решает правило для равных остатков.",
                kazakh: "Екі келесі тізім тең; қайсысы жіберілетінін тең қалдықтар ережесі шешеді.")
        case .secondPlaceTie:
            LocalizedText(
                english:
                    "The law does not say which of two equal runners-up is admitted; the tie-break of the seats was used.",
                russian:
                    "Закон не говорит, какой из двух равных следующих списков допускается; применено правило для равных остатков.",
                kazakh:
                    "Заңда тең дауыс алған екі келесі тізімнің қайсысы жіберілетіні айтылмаған; тең қалдықтар ережесі қолданылды."
            )
        case .secondPartyOverflow where rules.articles[.secondPartySeats] == nil:
            LocalizedText(
                english: "The steps give out more seats than there are; the first list gets what the second leaves.",
                russian: "Шаги дают больше мест, чем есть; первый список получает то, что остаётся после второго.",
                kazakh: "Қадамдар бар орыннан көп орын береді; бірінші тізім екіншісінен қалғанын алады.")
        case .secondPartyOverflow:
            LocalizedText(
                english:
                    "By the letter the steps give out more seats than there are; the first list gets what the second leaves.",
                russian:
                    "По букве закона шаги дают больше мест, чем есть; первый список получает то, что остаётся после второго.",
                kazakh:
                    "Заң мәтіні бойынша қадамдар бар орыннан көп орын береді; бірінші тізім екіншісінен қалғанын алады."
            )
        case .noSecondParty where rules.articles[.secondPartyAdmission] == nil:
            LocalizedText(
                english: "No other list has votes, so there is no second party.",
                russian: "Ни у одного другого списка нет голосов, второй партии нет.",
                kazakh: "Басқа бірде-бір тізімде дауыс жоқ, екінші партия жоқ.")
        case .noSecondParty:
            LocalizedText(
                english: "No other list has votes, so there is no second party; the law does not provide for that.",
                russian: "Ни у одного другого списка нет голосов, второй партии нет; закон этого не предусматривает.",
                kazakh: "Басқа бірде-бір тізімде дауыс жоқ, екінші партия жоқ; заңда бұл көзделмеген.")
        case .vacantSeats where rules.articles[.vacancy] == nil:
            LocalizedText(
                english: "A list is shorter than the seats it won; they stay vacant.",
                russian: "Список короче числа полученных мест; они остаются вакантными.",
                kazakh: "Тізім алған орын санынан қысқа; олар бос қалады.")
        case .vacantSeats:
            LocalizedText(
                english:
                    "A list is shorter than the seats it won; they stay vacant, as no edition provides for another use.",
                russian:
                    "Список короче числа полученных мест; они остаются вакантными, другого ни одна редакция не предусматривает.",
                kazakh: "Тізім алған орын санынан қысқа; олар бос қалады, ешбір редакцияда басқа жол көзделмеген.")
        case .lengthByCap: Self.lengthByCap(rules.listSizeCap ?? rules.seats)
        case .unroundedQuota: Self.unroundedQuota(rules.quotaName)
        case .roundedQuota: Self.roundedQuota(rules.quotaName)
        }
    }

    private static func lengthByCap(_ cap: Int) -> LocalizedText {
        LocalizedText(
            english: "The number of candidates is not given; no list has more than the cap allows: \(cap).",
            russian: "Число кандидатов не задано; ни в одном списке их не больше предела: \(cap).",
            kazakh: "Кандидаттар саны берілмеген; ешбір тізімде шектен көп кандидат жоқ: \(cap).")
    }

    private static func unroundedQuota(_ quota: String) -> LocalizedText {
        LocalizedText(
            english: "The votes are shares with decimals, so the quota (\(quota)) is not rounded to whole votes.",
            russian:
                "Голоса даны долями с десятичными знаками, поэтому квота (\(quota)) не округлена до целых голосов.",
            kazakh:
                "Дауыстар ондық бөлшекті үлестермен берілген, сондықтан квота (\(quota)) бүтін дауысқа дөңгелектелмеді."
        )
    }

    private static func roundedQuota(_ quota: String) -> LocalizedText {
        LocalizedText(
            english:
                "The quota (\(quota)) is rounded to whole votes, so few here that the rounding decides; if these are shares, give the votes.",
            russian:
                "Квота (\(quota)) округлена до целых голосов, которых так мало, что решает округление; если это доли, задайте голоса.",
            kazakh:
                "Квота (\(quota)) бүтін дауысқа дөңгелектелген, дауыс аз болғандықтан дөңгелектеу шешеді; үлес болса, дауыстарды беріңіз."
        )
    }
}

extension AllocationError {
    /// Why a quota gives no seats, for answers in which other counts have some; nil for other reasons.
    func ofQuota(_ rules: Rules) -> LocalizedText? {
        let quota = rules.quotaName
        switch self {
        case .overAward where !rules.hasRoundedQuota:
            return LocalizedText(
                english:
                    "The quota (\(quota)) gives out more seats than there are; over_award: subtract takes them back.",
                russian: "Квота (\(quota)) даёт больше мест, чем есть; over_award: subtract возвращает лишние.",
                kazakh: "Квота (\(quota)) бар орыннан көп орын береді; over_award: subtract артығын қайтарады.")
        case .overAward, .tooManyRemainderSeats, .zeroQuota:
            return LocalizedText(
                english:
                    "The quota (\(quota)) is rounded to whole votes, too few for so many seats; if these are shares, give the votes.",
                russian:
                    "Квота (\(quota)) округлена до целых голосов, которых слишком мало для стольких мест; если это доли, задайте голоса.",
                kazakh:
                    "Квота (\(quota)) бүтін дауысқа дөңгелектелген, дауыс мұнша орынға тым аз; үлес болса, дауыстарды беріңіз."
            )
        case .noListAdmitted, .baseBelowVotes, .listTooLong: return nil
        }
    }
}
