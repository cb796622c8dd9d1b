// SPDX-License-Identifier: Apache-2.0
import JSON
package import Text

/// What a version of the dataset has that the one before did not.
package struct Change: Recorded {
    /// What was done to records.
    package enum Kind: String, Sendable, CaseIterable { case added, corrected, removed }

    package let id: String
    /// The version of the dataset that has the change first, such as `0.1.0`.
    package let version: String
    /// The day of that version.
    package let date: PartialDate
    package let kind: Kind
    package let title: LocalizedText
    package let text: LocalizedText
    /// The records that changed, where they are few enough to name.
    package let about: RelatedRecords

    static func read(_ cursor: JSONCursor) -> Change? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let version = object.required("version") { $0.versionNumber() }
            let date = object.required("date") { $0.described { _ in .day }.date() }
            let kind = object.required("kind") { $0.choice(Kind.self) }
            let title = object.required("title") { $0.text() }
            let text = object.required("text") { $0.text() }
            let about = object.about()
            guard let id, let version, let date, let kind, let title, let text else { return nil }
            return Change(id: id, version: version, date: date, kind: kind, title: title, text: text, about: about)
        }
    }
}

extension Change {
    package static let recordKind = RecordKind<Change>(
        "change", title: "What each version of the dataset changed", in: .ofCollections("changes"), { $0.changes },
        order: .newestFirst { $0.date }, read: Change.read,
        check: { $0.change($1) }, checkAll: { $0.versionIsTold() })
}

extension JSONCursor {
    /// Three whole numbers with dots between them.
    fileprivate func versionNumber() -> String? {
        let schema = Schema.string(matching: #"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"#)
        guard let text = string(as: schema) else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ part in Int(part).map(String.init) == String(part) }) else {
            return refuse("is \"\(text)\"; a version is written as three numbers, such as 0.1.0")
        }
        return text
    }
}
