// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
import Web

/// `/v1/people` and `/v1/people/{id}`: people in public office or a public political role.
enum People {
    static let resource = Resource<Person>(
        path: "/v1/people", noun: "person",
        ids: ("listPeople", "getPerson"),
        texts: (
            list: OperationText(
                .people, "People", "In the order of their ids. `as_of` gives those with a dated role on that day.",
                .page(of: .person), example: "/v1/people?office=president&fields=id,name,parties&limit=2"),
            one: OperationText(
                .people, "One person", "All roles on record; as a table it is the roles.", .thing(.person),
                path: [.personId], example: "/v1/people/kassym-jomart-tokayev?fields=id,name,roles")
        ),
        columns: [.init("id")] + Table.Column.texts("name") + [
            .init("other_names"), .init("parties"), .init("bodies"),
        ],
        filters: [
            .choices(.office, Person.Office.self) { $0.roles.compactMap(\.office) },
            .reference(.roleParty, in: { $0.parties }) { $0.roles.compactMap(\.party) },
            .reference(.roleBody, in: { $0.bodies }) { $0.roles.compactMap(\.body) },
            .day(.asOf) { $0.roles.map(\.period).filter { $0.from != nil || $0.to != nil } },
            .source { $0.roles.map(\.evidence) },
            .words(.piece) { [$0.id] + $0.name.all + $0.otherNames },
        ],
        item: { item(of: $0, $1.language) }, exportTitle: "People in public political roles",
        rows: [
            .init(
                columns: roleColumns, of: { person, context in person.roles.map { role($0, context.language) } },
                export: .init(
                    name: "roles", title: "Roles of people", head: [.init("person")],
                    write: { row, person, _ in row.set("person", .string(person.id)) }))
        ])

    private static let roleColumns: [Table.Column] =
        Table.Column.texts("title")
        + [.init("office"), .init("party"), .init("body"), .init("from"), .init("to")]

    static func item(of person: Person, _ language: Language) -> Item {
        var item = Item()
        item.set("id", .string(person.id))
        item.set("name", person.name, in: language)
        item.set("other_names", .strings(person.otherNames))
        item.set("roles", person.roles.map { role($0, language) })
        item.set("parties", .strings(unique(person.roles.compactMap(\.party))))
        item.set("bodies", .strings(unique(person.roles.compactMap(\.body))))
        item.set("identifiers", .array(person.identifiers.map { $0.document(in: language) }))
        return item
    }

    private static func unique(_ ids: [String]) -> [String] {
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }
    }

    private static func role(_ role: Person.Role, _ language: Language) -> Item {
        var item = Item()
        item.set("title", role.title, in: language)
        item.set("office", .string(role.office?.rawValue))
        item.set("party", .string(role.party))
        item.set("body", .string(role.body))
        item.set("from", role.period.from)
        item.set("to", role.period.to)
        item.rest(on: role.evidence)
        return item
    }
}
