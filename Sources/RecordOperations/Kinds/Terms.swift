// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
import Web

/// `/v1/terms` and `/v1/terms/{id}`: institutions, places, happenings and expressions that sources speak of.
enum Terms {
    static let resource = Resource<Term>(
        path: "/v1/terms", noun: "term",
        ids: ("listTerms", "getTerm"),
        texts: (
            list: OperationText(
                .record, "Terms",
                "Institutions, places, happenings and expressions that sources speak of, with their other names.",
                .page(of: .term), example: "/v1/terms?kind=institution&limit=1"),
            one: OperationText(
                .record, "One term", "What it is, what it is called, and what it has to do with.", .thing(.term),
                path: [.termId], example: "/v1/terms/threshold?include=sources&fields=name,other_names")
        ),
        columns: [.init("id"), .init("kind")] + Table.Column.texts("name") + [
            .init("other_names"), .init("description"),
        ] + Table.Column.about,
        filters: [
            .choice(.termKind, Term.Kind.self) { $0.kind },
            .source { [$0.evidence] },
            .words(.words) { [$0.id] + $0.name.all + $0.otherNames },
        ],
        item: { item(of: $0, $1.language) }, exportTitle: "Institutions, places and expressions that sources speak of")

    static func item(of term: Term, _ language: Language) -> Item {
        var item = Item()
        item.set("id", .string(term.id))
        item.set("kind", .string(term.kind.rawValue))
        item.set("name", term.name, in: language)
        item.set("other_names", .strings(term.otherNames))
        item.set("description", term.description, in: language)
        item.set(term.about)
        item.rest(on: term.evidence)
        return item
    }
}
