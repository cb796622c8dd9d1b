// SPDX-License-Identifier: Apache-2.0

/// An election: dates, electorate, results by party, and what was said of it.
package struct Election: Sendable, Identified {
    /// What is elected.
    package enum Kind: String, Sendable, CaseIterable { case parliamentary }

    /// How final the results are.
    package enum Status: String, Sendable, CaseIterable { case certified, preliminary, unknown }

    /// What published percentages are shares of.
    package enum ShareBase: String, Sendable, CaseIterable {
        /// List votes and votes against all.
        case participating
        /// List votes.
        case valid
        /// Those and the invalid ballots.
        case ballots
        case unknown
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

    /// What one party, or one group of deputies without a party, got.
    package struct Result: Sendable {
        /// A party's id, or the id of a group that is no party.
        package enum Holder: Sendable, Hashable {
            case party(String)
            case group(String)
        }

        package let holder: Holder
        package let listVotes: Claim<Int>?
        /// As published; of `publishedShareBase`.
        package let listPercent: Claim<Double>?
        package let listSeats: Claim<Int>?
        package let singleMemberSeats: Claim<Int>?
        package let appointedSeats: Claim<Int>?
        package let totalSeats: Claim<Int>?
        package let note: LocalizedText?
    }

    /// Something said of the election, perhaps of a party, perhaps by somebody.
    package struct Remark: Sendable {
        package let party: String?
        package let speaker: LocalizedText?
        package let text: LocalizedText
        package let evidence: Evidence
    }

    package let id: String
    package let body: String
    package let kind: Kind
    package let name: LocalizedText
    package let convocation: Int?
    package let early: Bool
    package let system: String
    package let systemNote: LocalizedText?
    package let status: Status
    /// First round first, at least one.
    package let days: [Day]
    package let seats: Seats
    package let thresholdPercent: Claim<Double>?
    package let registeredVoters: Claim<Int>?
    package let ballots: Claim<Int>?
    package let turnoutPercent: Claim<Double>?
    package let validVotes: Claim<Int>?
    package let againstAll: Claim<Int>?
    package let invalidVotes: Claim<Int>?
    package let publishedShareBase: ShareBase
    package let candidates: [Candidates]
    package let listsOnBallot: Claim<Int>?
    package let results: [Result]
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
}

extension Election.Result {
    /// The id of the party or group.
    package var id: String {
        switch holder {
        case .party(let id), .group(let id): id
        }
    }
}
