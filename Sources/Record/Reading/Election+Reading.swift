// SPDX-License-Identifier: Apache-2.0
import JSON
import Text

extension Election {
    static func read(_ cursor: JSONCursor) -> Election? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let body = object.optional("body") { $0.identifier() }
            let kind = object.required("kind") { $0.choice(Kind.self) }
            let name = object.required("name") { $0.text() }
            let convocation = object.optional("convocation") { $0.integer(in: 1...99) }
            let early = object.optional("early") { $0.bool() } ?? false
            let system = object.optional("system") { $0.identifier() }
            let systemNote = object.optional("system_note") { $0.text() }
            let status = object.required("status") { $0.choice(Status.self) }
            let days = object.required("dates") { cursor -> [Day]? in
                cursor.array(orEmpty: "is empty; an election has at least one day", Day.read)
            }
            let seats = object.optional("seats", Seats.read)
            let base = object.optional("published_share_base") { $0.choice(ShareBase.self) }
            let figures = Figures(object)
            let texts = Texts(object)
            object.described(\.ofElection)
            guard let id, let kind, let name, let status, let days, !days.isEmpty else { return nil }
            return Election(
                id: id, body: body, kind: kind, name: name, convocation: convocation, early: early, system: system,
                systemNote: systemNote, status: status, days: days, seats: seats,
                thresholdPercent: figures.thresholdPercent, turnoutPercent: figures.turnoutPercent,
                counts: figures.counts, turnout: figures.turnout, publishedShareBase: base ?? .unknown,
                candidates: figures.candidates, results: figures.results, question: texts.question,
                answers: figures.answers, isAdopted: figures.isAdopted, barred: texts.barred, boycotts: texts.boycotts,
                assessments: texts.assessments, notes: texts.notes, identifiers: texts.identifiers)
        }
    }

    private struct Figures {
        let thresholdPercent: Claim<Double>?
        let turnoutPercent: Claim<Double>?
        let counts: [Count: Claim<Int>]
        let turnout: [Turnout]
        let candidates: [Candidates]
        let results: [Result]
        let answers: [Answer]
        let isAdopted: Bool?

        init(_ object: JSONObjectCursor) {
            thresholdPercent = object.claim("threshold_percent") { $0.percentage() }
            turnoutPercent = object.claim("turnout_percent") { $0.percentage() }
            counts = object.counts(Count.self)
            turnout = object.list("turnout", Turnout.read)
            candidates = object.list("candidates", Candidates.read)
            results = object.list("results", Result.read)
            answers = object.list("answers", Answer.read)
            isAdopted = object.optional("adopted") { $0.bool() }
        }
    }

    private struct Texts {
        let question: LocalizedText?
        let barred, boycotts, assessments, notes: [Remark]
        let identifiers: [ExternalIdentifier]

        init(_ object: JSONObjectCursor) {
            question = object.optional("question") { $0.text() }
            barred = object.list("barred", Remark.read)
            boycotts = object.list("boycotts", Remark.read)
            assessments = object.list("assessments", Remark.attributed)
            notes = object.list("notes", Remark.read)
            identifiers = object.list("identifiers", ExternalIdentifier.read)
        }
    }
}

extension Schema {
    /// A referendum has a question, every other election a body that is elected (`CrossCheck`).
    fileprivate var ofElection: Schema {
        let isReferendum = Schema.members([("kind", .constant(Election.Kind.referendum.rawValue))])
        let hasBody = Schema.having(["body"])
        return with("if", isReferendum).with("then", .having(["question"]).with("not", hasBody)).with("else", hasBody)
    }
}

extension JSONObjectCursor {
    /// Claimed whole numbers, each a member with the name of its case.
    fileprivate func counts<Name: RawRepresentable & CaseIterable & Hashable>(_ names: Name.Type) -> [Name: Claim<Int>]
    where Name.RawValue == String {
        var counts: [Name: Claim<Int>] = [:]
        for name in names.allCases { counts[name] = claim(name.rawValue) { $0.headcount() } }
        return counts
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
            let total = object.requiredClaim("total") { $0.integer(in: 1...100_000) }
            let list = object.claim("list") { $0.headcount() }
            let singleMember = object.claim("single_member") { $0.headcount() }
            let appointed = object.claim("appointed") { $0.headcount() }
            guard let total else { return nil }
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

extension Election.Turnout {
    static func read(_ cursor: JSONCursor) -> Election.Turnout? {
        cursor.object { object in
            let key = object.required("key") { $0.choice(Key.self) }
            let definition = object.required("definition") { $0.text() }
            let voters = object.optional("voters") { $0.headcount() }
            let percent = object.required("percent") { $0.percentage() }
            let evidence = object.evidence()
            guard let key, let definition, let percent, let evidence else { return nil }
            return Election.Turnout(
                key: key, definition: definition, voters: voters, percent: percent, evidence: evidence)
        }
    }
}

extension Election.Answer {
    static func read(_ cursor: JSONCursor) -> Election.Answer? {
        cursor.object { object in
            let word = object.required("answer") { $0.choice(Word.self) }
            let votes = object.claim("votes") { $0.headcount() }
            let percent = object.claim("percent") { $0.percentage() }
            return word.map { Election.Answer(word: $0, votes: votes, percent: percent) }
        }
    }
}

extension Election.Result {
    static func read(_ cursor: JSONCursor) -> Election.Result? {
        cursor.object { object in
            let contestant = object.contestant(.party, .group, .candidate)
            let counts = object.counts(Count.self)
            let listPercent = object.claim("list_percent") { $0.percentage() }
            let percent = object.claim("percent") { $0.percentage() }
            let elected = object.optional("elected") { $0.bool() }
            let note = object.optional("note") { $0.text() }
            guard let contestant else { return nil }
            return Election.Result(
                contestant: contestant, counts: counts, listPercent: listPercent, percent: percent, isElected: elected,
                note: note)
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
