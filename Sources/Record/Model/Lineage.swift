// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// Something that happened to an organisation, alone or together with another one.
package struct Lineage: Recorded {
    /// What happened; `party` is always the one it happened to.
    package enum Kind: String, Sendable, CaseIterable {
        case founded, registered, reregistered
        case registrationRefused = "registration_refused"
        case registrationSought = "registration_sought"
        case renamed, suspended
        case suspensionLifted = "suspension_lifted"
        case banned, liquidated, dissolved, reset, congress
        /// The party joined the other one.
        case mergedInto = "merged_into"
        /// The party went into the other one, which was new.
        case mergedToForm = "merged_to_form"
        /// The party came out of the other one.
        case splitFrom = "split_from"
        /// The party entered the other one, a bloc.
        case blocFormed = "bloc_formed"
        case blocLeft = "bloc_left"
        /// The other one is the party's successor.
        case succeededBy = "succeeded_by"
        /// The party was built on the other one.
        case derivedFrom = "derived_from"

        /// Which of the two came first, where one came out of the other.
        package var descent: Descent? {
            switch self {
            case .mergedInto, .mergedToForm, .succeededBy: .toOther
            case .splitFrom, .derivedFrom: .fromOther
            default: nil
            }
        }

        /// Whether it takes another organisation.
        var takesOther: Bool { descent != nil || self == .blocFormed || self == .blocLeft }
    }

    /// The way in which time runs between two organisations.
    package enum Descent: Sendable {
        /// From the party to the other one.
        case toOther
        /// From the other one to the party.
        case fromOther
    }

    package let id: String
    package let kind: Kind
    package let date: PartialDate?
    /// The end of a suspension.
    package let to: PartialDate?
    package let party: String
    package let other: String?
    package let nameFrom: LocalizedText?
    package let nameTo: LocalizedText?
    package let text: LocalizedText
    package let about: RelatedRecords
    package let evidence: Evidence

    /// The older and the younger organisation, where one came out of the other.
    package var descent: (from: String, to: String)? {
        guard let other, let descent = kind.descent else { return nil }
        return descent == .toOther ? (party, other) : (other, party)
    }

    static func read(_ cursor: JSONCursor) -> Lineage? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let kind = object.required("type") { $0.choice(Kind.self) }
            let date = object.optional("date") { $0.date() }
            let to = object.optional("to") { $0.date() }
            let party = object.required("party") { $0.identifier() }
            let other = object.optional("other") { $0.identifier() }
            let nameFrom = object.optional("name_from") { $0.text() }
            let nameTo = object.optional("name_to") { $0.text() }
            let text = object.required("text") { $0.text() }
            let about = object.about()
            let evidence = object.evidence()
            object.described(\.ofLineage)
            guard let id, let kind, let party, let text, let evidence else { return nil }
            return Lineage(
                id: id, kind: kind, date: date, to: to, party: party, other: other, nameFrom: nameFrom, nameTo: nameTo,
                text: text, about: about, evidence: evidence)
        }
    }
}

extension Schema {
    /// Some kinds of event take another organisation, and the others do not (`CrossCheck`).
    fileprivate var ofLineage: Schema {
        let kinds = Lineage.Kind.allCases.filter(\.takesOther).map(\.rawValue)
        let hasOther = Schema.having(["other"])
        return with("if", .members([("type", .choice(kinds))])).with("then", hasOther)
            .with("else", .anything.with("not", hasOther))
    }
}

extension Lineage {
    package static let recordKind = RecordKind<Lineage>(
        "lineage", noun: "lineage event", title: "What happened to organisations", in: .ofCollections("lineage"),
        { $0.lineage }, order: .byDate { $0.date },
        read: Lineage.read, check: { $0.lineage($1) }, checkAll: { $0.lineageHasNoCycle() })
}
