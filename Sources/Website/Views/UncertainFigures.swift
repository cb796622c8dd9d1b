// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import RecordOperations
import Text
import Web

/// The figures of a record that rest on weak or disputed sources, each in words with what to know about it; `figure.js` says the
/// same of an answer.
struct UncertainFigures {
    private let words: Words
    private let figures: Figures
    private let texts: TextCatalogue
    private(set) var sentences: [String] = []

    /// The characters of a text that are shown of it.
    private static let longest = 60

    init(_ words: Words, _ figures: Figures, _ texts: TextCatalogue) {
        (self.words, self.figures, self.texts) = (words, figures, texts)
    }

    // MARK: Records

    mutating func add(_ election: Election) {
        for day in election.days { add(day.evidence, "dates", figures.date(day.date)) }
        if let seats = election.seats {
            add(seats.total, "total")
            add(seats.list, "list")
            add(seats.singleMember, "single_member")
            add(seats.appointed, "appointed")
        }
        add(election.thresholdPercent, "threshold_percent")
        add(election.turnoutPercent, "turnout_percent")
        for count in Election.Count.allCases { add(election.counts[count], count.rawValue) }
        for answer in election.answers {
            let about = words[answer.word.rawValue]
            add(answer.votes, "votes", about: about)
            add(answer.percent, "percent", about: about)
        }
        for count in election.candidates { add(count.evidence, "candidates", figures.number(count.value)) }
        for (member, remarks) in [
            ("barred", election.barred), ("boycotts", election.boycotts), ("assessments", election.assessments),
            ("notes", election.notes),
        ] {
            for remark in remarks { add(remark.evidence, member, beginning(of: remark.text[texts.language])) }
        }
    }

    mutating func add(_ rows: [ResultRow]) {
        for row in rows {
            let about = row.name(in: texts) ?? ""
            for count in Election.Result.Count.allCases { add(row.counts[count], count.rawValue, about: about) }
            if case .answer = row.subject, let claim = row.publishedPercent {
                // Of an answer the share itself is told.
                add(claim.evidence, "percent", figures.percent(.share(row.percent)), about: about)
            } else {
                add(row.publishedPercent, "published_percent", about: about)
            }
        }
    }

    mutating func add(_ party: Party) {
        for name in party.names { add(name.evidence, "names", since(name.period, name.short[texts.language])) }
        for status in party.statuses {
            add(status.evidence, "status_history", since(status.period, figures.word("status", status.state.rawValue)))
        }
        add(party.founded, "founded")
        add(party.registered, "registered")
        add(party.ended, "ended")
        for leader in party.leaders {
            add(leader.evidence, "leaders", since(leader.period, leader.name[texts.language]))
        }
        for members in party.members { add(members.evidence, "members_claimed", figures.number(members.count)) }
    }

    // MARK: Figures

    private mutating func add(_ claim: Claim<Int>?, _ member: String, about: String = "") {
        if let claim { add(claim.evidence, member, figures.number(claim.value), about: about) }
    }

    private mutating func add(_ claim: Claim<Double>?, _ member: String, about: String = "") {
        if let claim { add(claim.evidence, member, figures.percent(claim.value), about: about) }
    }

    private mutating func add(_ claim: Claim<PartialDate>?, _ member: String) {
        if let claim { add(claim.evidence, member, figures.date(claim.value)) }
    }

    /// `Amanat, Share, %: 53.9 – Preliminary.`, each once.
    private mutating func add(_ evidence: Evidence, _ member: String, _ value: String, about: String = "") {
        guard evidence.confidence == .uncertain else { return }
        let label = words.known("figure.\(member)") ?? words.known("column.\(member)") ?? member
        let whose = [about, label].filter { !$0.isEmpty }.joined(separator: ", ")
        let figure = [whose, value].filter { !$0.isEmpty }.joined(separator: ": ")
        let sentence = "\(figure) – \(evidence.note?[texts.language] ?? texts[.uncertain])"
        if !sentences.contains(sentence) { sentences.append(sentence) }
    }

    /// What is called so, and from when on.
    private func since(_ period: Period, _ name: String) -> String {
        period.from.map { "\(name) (\(figures.date($0)))" } ?? name
    }

    private func beginning(of text: String) -> String {
        guard text.count > Self.longest else { return "“\(text)”" }
        var kept = text.prefix(Self.longest)
        while kept.last == " " { kept.removeLast() }
        return "“\(kept)…”"
    }
}
