// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// An institution, a place, a happening or an expression that sources speak of, and that is no resource of its own kind.
package struct Term: Recorded {
    /// What it is.
    package enum Kind: String, Sendable, CaseIterable { case institution, place, happening, expression }

    package let id: String
    package let kind: Kind
    package let name: LocalizedText
    /// Other spellings and names, in any script.
    package let otherNames: [String]
    package let description: LocalizedText
    package let about: RelatedRecords
    package let evidence: Evidence

    static func read(_ cursor: JSONCursor) -> Term? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let kind = object.required("kind") { $0.choice(Kind.self) }
            let name = object.required("name") { $0.text() }
            let otherNames = object.list("other_names") { $0.string() }
            let description = object.required("description") { $0.text() }
            let about = object.about()
            let evidence = object.evidence()
            guard let id, let kind, let name, let description, let evidence else { return nil }
            return Term(
                id: id, kind: kind, name: name, otherNames: otherNames, description: description, about: about,
                evidence: evidence)
        }
    }
}

extension Term {
    package static let recordKind = RecordKind<Term>(
        "term", title: "Names of what has no resource of its own", in: .ofCollections("terms"), { $0.terms },
        order: .byID, read: Term.read,
        search: .init(rank: 8, title: { $0.name }, names: { $0.add($1.name, others: $1.otherNames) }),
        check: { $0.term($1) })
}
