// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// `/v1/statements` and `/v1/statements/{id}`: what somebody claimed or judged, always with the speaker.
enum Statements {
    static let resource = Resource<Statement>(
        path: "/v1/statements", noun: "statement",
        ids: ("listStatements", "getStatement"),
        columns: [.init("id"), .init("kind"), .init("speaker"), .init("person"), .init("date"), .init("as_of")]
            + Table.Column.texts("text") + Table.Column.about,
        filters: [
            .choice("kind", Statement.Kind.self) { $0.kind },
            .words("speaker") { $0.speaker.all + [$0.person ?? ""] },
            .reference("person", in: { $0.people }) { [$0.person].compactMap(\.self) + $0.about.people },
            .reference("party", in: { $0.parties }) { $0.about.parties },
            .reference("election", in: { $0.elections }) { $0.about.elections },
            .reference("body", in: { $0.bodies }) { $0.about.bodies },
            .dates { statement in
                (statement.date ?? statement.asOf).map { Period(from: $0, to: $0) }
            },
            .source { [$0.evidence] },
            .words("q") { $0.text.all },
        ],
        item: { item(of: $0, $1.language) }, exportTitle: "What was claimed, judged or forecast")

    static func item(of statement: Statement, _ language: Language) -> Item {
        var item = Item()
        item.set("id", .string(statement.id))
        item.set("kind", .string(statement.kind.rawValue))
        item.set("speaker", statement.speaker, in: language)
        item.set("person", .string(statement.person))
        item.set("date", statement.date)
        item.set("as_of", statement.asOf)
        item.set("text", statement.text, in: language)
        item.set(statement.about)
        item.set(statement.figures, in: language)
        item.rest(on: statement.evidence)
        return item
    }
}
