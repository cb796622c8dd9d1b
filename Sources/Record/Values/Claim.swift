// SPDX-License-Identifier: Apache-2.0
package import JSON
package import Text

/// How well a figure is supported.
package enum Confidence: String, Sendable, CaseIterable {
    /// By sources of two different families.
    case confirmed
    /// By sources of one family.
    case single
    /// By conflicting, derived or weak sources.
    case uncertain
}

/// On what a figure or a text rests.
package struct Evidence: Sendable, Hashable {
    /// Ids of sources, at least one.
    package let sources: [String]
    package let confidence: Confidence
    package let note: LocalizedText?
}

/// A value with the evidence for it, and what other sources say instead.
package struct Claim<Value: Sendable & Hashable>: Sendable, Hashable {
    package let value: Value
    package let evidence: Evidence
    /// What other sources give; never served in place of the value.
    package let alternatives: [Alternative]

    /// Another value and the evidence for it.
    package struct Alternative: Sendable, Hashable {
        package let value: Value
        package let evidence: Evidence
    }
}

extension JSONObjectCursor {
    /// The members `sources`, `confidence` and `note` of this object.
    package func evidence() -> Evidence? {
        let sources = sources()
        let confidence = required("confidence") { cursor in
            cursor.called("confidence", "By sources of two families; of one; by weak, derived or conflicting ones.")
                .choice(Confidence.self)
        }
        let note = optional("note") { $0.text() }
        guard let sources, let confidence else { return nil }
        return Evidence(sources: sources, confidence: confidence, note: note)
    }

    /// The member `sources`: ids of sources, at least one.
    func sources() -> [String]? {
        required("sources") { cursor in
            cursor.called("sources", "Ids of sources.")
                .array(orEmpty: "is empty; every figure has a source") { $0.identifier() }
        }
    }

    /// A claim that may be left out.
    package func claim<Value>(_ name: String, _ decode: (JSONCursor) -> Value?) -> Claim<Value>? {
        optional(name) { $0.claim(decode) }
    }

    /// A claim that has to be there.
    func requiredClaim<Value>(_ name: String, _ decode: (JSONCursor) -> Value?) -> Claim<Value>? {
        required(name) { $0.claim(decode) }
    }

    /// The members `from` and `to` of this object.
    /// - Parameter hasBeginning: whether `from` has to be there.
    package func period(hasBeginning: Bool = false) -> Period {
        let from = hasBeginning ? required("from") { $0.date() } : optional("from") { $0.date() }
        let to = optional("to") { $0.date() }
        if let from, let to, to.lastDay < from.firstDay {
            faults.found.append(JSONFault(pointer.appending("to"), "is \(to), before \"from\", which is \(from)"))
        }
        return Period(from: from, to: to)
    }
}

extension JSONCursor {
    /// An object that is a claim.
    fileprivate func claim<Value>(_ decode: (JSONCursor) -> Value?) -> Claim<Value>? {
        described(\.namedClaim).object { object in
            let value = object.required("value", decode)
            let evidence = object.evidence()
            let alternatives = object.list("alternatives") { cursor in
                cursor.object { other -> Claim<Value>.Alternative? in
                    let value = other.required("value", decode)
                    let evidence = other.evidence()
                    guard let value, let evidence else { return nil }
                    return Claim<Value>.Alternative(value: value, evidence: evidence)
                }
            }
            guard let value, let evidence else { return nil }
            return Claim(value: value, evidence: evidence, alternatives: alternatives)
        }
    }
}

extension Schema {
    /// A claim is a component where its value is one.
    fileprivate var namedClaim: Schema { member("value")?.name.map { named("claimed_\($0)") } ?? self }
}
