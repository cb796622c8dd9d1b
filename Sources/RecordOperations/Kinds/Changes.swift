// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
import Web

/// `/v1/changes` and `/v1/changes/{id}`: what each version of the dataset changed, the newest first; as a feed, too.
enum Changes {
    static let resource = Resource<Change>(
        path: "/v1/changes", noun: "change",
        ids: ("listChanges", "getChange"),
        texts: (
            list: OperationText(
                .record, "Changes of the dataset",
                """
                What each version of the dataset changed, the newest first; `dataset_version` in `meta` says which \
                version an answer is from. As `/v1/changes.atom` a feed for readers and for IMPORTFEED of Google \
                Sheets.
                """, .page(of: .change), example: "/v1/changes?limit=1"),
            one: OperationText(
                .record, "One change", "What was changed, and in which records where they are few enough to name.",
                .thing(.change), path: [.changeId], example: "/v1/changes/first-version-law?fields=version,title")
        ),
        columns: [.init("id"), .init("version"), .init("date"), .init("kind")] + Table.Column.texts("title")
            + [.init("text")] + Table.Column.about,
        filters: [
            .choice(.changeKind, Change.Kind.self) { $0.kind },
            .dates { Period(from: $0.date, to: $0.date) },
            .reference(.aboutParty, in: { $0.parties }) { $0.about.parties },
            .reference(.aboutElection, in: { $0.elections }) { $0.about.elections },
        ],
        item: { item(of: $0, $1.language) }, exportTitle: "What each version of the dataset changed",
        feeds: [
            (.atom, Atom.writer(Phrase.changes, entry))
        ],
        heading: { $0.title[$1] })

    @Sendable private static func entry(of change: Change, _ context: RequestContext) -> Feed.Entry {
        Feed.Entry(
            id: change.id, title: change.title[context.language], text: change.text[context.language],
            category: change.kind.rawValue, date: change.date, end: nil, updated: change.date)
    }

    static func item(of change: Change, _ language: Language) -> Item {
        var item = Item()
        item.set("id", .string(change.id))
        item.set("version", .string(change.version))
        item.set("date", change.date)
        item.set("kind", .string(change.kind.rawValue))
        item.set("title", change.title, in: language)
        item.set("text", change.text, in: language)
        item.set(change.about)
        return item
    }
}
