// SPDX-License-Identifier: Apache-2.0
package import JSON
package import Text

/// A disagreement between sources, or within one, with what was chosen and why.
package struct Conflict: Recorded {
    /// What disagrees with what.
    package enum Kind: String, Sendable, CaseIterable {
        case betweenSources = "between-sources"
        case withinSource = "within-source"
        case arithmetic, name
        case changeOverTime = "change-over-time"
    }

    /// What one side says.
    package struct Reading: Sendable {
        package let value: Scalar
        /// Ids of sources, at least one.
        package let sources: [String]
        package let note: LocalizedText?

        static func read(_ cursor: JSONCursor) -> Reading? {
            cursor.object { object in
                let value = object.required("value") { $0.scalarOrText() }
                let sources = object.sources()
                let note = object.optional("note") { $0.text() }
                guard let value, let sources else { return nil }
                return Reading(value: value, sources: sources, note: note)
            }
        }
    }

    /// Where the API serves what was chosen.
    package struct Place: Sendable {
        package let url: String
        package let pointer: JSONPointer

        static func read(_ cursor: JSONCursor) -> Place? {
            cursor.object { object in
                let url = object.required("url") { cursor -> String? in
                    guard let text = cursor.string(as: .string(matching: "^/v1/")) else { return nil }
                    return text.hasPrefix("/v1/")
                        ? text
                        : cursor.refuse("is \"\(text)\"; a path of the API such as /v1/parties/amanat is expected")
                }
                let pointer = object.required("pointer") { cursor -> JSONPointer? in
                    guard let text = cursor.string(as: .string(matching: "^/")) else { return nil }
                    return JSONPointer(text) ?? cursor.refuse("is \"\(text)\"; a JSON pointer is expected")
                }
                guard let url, let pointer else { return nil }
                return Place(url: url, pointer: pointer)
            }
        }
    }

    package let id: String
    package let kind: Kind
    package let subject: LocalizedText
    package let readings: [Reading]
    /// Nil where the disagreement is left open.
    package let chosen: Scalar?
    package let reason: LocalizedText
    /// The sums that decide, where sums decide.
    package let arithmetic: String?
    package let places: [Place]
    package let about: RelatedRecords

    static func read(_ cursor: JSONCursor) -> Conflict? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let kind = object.required("kind") { $0.choice(Kind.self) }
            let subject = object.required("subject") { $0.text() }
            let readings = object.required("readings") { $0.described { $0.with("minItems", 1) }.array(Reading.read) }
            let chosen = object.optional("chosen") { $0.scalarOrText() }
            let reason = object.required("reason") { $0.text() }
            let arithmetic = object.optional("arithmetic") { $0.string() }
            let places = object.list("at", Place.read)
            let about = object.about()
            guard let id, let kind, let subject, let readings, let reason else { return nil }
            return Conflict(
                id: id, kind: kind, subject: subject, readings: readings, chosen: chosen, reason: reason,
                arithmetic: arithmetic, places: places, about: about)
        }
    }
}

extension Conflict {
    package static let recordKind = RecordKind<Conflict>(
        "conflict", title: "Where sources disagree", in: .ofCollections("conflicts"), { $0.conflicts }, order: .byID,
        read: Conflict.read,
        check: { $0.conflict($1) })
}
