// SPDX-License-Identifier: Apache-2.0
import JSON

extension Election {
    static func read(_ cursor: JSONCursor) -> Election? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let body = object.required("body") { $0.identifier() }
            let kind = object.required("kind") { $0.choice(Kind.self) }
            let name = object.required("name") { $0.text() }
            let convocation = object.optional("convocation") { $0.integer(in: 1...99) }
            let early = object.optional("early") { $0.bool() } ?? false
            let system = object.required("system") { $0.identifier() }
            let systemNote = object.optional("system_note") { $0.text() }
            let status = object.required("status") { $0.choice(Status.self) }
            let days = object.required("dates") { cursor -> [Day]? in
                guard let days = cursor.array(Day.read) else { return nil }
                return days.isEmpty ? cursor.refuse("is empty; an election has at least one day") : days
            }
            let seats = object.required("seats", Seats.read)
            let base = object.required("published_share_base") { $0.choice(ShareBase.self) }
            let figures = Figures(object)
            let texts = Texts(object)
            guard let id, let body, let kind, let name, let system, let status, let days, !days.isEmpty, let seats,
                let base
            else { return nil }
            return Election(
                id: id, body: body, kind: kind, name: name, convocation: convocation, early: early, system: system,
                systemNote: systemNote, status: status, days: days, seats: seats,
                thresholdPercent: figures.thresholdPercent, registeredVoters: figures.registeredVoters,
                ballots: figures.ballots, turnoutPercent: figures.turnoutPercent, validVotes: figures.validVotes,
                againstAll: figures.againstAll, invalidVotes: figures.invalidVotes, publishedShareBase: base,
                candidates: figures.candidates, listsOnBallot: figures.listsOnBallot, results: figures.results,
                barred: texts.barred, boycotts: texts.boycotts, assessments: texts.assessments, notes: texts.notes,
                identifiers: texts.identifiers)
        }
    }

    private struct Figures {
        let thresholdPercent: Claim<Double>?
        let registeredVoters: Claim<Int>?
        let ballots: Claim<Int>?
        let turnoutPercent: Claim<Double>?
        let validVotes: Claim<Int>?
        let againstAll: Claim<Int>?
        let invalidVotes: Claim<Int>?
        let candidates: [Candidates]
        let listsOnBallot: Claim<Int>?
        let results: [Result]

        init(_ object: JSONObjectCursor) {
            thresholdPercent = object.claim("threshold_percent") { $0.percentage() }
            registeredVoters = object.claim("registered_voters") { $0.headcount() }
            ballots = object.claim("ballots") { $0.headcount() }
            turnoutPercent = object.claim("turnout_percent") { $0.percentage() }
            validVotes = object.claim("valid_votes") { $0.headcount() }
            againstAll = object.claim("against_all") { $0.headcount() }
            invalidVotes = object.claim("invalid_votes") { $0.headcount() }
            candidates = object.list("candidates", Candidates.read)
            listsOnBallot = object.claim("lists_on_ballot") { $0.headcount() }
            results = object.list("results", Result.read)
        }
    }

    private struct Texts {
        let barred, boycotts, assessments, notes: [Remark]
        let identifiers: [ExternalIdentifier]

        init(_ object: JSONObjectCursor) {
            barred = object.list("barred", Remark.read)
            boycotts = object.list("boycotts", Remark.read)
            assessments = object.list("assessments", Remark.attributed)
            notes = object.list("notes", Remark.read)
            identifiers = object.list("identifiers", ExternalIdentifier.read)
        }
    }
}

extension Election.Day {
    static func read(_ cursor: JSONCursor) -> Election.Day? {
        cursor.object { object in
            let round = object.optional("round") { $0.integer(in: 1...9) }
            let kind = object.required("kind") { $0.choice(Kind.self) }
            let date = object.required("date") { $0.date() }
            let evidence = object.evidence()
            guard let kind, let date, let evidence else { return nil }
            return Election.Day(round: round, kind: kind, date: date, evidence: evidence)
        }
    }
}

extension Election.Seats {
    static func read(_ cursor: JSONCursor) -> Election.Seats? {
        cursor.object { object in
            let total = object.claim("total") { $0.integer(in: 1...100_000) }
            let list = object.claim("list") { $0.headcount() }
            let singleMember = object.claim("single_member") { $0.headcount() }
            let appointed = object.claim("appointed") { $0.headcount() }
            guard let total else { return cursor.refuse("has no \"total\"; add it") }
            return Election.Seats(total: total, list: list, singleMember: singleMember, appointed: appointed)
        }
    }
}

extension Election.Candidates {
    private enum Part: String, CaseIterable {
        case list
        case singleMember = "single-member"
    }

    private enum Stage: String, CaseIterable { case nominated, registered }

    static func read(_ cursor: JSONCursor) -> Election.Candidates? {
        cursor.object { object in
            let part = object.optional("part") { $0.choice(Part.self) }
            let stage = object.optional("stage") { $0.choice(Stage.self) }
            let value = object.required("value") { $0.headcount() }
            let evidence = object.evidence()
            guard let value, let evidence else { return nil }
            return Election.Candidates(part: part?.rawValue, stage: stage?.rawValue, value: value, evidence: evidence)
        }
    }
}

extension Election.Result {
    static func read(_ cursor: JSONCursor) -> Election.Result? {
        cursor.object { object in
            let party = object.optional("party") { $0.identifier() }
            let group = object.optional("group") { $0.identifier() }
            let listVotes = object.claim("list_votes") { $0.headcount() }
            let listPercent = object.claim("list_percent") { $0.percentage() }
            let listSeats = object.claim("list_seats") { $0.headcount() }
            let singleMemberSeats = object.claim("single_member_seats") { $0.headcount() }
            let appointedSeats = object.claim("appointed_seats") { $0.headcount() }
            let totalSeats = object.claim("total_seats") { $0.headcount() }
            let note = object.optional("note") { $0.text() }
            let holder: Holder
            switch (party, group) {
            case (let party?, nil): holder = .party(party)
            case (nil, let group?): holder = .group(group)
            default: return cursor.refuse("names a \"party\" or a \"group\", just one of them")
            }
            return Election.Result(
                holder: holder, listVotes: listVotes, listPercent: listPercent, listSeats: listSeats,
                singleMemberSeats: singleMemberSeats, appointedSeats: appointedSeats, totalSeats: totalSeats, note: note
            )
        }
    }
}

extension Election.Remark {
    static func read(_ cursor: JSONCursor) -> Election.Remark? { read(cursor, speaks: false) }

    /// A judgement; it always names who judges.
    static func attributed(_ cursor: JSONCursor) -> Election.Remark? { read(cursor, speaks: true) }

    private static func read(_ cursor: JSONCursor, speaks: Bool) -> Election.Remark? {
        cursor.object { object in
            let party = object.optional("party") { $0.identifier() }
            let speaker = speaks ? object.required("speaker") { $0.text() } : nil
            let text = object.required("text") { $0.text() }
            let evidence = object.evidence()
            guard let text, let evidence, !speaks || speaker != nil else { return nil }
            return Election.Remark(party: party, speaker: speaker, text: text, evidence: evidence)
        }
    }
}
