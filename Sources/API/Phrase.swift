// SPDX-License-Identifier: Apache-2.0
import Record
import Text

/// Sentences that the API itself says, in all languages.
enum Phrase {
    static let uncertain = LocalizedText(
        english: "The sources are weak, derived or in conflict; do not print the value as plain fact.",
        russian:
            "Источники слабы, производны или противоречат друг другу; не печатайте значение как установленный факт.",
        kazakh: "Дереккөздер әлсіз, туынды немесе бір-біріне қайшы; мәнді анықталған факт ретінде жарияламаңыз.")

    static let exactDayUnknown = LocalizedText(
        english: "The change falls into the time asked for, and its exact day is not known.",
        russian: "Изменение приходится на запрошенное время, точный день неизвестен.",
        kazakh: "Өзгеріс сұралған уақытқа тура келеді, нақты күні белгісіз.")

    static let noVotesKnown = LocalizedText(
        english: "The votes of the lists are not known, so nothing can be counted.",
        russian: "Голоса по спискам неизвестны, подсчёт невозможен.",
        kazakh: "Тізімдер бойынша дауыстар белгісіз, сондықтан санау мүмкін емес.")

    static let noLists = LocalizedText(
        english: "No seats were filled by lists for the whole country, so there is no count of lists to repeat.",
        russian: "По спискам на всю страну места не замещались, поэтому повторять подсчёт по спискам не для чего.",
        kazakh: "Бүкіл ел бойынша тізімдермен орын толтырылмаған, сондықтан қайталайтын тізімдік санау жоқ.")

    static let noSeatsKnown = LocalizedText(
        english: "The official seats are not known, so there is nothing to compare with.",
        russian: "Официальное распределение мест неизвестно, сравнивать не с чем.",
        kazakh: "Орындардың ресми бөлінісі белгісіз, салыстыратын ештеңе жоқ.")

    static let noComposition = LocalizedText(
        english: "Who sat on that day is not on record.",
        russian: "Сведений о составе на этот день нет.",
        kazakh: "Осы күнгі құрам туралы дерек жоқ.")

    static let turnoutUndefined = LocalizedText(
        english: "As published; the sources do not say of what it is a share.",
        russian: "Как опубликовано; источники не указывают, от чего считана доля.",
        kazakh: "Жарияланғандай; дереккөздер үлестің неден есептелгенін көрсетпейді.")

    static let timeline = LocalizedText(
        english: "Parties, elections and electoral law of Kazakhstan",
        russian: "Партии, выборы и избирательное право Казахстана",
        kazakh: "Қазақстанның партиялары, сайлауы және сайлау құқығы")

    static let changes = LocalizedText(
        english: "Changes of the dataset", russian: "Изменения набора данных", kazakh: "Деректер жиынындағы өзгерістер")

    static let registrationOrder = LocalizedText(
        english: "The order in which the lists were registered is not known; lists stand in the order of their votes.",
        russian: "Порядок регистрации списков неизвестен; списки стоят в порядке числа голосов.",
        kazakh: "Тізімдердің тіркелу реті белгісіз; тізімдер дауыс саны бойынша орналасқан.")

    static let wholeVotes = LocalizedText(
        english: "The votes are given with decimals; the votes to gain and to lose are whole ones.",
        russian: "Голоса даны с десятичными знаками; недостающие и лишние голоса указаны целыми.",
        kazakh: "Дауыстар ондық бөлшекпен берілген; жетпейтін және артық дауыстар бүтін санмен көрсетілген.")

    static let noNumber = LocalizedText(
        english: "No number of the law is on record for this day.",
        russian: "На этот день число закона не записано.",
        kazakh: "Бұл күнге заң белгілеген сан жазылмаған.")

    static let futureDay = LocalizedText(
        english: "The day is later than the dataset; the law is that of the dataset's day.",
        russian: "День позже даты набора данных; применён закон на дату набора.",
        kazakh: "Күн деректер жиынынан кейін; жиын күніндегі заң қолданылды.")

    static let independents = LocalizedText(
        english: "Independents", russian: "Самовыдвиженцы", kazakh: "Өзін-өзі ұсынғандар")

    static func namesakes(_ ids: [String], in district: String) -> LocalizedText {
        let list = ids.joined(separator: ", ")
        return LocalizedText(
            english: "\(district) has candidates of one name and party, told apart by their places: \(list).",
            russian: "\(district): кандидаты с одним именем и партией различаются по месту в списке: \(list).",
            kazakh: "\(district): аты мен партиясы бірдей кандидаттар тізімдегі орны бойынша ажыратылады: \(list).")
    }

    static func partOfHouse(counted: Int, of seats: Int) -> LocalizedText {
        LocalizedText(
            english:
                "The system fills \(seats) seats; \(counted) of them are counted here, and the totals are of those.",
            russian: "Всего по системе мест: \(seats); здесь подсчитано \(counted), и итоги относятся к ним.",
            kazakh: "Жүйе бойынша барлық орын: \(seats); мұнда \(counted) орын саналды, қорытынды соларға қатысты.")
    }
}
