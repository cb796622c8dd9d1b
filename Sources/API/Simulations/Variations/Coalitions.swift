// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/coalitions` by GET and POST: who can form a majority with whom, and what seats are worth in that.
enum Coalitions {
    static var operations: [Operation] {
        Operation.simulation(
            path, id: "simulateCoalitions", query: CoalitionRequest.table.inQuery, texts: texts, simulate)
    }

    private static let path = "/v1/simulations/coalitions"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "Coalitions and the power of seats",
        """
        Minimal winning coalitions, the Banzhaf index (swings, absolute and normalised) and that of Shapley and \
        Shubik, for a majority, two thirds or any number of seats; from seats list by list, or from a tally that \
        is counted first. All numbers are exact; the first 1,000 minimal winning coalitions are named, those of \
        the largest lists first, and all are counted. At most 100 lists with seats and 10,000 seats.
        """,
        answers: .coalitionsResult, query: "seats=a:50,b:49,c:1&majority=51",
        body: .coalitionsResultRequest,
        example: [
            "seats": [["party": "a", "seats": 50], ["party": "b", "seats": 49], ["party": "c", "seats": 1]],
            "majority": 51,
        ])

    private static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("seats"), .init("seat_percent"), .init("swings"),
        .init("banzhaf", "banzhaf/decimal"), .init("banzhaf_absolute", "banzhaf_absolute/decimal"),
        .init("shapley_shubik", "shapley_shubik/decimal"), .init("has_veto"), .init("wins_alone"),
    ]

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let input = try SimulationInput(context, CoalitionRequest.table)
        guard let asked = CoalitionRequest(input.cursor, context.registry) else { throw input.problem() }
        return { () throws(Problem) in try answer(asked, input, context) }
    }

    private static func answer(
        _ asked: CoalitionRequest, _ input: SimulationInput, _ context: RequestContext
    ) throws(Problem) -> Operation.Answer {
        var lists = asked.lists
        var assumptions: [CountAssumption] = []
        if let request = asked.seats {
            let counted = try input.count(request)
            assumptions = CountAssumption.all(counted, isBaseOpen: request.isBaseOpen)
            lists = zip(request.tally.lists, counted.lists).map { ($0.id, $1.seats) }
        }
        let total = lists.reduce(0) { $0 + $1.seats }
        let house = asked.house ?? asked.seats?.rules.seats ?? total
        guard house >= total else {
            throw input.impossible(["house"], "is \(house), but the lists have \(total) seats; give the larger number")
        }
        let power: Power
        do throws(Power.Fault) {
            power = try Power(seats: lists.map(\.seats), quota: asked.majority.quota(of: house))
        } catch {
            throw problem(error, asked, input)
        }
        let rows = lists.indices.map { row(power.lists[$0], lists[$0].party, house, context) }
        let item = item(power, lists.map(\.party), asked.seats?.system?.id, rows, house)
        var document = input.document(.item(item), query: asked.query)
        document.table = Table(columns: columns, rows: rows)
        document.warnings = assumptions.map { .init(pointer: nil, detail: $0.text[context.language]) }
        return .document(document)
    }

    private static func problem(_ fault: Power.Fault, _ asked: CoalitionRequest, _ input: SimulationInput) -> Problem {
        let lists = asked.seats == nil ? ["seats"] : ["tally", "lists"]
        switch fault {
        case .noSeats:
            return input.impossible(lists, "has no list with a seat; there is nothing to form: give seats to one")
        case .tooManyLists(let count):
            return input.impossible(
                lists, "has \(count) lists with seats; at most \(Power.maximumLists) are reckoned with")
        case .tooManySeats:
            return input.impossible(
                lists, "has more than \(Power.maximumSeats) seats, the most that are reckoned with; give fewer")
        case .quota(let quota, let seats):
            return input.impossible(
                ["majority"],
                "is \(quota, "# seat", "# seats"), and all lists together have \(seats); give a number from 1 to \(seats)"
            )
        }
    }

    private static func item(
        _ power: Power, _ parties: [String], _ system: String?, _ rows: [Item], _ house: Int
    ) -> Item {
        var item = Item()
        item.set("blocking_seats", .integer(power.blockingSeats))
        item.set(
            "coalitions",
            .array(
                power.coalitions.map { coalition in
                    [
                        "parties": .strings(coalition.members.map { parties[$0] }),
                        "seats": .integer(coalition.seats), "surplus": .integer(coalition.seats - power.quota),
                    ]
                }))
        item.set("house", .integer(house))
        item.set("lists", rows)
        item.set("majority", .integer(power.quota))
        item.set("minimal_winning_coalitions", .integer(power.minimalWinningCoalitions))
        item.set("seats", .integer(power.seats))
        item.set("system", .string(system))
        item.set("winning_coalitions", .integer(power.winningCoalitions))
        return item
    }

    private static func row(_ list: Power.List, _ party: String, _ house: Int, _ context: RequestContext) -> Item {
        var item = ListLabel(party, context).item
        item.set("seats", .integer(list.seats))
        item.set("seat_percent", .percent(UInt128(list.seats), of: UInt128(house)))
        item.set("swings", .integer(list.swings))
        item.set("banzhaf", .exact(list.banzhaf))
        item.set("banzhaf_absolute", .exact(list.banzhafAbsolute))
        item.set("shapley_shubik", .exact(list.shapleyShubik))
        item.set("has_veto", .bool(list.hasVeto))
        item.set("wins_alone", .bool(list.winsAlone))
        return item
    }
}
