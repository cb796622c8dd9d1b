// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// `/v1/elections/{id}/turnout`: turnout by each definition on its own.
enum Turnout {
    static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/elections/{id}/turnout", id: "getElectionTurnout", parameters: Operation.list,
                formats: Format.tables, list
            )
            .documented(
                OperationText(
                    .elections, "Turnout by definition",
                    "Turnout by each definition on its own: official, by ballots issued, preliminary, by round.",
                    .page(of: .turnout), path: [.electionId],
                    example: "/v1/elections/mazhilis-2007/turnout?fields=id,voters,percent&limit=2"))
        ]
    }

    static let columns: [Table.Column] =
        [.init("election"), .init("date"), .init("id"), .init("key"), .init("voters"), .init("percent")]
        + Table.Column.texts("definition") + [.init("registered_voters")]

    private static func list(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let election = try context.find("election", in: context.registry.elections)
        let rows = rows(of: election, context.language)
        let paging = Paging(
            context, columns: columns, members: members, isRow: { id in rows.contains { $0["id"]?.text == id } })
        return { () throws(Problem) in .document(try paging.document(of: rows)) }
    }

    private static let members = [
        "election", "date", "id", "key", "definition", "definitions", "voters", "percent", "registered_voters", "note",
    ]

    /// How many rows an election has.
    static func count(of election: Election) -> Int {
        election.turnout.isEmpty && election.turnoutPercent != nil ? 1 : election.turnout.count
    }

    /// One row a definition; where the record has one figure and no definition, it is the official one.
    static func rows(of election: Election, _ language: Language) -> [Item] {
        var seen: [String: Int] = [:]
        if election.turnout.isEmpty, let percent = election.turnoutPercent {
            var item = start(of: election, "official", .official, Phrase.turnoutUndefined, language)
            item.set("voters", .null)
            item.set("percent", percent)
            finish(&item, election, percent.evidence, language)
            return [item]
        }
        return election.turnout.map { turnout in
            let key = turnout.key.rawValue
            seen[key, default: 0] += 1
            let id = (seen[key] ?? 1) == 1 ? key : "\(key)-\(seen[key] ?? 1)"
            var item = start(of: election, id, turnout.key, turnout.definition, language)
            item.set("voters", .integer(turnout.voters))
            item.set("percent", .figure(turnout.percent))
            item.rest("percent", on: turnout.evidence)
            finish(&item, election, turnout.evidence, language)
            return item
        }
    }

    private static func start(
        of election: Election, _ id: String, _ key: Election.Turnout.Key, _ definition: LocalizedText,
        _ language: Language
    ) -> Item {
        var item = Item()
        item.set("election", .string(election.id))
        item.set("date", election.date)
        item.set("id", .string(id))
        item.set("key", .string(key.rawValue))
        item.set("definition", definition, in: language)
        return item
    }

    private static func finish(
        _ item: inout Item, _ election: Election, _ evidence: Evidence, _ language: Language
    ) {
        item.set("registered_voters", election.registeredVoters)
        item.set("note", .string(evidence.note?[language]))
    }
}
