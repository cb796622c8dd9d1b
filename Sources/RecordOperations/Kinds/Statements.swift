// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
import Web

/// `/v1/statements` and `/v1/statements/{id}`: what somebody claimed or judged, always with the speaker.
enum Statements {
    static let resource = Resource<Statement>(
        path: "/v1/statements", noun: "statement",
        ids: ("listStatements", "getStatement"),
        texts: (
            list: OperationText(
                .record, "Statements",
                "What somebody claimed, judged, planned or forecast, by date; what has no date comes last.",
                .page(of: .statement), example: "/v1/statements?kind=forecast&fields=id,speaker,text&limit=2"),
            one: OperationText(
                .record, "One statement", "In our own words, with its figures.", .thing(.statement),
                path: [.statementId], example: "/v1/statements/s3-candidates-1994?fields=id,speaker,text")
        ),
        columns: [.init("id"), .init("kind"), .init("speaker"), .init("person"), .init("date"), .init("as_of")]
            + Table.Column.texts("text") + Table.Column.about,
        filters: [
            .choice(.statementKind, Statement.Kind.self) { $0.kind },
            .words(.speaker) { $0.speaker.all + [$0.person ?? ""] },
            .reference(.aboutPerson, in: { $0.people }) { [$0.person].compactMap(\.self) + $0.about.people },
            .reference(.aboutParty, in: { $0.parties }) { $0.about.parties },
            .reference(.aboutElection, in: { $0.elections }) { $0.about.elections },
            .reference(.aboutBody, in: { $0.bodies }) { $0.about.bodies },
            .dates { statement in
                (statement.date ?? statement.asOf).map { Period(from: $0, to: $0) }
            },
            .source { [$0.evidence] },
            .words(.words) { $0.text.all },
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
