// SPDX-License-Identifier: Apache-2.0
package import Text

/// Sentences that several operations say.
extension Phrase {
    package static let uncertain: Phrase = "notes.uncertain"

    package static let exactDayUnknown: Phrase = "notes.exact_day_unknown"

    package static let noVotesKnown: Phrase = "notes.no_votes_known"

    package static let noLists: Phrase = "notes.no_lists"

    package static let noSeatsKnown: Phrase = "notes.no_seats_known"

    package static let noComposition: Phrase = "notes.no_composition"

    package static let turnoutUndefined: Phrase = "notes.turnout_undefined"

    package static let timeline: Phrase = "titles.feed.timeline"

    package static let changes: Phrase = "titles.feed.changes"

    package static let registrationOrder: Phrase = "notes.registration_order"

    package static let wholeVotes: Phrase = "notes.whole_votes"

    package static let noNumber: Phrase = "notes.no_number"

    package static let futureDay: Phrase = "notes.future_day"

    package static let independents: Phrase = "notes.independents"

    package static func namesakes(_ ids: [String], in district: String) -> Phrase {
        let list = ids.joined(separator: ", ")
        return Phrase("notes.namesakes", ["district": .text(district), "list": .text(list)])
    }

    package static func partOfHouse(counted: Int, of seats: Int) -> Phrase {
        Phrase("notes.part_of_house", ["seats": .number(seats), "counted": .number(counted)])
    }
}
