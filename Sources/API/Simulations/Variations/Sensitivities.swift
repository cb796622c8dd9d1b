// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/sensitivity` by GET and POST: how many votes each list is from another seat.
enum Sensitivities {
    static var operations: [Operation] {
        Operation.simulation(path, id: "simulateSensitivity", query: SeatRequest.table.inQuery, texts: texts, simulate)
    }

    private static let path = "/v1/simulations/sensitivity"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "How far each list is from another seat",
        """
        For each list the smallest whole number of votes, the votes of all others unchanged, that brings it a \
        seat more or costs it one for certain: a tie does not count, the edge of the threshold does. Null where \
        none does (up to 2^63 - 1 votes). At most 200 lists, and 20,000 lists times seats.
        """,
        answers: .sensitivityResult,
        query: "system=mazhilis-2023&votes=amanat:3431510,auyl:693938,osdp:331058,baytaq:146431&against_all=248291",
        body: .sensitivityResultRequest,
        example: [
            "system": "mazhilis-2023",
            "tally": ["lists": [["party": "amanat", "votes": 3_431_510], ["party": "auyl", "votes": 693_938]]],
        ])
    private static let maximumLists = 200
    /// Lists times seats.
    private static let maximumWork = 20_000

    private static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("votes"), .init("percent"), .init("admitted"), .init("seats"),
        .init("votes_to_gain"), .init("seats_after_gain"), .init("votes_to_lose"), .init("seats_after_loss"),
        .init("votes_to_enter"), .init("votes_to_fall"),
    ]

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let input = try SimulationInput(context, SeatRequest.table)
        let request = SeatRequest(input.cursor, registry: context.registry)
        guard let request else { throw input.problem() }
        let lists = request.tally.lists.count
        guard lists <= maximumLists, lists * request.rules.seats <= maximumWork else {
            throw input.impossible(
                ["tally", "lists"],
                "has \(lists) lists for \(request.rules.seats) seats; at most \(maximumLists) lists, and \(maximumWork) "
                    + "lists times seats, are searched")
        }
        return { () throws(Problem) in try answer(request, input, context) }
    }

    private static func answer(
        _ request: SeatRequest, _ input: SimulationInput, _ context: RequestContext
    ) throws(Problem) -> Operation.Answer {
        let counted = try input.count(request)
        let found: Sensitivity
        do throws(AllocationError) {
            found = try sensitivity(of: request.tally, under: request.rules)
        } catch {
            throw input.problem(error.fault(request.rules))
        }
        let rows = zip(found.lists, counted.lists.indices).map { row($0, counted, $1, context) }
        var item = Item()
        item.set("base", request.tally.number(counted.base))
        item.set("lists", rows)
        item.set("rules", request.rules.document)
        item.set("seats", .integer(request.rules.seats))
        item.set("system", .string(request.system?.id))
        var document = input.document(
            .item(item), query: request.query)
        document.table = Table(columns: columns, rows: rows)
        document.warnings = CountAssumption.all(counted, isBaseOpen: request.isBaseOpen)
            .map { .init(pointer: nil, detail: $0.text[context.language]) }
        if request.tally.scale > 1 {
            document.warnings.append(.init(pointer: nil, detail: Phrase.wholeVotes[context.language]))
        }
        return .document(document)
    }

    private static func row(
        _ list: Sensitivity.List, _ counted: SeatAllocation, _ index: Int, _ context: RequestContext
    ) -> Item {
        let votes = counted.tally.lists[index]
        var item = ListLabel(votes.id, context).item
        item.set("votes", counted.tally.number(votes.votes))
        item.set("percent", .percent(votes.votes, of: counted.base))
        item.set("admitted", .bool(counted.lists[index].admitted))
        item.set("seats", .integer(list.seats))
        item.set("votes_to_gain", list.gain.map { .integer($0.votes) } ?? .null)
        item.set("seats_after_gain", list.gain.map { .integer($0.seats) } ?? .null)
        item.set("votes_to_lose", list.loss.map { .integer($0.votes) } ?? .null)
        item.set("seats_after_loss", list.loss.map { .integer($0.seats) } ?? .null)
        item.set("votes_to_enter", list.votesToEnter.map { .integer($0) } ?? .null)
        item.set("votes_to_fall", list.votesToFall.map { .integer($0) } ?? .null)
        return item
    }
}
