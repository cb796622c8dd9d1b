// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// What a counterfactual takes for granted, because one of the two sets of rules has no equivalent for it.
struct CounterfactualAssumption {
    let id: String
    let text: LocalizedText

    private init(_ id: String, _ english: String, _ russian: String, _ kazakh: String) {
        self.id = id
        text = LocalizedText(english: english, russian: russian, kazakh: kazakh)
    }

    /// The assumptions of a counterfactual.
    static func all(_ result: CounterfactualResult, _ record: Record) -> [CounterfactualAssumption] {
        let (election, request) = (result.request.election, result.request.seats)
        return all(election, from: record.system(of: election), to: request.system, request.rules)
    }

    /// The assumptions of counting an election by other rules.
    /// - Parameters:
    ///   - known: the system that the election was held by.
    ///   - system: the system of the other rules; nil where they are of one's own.
    private static func all(
        _ election: Election, from known: ElectoralSystem?, to system: ElectoralSystem?, _ rules: Rules
    ) -> [CounterfactualAssumption] {
        var all = [behaviour, registrationOrder]
        if let list = known?.listRules?.seats, list != rules.seats { all.append(seats(list, rules.seats)) }
        all += parts(known, system)
        if let system { all += ballot(election, known, system) }
        if rules.listSizeCapPercent != nil { all.append(listLength) }
        return all
    }

    private static func parts(_ known: ElectoralSystem?, _ system: ElectoralSystem?) -> [CounterfactualAssumption] {
        func seats(_ system: ElectoralSystem?) -> (singleMember: Int, appointed: Int) {
            (system?.seats(of: .singleMember) ?? 0, system?.seats(of: .appointed) ?? 0)
        }
        let (old, new) = (seats(known), seats(system))
        var all: [CounterfactualAssumption] = []
        if old.singleMember > 0 { all.append(officialSingleMember(old.singleMember)) }
        if new.singleMember > 0 { all.append(singleMember(new.singleMember)) }
        if old.appointed > 0 { all.append(officialAppointed(old.appointed)) }
        if new.appointed > 0 { all.append(appointed(new.appointed)) }
        return all
    }

    private static func ballot(
        _ election: Election, _ known: ElectoralSystem?, _ system: ElectoralSystem
    ) -> [CounterfactualAssumption] {
        var all: [CounterfactualAssumption] = []
        let hadLine = known?.againstAll ?? (election.againstAll.map { $0.value > 0 })
        switch (hadLine, system.againstAll) {
        case (false, true): all.append(noLine)
        case (true, false): all.append(lineKept)
        default: break
        }
        if known?.blocs == true, system.blocs == false { all.append(blocs) }
        if known?.independents == true, system.independents == false { all.append(independents) }
        if known?.independents == false, system.independents == true { all.append(newIndependents) }
        return all
    }

    private static let behaviour = CounterfactualAssumption(
        "same-votes",
        "Every vote is taken as it was cast; under other rules parties and voters might have acted otherwise.",
        "Каждый голос взят таким, каким он подан; при других правилах партии и избиратели могли бы действовать иначе.",
        "Әр дауыс берілген күйінде алынды; басқа ережелерде партиялар мен сайлаушылар өзгеше әрекет етуі мүмкін еді.")

    private static let registrationOrder = CounterfactualAssumption(
        "registration-order",
        "The order in which the lists were registered is not known; lists stand in the order of their votes, which matters "
            + "only where two are equal.",
        "Порядок регистрации списков неизвестен; списки стоят в порядке числа голосов, что важно лишь при равенстве.",
        "Тізімдердің тіркелу реті белгісіз; тізімдер дауыс саны бойынша орналасқан, бұл тек теңдік кезінде маңызды.")

    private static func seats(_ old: Int, _ new: Int) -> CounterfactualAssumption {
        CounterfactualAssumption(
            "list-seats", "Lists filled \(old) seats and fill \(new) here; compare shares rather than numbers.",
            "По спискам замещалось \(old) мест, здесь \(new); сравнивайте доли, а не числа.",
            "Тізім бойынша \(old) орын бөлінген, мұнда \(new); сандарды емес, үлестерді салыстырыңыз.")
    }

