// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/elections/{id}/verification`: the law's own rule run on the official votes, beside the official seats.
enum Verification {
    static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/elections/{id}/verification", id: "verifyElection",
                parameters: Operation.table + ["names"], formats: Format.tables, verify)
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
            var item = Item()
            item.set("election", .string(election.id))
            item.set("system", .string(election.system))
            item.set("system_note", .string(election.systemNote?[context.language]))
            var document = Document(.item(item), location: context.location)
            document.table = Table(columns: columns, rows: [])
            guard let rules = context.registry.system(of: election)?.listRules, let tally = election.listTally,
                let counted = try? allocate(tally, under: rules)
            else {
                let hasLists = election.kind == .parliamentary && election.seats?.list != nil
                let reason = hasLists ? Phrase.noVotesKnown : Phrase.noLists
                document.content = .item(unverified(item, reason, context))
                return .document(document)
            }
            let results = election.results.filter { $0.listVotes != nil }
            let official = results.map(\.listSeats?.value)
            let served = SeatResult(
                counted, election.system, on: naming.day(of: election), context.registry, context.language)
            let rows = zip(served.rows, results).map { row($0, $1) }
            let isReproduced =
                official.contains { $0 != nil } ? zip(counted.lists, official).allSatisfy { $0.seats == $1 } : nil
            item.set("reproduced", isReproduced.map { .bool($0) } ?? .null)
            item.set("reason", isReproduced == nil ? .string(Phrase.noSeatsKnown[context.language]) : .null)
            item.set("lists", rows)
            item.set("count", served.item)
            document.content = .item(item)
            document.table?.rows = rows
            document.warnings.append(.init(pointer: nil, detail: Phrase.registrationOrder[context.language]))
            return .document(document)
        }
    }

    private static func unverified(_ item: Item, _ reason: LocalizedText, _ context: RequestContext) -> Item {
        var item = item
        item.set("reproduced", .null)
        item.set("reason", .string(reason[context.language]))
        item.set("lists", .array([]))
        item.set("count", .null)
        return item
    }

    private static func row(_ list: Item, _ result: Election.Result) -> Item {
        var row = list.keeping(["party", "name", "votes", "percent", "admitted"])
        let computed = list["seats"] ?? .null
        if let votes = result.listVotes { row.rest("votes", on: votes) { .integer($0) } }
        row.set("official_seats", result.listSeats)
        row.set("computed_seats", computed)
        if let official = result.listSeats?.value, case .number(let text) = computed, let seats = Int(text) {
            row.set("difference", .integer(seats - official))
        } else {
            row.set("difference", .null)
        }
        return row
    }
}
