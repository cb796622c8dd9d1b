// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// A party, bloc or movement: one organisation, with dated names.
package struct Party: Recorded {
    /// What sort of organisation it is.
    package enum Kind: String, Sendable, CaseIterable {
        case party, bloc, movement, association
    }

    /// What became of it.
    package enum State: String, Sendable, CaseIterable {
        case founded, registered, suspended, banned, merged, liquidated, dissolved, unregistered, unknown

        /// Whether nothing follows it.
        package var isEnd: Bool { [.merged, .liquidated, .dissolved].contains(self) }
    }

    /// A name and when it was in use.
    package struct Name: Sendable {
        package let period: Period
        package let slug: String
        package let full: LocalizedText
        /// As a chart shows it.
        package let short: LocalizedText
        package let abbreviation: LocalizedText?
        package let evidence: Evidence
    }

    /// A state and since when.
    package struct Status: Sendable {
        package let period: Period
        package let state: State
        /// The party that it merged into.
        package let into: String?
        package let evidence: Evidence
    }

    /// A leader and when.
    package struct Leader: Sendable {
        package let name: LocalizedText
        package let period: Period
        package let acting: Bool
        package let evidence: Evidence
    }

    /// A claimed number of members.
    package struct Membership: Sendable {
        package let count: Int
        package let date: PartialDate?
        package let evidence: Evidence
    }

    /// A colour for charts.
    package struct Colour: Sendable {
        /// Whether a source uses it or we suggest it.
        package enum Basis: String, Sendable, CaseIterable { case sourced, suggested }

        package let hex: String
        package let basis: Basis
        package let sources: [String]
    }

    package let id: String
    package let kind: Kind
    /// Oldest first, at least one.
    package let names: [Name]
    package let otherNames: [String]
    package let aliases: [String]
    /// Oldest first.
    package let statuses: [Status]
    package let founded: Claim<PartialDate>?
    package let registered: Claim<PartialDate>?
    package let ended: Claim<PartialDate>?
    package let leaders: [Leader]
    package let members: [Membership]
    /// Of a bloc: its members.
    package let composedOf: [String]
    package let colour: Colour?
    package let identifiers: [ExternalIdentifier]

    /// The name of today, or the last one.
    package var currentName: Name { names[names.count - 1] }

    /// The name in use on a day (the number YYYYMMDD); the first or the last one where the day is outside all.
    package func name(on day: Int) -> Name {
        names.inForce(on: day) { $0.period } ?? (names.last { ($0.period.from?.firstDay ?? 0) <= day } ?? names[0])
    }

    /// What is known of its state on a day (the number YYYYMMDD); nil also where it came to an end on an unknown day.
    package func status(on day: Int) -> Status? {
        guard let status = statuses.inForce(on: day, period: { $0.period }) else { return nil }
        let isUndatedEnd = status.period.from == nil && status.state.isEnd && statuses.count > 1
        return isUndatedEnd ? nil : status
    }
}

extension Party {
    package static let recordKind = RecordKind<Party>(
        "party", title: "A party, bloc or movement", in: .ofRecords("parties"), { $0.parties }, order: .byID,
        read: Party.read,
        search: .init(rank: 1, title: { $0.currentName.full }, names: { $0.add($1) }),
        check: { $0.party($1) })
}

/// The id of something in another dataset.
package struct ExternalIdentifier: Sendable {
    package let scheme: String
    package let value: String
    package let note: LocalizedText?

    static func read(_ cursor: JSONCursor) -> ExternalIdentifier? {
        cursor.called("identifier", "The id of the same thing in another dataset.").object { object in
            let scheme = object.required("scheme") { $0.identifier() }
            let value = object.required("value") { $0.string() }
            let note = object.optional("note") { $0.text() }
            guard let scheme, let value else { return nil }
            return ExternalIdentifier(scheme: scheme, value: value, note: note)
        }
    }
}
