// SPDX-License-Identifier: Apache-2.0
import Charts
import Record
import Text

/// Sentences of the small print of charts, in all languages.
enum ChartRemark {
    /// What is left out where votes for lists stand beside their seats.
    static func listSeats(_ seats: Election.Seats, lists: Int) -> LocalizedText {
        let districts = seats.singleMember?.value ?? 0
        let others = max(seats.total.value - lists - districts, 0)
        var left: [LocalizedText] = []
        if districts > 0 {
            left.append(
                .init(
                    "district seats (\(districts))", "места одномандатных округов (\(districts))",
                    "бір мандатты округтердегі орындар (\(districts))"))
        }
        if others > 0 {
            left.append(
                .init(
                    "seats filled otherwise (\(others))", "места, замещаемые иначе (\(others))",
                    "басқа жолмен толтырылатын орындар (\(others))"))
        }
        func joined(_ language: Language) -> String { left.map { $0[language] }.joined(separator: ", ") }
        if left.isEmpty {
            return .init(
                "Seats: all by list (\(lists)).", "Все места по спискам (\(lists)).", "Барлық орын тізіммен (\(lists))."
            )
        }
        return .init(
            "Votes for lists and list seats (\(lists)) only; left out: \(joined(.english)).",
            "Только голоса за списки и места по спискам (\(lists)); не учтены: \(joined(.russian)).",
            "Тек тізімдерге берілген дауыстар мен тізімдік орындар (\(lists)); ескерілмегені: \(joined(.kazakh)).")
    }

    /// How many of all seats are known.
    static func known(_ known: Int, of seats: Int) -> LocalizedText {
        func text(_ number: Int, _ language: Language) -> String { ChartStrings(language).number(number) }
        return .init(
            "Who holds them is known of \(text(known, .english)) of \(text(seats, .english)) seats.",
            "Известно, кому принадлежат \(text(known, .russian)) из \(text(seats, .russian)) мест.",
            "\(text(seats, .kazakh)) орынның \(text(known, .kazakh)) орны кімдікі екені белгілі.")
    }

    /// A part of the Senate is elected at a time.
    static let partOfSenate = LocalizedText(
        "Only the seats filled at this election, not the whole Senate.",
        "Только места, замещённые на этих выборах, а не весь Сенат.",
        "Сенаттың бәрі емес, тек осы сайлауда толтырылған орындар.")

    /// Which figures rest on weak sources.
    static func weak(_ figures: [String]) -> LocalizedText {
        let most = 6
        let named = figures.prefix(most).joined(separator: ", ")
        let rest = figures.count - min(figures.count, most)
        func more(_ word: String) -> String { rest > 0 ? ", \(word) \(rest)" : "" }
        return .init(
            "Figures from weak sources: \(named)\(more("more:")).",
            "Цифры из слабых источников: \(named)\(more("ещё")).",
            "Әлсіз дереккөздерден алынған сандар: \(named)\(more("тағы")).")
    }
}

extension Election {
    /// What the shares of the answers to a question are of; nil where nothing is told.
    func shareNotes(_ language: Language) -> String? {
        let notes = answers.map { $0.percent?.evidence.note?[language] }
        guard let first = notes.first, let first else { return nil }
        if notes.allSatisfy({ $0 == first }) { return first }
        return zip(answers, notes).compactMap { answer, note in
            note.map { "\(answer.word.name[language]): \($0)" }
        }.joined(separator: " ")
    }
}
