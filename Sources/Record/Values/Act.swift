// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// A legal act.
package struct Act: Sendable {
    package let title: LocalizedText
    package let number: String?
    package let date: PartialDate?
    /// The publication that has its text.
    package let source: String?

    static func read(_ cursor: JSONCursor) -> Act? {
        cursor.called("act", "A legal act.").object { object in
            let title = object.required("title") { $0.text() }
            let number = object.optional("number") { $0.string() }
            let date = object.optional("date") { $0.date() }
            let source = object.optional("source") { $0.identifier() }
            guard let title else { return nil }
            return Act(title: title, number: number, date: date, source: source)
        }
    }
}
