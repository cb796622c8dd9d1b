// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/counterfactual` by GET and POST: the votes of one election under the rules of another, beside the
/// official seats, with a list of what had no equivalent.
enum Counterfactuals {
    static var operations: [Operation] {
        Operation.simulation(
            path, id: "simulateCounterfactual", query: CounterfactualRequest.table.names, always: ["names"], simulate)
    }

    private static let path = "/v1/simulations/counterfactual"
    private static let columns: [Table.Column] = [
        .init("party"), .init("group"), .init("name"), .init("votes"), .init("percent"), .init("admitted"),
        .init("official_list_seats"), .init("official_total_seats"), .init("seats"), .init("seat_percent"),
        .init("difference"), .init("official_list_seat_percent"), .init("seat_percent_difference"),
    ]

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let naming = context.parameters.choice("names", Naming.self) ?? .contemporary
        let input = try SimulationInput(context, CounterfactualRequest.table)
        guard let request = CounterfactualRequest(input.cursor, context.registry) else { throw input.problem() }
        return { () throws(Problem) in try answer(request, naming, input, context) }
    }

    private static func answer(
        _ asked: CounterfactualRequest, _ naming: Naming, _ input: SimulationInput, _ context: RequestContext
    ) throws(Problem) -> Operation.Answer {
        let (election, request) = (asked.election, asked.seats)
        let counted = try input.count(request)
        let day = naming.day(of: election)
        let rows = rows(election, counted, on: day, context)
        let assumptions = CounterfactualAssumption.all(
            election, from: context.registry.system(of: election), to: request.system, request.rules)
        var item = Item()
        item.set(
            "assumptions",
            .array(assumptions.map { ["id": .string($0.id), "text": .string($0.text[context.language])] }))
        item.set(
            "count",
            SeatResult(
                counted, request.system?.id, on: day, context.registry, context.language, isBaseOpen: request.isBaseOpen
            ).item)
        item.set("election", .string(election.id))
        item.set("lists", rows)
        item.set("official_list_seats", .integer(election.seats?.list?.value))
        item.set("official_system", .string(election.system))
        item.set("rules", request.rules.document)
        item.set("system", .string(request.system?.id))
        var document = input.document(
            .item(item),
            query: asked.query.map { $0 + (naming == .current ? [("names", naming.rawValue)] : []) })
        document.table = Table(columns: columns, rows: rows)
        return .document(document)
    }

    /// One row a party or group of the results; groups and parties without list votes have official seats only.
    private static func rows(_ election: Election, _ counted: SeatAllocation, on day: Int?, _ context: RequestContext)
        -> [Item]
    {
        election.results.map { result in
            let index = result.listVotes == nil ? nil : counted.tally.lists.firstIndex { $0.id == result.id }
            var item = Item(result.contestant, on: day, context)
            item.set("votes", result.listVotes)
            item.set("percent", index.map { .percent(counted.tally.lists[$0].votes, of: counted.base) } ?? .null)
            item.set("admitted", index.map { .bool(counted.lists[$0].admitted) } ?? .null)
            item.set("official_list_seats", result.listSeats)
            item.set("official_total_seats", result.totalSeats)
            let seats = index.map { counted.lists[$0].seats }
            item.set("seats", .integer(seats))
            item.set(
                "seat_percent",
                seats.map { .percent(UInt128($0), of: UInt128(counted.rules.seats)) } ?? .null)
            let official = result.listSeats?.value
            item.set("difference", .integer(seats.flatMap { seats in official.map { seats - $0 } }))
            let house = election.seats?.list.flatMap { $0.value > 0 ? $0.value : nil }
            item.set(
                "official_list_seat_percent",
                official.flatMap { seats in house.map { .percent(UInt128(seats), of: UInt128($0)) } } ?? .null)
            var points = JSON.null
            if let seats, let official, let house {
                points = .points(seats, of: counted.rules.seats, above: official, of: house)
            }
            item.set("seat_percent_difference", points)
            return item
        }
    }
}

extension Item {
    /// The beginning of a row about a party or group.
    fileprivate init(_ holder: Contestant, on day: Int?, _ context: RequestContext) {
        var whole = Item()
        whole.set(holder, on: day, context.registry, context.language)
        self = whole.keeping(["party", "group", "name", "color"])
    }
}
