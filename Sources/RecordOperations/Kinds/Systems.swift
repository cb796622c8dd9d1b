// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import SimulationOperations
import Text
import Web

/// `/v1/electoral-systems` and `/v1/electoral-systems/{id}`.
enum Systems {
    static let resource = Resource<ElectoralSystem>(
        path: "/v1/electoral-systems", noun: "electoral system",

        ids: ("listElectoralSystems", "getElectoralSystem"),
        texts: (
            list: OperationText(
                .systems, "Electoral systems",
                """
                The rules of each era, oldest first. `as_of` gives those in force on that day; where only the month \
                of a change is known, a warning says so.
                """, .page(of: .electoralSystem),
                example: "/v1/electoral-systems?fields=id,from,to,list_seats,threshold_percent&limit=3"),
            one: OperationText(
                .systems, "One electoral system",
                "The rules of each part with the article behind each rule, and what the law leaves open.",
                .thing(.electoralSystem), path: [.electoralSystemId],
                example: "/v1/electoral-systems/mazhilis-2023?fields=id,parts&lang=kk")
        ), columns: columns,
        filters: [
            .asOf { system, day, registry in
                let ofBody = registry.systems.items.filter { $0.body == system.body }
                return ofBody.inForce(on: day) { $0.period }?.id == system.id
            },
            .reference(.body, in: { $0.bodies }) { [$0.body] },
        ],
        item: { item(of: $0, $1.texts) }, exportTitle: "Electoral systems", idColumns: ["system"],
        warnings: { systems, context in
            guard let day = context.parameters.day("as_of")?.firstDay,
                systems.contains(where: { $0.period.isUncertain(on: day) })
            else { return [] }
            return [.init(pointer: nil, detail: context.texts[.exactDayUnknown])]
        })

    private static let columns: [Table.Column] = [
        .init("id"), .init("body"), .init("name"), .init("name_en", "names/en"), .init("name_ru", "names/ru"),
        .init("name_kk", "names/kk"), .init("from"), .init("to"), .init("seats"), .init("list_seats"),
        .init("single_member_seats"), .init("appointed_seats"), .init("threshold_percent"), .init("against_all"),
        .init("blocs"), .init("independents"),
    ]
}

extension Systems {
    static func item(of system: ElectoralSystem, _ texts: TextCatalogue) -> Item {
        let language = texts.language
        let rules = system.listRules
        var item = Item()
        item.set("id", .string(system.id))
        item.set("body", .string(system.body))
        item.set("name", system.name, in: language)
        item.set("aliases", .strings(system.aliases))
        item.set("from", system.period.from)
        item.set("to", system.period.to)
        item.set("seats", .integer(system.seats))
        item.set("list_seats", .integer(system.seats(of: .list)))
        item.set("single_member_seats", .integer(system.seats(of: .singleMember)))
        item.set("appointed_seats", .integer(system.seats(of: .appointed)))
        item.set("threshold_percent", rules?.threshold.map { $0.share.percentDocument } ?? .null)
        item.set("against_all", system.againstAll.map { .bool($0) } ?? .null)
        item.set("blocs", system.blocs.map { .bool($0) } ?? .null)
        item.set("independents", system.independents.map { .bool($0) } ?? .null)
        item.set("parts", .array(system.parts.map { part($0, texts) }))
        item.set("acts", .array(system.acts.map { $0.document(in: language) }))
        item.set("assumptions", .strings(system.assumptions.map { $0[language] }))
        item.set("notes", system.notes.map { note($0, language) })
        item.rest(on: system.evidence)
        return item
    }

    private static func part(_ part: ElectoralSystem.Part, _ texts: TextCatalogue) -> JSON {
        let language = texts.language
        return switch part {
        case .list(let rules, let cap):
            [
                "articles": .object(
                    Step.Kind.allCases.compactMap { kind in
                        rules.articles[kind].map { JSON.Member(kind.rawValue, .string(texts.citation($0))) }
                    }),
                "kind": "list",
                "list_size_cap_percent": .integer(cap),
                "rules": rules.document,
                "seats": .integer(rules.seats),
            ]
        case .singleMember(let seats, let family, let articles, let note):
            [
                "articles": document(of: articles, texts), "kind": "single-member", "note": .string(note?[language]),
                "rules": ["family": .string(family.rawValue)], "seats": .integer(seats),
            ]
        case .appointed(let seats, let by, let articles):
            [
                "articles": document(of: articles, texts), "by": .string(by[language]), "kind": "appointed",
                "seats": .integer(seats),
            ]
        case .described(let part):
            [
                "articles": document(of: part.articles, texts), "by": .string(part.by?[language]),
                "kind": .string(part.kind.rawValue), "note": .string(part.note[language]),
                "rules": .null, "seats": .integer(part.seats),
            ]
        }
    }

    private static func document(of articles: [ElectoralSystem.Article], _ texts: TextCatalogue) -> JSON {
        .object(articles.map { JSON.Member($0.topic, .string(texts.citation($0.article))) })
    }

    private static func note(_ note: ElectoralSystem.Note, _ language: Language) -> Item {
        var item = Item()
        item.set("text", note.text, in: language)
        item.rest(on: note.evidence)
        return item
    }
}
