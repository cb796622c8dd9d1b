// SPDX-License-Identifier: Apache-2.0
import JSON
import Text

/// A publication on which figures rest.
package struct Source: Recorded {
    /// What sort of publication it is.
    package enum Kind: String, Sendable, CaseIterable {
        case law, official, observer, press, reference, archive, analysis, encyclopedia
    }

    package let id: String
    package let title: String
    package let publisher: String?
    /// Sources of one family count as one: all editions and mirrors of one encyclopedia, all pages of one agency.
    package let family: String
    package let kind: Kind
    package let url: String?
    /// The address as far as it was kept, where it is not complete.
    package let locator: String?
    package let date: PartialDate?

    static func read(_ cursor: JSONCursor) -> Source? {
        cursor.object { object in
            let id = object.required("id") { $0.identifier() }
            let title = object.required("title") { $0.string() }
            let publisher = object.optional("publisher") { $0.string() }
            let family = object.required("family") { $0.identifier() }
            let kind = object.required("kind") { $0.choice(Kind.self) }
            let url = object.optional("url") { $0.address() }
            let locator = object.optional("locator") { $0.string() }
            let date = object.optional("date") { $0.date() }
            object.hasOne(of: ["url", "locator"], justOne: false)
            guard let id, let title, let family, let kind else { return nil }
            return Source(
                id: id, title: title, publisher: publisher, family: family, kind: kind, url: url, locator: locator,
                date: date)
        }
    }
}

extension Source {
    package static let recordKind = RecordKind<Source>(
        "source", title: "Publications on which figures rest", in: .ofCollections("sources"), { $0.sources },
        order: .byID, read: Source.read,
        check: { $0.source($1) })
}

extension JSONCursor {
    /// A complete web address.
    func address() -> String? {
        guard let text = string(as: .string(matching: "^https?://[^ …]+$")) else { return nil }
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains("…"), !text.contains(" ") else {
            return refuse("is \"\(text)\"; a complete http or https address is expected, or use \"locator\"")
        }
        return text
    }
}
