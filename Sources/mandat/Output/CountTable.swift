// SPDX-License-Identifier: Apache-2.0
import API
import Electoral
import Text

/// A count as tables for the terminal: every step with its article, then the seats.
struct CountTable {
    private let result: SeatResult
    private let language: Language

    /// - Parameter result: a count in the same language.
    init(_ result: SeatResult, _ language: Language) { (self.result, self.language) = (result, language) }

    /// The tables, no wider than `width` where words allow it.
    func text(width: Int) -> String {
        var parts = [steps.lines(width: width), seats.lines(width: width)]
        if !result.remarks.isEmpty { parts.append(result.remarks.map { Word.assumed[language] + ": " + $0 }) }
        return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var steps: TextTable {
        var table = TextTable(
            columns: [.right, .left, .flowing, .left],
            header: ["#", Word.step[language], Word.what[language], Word.article[language]])
        for (index, step) in result.steps.enumerated() {
            table.rows.append([String(index + 1), step.kind.title[language], step.text, step.article ?? ""])
        }
        return table
    }

    private var seats: TextTable {
        var table = TextTable(
            columns: [.left, .right, .right, .right],
            header: [Word.list[language], Word.votes[language], "%", Word.seats[language]])
        for line in result.lines {
            table.rows.append([
                line.name, shown(line.votes, places: ExactDecimal.maximumPlaces), shown(line.percent, places: 2),
                String(line.seats),
            ])
        }
        return table
    }

    private func shown(_ number: Ratio, places: Int) -> String {
        let text = number.decimal(places: places, trimmed: true)
        return language == .english ? text : text.replacing(".", with: ",")
    }

    /// The words of the tables' heads.
    private enum Word {
        static let step = LocalizedText(english: "Step", russian: "Шаг", kazakh: "Қадам")
        static let what = LocalizedText(english: "What is done", russian: "Что делается", kazakh: "Не істеледі")
        static let article = LocalizedText(english: "Article", russian: "Статья", kazakh: "Бап")
        static let list = LocalizedText(english: "List", russian: "Список", kazakh: "Тізім")
        static let votes = LocalizedText(english: "Votes", russian: "Голоса", kazakh: "Дауыс")
        static let seats = LocalizedText(english: "Seats", russian: "Места", kazakh: "Орын")
        static let assumed = LocalizedText(english: "Assumed", russian: "Принято", kazakh: "Болжам")
    }
}

extension Step.Kind {
    /// What the step is called.
    var title: LocalizedText {
        switch self {
        case .base: LocalizedText(english: "Base", russian: "База", kazakh: "Негіз")
        case .threshold: LocalizedText(english: "Threshold", russian: "Порог", kazakh: "Шек")
        case .secondPartyAdmission:
            LocalizedText(english: "Second party", russian: "Вторая партия", kazakh: "Екінші партия")
        case .quota: LocalizedText(english: "Quota", russian: "Квота", kazakh: "Квота")
        case .secondPartyQuota:
            LocalizedText(english: "Quota of two", russian: "Квота двух", kazakh: "Екеудің квотасы")
        case .automatic: LocalizedText(english: "Whole quotas", russian: "Целые квоты", kazakh: "Бүтін квоталар")
        case .average: LocalizedText(english: "Averages", russian: "Средние", kazakh: "Орташалар")
        case .winner: LocalizedText(english: "Winner", russian: "Победитель", kazakh: "Жеңімпаз")
        case .bonus: LocalizedText(english: "Bonus", russian: "Премия", kazakh: "Сыйақы")
        case .remainder: LocalizedText(english: "Remainders", russian: "Остатки", kazakh: "Қалдықтар")
        case .secondPartySeats:
            LocalizedText(english: "Coefficient", russian: "Коэффициент", kazakh: "Коэффициент")
        case .secondPartyMinimum: LocalizedText(english: "Minimum", russian: "Минимум", kazakh: "Ең азы")
        case .secondPartyRest: LocalizedText(english: "The rest", russian: "Остальные", kazakh: "Қалғаны")
        case .tie: LocalizedText(english: "Tie", russian: "Равенство", kazakh: "Теңдік")
        case .vacancy: LocalizedText(english: "Vacancy", russian: "Вакансии", kazakh: "Бос орын")
        }
    }
}
