// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
import Web

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
        let rows = TurnoutRow.all(of: election, context.registry.texts)
        let paging = Paging(
            context, columns: columns, members: members, isRow: { id in rows.contains { $0.id == id } })
        return { () throws(Problem) in
            .document(try paging.document(of: rows.map { Item($0, in: context.language) }))
        }
    }

    private static let members = [
        "election", "date", "id", "key", "definition", "definitions", "voters", "percent", "registered_voters", "note",
    ]

    /// How many rows an election has.
    static func count(of election: Election) -> Int {
        election.turnout.isEmpty && election.turnoutPercent != nil ? 1 : election.turnout.count
    }

    /// One row a definition.
    static func rows(of election: Election, _ context: ItemContext) -> [Item] {
        TurnoutRow.all(of: election, context.registry.texts).map { Item($0, in: context.language) }
    }
}

/// The turnout at an election by one definition.
struct TurnoutRow {
    /// A share of the voters in per cent, and what it rests on.
    enum Percent {
        /// The one figure of the record.
        case official(Claim<Double>)
        case byDefinition(Double, Evidence)

        var evidence: Evidence {
            switch self {
            case .official(let claim): claim.evidence
            case .byDefinition(_, let evidence): evidence
            }
        }
    }

    let election: Election
    /// Unique among the rows of the election.
    let id: String
    let key: Election.Turnout.Key
    let definition: LocalizedText
    let voters: Int?
    let percent: Percent

    /// One row a definition; where the record has one figure and no definition, it is the official one.
    static func all(of election: Election, _ texts: Texts) -> [TurnoutRow] {
        if election.turnout.isEmpty, let percent = election.turnoutPercent {
            return [
                TurnoutRow(
                    election: election, id: "official", key: .official,
                    definition: texts.all(Phrase.turnoutUndefined.key),
                    voters: nil, percent: .official(percent))
            ]
        }
        var seen: [Election.Turnout.Key: Int] = [:]
        return election.turnout.map { turnout in
            let number = seen[turnout.key, default: 0] + 1
            seen[turnout.key] = number
            return TurnoutRow(
                election: election, id: turnout.key.rawValue + (number == 1 ? "" : "-\(number)"), key: turnout.key,
                definition: turnout.definition, voters: turnout.voters,
                percent: .byDefinition(turnout.percent, turnout.evidence))
        }
    }
}

extension Item {
    /// The turnout by one definition.
    fileprivate init(_ row: TurnoutRow, in language: Language) {
        self.init()
        set("election", .string(row.election.id))
        set("date", row.election.date)
        set("id", .string(row.id))
        set("key", .string(row.key.rawValue))
        set("definition", row.definition, in: language)
        set("voters", .integer(row.voters))
        switch row.percent {
        case .official(let claim): set("percent", claim)
        case .byDefinition(let percent, let evidence):
            set("percent", .figure(percent))
            rest("percent", on: evidence)
        }
        set("registered_voters", row.election.registeredVoters)
        set("note", .string(row.percent.evidence.note?[language]))
    }
}
