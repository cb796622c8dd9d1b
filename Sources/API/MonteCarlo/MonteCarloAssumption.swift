// SPDX-License-Identifier: Apache-2.0
import Electoral
import Registry

/// What a Monte Carlo simulation takes for granted.
struct MonteCarloAssumption {
    let id: String
    let text: LocalizedText

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
        if request.wanted.isAverage { all.append(average) }
        if request.wanted.polls.contains(where: { $0.sum < 99 }) { all.append(undecided) }
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
        switch request.simulation.districts?.method {
        case .cubeLaw: all.append(cubeLaw)
        case .uniform, .proportional: all.append(swing)
        case nil: break
        }
        if request.seats.rules.threshold?.base == .ballots { all.append(noInvalid) }
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
