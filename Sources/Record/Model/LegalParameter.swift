// SPDX-License-Identifier: Apache-2.0
package import Electoral
import JSON
package import Text

/// A number that the law sets, as a series over time: `registration.members`, `entry.list_percent` and so on.
package struct LegalParameter: Recorded {
    /// What the number is about.
    package enum Topic: String, Sendable, CaseIterable {
        case entry, registration, list, quota, fund, deposit, financing, president, senate, maslikhat, akim, opposition
        case suspension, mazhilis, kurultai, turnout, indicator
    }

    /// For which elections a number holds.
    package enum Scope: String, Sendable, CaseIterable { case parliament, maslikhat, president, senate, akim }

    /// The number during one stretch of time.
    package struct Entry: Sendable {
        package let period: Period
        package let value: Double
        /// The number as it decides: two thirds, where `value` shows 0.6667.
        package let exact: Ratio
        package let inclusive: Bool?
        /// What a share is of.
        package let base: String?
        package let scope: LocalizedText?
        /// Nil where the number itself says for which elections it holds.
        package let appliesTo: Scope?
        package let act: Act
        package let article: String?
        package let evidence: Evidence
    }

    package let id: String
    package let topic: Topic
    package let name: LocalizedText
    package let description: LocalizedText
    /// What is counted, such as `members` or `tenge`.
    package let unit: String
    /// Oldest first.
    package let entries: [Entry]

    /// The law of a day, as the number YYYYMMDD.
    package func entry(on day: Int) -> Entry? { entries.inForce(on: day) { $0.period } }

    static func read(_ cursor: JSONCursor) -> LegalParameter? {
        cursor.object { object in
            let id = object.required("key") { $0.identifier(dots: true) }
            let topic = object.required("topic") { $0.choice(Topic.self) }
            let name = object.required("name") { $0.text() }
            let description = object.required("description") { $0.text() }
            let unit = object.required("unit") { $0.identifier(dots: true) }
            let entries = object.required("series") {
                $0.array(orEmpty: "is empty; a legal number has at least one entry", Entry.read)
            }
            guard let id, let topic, let name, let description, let unit, let entries else { return nil }
            return LegalParameter(
                id: id, topic: topic, name: name, description: description, unit: unit, entries: entries)
        }
    }
}

extension LegalParameter {
    package static let recordKind = RecordKind<LegalParameter>(
        "threshold", noun: "legal number", title: "A number that the law sets, over time", in: .ofRecords("thresholds"),
        { $0.series }, order: .byID,
        read: LegalParameter.read,
        search: .init(
            rank: 7, title: { $0.name },
            names: { list, series in
                list.add(series.name)
                for entry in series.entries { list.add(entry.act.number, .act, nil, entry.period) }
            }),
        check: { $0.series($1) })
}

extension LegalParameter.Entry {
    static func read(_ cursor: JSONCursor) -> LegalParameter.Entry? {
        cursor.object { object in
            let period = object.period(hasBeginning: true)
            let value = object.required("value") { $0.legalNumber() }
            let exact = object.optional("exact") { $0.fraction() } ?? value?.exact
            let inclusive = object.optional("inclusive") { $0.bool() }
            let base = object.optional("base") { $0.choice(Election.ShareBase.self) }
            let scope = object.optional("scope") { $0.text() }
            let appliesTo = object.optional("applies_to") { $0.choice(LegalParameter.Scope.self) }
            let act = object.required("act", Act.read)
            let article = object.optional("article") { $0.string() }
            let evidence = object.evidence()
            guard let value, let exact, let act, let evidence else { return nil }
            return LegalParameter.Entry(
                period: period, value: value.shown, exact: exact, inclusive: inclusive, base: base?.rawValue,
                scope: scope,
                appliesTo: appliesTo, act: act, article: article, evidence: evidence)
        }
    }
}

extension JSONCursor {
    /// A number of the law: as it is shown, and as it decides.
    fileprivate func legalNumber() -> (shown: Double, exact: Ratio)? {
        guard let shown = figure(as: .number(from: 0)), let exact = exactDecimal("a number of the law is 0 or more")
        else { return nil }
        return (shown, exact.ratio)
    }

    /// A fraction of up to nine digits each, such as `2/3`, for a number that no decimal text holds.
    fileprivate func fraction() -> Ratio? {
        guard let text = string(as: .string(matching: "^[0-9]+/[0-9]+$")) else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { UInt32($0) }
        guard parts.count == 2, let above = parts[0], let below = parts[1], below > 0 else {
            return refuse("is \"\(text)\"; a fraction is written 2/3")
        }
        return Ratio(UInt128(above), over: UInt128(below))
    }
}
