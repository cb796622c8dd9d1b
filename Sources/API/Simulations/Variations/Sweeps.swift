// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/sweep` by GET and POST: one number of the rules through a range, and where the seats change.
enum Sweeps {
    static var operations: [Operation] {
        Operation.simulation(
            path, id: "simulateSweep", query: SweepRequest.table.inQuery,
            layouts: [wide, datawrapper, flourish], texts: texts, simulate)
    }

    /// A row for each value of the number and a column for each list, by id and, for line charts, by name.
    static let wide = Layout.pivot(.wide, "value", .init("value"), across: .init("party"), of: .init("seats"))
    static let datawrapper = Layout.pivot(
        .datawrapper, "value", .init("value"), across: .init("party", labelled: "name"), of: .init("seats"))
    static let flourish = Layout.pivot(
        .flourish, "value", .init("value"), across: .init("party", labelled: "name"), of: .init("seats"))

    private static let path = "/v1/simulations/sweep"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "One number of the rules through a range",
        """
        The seats at each step of a range of thresholds (per cent), seats or coefficients of the second party, \
        and the exact `breakpoints` where they change: of a threshold lists' own shares, of a coefficient the \
        numbers at which the runner-up's quotas make another whole number. Seats change with every seat, so of \
        those the numbers are told at which a list has fewer seats than in a house one seat smaller. At most \
        10,000 steps, 100,000 steps times lists, and 2,000,000 steps times the sum of lists and seats.
        """,
        answers: .sweepResult,
        query:
            "param=threshold&from=4&to=6&step=1&system=mazhilis-2023&votes=amanat:3431510,auyl:693938,osdp:331058,baytaq:146431&against_all=248291",
        body: .sweepResultRequest,
        example: [
            "param": "threshold", "from": 4, "to": 6, "step": 1, "system": "mazhilis-2023",
            "tally": ["lists": [["party": "amanat", "votes": 3_431_510], ["party": "auyl", "votes": 693_938]]],
        ])
    /// Rows of the table: steps times lists.
    private static let maximumCells = 100_000
    /// Steps times lists and seats.
    private static let maximumWork = 2_000_000

    static let columns: [Table.Column] = [
        .init("param"), .init("value"), .init("party"), .init("name"), .init("seats"), .init("seat_percent"),
        .init("error"),
    ]

    /// A sweep and what it was asked for by.
    struct Asked {
        let sweep: Sweep
        let asked: SweepRequest
        let input: SimulationInput

        var parameter: Sweep.Parameter { asked.parameter }
        var request: SeatRequest { asked.seats }

        /// What the rows take for granted, and why a quota has no seats for some of them.
        func warnings(_ context: RequestContext) -> [Document.Warning] {
            let refused = sweep.rows.lazy.compactMap { row in
                if case .refused(let error) = row.outcome { error.ofQuota(request.rules) } else { nil }
            }
            return (CountAssumption.all(sweep, request).map(\.text) + [refused.first].compactMap { $0 })
                .map { .init(pointer: nil, detail: $0[context.language]) }
        }
    }

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let moved = try asked(context)
        return { () throws(Problem) in answer(try moved(), context) }
    }

    private static func answer(_ asked: Asked, _ context: RequestContext) -> Operation.Answer {
        var document = asked.input.document(
            .item(item(asked.sweep, asked.parameter, asked.request, context)),
            query: asked.asked.query)
        if context.isOfTable {
            document.table = Table(
                columns: columns, rows: cells(asked.sweep, asked.parameter, asked.request.tally, context))
        }
        document.warnings = asked.warnings(context)
        return .document(document)
    }

    /// Reads a request; what comes back moves the number.
    static func asked(_ context: RequestContext) throws(Problem) -> () throws(Problem) -> Asked {
        let input = try SimulationInput(context, SweepRequest.table)
        guard let asked = SweepRequest(input.cursor, context.registry) else { throw input.problem() }
        try limit(asked, input)
        return { () throws(Problem) in
            let sweep: Sweep
            do throws(Sweep.Fault) {
                sweep = try Sweep(
                    asked.parameter, from: asked.from, to: asked.to, step: asked.step, of: asked.seats.tally,
                    under: asked.seats.rules)
            } catch {
                let (path, detail) = error.explanation
                throw input.impossible(path, detail)
            }
            if let error = sweep.refusalOfAll { throw input.problem(error.fault(asked.seats.rules)) }
            return Asked(sweep: sweep, asked: asked, input: input)
        }
    }

    /// Refuses what takes too long before it is begun.
    private static func limit(_ asked: SweepRequest, _ input: SimulationInput) throws(Problem) {
        let (from, to, step, request) = (asked.from, asked.to, asked.step, asked.seats)
        guard step.significand > 0, from.ratio <= to.ratio else { return }
        let steps = (to.ratio.approximation - from.ratio.approximation) / step.ratio.approximation + 1
        let lists = Double(request.tally.lists.count)
        let isSeats = asked.parameter == .seats
        let counts = isSeats ? to.ratio.approximation - from.ratio.approximation + 1 : steps
        let seats = isSeats ? to.ratio.approximation : Double(request.rules.seats)
        guard steps * lists <= Double(maximumCells), counts * (lists + seats) <= Double(maximumWork) else {
            throw input.impossible(
                ["step"],
                "makes too many counts; steps times lists are at most \(maximumCells), and steps times the sum of lists "
                    + "and seats at most \(maximumWork): take a larger step or a shorter range")
        }
    }

    private static func item(
        _ sweep: Sweep, _ parameter: Sweep.Parameter, _ request: SeatRequest, _ context: RequestContext
    ) -> Item {
        let tally = request.tally
        var item = Item()
        item.set(
            "breakpoints",
            .array(
                sweep.breakpoints.map { point in
                    [
                        "above": point.above.document(request.rules), "below": point.below.document(request.rules),
                        "changes": .array(changes(point, tally)), "value": .exact(point.value),
                        "value_belongs_to": point.belongsAbove ? "above" : "below",
                    ]
                }))
        item.set(
            "lists",
            tally.lists.map { list in
                var item = ListLabel(list.id, context).item
                item.set("votes", tally.number(list.votes))
                return item
            })
        item.set("param", .string(parameter.rawValue))
        item.set(
            "rows",
            .array(
                sweep.rows.map { row in
                    guard case .object(let members) = row.outcome.document(request.rules) else { return .null }
                    return .object([JSON.Member("value", .decimal(row.value, places: 9))] + members)
                }))
        item.set("rules", request.rules.document)
        item.set("system", .string(request.system?.id))
        return item
    }

    private static func changes(_ point: Sweep.Breakpoint, _ tally: Tally) -> [JSON] {
        guard case .counted(let below, _, _) = point.below, case .counted(let above, _, _) = point.above else {
            return []
        }
        return tally.lists.indices.filter { below[$0] != above[$0] }.map { index in
            [
                "above": .integer(above[index]), "below": .integer(below[index]),
                "difference": .integer(above[index] - below[index]), "party": .string(tally.lists[index].id),
            ]
        }
    }

    static func cells(
        _ sweep: Sweep, _ parameter: Sweep.Parameter, _ tally: Tally, _ context: RequestContext
    ) -> [Item] {
        let labels = tally.lists.map { ListLabel($0.id, context).item }
        return sweep.rows.flatMap { row in
            tally.lists.indices.map { index in
                var item = labels[index]
                item.set("param", .string(parameter.rawValue))
                item.set("value", .decimal(row.value, places: 9))
                switch row.outcome {
                case .counted(let seats, let undecided, let vacant):
                    let house = seats.reduce(undecided + vacant, +)
                    item.set("seats", .integer(seats[index]))
                    item.set("seat_percent", .percent(UInt128(seats[index]), of: UInt128(max(house, 1))))
                    item.set("error", .null)
                case .refused(let error):
                    item.set("seats", .null)
                    item.set("seat_percent", .null)
                    item.set("error", .string(error.name))
                }
                return item
            }
        }
    }
}

