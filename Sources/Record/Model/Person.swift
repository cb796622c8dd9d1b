// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// A person in public office or in a public political role.
package struct Person: Recorded {
    /// What sort of office a role is.
    package enum Office: String, Sendable, CaseIterable {
        case president
        case primeMinister = "prime-minister"
        case speaker, minister
        case partyChair = "party-chair"
        case deputyChair = "deputy-chair"
        case candidate, deputy, official, expert, observer, other
    }

    /// An office and when.
    package struct Role: Sendable {
        package let title: LocalizedText
        package let party: String?
        package let body: String?
        package let office: Office?
        package let period: Period
        package let evidence: Evidence

        static func read(_ cursor: JSONCursor) -> Role? {
            cursor.object { object in
                let title = object.required("title") { $0.text() }
                let party = object.optional("party") { $0.identifier() }
                let body = object.optional("body") { $0.identifier() }
                let office = object.optional("office") { $0.choice(Office.self) }
                let period = object.period()
                let evidence = object.evidence()
                guard let title, let evidence else { return nil }
                return Role(title: title, party: party, body: body, office: office, period: period, evidence: evidence)
            }
        }
    }

    package let id: String
    package let name: LocalizedText
    /// Other spellings, in any script.
    package let otherNames: [String]
    package let roles: [Role]
    package let identifiers: [ExternalIdentifier]

    static func read(_ cursor: JSONCursor) -> Person? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let name = object.required("name") { $0.text() }
            let otherNames = object.list("other_names") { $0.string() }
            let roles = object.required("roles") {
                $0.array(orEmpty: "is empty; only people in a public role belong here", Role.read)
            }
            let identifiers = object.list("identifiers", ExternalIdentifier.read)
            guard let id, let name, let roles else { return nil }
            return Person(id: id, name: name, otherNames: otherNames, roles: roles, identifiers: identifiers)
        }
    }
}

extension Person {
    package static let recordKind = RecordKind<Person>(
        "person", title: "People in public political roles", in: .ofCollections("people"), { $0.people }, order: .byID,
        read: Person.read,
        search: .init(rank: 2, title: { $0.name }, names: { $0.add($1.name, others: $1.otherNames) }),
        check: { $0.person($1) })
}
