// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import SimulationOperations
import Text
import Web

/// `/v1/elections/{id}/verification`: the law's own rule run on the official votes, beside the official seats.
enum Verification {
    static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/elections/{id}/verification", id: "verifyElection",
                parameters: Operation.table + [.names], formats: Format.tables, verify
            )
            .documented(
                OperationText(
                    .elections, "The law's count of the official votes",
                    """
                    The rule of the election's electoral system, run on the official votes, beside the official \
                    seats: `reproduced` says whether every list gets the same. The steps cite the article of the \
                    Constitutional Law on elections that each applies. The order in which lists were registered is \
                    not known and matters only where remainders are equal.
                    """, .thing(.verification), path: [.electionId],
                    example: "/v1/elections/kurultai-2026/verification?lang=ru"))
        ]
    }

    private static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("votes"), .init("percent"), .init("admitted"), .init("official_seats"),
        .init("computed_seats"), .init("difference"),
    ]

    private static func verify(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let election = try context.find("election", in: context.registry.elections)
        let naming = context.parameters.choice("names", Naming.self) ?? .contemporary
        return { () throws(Problem) in
            let result = VerificationResult(election, context.registry)
            var document = Document(.item(Item()), location: context.location)
            var item = Item()
            item.set("election", .string(election.id))
            item.set("system", .string(election.system))
            item.set("system_note", .string(election.systemNote?[context.language]))
            item.set("reproduced", result.isReproduced.map { .bool($0) } ?? .null)
            item.set("reason", .string(result.reason.map { context.texts[$0] }))
            guard let counted = result.allocation else {
                item.set("lists", .array([]))
                item.set("count", .null)
                document.content = .item(item)
                document.table = Table(columns: columns, rows: [])
                return .document(document)
            }
            let seats = SeatResult(
                counted, election.system, on: naming.day(of: election), context.registry, context.language)
            let lines = zip(seats.lines, zip(counted.lists, result.official))
            let rows = lines.map { row($0, isAdmitted: $1.0.admitted, $1.1) }
            item.set("lists", rows)
            item.set("count", seats.item)
            document.content = .item(item)
            document.table = Table(columns: columns, rows: rows)
            document.warnings.append(.init(pointer: nil, detail: context.texts[.registrationOrder]))
            return .document(document)
        }
    }

    private static func row(_ line: SeatResult.Line, isAdmitted: Bool, _ official: Election.Result) -> Item {
        var row = Item()
        row.set("party", string: line.party)
        row.set("name", string: line.name)
        row.set("votes", votes: line.votes)
        row.set("percent", decimal: line.percent, places: 2)
        row.set("admitted", flag: isAdmitted)
        if let votes = official.listVotes { row.rest("votes", on: votes) { .integer($0) } }
        row.set("official_seats", official.listSeats)
        row.set("computed_seats", integer: line.seats)
        row.set("difference", .integer(official.listSeats.map { line.seats - $0.value }))
        return row
    }
}
