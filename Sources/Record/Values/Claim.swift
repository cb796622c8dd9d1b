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
        let confidence = required("confidence") { $0.choice(Confidence.self) }
        let note = optional("note") { $0.text() }
        guard let sources, let confidence else { return nil }
        return Evidence(sources: sources, confidence: confidence, note: note)
    }

    /// The member `sources`: ids of sources, at least one.
    func sources() -> [String]? {
        required("sources") { cursor in
            guard let ids = cursor.array({ $0.identifier() }) else { return nil }
            return ids.isEmpty ? cursor.refuse("is empty; every figure has a source") : ids
        }
    }

    /// A claim that may be left out.
    package func claim<Value>(_ name: String, _ decode: @escaping (JSONCursor) -> Value?) -> Claim<Value>? {
        optional(name) { cursor in
            cursor.object { object in
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

    /// The members `from` and `to` of this object.
    package func period() -> Period {
        let from = optional("from") { $0.date() }
        let to = optional("to") { $0.date() }
        if let from, let to, to.lastDay < from.firstDay {
            faults.found.append(JSONFault(pointer.appending("to"), "is \(to), before \"from\", which is \(from)"))
        }
        return Period(from: from, to: to)
    }
}
