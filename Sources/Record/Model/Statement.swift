// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// A claim, judgement, plan or forecast, in our own words and always with the speaker.
package struct Statement: Recorded {
    /// What sort of saying it is.
    package enum Kind: String, Sendable, CaseIterable {
        case judgement, forecast, programme, proposal, strength, weakness, opportunity, threat, claim, estimate
        case definition, verdict, explanation, context
    }

    package let id: String
    package let kind: Kind
    package let speaker: LocalizedText
    /// The speaker, where the dataset knows the person.
    package let person: String?
    /// When it was said.
    package let date: PartialDate?
    /// The time that it is about.
    package let asOf: PartialDate?
    package let text: LocalizedText
    package let about: RelatedRecords
    package let figures: [Figure]
    package let evidence: Evidence

    static func read(_ cursor: JSONCursor) -> Statement? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let kind = object.required("kind") { $0.choice(Kind.self) }
            let speaker = object.required("speaker") { $0.text() }
            let person = object.optional("person") { $0.identifier() }
            let date = object.optional("date") { $0.date() }
            let asOf = object.optional("as_of") { $0.date() }
            let text = object.required("text") { $0.text() }
            let about = object.about()
            let figures = object.list("figures", Figure.read)
            let evidence = object.evidence()
            guard let id, let kind, let speaker, let text, let evidence else { return nil }
            return Statement(
                id: id, kind: kind, speaker: speaker, person: person, date: date, asOf: asOf, text: text, about: about,
                figures: figures, evidence: evidence)
        }
    }
}

extension Statement {
    package static let recordKind = RecordKind<Statement>(
        "statement", title: "What was claimed, judged or forecast", in: .ofCollections("statements"), { $0.statements },
        order: .byDate { $0.date ?? $0.asOf },
        read: Statement.read, check: { $0.statement($1) })
}