    private static func officialSingleMember(_ seats: Int) -> CounterfactualAssumption {
        CounterfactualAssumption(
            "official-single-member-seats",
            "The \(seats) seats filled in single-member districts stand in the official totals only; nothing here gives them.",
            "\(seats) мест одномандатных округов есть только в официальных итогах; здесь их ничто не распределяет.",
            "Бір мандатты округтердің \(seats) орны тек ресми қорытындыда бар; мұнда оларды ештеңе бөлмейді.")
    }

    private static func singleMember(_ seats: Int) -> CounterfactualAssumption {
        CounterfactualAssumption(
            "single-member-seats",
            "The rules also fill \(seats) seats in single-member districts; votes for lists say nothing of them.",
            "По этим правилам ещё \(seats) мест замещается в одномандатных округах; голоса за списки о них ничего не говорят.",
            "Бұл ережелерде тағы \(seats) орын бір мандатты округтерде толтырылады; тізім дауыстары олар туралы айтпайды."
        )
    }

    private static func officialAppointed(_ seats: Int) -> CounterfactualAssumption {
        CounterfactualAssumption(
            "official-appointed-seats",
            "The \(seats) seats filled by the Assembly of the People stand beside the official ones and are not counted.",
            "\(seats) мест, замещавшихся Ассамблеей народа, стоят рядом с официальными и не учитываются.",
            "Халық Ассамблеясы толтырған \(seats) орын ресми орындардың қасында тұр және есептелмейді.")
    }

    private static func appointed(_ seats: Int) -> CounterfactualAssumption {
        CounterfactualAssumption(
            "appointed-seats", "The rules also have \(seats) seats filled by appointment, which no vote decides.",
            "По этим правилам ещё \(seats) мест замещается без голосования избирателей.",
            "Бұл ережелерде тағы \(seats) орын сайлаушылардың дауысынсыз толтырылады.")
    }

    private static let noLine = CounterfactualAssumption(
        "no-against-all-line",
        "The ballots had no line against all, which these rules have; no vote is moved to it.",
        "В бюллетенях не было строки «против всех», которая есть в этих правилах; голоса в неё не переносятся.",
        "Бюллетеньдерде «бәріне қарсы» жолы болмаған, бұл ережелерде ол бар; оған ешбір дауыс ауыстырылмайды.")

    private static let lineKept = CounterfactualAssumption(
        "against-all-line",
        "The ballots had a line against all, which these rules do not know; its votes stay in the base of the threshold.",
        "В бюллетенях была строка «против всех», которой эти правила не знают; её голоса остаются в базе порога.",
        "Бюллетеньдерде «бәріне қарсы» жолы болған, бұл ережелерде ол жоқ; оның дауыстары шектің негізінде қалады.")

    private static let blocs = CounterfactualAssumption(
        "blocs", "Blocs of parties could stand, which these rules do not allow; each bloc is counted as one list.",
        "Могли участвовать блоки партий, которых эти правила не допускают; каждый блок считается одним списком.",
        "Партиялар блогы қатыса алатын еді, бұл ережелер оған жол бермейді; әр блок бір тізім ретінде саналады.")

    private static let independents = CounterfactualAssumption(
        "independents",
        "Candidates of no party could stand, which these rules do not allow; their seats have no equivalent.",
        "Могли баллотироваться самовыдвиженцы, которых эти правила не допускают; их местам нет соответствия.",
        "Өзін-өзі ұсынғандар қатыса алатын еді, бұл ережелер оған жол бермейді; олардың орындарына сәйкестік жоқ.")

    private static let newIndependents = CounterfactualAssumption(
        "new-independents", "Candidates of no party may stand under these rules; in this election there were none.",
        "По этим правилам могут баллотироваться самовыдвиженцы; на этих выборах их не было.",
        "Бұл ережелерде өзін-өзі ұсынғандар қатыса алады; бұл сайлауда олар болмаған.")

    private static let listLength = CounterfactualAssumption(
        "list-length", "Each list is taken to be long enough for its seats.",
        "Каждый список считается достаточно длинным для своих мест.",
        "Әр тізім өз орындарына жететіндей ұзын деп алынады.")
}
