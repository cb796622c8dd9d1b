// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// What a pollster asked voters, before or on the day.
package struct Poll: Recorded {
    /// When people were asked.
    package enum Kind: String, Sendable, CaseIterable {
        /// As they left the polling station.
        case exit
        case opinion
    }

    /// What one party, group or answer got.
    package struct Share: Sendable {
        package let contestant: Contestant
        package let percent: Double
        /// The lowest and the highest value given.
        package let range: ClosedRange<Double>?

        /// Whether it is the share of those against all: the answer or group `against-all`.
        package var isAgainstAll: Bool { contestant.party == nil && contestant.id == "against-all" }
    }

    package let id: String
    package let kind: Kind
    package let election: String?
    package let pollster: LocalizedText
    package let client: LocalizedText?
    /// When people were asked.
    package let fieldwork: Period
    package let sample: Int?
    package let scope: LocalizedText?
    package let question: LocalizedText?
    package let shares: [Share]
    package let evidence: Evidence

    static func read(_ cursor: JSONCursor) -> Poll? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let kind = object.required("kind") { $0.choice(Kind.self) }
            let election = object.optional("election") { $0.identifier() }
            let pollster = object.required("pollster") { $0.text() }
            let client = object.optional("commissioned_by") { $0.text() }
            let fieldwork = object.period()
            let sample = object.optional("sample") { $0.headcount() }
            let scope = object.optional("scope") { $0.text() }
            let question = object.optional("question") { $0.text() }
            let shares = object.required("shares") { $0.array(Share.read) }
            let evidence = object.evidence()
            guard let id, let kind, let pollster, let shares, let evidence else { return nil }
            return Poll(
                id: id, kind: kind, election: election, pollster: pollster, client: client, fieldwork: fieldwork,
                sample: sample, scope: scope, question: question, shares: shares, evidence: evidence)
        }
    }
}

extension Poll {
    package static let recordKind = RecordKind<Poll>(
        "poll", title: "Polls and exit polls", in: .ofCollections("polls"), { $0.polls },
        order: .byDate { $0.fieldwork.from ?? $0.fieldwork.to },
        read: Poll.read, check: { $0.poll($1) })
}

extension Poll.Share {
    static func read(_ cursor: JSONCursor) -> Poll.Share? {
        cursor.object { object in
            let contestant = object.contestant(.party, .group, .candidate, .option)
            let percent = object.required("percent") { $0.percentage() }
            let range = object.optional("range") { cursor -> ClosedRange<Double>? in
                let pair = cursor.described { $0.with("minItems", 2).with("maxItems", 2) }
                guard let bounds = pair.array({ $0.percentage() }) else { return nil }
                guard bounds.count == 2, bounds[0] <= bounds[1] else {
                    return cursor.refuse("has \(bounds.count) numbers; the lowest and the highest are expected")
                }
                return bounds[0]...bounds[1]
            }
            guard let contestant, let percent else { return nil }
            return Poll.Share(contestant: contestant, percent: percent, range: range)
        }
    }
}