extension Sweep {
    /// Why no row has an answer, where all have the same reason; that nobody reaches the threshold is an answer of a sweep.
    fileprivate var refusalOfAll: AllocationError? {
        guard case .refused(let error)? = rows.first?.outcome, error != .noListAdmitted,
            rows.allSatisfy({ $0.outcome == .refused(error) })
        else { return nil }
        return error
    }
}

extension Sweep.Outcome {
    /// `{"seats", "undecided_seats", "vacant_seats", "error"}`.
    func document(_ rules: Rules) -> JSON {
        switch self {
        case .counted(let seats, let undecided, let vacant):
            [
                "error": .null, "seats": .array(seats.map { .integer($0) }), "undecided_seats": .integer(undecided),
                "vacant_seats": .integer(vacant),
            ]
        case .refused(let error):
            ["error": .string(error.name), "seats": .null, "undecided_seats": .null, "vacant_seats": .null]
        }
    }
}

extension AllocationError {
    /// A word for it in tables.
    var name: String {
        switch self {
        case .noListAdmitted: "no-list-admitted"
        case .overAward: "over-award"
        case .tooManyRemainderSeats: "too-many-remainder-seats"
        case .zeroQuota: "zero-quota"
        case .baseBelowVotes: "base-below-votes"
        case .listTooLong: "list-too-long"
        }
    }
}

extension Sweep.Fault {
    /// The member that is wrong, and what is wrong with it.
    fileprivate var explanation: (path: [String], detail: Message) {
        switch self {
        case .emptyRange: (["to"], "is below \"from\"; give the larger number")
        case .noStep: (["step"], "is 0; give a number above 0")
        case .outOfRange:
            (
                ["to"],
                "leaves what the parameter can be; a threshold is 0 to 100, seats 1 to 100000, a coefficient 0 to 1"
            )
        case .notWhole: (["step"], "makes seats that are not whole; give whole numbers")
        case .tooManyRows: (["step"], "makes more than \(Sweep.maximumRows) rows; take a larger step")
        case .tooManyBreakpoints:
            (["to"], "makes a range of more than \(Sweep.maximumRows) changes; take a shorter one")
        case .noGuarantee:
            (["param"], "is coefficient, but the rules have no second-party guarantee; give second_party_guarantee")
        case .rules(let fault):
            (["from"], RulesDraft.Missing.rules(fault).explanation.problem)
        }
    }
}
