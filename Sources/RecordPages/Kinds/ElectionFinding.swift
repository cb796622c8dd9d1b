// SPDX-License-Identifier: Apache-2.0
import ChartOperations
import Record
import RecordOperations
import Text
import Web
import Website

/// What an election came to, in one sentence, as far as it is known.
struct ElectionFinding {
    private let pen: Pen
    private let election: Election
    private let rows: [ResultRow]

    init(_ pen: Pen, _ election: Election) {
        (self.pen, self.election) = (pen, election)
        rows = ResultRow.all(of: election, .contemporary, pen.registry)
    }

    /// The sentence; nil where nothing is known that decides the election.
    var sentence: String? {
        switch election.kind {
        case .referendum: answer
        case .presidential: person
        case .parliamentary, .senate, .maslikhats, .akims: seats ?? share
        }
    }

    /// What is not known of an election of which a reader expects it.
    var gaps: [String] {
        let isOfVotes = election.kind != .senate && election.kind != .akims
        var keys: [String] = []
        if isOfVotes, !rows.contains(where: { $0.votes != nil }) { keys.append("things.gap.votes") }
        if election.kind == .parliamentary || election.kind == .senate, !rows.contains(where: { $0.seats != nil }) {
            keys.append("things.gap.seats")
        }
        if isOfVotes, election.turnoutPercent == nil { keys.append("things.gap.turnout") }
        return keys.map { pen.texts[$0] }
    }

    private var answer: String? {
        guard let isAdopted = election.isAdopted,
            let share = rows.first(where: { $0.id == Election.Answer.Word.yes.rawValue })?.share
        else { return nil }
        let percent = pen.figures.share(share) + "\u{A0}%"
        return pen.texts.text(
            isAdopted ? "things.finding.adopted" : "things.finding.rejected", ["percent": .text(percent)])
    }

    private var person: String? {
        guard let elected = rows.first(where: { $0.isElected == true }), let name = elected.name(in: pen.texts) else {
            return nil
        }
        guard let share = elected.share else { return pen.texts.text("things.finding.person", ["name": .text(name)]) }
        return pen.texts.text(
            "things.finding.person.percent",
            ["name": .text(name), "percent": .text(pen.figures.share(share) + "\u{A0}%")])
    }

    /// Who has the most seats, where it is known of at least half of them who holds them.
    private var seats: String? {
        let known = rows.compactMap { row in row.seats.map { (row: row, seats: $0.value) } }
        guard let total = election.seats?.total.value, known.reduce(0, { $0 + $1.seats }) * 2 >= total,
            let most = known.max(by: { $0.seats < $1.seats }), known.filter({ $0.seats == most.seats }).count == 1,
            let name = most.row.name(in: pen.texts)
        else { return nil }
        let isParty = if case .contestant(let label) = most.row.subject { label.contestant.party != nil } else { false }
        return pen.texts.text(
            isParty ? "things.finding.seats" : "things.finding.seats.group",
            ["name": .text(name), "n": .number(most.seats), "of": .number(total)])
    }

    /// The largest share of the votes that is known, where the seats are not.
    private var share: String? {
        guard election.kind == .parliamentary, let claim = most?.publishedPercent, let name = most?.name(in: pen.texts)
        else { return nil }
        let percent = pen.figures.percent(claim.value)
        let key = claim.evidence.confidence == .uncertain ? "things.finding.about" : "things.finding.share"
        return pen.texts.text(key, ["name": .text(name), "percent": .text(percent)])
    }

    private var most: ResultRow? {
        rows.filter { $0.publishedPercent != nil }.max {
            ($0.publishedPercent?.value ?? 0) < ($1.publishedPercent?.value ?? 0)
        }
    }
}
