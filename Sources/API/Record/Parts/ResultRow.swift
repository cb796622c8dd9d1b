// SPDX-License-Identifier: Apache-2.0
import Electoral
import Record
import Text

/// A row of the results of an election: what a party, group or candidate got, or an answer to the question of a referendum.
struct ResultRow {
    /// Of what the row is.
    enum Subject {
        case contestant(ContestantLabel)
        case answer(Election.Answer.Word)
    }

    /// A share of the votes.
    enum Share {
        /// In per cent of the election's share base.
        case counted(Ratio)
        /// As published, where votes are not known.
        case published(Double)
    }

    let election: Election
    let subject: Subject
    /// Who nominated, in words.
    let nominator: LocalizedText?
    let counts: [Election.Result.Count: Claim<Int>]
    let listPercent: Share?
    let percent: Share?
    let publishedPercent: Claim<Double>?
    /// The share of the seats, in per cent.
    let seatPercent: Ratio?
    let isElected: Bool?
    let note: LocalizedText?

    /// The rows of an election.
    static func all(of election: Election, _ naming: Naming, _ record: Record) -> [ResultRow] {
        election.results.map { ResultRow($0, of: election, naming, record) }
            + election.answers.map { ResultRow($0, of: election) }
    }

    /// What a party, group or candidate got.
    init(_ result: Election.Result, of election: Election, _ naming: Naming, _ record: Record) {
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

    var id: String {
        switch subject {
        case .contestant(let label): label.contestant.id
        case .answer(let word): word.rawValue
        }
    }

    /// What it is called in the language of a catalogue.
    func name(in texts: TextCatalogue) -> String? {
        switch subject {
        case .contestant(let label): label.name?[texts.language]
        case .answer(let word): texts[word.name]
        }
    }

    /// The colour of the party, such as `#1a2b3c`.
    var colour: String? { if case .contestant(let label) = subject { label.colour } else { nil } }

    /// Whether it is a list whose votes or share are known.
    var isOfList: Bool { listPercent != nil || counts[.listVotes] != nil }

    /// Votes for the list, or for the candidate or answer.
    var votes: Claim<Int>? { counts[.listVotes] ?? counts[.votes] }

    /// Their share.
    var share: Share? { listPercent ?? percent }

    /// Seats in all.
    var seats: Claim<Int>? { counts[.totalSeats] ?? counts[.seats] }
}
