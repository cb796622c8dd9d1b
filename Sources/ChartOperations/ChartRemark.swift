// SPDX-License-Identifier: Apache-2.0
import Record
import RecordOperations
import Text

/// Sentences of the small print of charts.
enum ChartRemark {
    /// What is left out where votes for lists stand beside their seats.
    static func listSeats(_ seats: Election.Seats, lists: Int) -> Phrase {
        let districts = seats.singleMember?.value ?? 0
        let others = max(seats.total.value - lists - districts, 0)
        var left: [Phrase] = []
        if districts > 0 {
            left.append(
                Phrase("charts.remark.districts", ["seats": .number(districts)]))
        }
        if others > 0 {
            left.append(
                Phrase("charts.remark.otherwise", ["seats": .number(others)]))
        }
        if left.isEmpty {
            return Phrase("charts.remark.all_by_list", ["seats": .number(lists)])
        }
        return Phrase("charts.remark.list_seats", ["seats": .number(lists), "left": .phrases(left)])
    }

    /// How many of all seats are known.
    static func known(_ known: Int, of seats: Int) -> Phrase {
        Phrase("charts.remark.known", ["known": .grouped(known), "seats": .grouped(seats)])
    }

    /// A part of the Senate is elected at a time.
    static let partOfSenate: Phrase = "charts.remark.part_of_senate"

    /// Which figures rest on weak sources.
    static func weak(_ figures: [String]) -> Phrase {
        let most = 6
        let named = Filling.text(figures.prefix(most).joined(separator: ", "))
        guard figures.count > most else { return Phrase("charts.remark.weak", ["figures": named]) }
        return Phrase("charts.remark.weak.more", ["figures": named, "more": .number(figures.count - most)])
    }
}

extension Election {
    /// What the shares of the answers to a question are of; nil where nothing is told.
    func shareNotes(_ texts: TextCatalogue) -> String? {
        let notes = answers.map { $0.percent?.evidence.note?[texts.language] }
        guard let first = notes.first, let first else { return nil }
        if notes.allSatisfy({ $0 == first }) { return first }
        return zip(answers, notes).compactMap { answer, note in
            note.map { "\(texts[answer.word.name]): \($0)" }
        }.joined(separator: " ")
    }
}
