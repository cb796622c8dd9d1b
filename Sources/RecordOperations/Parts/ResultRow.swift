// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import Record
package import Text
package import Web

/// A row of the results of an election: what a party, group or candidate got, or an answer to the question of a referendum.
package struct ResultRow {
    /// Of what the row is.
    package enum Subject {
        case contestant(ContestantLabel)
        case answer(Election.Answer.Word)
    }

    /// A share of the votes.
    package enum Share {
        /// In per cent of the election's share base.
        case counted(Ratio)
        /// As published, where votes are not known.
        case published(Double)
    }

    let election: Election
    package let subject: Subject
    /// Who nominated, in words.
    let nominator: LocalizedText?
    package let counts: [Election.Result.Count: Claim<Int>]
    package let listPercent: Share?
    package let percent: Share?
    package let publishedPercent: Claim<Double>?
    /// The share of the seats, in per cent.
    package let seatPercent: Ratio?
    package let isElected: Bool?
    package let note: LocalizedText?

    /// The rows of an election.
    package static func all(of election: Election, _ naming: Naming, _ record: Record) -> [ResultRow] {
        election.results.map { ResultRow($0, of: election, naming, record) }
            + election.answers.map { ResultRow($0, of: election) }
    }

    /// What a party, group or candidate got.
    package init(_ result: Election.Result, of election: Election, _ naming: Naming, _ record: Record) {
        self.election = election
        subject = .contestant(ContestantLabel(result.contestant, on: naming.day(of: election), record))
        nominator = result.contestant.nominator
        counts = result.counts
        listPercent = Self.share(result.listVotes, result.listPercent, of: election)
        percent = Self.share(result.counts[.votes], result.percent, of: election)
        publishedPercent = result.publishedPercent
        if let seats = result.totalSeats?.value ?? result.counts[.seats]?.value,
            let total = election.seats?.total.value, total > 0
        {
            seatPercent = .percent(UInt128(seats), of: UInt128(total))
        } else {
            seatPercent = nil
        }
        isElected = result.isElected
        note = result.note
    }

    /// What an answer got.
    init(_ answer: Election.Answer, of election: Election) {
        self.election = election
        subject = .answer(answer.word)
        nominator = nil
        counts = answer.votes.map { [.votes: $0] } ?? [:]
        listPercent = nil
        percent = Self.share(answer.votes, answer.percent, of: election)
        publishedPercent = answer.percent
        seatPercent = nil
        isElected = nil
        note = answer.percent?.evidence.note
    }

    /// Votes as a share of the election's base; the published figure where votes are not known.
    private static func share(_ votes: Claim<Int>?, _ published: Claim<Double>?, of election: Election) -> Share? {
        guard let votes = votes?.value, let base = election.shareBaseVotes, base > 0 else {
            return published.map { .published($0.value) }
        }
        return .counted(.percent(UInt128(votes), of: UInt128(base)))
    }

    package var id: String {
        switch subject {
        case .contestant(let label): label.contestant.id
        case .answer(let word): word.rawValue
        }
    }

    /// What it is called in the language of a catalogue.
    package func name(in texts: TextCatalogue) -> String? {
        switch subject {
        case .contestant(let label): label.name?[texts.language]
        case .answer(let word): texts[word.name]
        }
    }

    /// The colour of the party, such as `#1a2b3c`.
    package var colour: String? { if case .contestant(let label) = subject { label.colour } else { nil } }

    /// Whether it is a list whose votes or share are known.
    package var isOfList: Bool { listPercent != nil || counts[.listVotes] != nil }

    /// Votes for the list, or for the candidate or answer.
    package var votes: Claim<Int>? { counts[.listVotes] ?? counts[.votes] }

    /// Their share.
    package var share: Share? { listPercent ?? percent }

    /// Seats in all.
    package var seats: Claim<Int>? { counts[.totalSeats] ?? counts[.seats] }
}
