// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// A body that is elected or appointed, and who sat in it over time.
package struct Body: Recorded {
    /// For what it decides.
    package enum Level: String, Sendable, CaseIterable { case national, local }

    /// Who sat during one stretch of time.
    package struct Composition: Sendable {
        package let period: Period
        /// The election that brought it about.
        package let election: String?
        package let label: LocalizedText?
        package let total: Claim<Int>
        package let seats: [Seats]
        package let note: LocalizedText?
    }

    /// Seats of a party or group, all of them or those of one part.
    package struct Seats: Sendable {
        package let contestant: Contestant
        package let part: Part?
        package let seats: Int
        package let evidence: Evidence
    }

    /// How seats were come by.
    package enum Part: String, Sendable, CaseIterable {
        case list
        case singleMember = "single-member"
        case appointed
    }

    /// A figure with what it rests on.
    package struct SourcedFigure: Sendable {
        package let figure: Figure
        package let evidence: Evidence
    }

    package let id: String
    package let name: LocalizedText
    /// Other spellings, in any script.
    package let otherNames: [String]
    package let description: LocalizedText
    package let level: Level
    package let period: Period
    package let successor: String?
    package let evidence: Evidence
    /// Oldest first.
    package let compositions: [Composition]
    package let figures: [SourcedFigure]
}

extension Body {
    package static let recordKind = RecordKind<Body>(
        "body", title: "A body and who sat in it", in: .ofRecords("bodies"), { $0.bodies },
        order: .byDate { $0.period.from }, read: Body.read,
        search: .init(rank: 3, title: { $0.name }, names: { $0.add($1.name, others: $1.otherNames, $1.period) }),
        check: { $0.body($1) })
}

extension Body {
    static func read(_ cursor: JSONCursor) -> Body? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let name = object.required("name") { $0.text() }
            let otherNames = object.list("other_names") { $0.string() }
            let description = object.required("description") { $0.text() }
            let level = object.required("level") { $0.choice(Level.self) }
            let period = object.period()
            let successor = object.optional("succeeded_by") { $0.identifier() }
            let evidence = object.evidence()
            let compositions = object.list("compositions", Composition.read)
            let figures = object.list("figures", SourcedFigure.read)
            guard let id, let name, let description, let level, let evidence else { return nil }
            return Body(
                id: id, name: name, otherNames: otherNames, description: description, level: level, period: period,
                successor: successor, evidence: evidence, compositions: compositions, figures: figures)
        }
    }
}

extension Body.Composition {
    static func read(_ cursor: JSONCursor) -> Body.Composition? {
        cursor.object { object in
            let period = object.period()
            let election = object.optional("election") { $0.identifier() }
            let label = object.optional("label") { $0.text() }
            let total = object.requiredClaim("total") { $0.headcount() }
            let seats = object.required("seats") { $0.array(Body.Seats.read) }
            let note = object.optional("note") { $0.text() }
            guard let seats, let total else { return nil }
            return Body.Composition(
                period: period, election: election, label: label, total: total, seats: seats, note: note)
        }
    }
}

extension Body.Seats {
    static func read(_ cursor: JSONCursor) -> Body.Seats? {
        cursor.object { object in
            let contestant = object.contestant(.party, .group)
            let part = object.optional("part") { $0.choice(Body.Part.self) }
            let seats = object.required("seats") { $0.headcount() }
            let evidence = object.evidence()
            guard let contestant, let seats, let evidence else { return nil }
            return Body.Seats(contestant: contestant, part: part, seats: seats, evidence: evidence)
        }
    }
}

extension Body.SourcedFigure {
    static func read(_ cursor: JSONCursor) -> Body.SourcedFigure? {
        cursor.object { object in
            let figure = Figure(object)
            let evidence = object.evidence()
            guard let figure, let evidence else { return nil }
            return Body.SourcedFigure(figure: figure, evidence: evidence)
        }
    }
}
