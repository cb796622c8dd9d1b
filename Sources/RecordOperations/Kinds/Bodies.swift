// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
import Web

/// `/v1/bodies`, `/v1/bodies/{id}` and `/v1/bodies/{id}/composition`: who sits where, by party, over time.
enum Bodies {
    static let resource = Resource<Body>(
        path: "/v1/bodies", noun: "body",
        ids: ("listBodies", "getBody"),
        texts: (
            list: OperationText(
                .bodies, "Bodies",
                """
                In the order in which they came into being. `as_of` gives those that may have been there on that \
                day.
                """, .page(of: .body), example: "/v1/bodies?q=kurultai&fields=id,name,from,to&limit=2"),
            one: OperationText(
                .bodies, "One body", "With every composition on record.", .thing(.body), path: [.bodyId],
                example: "/v1/bodies/kurultai?fields=id,name,from")
        ),
        columns: [.init("id"), .init("level")] + Table.Column.texts("name")
            + [.init("description"), .init("from"), .init("to"), .init("succeeded_by")],
        filters: [
            .choice(.bodyLevel, Body.Level.self) { $0.level },
            .day(.asOf) { [$0.period] },
            .words(.piece) { [$0.id] + $0.name.all + $0.otherNames },
        ],
        item: { item(of: $0, $1.registry, $1.language) }, exportTitle: "Elected and appointed bodies",
        idColumns: ["body", "succeeded_by"],
        rows: [
            .init(
                columns: ["body", "from", "to", "election", "label"].map { .init($0) } + seatColumns,
                of: { compositionRows(of: $0, $1.registry, $1.language) }, isTable: false,
                export: .init(name: "compositions", title: "Who sat in bodies, by party"))
        ],
        below: compositions)

    private static var compositions: [Operation] {
        [
            Operation(
                .get, "/v1/bodies/{id}/composition", id: "getBodyComposition",
                parameters: Operation.table + [.asOf], formats: Format.tables, composition
            )
            .documented(
                OperationText(
                    .bodies, "Who sits in a body",
                    """
                    The composition on the day of `as_of`; without it the last on record. As a table it is the seats \
                    by party.
                    """, .thing(.bodyComposition), path: [.bodyId],
                    example: "/v1/bodies/mazhilis/composition?as_of=2022-01-01"))
        ]
    }

    private static let seatColumns: [Table.Column] =
        [.init("id"), .init("party"), .init("group")] + Table.Column.texts("name")
        + [.init("part"), .init("seats"), .init("percent"), .init("color")]

    /// The composition of a day; without one, the last on record.
    private static func composition(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let body = try context.find("body", in: context.registry.bodies)
        let asked = context.parameters.day("as_of")
        return { () throws(Problem) in
            let found = composition(of: body, on: asked?.firstDay)
            var item = Item()
            item.set("body", .string(body.id))
            item.set("as_of", asked)
            let seats = set(found, &item, context.registry, context.language)
            var document = Document(.item(item), location: context.location)
            document.table = Table(columns: seatColumns, rows: seats)
            if found == nil {
                document.warnings.append(.init(pointer: nil, detail: context.texts[.noComposition]))
            }
            if let found, let day = asked?.firstDay, found.period.isUncertain(on: day) {
                document.warnings.append(.init(pointer: nil, detail: context.texts[.exactDayUnknown]))
            }
            return .document(document)
        }
    }
}

extension Bodies {
    /// The composition of a day (the number YYYYMMDD), or the last one; of several views of one time the first.
    private static func composition(of body: Body, on day: Int?) -> Body.Composition? {
        let compositions = body.compositions
        let found = day.map { day in compositions.inForce(on: day) { $0.period } } ?? compositions.last
        return compositions.first { $0.period == found?.period }
    }

    static func item(of body: Body, _ registry: Record, _ language: Language) -> Item {
        var item = Item()
        item.set("id", .string(body.id))
        item.set("name", body.name, in: language)
        item.set("other_names", .strings(body.otherNames))
        item.set("description", body.description, in: language)
        item.set("level", .string(body.level.rawValue))
        item.set("from", body.period.from)
        item.set("to", body.period.to)
        item.set("succeeded_by", .string(body.successor))
        item.set(
            "compositions",
            body.compositions.map { composition in
                var item = Item()
                _ = set(composition, &item, registry, language)
                return item
            })
        item.set("figures", body.figures.map { sourced($0, language) })
        item.rest(on: body.evidence)
        return item
    }

    private static func sourced(_ figure: Body.SourcedFigure, _ language: Language) -> Item {
        var item = Item(figure.figure, in: language)
        item.rest("value", on: figure.evidence)
        return item
    }

    /// The members of a composition, all null where there is none; gives the rows of its seats.
    private static func set(
        _ composition: Body.Composition?, _ item: inout Item, _ registry: Record, _ language: Language
    ) -> [Item] {
        let seats = composition.map { rows(of: $0, registry, language) } ?? []
        item.set("from", composition?.period.from)
        item.set("to", composition?.period.to)
        item.set("election", .string(composition?.election))
        item.set("label", composition?.label, in: language)
        item.set("total", composition?.total)
        item.set("seats", seats)
        item.set("note", .string(composition?.note?[language]))
        return seats
    }

    /// The seats of every composition, each with the time of it.
    static func compositionRows(of body: Body, _ registry: Record, _ language: Language) -> [Item] {
        body.compositions.flatMap { composition in
            rows(of: composition, registry, language).map { row in
                var row = row
                row.set("body", .string(body.id))
                row.set("from", composition.period.from)
                row.set("to", composition.period.to)
                row.set("election", .string(composition.election))
                row.set("label", .string(composition.label?[language]))
                return row
            }
        }
    }

    /// One row a party or group, or one for each part of its seats.
    static func rows(of composition: Body.Composition, _ registry: Record, _ language: Language) -> [Item] {
        composition.seats.map { seats in
            var item = Item()
            item.set(seats.contestant, on: composition.period.from?.firstDay, registry, language)
            item.set("part", .string(seats.part?.rawValue))
            item.set("seats", .integer(seats.seats))
            item.set("percent", .percent(UInt128(seats.seats), of: UInt128(max(1, composition.total.value))))
            item.rest("seats", on: seats.evidence)
            return item
        }
    }
}
