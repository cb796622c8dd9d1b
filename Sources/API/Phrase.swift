// SPDX-License-Identifier: Apache-2.0
import Text

/// Sentences that several operations say.
extension Phrase {
    static let uncertain: Phrase = "notes.uncertain"

    static let exactDayUnknown: Phrase = "notes.exact_day_unknown"

    static let noVotesKnown: Phrase = "notes.no_votes_known"

    static let noLists: Phrase = "notes.no_lists"

    static let noSeatsKnown: Phrase = "notes.no_seats_known"

    static let noComposition: Phrase = "notes.no_composition"

    static let turnoutUndefined: Phrase = "notes.turnout_undefined"

    static let timeline: Phrase = "titles.feed.timeline"

    static let changes: Phrase = "titles.feed.changes"

    static let registrationOrder: Phrase = "notes.registration_order"

    static let wholeVotes: Phrase = "notes.whole_votes"

    static let noNumber: Phrase = "notes.no_number"

    static let futureDay: Phrase = "notes.future_day"

    static let independents: Phrase = "notes.independents"

    static func namesakes(_ ids: [String], in district: String) -> Phrase {
        let list = ids.joined(separator: ", ")
        return Phrase("notes.namesakes", ["district": .text(district), "list": .text(list)])
    }

    static func partOfHouse(counted: Int, of seats: Int) -> Phrase {
        Phrase("notes.part_of_house", ["seats": .number(seats), "counted": .number(counted)])
    }
}
