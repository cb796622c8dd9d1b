// SPDX-License-Identifier: Apache-2.0
import JSON

/// What a record is about, by the ids of other things in the dataset.
package struct RelatedRecords: Sendable {
    package let parties: [String]
    package let people: [String]
    package let elections: [String]
    package let bodies: [String]
    package let systems: [String]
    package let thresholds: [String]

    /// About nothing in particular.
    static let nothing = RelatedRecords(parties: [], people: [], elections: [], bodies: [], systems: [], thresholds: [])
}

extension JSONObjectCursor {
    /// The member `about` of this object, which may be left out.
    func about() -> RelatedRecords {
        optional("about") { cursor in
            cursor.called("about", "What a record is about, by ids.").object { object in
                RelatedRecords(
                    parties: object.list("parties") { $0.identifier() },
                    people: object.list("people") { $0.identifier() },
                    elections: object.list("elections") { $0.identifier() },
                    bodies: object.list("bodies") { $0.identifier() },
                    systems: object.list("systems") { $0.identifier() },
                    thresholds: object.list("thresholds") { $0.identifier(dots: true) })
            }
        } ?? .nothing
    }
}
