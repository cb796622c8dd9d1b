// SPDX-License-Identifier: Apache-2.0
package import Text

/// An election or referendum: dates, electorate, results, and what was said of it.
package struct Election: Recorded {
    /// What is elected or decided.
    package enum Kind: String, Sendable, CaseIterable {
        case parliamentary, presidential, senate, maslikhats, akims, referendum
    }

    /// How final the results are.
    package enum Status: String, Sendable, CaseIterable { case certified, preliminary, unknown }

    /// What published percentages are shares of.
    package enum ShareBase: String, Sendable, CaseIterable {
        /// Votes for lists or candidates and votes against all.
        case participating
        /// Votes for lists or candidates.
        case valid
        /// Those and the invalid ballots.
        case ballots
        case unknown
    }

    /// A whole number that an election has, named as in its fixture and its answer.
    package enum Count: String, Sendable, CaseIterable {
        case registeredVoters = "registered_voters"
        case ballots
        case validVotes = "valid_votes"
        case againstAll = "against_all"
        case invalidVotes = "invalid_votes"
        /// Ballots that are neither votes nor invalid, such as those with both answers marked.
        case otherBallots = "other_ballots"
        /// Members of the electoral college.
        case electors
        case electorsVoted = "electors_voted"
        case listsOnBallot = "lists_on_ballot"
        case bodiesElected = "bodies_elected"
        case partiesRepresented = "parties_represented"
        case posts
    }

    /// A day of voting.
    package struct Day: Sendable {
        /// Who votes on it.
        package enum Kind: String, Sendable, CaseIterable {
            case vote
            case runOff = "run-off"
            /// The Assembly of the People of Kazakhstan elects its deputies.
            case assembly
        }

        package let round: Int?
        package let kind: Kind
        package let date: PartialDate
        package let evidence: Evidence
    }

    /// Seats to be filled, by part.
    package struct Seats: Sendable {
        package let total: Claim<Int>
        package let list: Claim<Int>?
        package let singleMember: Claim<Int>?
        package let appointed: Claim<Int>?
    }

    /// Candidates, as counted at some stage.
    package struct Candidates: Sendable {
        package let part: String?
        package let stage: String?
        package let value: Int
        package let evidence: Evidence
    }

    /// Turnout by one of several definitions.
    package struct Turnout: Sendable {
        /// Which definition.
        package enum Key: String, Sendable, CaseIterable {
            case official
            case ballotsIssued = "ballots-issued"
            case participating, preliminary
            case firstRound = "first-round"
            case runOff = "run-off"
            case other
        }

        package let key: Key
        package let definition: LocalizedText
        package let voters: Int?
        package let percent: Double
        package let evidence: Evidence
    }

    /// An answer to the question of a referendum.
    package struct Answer: Sendable {
        /// Which answer.
        package enum Word: String, Sendable, CaseIterable { case yes, no }

        package let word: Word
        package let votes: Claim<Int>?
        package let percent: Claim<Double>?
    }

    /// A note on the election, perhaps on one party, perhaps with a speaker.
    package struct Remark: Sendable {
        package let party: String?
        package let speaker: LocalizedText?
        package let text: LocalizedText
        package let evidence: Evidence
    }

    package let id: String
    /// The body elected; nil for a referendum.
    package let body: String?
    package let kind: Kind
    package let name: LocalizedText
    package let convocation: Int?
    package let early: Bool
    /// Nil where no system is on record.
    package let system: String?
    package let systemNote: LocalizedText?
    package let status: Status
    /// First round first, at least one.
    package let days: [Day]
    package let seats: Seats?
    package let thresholdPercent: Claim<Double>?
    package let turnoutPercent: Claim<Double>?
    package let counts: [Count: Claim<Int>]
    /// By each definition on its own.
    package let turnout: [Turnout]
    package let publishedShareBase: ShareBase
    package let candidates: [Candidates]
    package let results: [Result]
    /// Of a referendum.
    package let question: LocalizedText?
    package let answers: [Answer]
    package let isAdopted: Bool?
    package let barred: [Remark]
    package let boycotts: [Remark]
    package let assessments: [Remark]
    package let notes: [Remark]
    package let identifiers: [ExternalIdentifier]

    /// The first day of voting.
    package var date: PartialDate { days[0].date }

    /// List votes of all parties; nil where no list's votes are known.
    package var listVotes: Int? {
        let votes = results.compactMap(\.listVotes?.value)
        return votes.isEmpty ? nil : votes.reduce(0, +)
    }

    package var registeredVoters: Claim<Int>? { counts[.registeredVoters] }
    package var ballots: Claim<Int>? { counts[.ballots] }
    package var againstAll: Claim<Int>? { counts[.againstAll] }
    package var invalidVotes: Claim<Int>? { counts[.invalidVotes] }
}

extension Election {
    package static let recordKind = RecordKind<Election>(
        "election", title: "An election or referendum", in: .ofRecords("elections"), { $0.elections },
        order: .byDate { $0.date }, read: Election.read,
        search: .init(
            rank: 4, title: { $0.name }, names: { $0.add($1.name, Period(from: $1.date, to: $1.days.last?.date)) }),
        check: { $0.election($1) })
}

extension Election {
    /// What one party, group of deputies without a party, or candidate got.
    package struct Result: Sendable {
        /// A whole number that a result has, named as in its fixture and its answer.
        package enum Count: String, Sendable, CaseIterable {
            /// For a list.
            case listVotes = "list_votes"
            case listSeats = "list_seats"
            case singleMemberSeats = "single_member_seats"
            case appointedSeats = "appointed_seats"
            case totalSeats = "total_seats"
            /// For a candidate.
            case votes
            /// In all local councils, or posts of akims.
            case seats
        }

        package let contestant: Contestant
        package let counts: [Count: Claim<Int>]
        /// As published; of `publishedShareBase`.
        package let listPercent: Claim<Double>?
        /// Of a candidate, as published.
        package let percent: Claim<Double>?
        package let isElected: Bool?
        package let note: LocalizedText?

        /// The id of the party, group or candidate.
        package var id: String { contestant.id }
        package var listVotes: Claim<Int>? { counts[.listVotes] }
        package var listSeats: Claim<Int>? { counts[.listSeats] }
        package var totalSeats: Claim<Int>? { counts[.totalSeats] }
        /// For the list, or for the candidate.
        package var votes: Claim<Int>? { counts[.listVotes] ?? counts[.votes] }
        /// As published, for the list or for the candidate.
        package var publishedPercent: Claim<Double>? { listPercent ?? percent }
    }

    /// Votes for all lists, or for all candidates or answers; nil where they are not all known.
    package var votes: Int? {
        if let listVotes { return listVotes }
        let votes = kind == .referendum ? answers.map(\.votes?.value) : results.map(\.votes?.value)
        guard !votes.isEmpty, !votes.contains(nil) else { return nil }
        return votes.compactMap(\.self).reduce(0, +)
    }

    /// The number that published percentages are shares of; nil where it is not known.
    package var shareBaseVotes: Int? {
        guard let votes else { return nil }
        let participating = votes + (againstAll?.value ?? 0)
        switch publishedShareBase {
        case .unknown: return nil
        case .valid: return votes
        case .participating: return participating
        case .ballots: return ballots?.value ?? invalidVotes.map { participating + $0.value }
        }
    }
}
