// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// A checkable number, or a short name, that a text gives: what the sentence says as data.
package struct Figure: Sendable {
    /// Names the figure within its text, such as `members`.
    package let key: String
    package let label: LocalizedText
    package let value: Scalar
    /// What is counted, such as `seats`; nil where the value has no unit.
    package let unit: String?

    static func read(_ cursor: JSONCursor) -> Figure? {
        cursor.called("figure", "A checkable number, or a short name, inside a text.").object { Figure($0) }
    }

    /// The members of a figure, which may stand beside others.
    init?(_ object: JSONObjectCursor) {
        let key = object.required("key") { $0.identifier(dots: true) }
        let label = object.required("label") { $0.text() }
        let value = object.required("value") { $0.scalar() }
        let unit = object.optional("unit") { $0.identifier(dots: true) }
        guard let key, let label, let value else { return nil }
        self.init(key: key, label: label, value: value, unit: unit)
    }

    private init(key: String, label: LocalizedText, value: Scalar, unit: String?) {
        self.key = key
        self.label = label
        self.value = value
        self.unit = unit
    }
}

/// A value that is shown as it was written.
package enum Scalar: Sendable, Hashable {
    /// A number with all its digits.
    case number(String)
    case string(String)
    case text(LocalizedText)
}

extension JSONCursor {
    /// A number or a string.
    func scalar() -> Scalar? {
        switch value {
        case .number: return number().map { .number($0) }
        case .string: return string().map { .string($0) }
        default:
            expects(.types(["number", "string"]).named("figure_value"))
            return refuse("is \(value.kind); a number or a string is expected")
        }
    }

    /// A number, a string, or a text in all languages.
    func scalarOrText() -> Scalar? {
        let isText = if case .object = value { true } else { false }
        return either(isText, { $0.text().map { .text($0) } }, { $0.scalar() })
    }
}
