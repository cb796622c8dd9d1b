// SPDX-License-Identifier: Apache-2.0
import Electoral
import PollSimulation
import Record
import Text

/// What a Monte Carlo simulation takes for granted.
struct MonteCarloAssumption {
    let id: String
    let text: LocalizedText

    private init(_ id: String, _ text: LocalizedText) { (self.id, self.text) = (id, text) }

    private init(_ id: String, _ english: String, _ russian: String, _ kazakh: String) {
        self.id = id
        text = LocalizedText(english: english, russian: russian, kazakh: kazakh)
    }

    /// The assumptions of one simulation.
    static func all(_ request: MonteCarloRequest) -> [MonteCarloAssumption] {
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

    private static let sampleOnly = MonteCarloAssumption(
        "sample-error-only",
        "The model knows the error of a random sample only; elections have differed from polls by more.",
        "Модель знает только ошибку случайной выборки; выборы расходились с опросами сильнее.",
        "Модель тек кездейсоқ іріктеу қатесін біледі; сайлаулар сауалнамалардан көбірек алшақ болған.")

    private static let pointsAtHalf = MonteCarloAssumption(
        "points-at-half",
        "The standard deviation is that of a list with half of the votes; a share p has 2 sqrt(p (1 - p)) of it.",
        "Стандартное отклонение задано для списка с половиной голосов; у доли p оно умножается на 2 sqrt(p (1 - p)).",
        "Стандартты ауытқу дауыстың жартысын алған тізім үшін берілген; p үлесінде ол 2 sqrt(p (1 - p)) еселенеді.")

    private static let average = MonteCarloAssumption(
        "polls-as-one",
        "The polls are taken as samples of one electorate whose views have not changed between them.",
        "Опросы приняты за выборки из одного электората, взгляды которого между ними не изменились.",
        "Сауалнамалар араларында көзқарасы өзгермеген бір электораттан алынған іріктеулер деп саналды.")

    private static let undecided = MonteCarloAssumption(
        "rest-in-proportion",
        "The shares do not add up to 100 per cent; the rest is divided in proportion to them.",
        "Сумма долей меньше 100 процентов; остаток разделён пропорционально им.",
        "Үлестердің қосындысы 100 пайызға жетпейді; қалғаны оларға пропорционал бөлінді.")

    private static let aboveHundred = MonteCarloAssumption(
        "shares-above-100",
        "The shares add up to more than 100 per cent; each is divided by their sum.",
        "Сумма долей больше 100 процентов; каждая разделена на сумму.",
        "Үлестердің қосындысы 100 пайыздан асады; әрқайсысы қосындыға бөлінді.")

    private static let unnamedHaveNone = MonteCarloAssumption(
        "unnamed-lists-have-none",
        "A list that a poll does not name, though its shares add up to 100 per cent, has 0 in that poll.",
        "Список, который не назван в опросе с суммой долей 100 процентов, имеет в нём 0.",
        "Үлестерінің қосындысы 100 пайыз болатын сауалнамада аталмаған тізімнің ондағы үлесі 0.")

    private static let unnamedByOthers = MonteCarloAssumption(
        "unnamed-lists-by-others",
        "A list that a poll does not name, while its shares leave a rest, has its share from the polls that name it.",
        "Список, который не назван в опросе с неполной суммой долей, получает долю из опросов, где он назван.",
        "Үлестерінің қосындысы толық емес сауалнамада аталмаған тізімнің үлесі оны атаған сауалнамалардан алынды.")

    private static let againstAllByOthers = MonteCarloAssumption(
        "against-all-by-others",
        "The share against all is that of the polls that give it.",
        "Доля против всех взята из опросов, где она указана.",
        "Бәріне қарсы үлес ол көрсетілген сауалнамалардан алынды.")

    private static func laterPolls(_ count: Int) -> MonteCarloAssumption {
        MonteCarloAssumption(
            "later-polls-left-out",
            "Polls later than as_of are left out: \(count).", "Опросы позже as_of не учтены: \(count).",
            "as_of күнінен кейінгі сауалнамалар ескерілмеді: \(count).")
    }

    private static func leftOut(_ answers: [LocalizedText]) -> MonteCarloAssumption {
        func names(_ language: Language) -> String { answers.map { $0[language] }.joined(separator: ", ") }
        return MonteCarloAssumption(
            "answers-left-out",
            "Answers for no list are left out, and the sample is counted whole all the same: \(names(.english)).",
            "Ответы не за списки опущены, но выборка засчитана целиком: \(names(.russian)).",
            "Тізімге қатысы жоқ жауаптар ескерілмеді, бірақ іріктеу толық есептелді: \(names(.kazakh)).")
    }

    private static let lastDay = MonteCarloAssumption(
        "last-day-possible",
        "A poll of which only the month or year is known counts as one of the last day of it.",
        "Опрос, о котором известен лишь месяц или год, считается проведённым в последний их день.",
        "Тек айы немесе жылы белгілі сауалнама олардың соңғы күні өткізілген деп саналды.")

    private static func listPart(_ seats: Int) -> MonteCarloAssumption {
        MonteCarloAssumption(
            "list-part-only",
            "Only the list part is drawn; \(seats) seats in single-member districts would need data on the districts.",
            "Разыграна только списочная часть; для \(seats) мест в одномандатных округах нужны данные по округам.",
            "Тек тізім бөлігі есептелді; бірмандатты округтердегі \(seats) орын үшін округтер бойынша деректер керек.")
    }

    private static func appointed(_ seats: Int) -> MonteCarloAssumption {
        MonteCarloAssumption(
            "appointed-seats",
            "\(seats) seats are filled by appointment and stand outside the draws, majorities included.",
            "\(seats) мест заполняются назначением и в розыгрыш не входят, в том числе в большинстве.",
            "\(seats) орын тағайындау арқылы толтырылады және есептеуге, көпшілікке де, кірмейді.")
    }

    private static let firstRound = MonteCarloAssumption(
        "leader-wins",
        "The law knows a second round; here whoever leads a district wins it.",
        "Закон предусматривает второй тур; здесь округ выигрывает лидер.",
        "Заңда екінші тур бар; мұнда округте көш бастаған жеңеді.")

    private static let swing = MonteCarloAssumption(
        "same-swing",
        "Each district follows the change between its country votes and the poll in the same way; candidates do not matter.",
        "Каждый округ одинаково следует за изменением от голосов по стране к опросу; личность кандидатов не учтена.",
        "Әр округ ел бойынша дауыстан сауалнамаға дейінгі өзгеріске бірдей ілеседі; кандидаттардың тұлғасы ескерілмейді."
    )

    private static func newLists(_ parties: [String]) -> MonteCarloAssumption {
        let names = parties.joined(separator: ", ")
        return MonteCarloAssumption(
            "new-lists",
            "Lists without votes in the earlier results stand in every district, with their share of the country: \(names).",
            "Списки без голосов в прежних результатах участвуют в каждом округе со своей долей по стране: \(names).",
            "Бұрынғы нәтижелерде дауысы жоқ тізімдер әр округте ел бойынша үлесімен қатысады: \(names).")
    }

    private static let absentLists = MonteCarloAssumption(
        "absent-lists",
        "A list that had votes in some districts only stands in those only.",
        "Список, у которого были голоса лишь в части округов, участвует только в них.",
        "Кейбір округтерде ғана дауысы болған тізім тек соларда қатысады.")

    private static let independents = MonteCarloAssumption(
        "independents-keep-share",
        "Candidates of no list keep their shares of the districts; a district that one of them wins is no list's.",
        "Кандидаты вне списков сохраняют свои доли в округах; выигранный ими округ не достаётся ни одному списку.",
        "Тізімнен тыс кандидаттар округтердегі үлесін сақтайды; олар жеңген округ ешбір тізімге тимейді.")

    private static let independentsWinNone = MonteCarloAssumption(
        "independents-win-none",
        "The cube law shares all districts out among the lists; candidates of none win no district.",
        "По закону куба все округа делятся между списками; кандидаты вне списков не выигрывают.",
        "Куб заңы бойынша барлық округ тізімдер арасында бөлінеді; тізімнен тыс кандидаттар жеңбейді.")

    private static func lengthByCap(_ cap: Int) -> MonteCarloAssumption {
        MonteCarloAssumption(
            "length-by-cap",
            "No list has more candidates than the cap allows: \(cap); seats that it wins beyond stay vacant.",
            "Ни в одном списке кандидатов не больше предела: \(cap); полученные сверх него места вакантны.",
            "Ешбір тізімде шектен көп кандидат жоқ: \(cap); одан артық алған орындары бос қалады.")
    }

    private static func unroundedQuota(_ quota: String) -> MonteCarloAssumption {
        MonteCarloAssumption(
            "unrounded-quota",
            "Draws are shares, so the quota (\(quota)) is not rounded to whole votes.",
            "Розыгрыши дают доли, поэтому квота (\(quota)) не округлена до целых голосов.",
            "Есептеулер үлестермен жүреді, сондықтан квота (\(quota)) бүтін дауысқа дөңгелектелмеді.")
    }

    private static let cubeLaw = MonteCarloAssumption(
        "cube-law",
        "Districts are shared out by the cubes of the country's votes; which district goes to whom is not said.",
        "Округа распределены по кубам голосов по стране; какой округ кому достаётся, не определяется.",
        "Округтер ел бойынша дауыстардың кубтары бойынша бөлінді; қай округ кімге тиетіні айтылмайды.")

    private static let noInvalid = MonteCarloAssumption(
        "no-invalid-ballots",
        "The base counts invalid ballots, and draws have none.",
        "База включает недействительные бюллетени, а в розыгрышах их нет.",
        "Негізге жарамсыз бюллетеньдер кіреді, ал есептеулерде олар жоқ.")
}
