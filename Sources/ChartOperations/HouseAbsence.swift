// SPDX-License-Identifier: Apache-2.0
package import Record
import Text
import Web

/// Why the seats of an election are not drawn as a house.
package enum HouseAbsence: Equatable {
    /// A question is answered.
    case question
    /// One person is elected.
    case person
    /// The seats are of so many councils together.
    case councils(Int?)
    /// The posts of so many akims.
    case posts(Int?)
    case noneKnown
    /// Less than half of the seats are known.
    case fewKnown(Int, of: Int)

    /// What a problem says of the election, and what can be asked for instead.
    func detail(_ election: Election) -> Message {
        let (id, instead) = (election.id, election.alternative)
        switch self {
        case .question: return "names \(id), a vote on a question, which gives no seats; ask for \(instead)"
        case .person: return "names \(id), the election of one person, which gives no seats; ask for \(instead)"
        case .councils(let number?):
            return "names \(id), the election of \(number, "# council", "# councils") together, which are no house; "
                + "ask for \(instead)"
        case .councils(nil):
            return "names \(id), the election of many councils together, which are no house; ask for \(instead)"
        case .posts: return "names \(id), the election of akims, whose posts are no house; ask for \(instead)"
        case .noneKnown: return "names \(id), of which the seats are not known; ask for \(instead)"
        case .fewKnown(let known, let seats):
            return "names \(id), of which \(known) of \(seats) seats are known, less than half; ask for \(instead)"
        }
    }
}

extension Election {
    /// Seats that a party, group or person is known to hold; nil where none are.
    var knownSeats: Int? {
        let seats = results.compactMap { ($0.totalSeats ?? $0.counts[.seats])?.value }
        return seats.isEmpty ? nil : seats.reduce(0, +)
    }

    /// Why the seats cannot be drawn as a house; nil where they can.
    package var houseAbsence: HouseAbsence? {
        switch kind {
        case .referendum: return .question
        case .presidential: return .person
        case .maslikhats: return .councils(counts[.bodiesElected]?.value)
        case .akims: return .posts(counts[.posts]?.value)
        case .parliamentary, .senate:
            guard let known = knownSeats, let total = seats?.total.value else { return .noneKnown }
            return known * 2 < total ? .fewKnown(known, of: total) : nil
        }
    }

    /// Whether there is a share of the votes to show for somebody or for an answer.
    var hasVoteShares: Bool {
        !answers.isEmpty || results.contains { $0.votes != nil && shareBaseVotes != nil || $0.publishedPercent != nil }
    }

    /// The chart that tells most of the election; nil where nothing can be drawn of it.
    /// - Returns: the last part of its path, its query, and whether it names parties.
    package var chart: (name: String, query: [(name: String, value: String)], hasNames: Bool)? {
        if houseAbsence == nil { return ("hemicycle", [("election", id)], true) }
        return otherChart
    }

    /// The chart that tells most of the election beside a house.
    private var otherChart: (name: String, query: [(name: String, value: String)], hasNames: Bool)? {
        if hasVoteShares { return ("bars", [("election", id)], true) }
        if knownSeats != nil { return ("bars", [("election", id), ("measure", "seats")], true) }
        return turnoutPercent == nil ? nil : ("turnout", [("election", id)], false)
    }

    /// The path and query of what tells most of the election where a chart cannot.
    var alternative: String {
        otherChart.map { RequestContext.location(path: "/v1/charts/\($0.name)", $0.query) } ?? "/v1/elections/\(id)"
    }
}
