// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/coalitions` by GET and POST: who can form a majority with whom, and what seats are worth in that.
enum Coalitions {
    static var operations: [Operation] {
        Operation.simulation(path, id: "simulateCoalitions", query: own + SeatRequest.parameters, simulate)
    }

    private static let path = "/v1/simulations/coalitions"
    private static let own = ["majority", "house"]

    private static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("seats"), .init("seat_percent"), .init("swings"),
        .init("banzhaf", "banzhaf/decimal"), .init("banzhaf_absolute", "banzhaf_absolute/decimal"),
        .init("shapley_shubik", "shapley_shubik/decimal"), .init("has_veto"), .init("wins_alone"),
    ]

    /// How many seats win.
    private enum Majority {
        case seats(Int)
        case half, twoThirds

        /// More than half, or two thirds rounded up, as the Constitution reckons majorities of all deputies.
        func quota(of house: Int) -> Int {
            switch self {
            case .seats(let seats): seats
            case .half: house / 2 + 1
            case .twoThirds: (2 * house + 2) / 3
            }
        }

        var text: String? {
            switch self {
            case .seats(let seats): String(seats)
            case .half: nil
            case .twoThirds: "two-thirds"
            }
        }
    }

    /// Seats by list, from the request itself or from a count of its tally.
    private struct Seating {
        var lists: [(party: String, seats: Int)] = []
        var majority = Majority.half
        var house: Int?
        var request: SeatRequest?
        /// Of the count, where there was one.
        var assumptions: [CountAssumption] = []
    }

    /// `seats=a:62,b:8` are seats of lists; a plain number is that of a count.
    private static func body(of query: Parameters) -> JSON {
        let majority = query.text("majority").map { text in
            JSON.Member("majority", Int(text) == nil ? .string(text) : .number(text))
        }
        let house = query.text("house").map { JSON.Member("house", .number($0)) }
        let own = [majority, house].compactMap { $0 }
        guard let text = query.text("seats"), text.contains(":") else {
            guard case .object(let members) = SeatRequest.body(of: query) else { return [:] }
            return .object(own + members)
        }
        for name in SeatRequest.parameters where name != "seats" && query.text(name) != nil {
            query.report(name, "has nothing to apply to, as seats are given list by list; leave one of them out")
        }
        let lists = query.amounts("seats", text).map { party, seats -> JSON in
            .object(
                [JSON.Member("party", .string(party))] + (seats.map { [JSON.Member("seats", .number($0))] } ?? []))
        }
        return .object(own + [JSON.Member("seats", .array(lists))])
    }

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let input = try SimulationInput(context, body: body) { pointer in
            if pointer.tokens.first == "seats" { return "seats" }
            return own.first { pointer.tokens.first == $0 } ?? SeatRequest.parameter(at: pointer) ?? "votes"
        }
        let asked = try asked(input, context)
        return { () throws(Problem) in try answer(asked, input, context) }
    }

    private static func answer(
        _ asked: Seating, _ input: SimulationInput, _ context: RequestContext
    ) throws(Problem) -> Operation.Answer {
        var seating = asked
        if let request = asked.request {
            let counted = try input.count(request)
            seating.assumptions = CountAssumption.all(counted, isBaseOpen: request.isBaseOpen)
            seating.lists = zip(request.tally.lists, counted.lists).map { ($0.id, $1.seats) }
        }
        let total = seating.lists.reduce(0) { $0 + $1.seats }
        let house = seating.house ?? seating.request?.rules.seats ?? total
        guard house >= total else {
            throw input.impossible(["house"], "is \(house), but the lists have \(total) seats; give the larger number")
        }
        let quota = seating.majority.quota(of: house)
        let power: Power
        do throws(Power.Fault) {
            power = try Power(seats: seating.lists.map(\.seats), quota: quota)
        } catch {
            throw problem(error, seating, input)
        }
        let rows = seating.lists.indices.map { row(power.lists[$0], seating.lists[$0].party, house, context) }
        var document = input.document(.item(item(power, seating, rows, house)), query: query(seating))
        document.table = Table(columns: columns, rows: rows)
        document.warnings = seating.assumptions.map { .init(pointer: nil, detail: $0.text[context.language]) }
        return .document(document)
    }

    /// Whose seats are asked for, with their numbers where the request gives them.
    private static func asked(_ input: SimulationInput, _ context: RequestContext) throws(Problem) -> Seating {
        var seating = Seating()
        func own(_ object: JSONObjectCursor) {
            seating.majority = object.optional("majority", majority) ?? .half
            seating.house = object.optional("house") { $0.integer(in: 1...Power.maximumSeats) }
        }
        guard input.cursor.value["seats"] == nil else {
            let lists = input.cursor.object { object in
                own(object)
                return object.required("seats") { cursor in cursor.array { $0.seats() } }
            }
            guard input.cursor.faults.found.isEmpty, let lists else { throw input.problem() }
            var seen: Set<String> = []
            for (index, list) in lists.enumerated() where !seen.insert(list.party).inserted {
                throw input.impossible(
                    ["seats", String(index), "party"], "is \"\(list.party)\" a second time; add its seats to the first")
            }
            seating.lists = lists
            return seating
        }
        let request = SeatRequest(input.cursor, registry: context.registry) { object in
            own(object)
            return nil
        }
        guard let request else { throw input.problem() }
        seating.request = request
        return seating
    }

    private static func majority(_ cursor: JSONCursor) -> Majority? {
        if case .string(let text) = cursor.value {
            switch text {
            case "half": return .half
            case "two-thirds": return .twoThirds
            default:
                return cursor.refuse(
                    "is \"\(text)\"; a number of seats, half or two-thirds is expected",
                    allowed: ["half", "two-thirds"],
                    suggestion: Spelling.nearest(to: text, among: ["half", "two-thirds"]))
            }
        }
        return cursor.integer(in: 1...Power.maximumSeats).map { .seats($0) }
    }

    private static func problem(_ fault: Power.Fault, _ seating: Seating, _ input: SimulationInput) -> Problem {
        let lists = seating.request == nil ? ["seats"] : ["tally", "lists"]
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

    private static func query(_ seating: Seating) -> [(name: String, value: String)]? {
        var own: [(name: String, value: String)] = []
        if seating.request == nil {
            let lists = seating.lists.map { "\(SeatRequest.escaped($0.party)):\($0.seats)" }
            own.append(("seats", lists.joined(separator: ",")))
        }
        if let majority = seating.majority.text { own.append(("majority", majority)) }
        if let house = seating.house { own.append(("house", String(house))) }
        guard let request = seating.request else { return own }
        return request.query.map { own + $0 }
    }

    private static func item(_ power: Power, _ seating: Seating, _ rows: [Item], _ house: Int) -> Item {
        var item = Item()
        item.set("blocking_seats", .integer(power.blockingSeats))
        item.set(
            "coalitions",
            .array(
                power.coalitions.map { coalition in
                    [
                        "parties": .strings(coalition.members.map { seating.lists[$0].party }),
                        "seats": .integer(coalition.seats), "surplus": .integer(coalition.seats - power.quota),
                    ]
                }))
        item.set("house", .integer(house))
        item.set("lists", rows)
        item.set("majority", .integer(power.quota))
        item.set("minimal_winning_coalitions", .integer(power.minimalWinningCoalitions))
        item.set("seats", .integer(power.seats))
        item.set("system", .string(seating.request?.system?.id))
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

extension JSONCursor {
    fileprivate func seats() -> (party: String, seats: Int)? {
        object { object in
            let party = object.required("party") { $0.printable() }
            let seats = object.required("seats") { $0.integer(in: 0...Power.maximumSeats) }
            guard let party, let seats else { return nil }
            return (party, seats)
        }
    }
}
