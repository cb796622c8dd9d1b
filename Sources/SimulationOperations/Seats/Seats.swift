// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import Simulations
import Text
package import Web

/// `/v1/simulations/seats` by GET and POST: votes and rules in, seats and every step out.
package enum Seats {
    package static var operations: [Operation] {
        Operation.simulation(
            path, id: "simulateSeats", query: SeatRequest.table.inQuery, always: [.simulationSteps],
            layouts: [.pairs(.datawrapper, of: .init("seats")), .pairs(.flourish, of: .init("seats"))], texts: texts,
            simulate)
    }

    private static let path = "/v1/simulations/seats"

    /// What the contract says of both.
    private static let texts = SimulationTexts(
        .simulations, path, "Seats from votes",
        """
        Counts a tally by the rules of an electoral system, by rules of your own, or by a system with single \
        rules
        replaced. Everything that decides is an integer or a fraction, nothing is rounded. With the rules of
        `/v1/electoral-systems` it is the count of Articles 97-1 and 43(5) of the Constitutional Law on \
        elections (28
        September 1995, no. 2464, each system in its own edition):

        1. A list is admitted with at least the threshold's share of the voters who took part: all valid votes \
        and
        those against all.
        2. The quota is the votes of the admitted lists by the seats. Each list gets a seat for every whole \
        quota;
        seats left go one each to the largest remainders, between equal ones to the list registered earlier.
        3. Where exactly one list reaches the threshold, the next one is admitted too (law no. 124-IV of 2009): \
        its
        quotas are multiplied by 0.7 before the whole part is taken, it gets at least 2 seats, and the first \
        list gets
        the rest.

        What the law does not say is listed in `assumptions`.

        Everything is in the address, so an answer can be linked to, cached and embedded. The same by POST takes
        longer tallies.
        """,
        more: """
            With `districts` a house of several parts is counted: lists in the whole country (`tally`) or district \
            by district,
            and single-member districts, one by one. A district with `candidates` has one seat, won by plurality or \
            by the
            majority in the first of two rounds, as its `rule` or the system says; where a second round is due, the \
            answer
            tells between whom, and its votes are counted as a district of their own, by plurality. A district with \
            `lists` and
            `seats` is counted by the rules given, by itself. `totals` sums the parts by party.
            """,
        answers: .seatCount, other: .partsCount,
        query: "seats=3&votes=a:50.5,b:33.333333,c:16.166667&threshold=none&quota=droop",
        body: .any(of: [.seatRequest, .partsRequest]),
        example: [
            "system": "mazhilis-2023",
            "tally": ["lists": [["party": "amanat", "votes": 3_431_510], ["party": "auyl", "votes": 693_938]]],
        ])

    private static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("votes"), .init("percent"), .init("admitted"), .init("entitlement"),
        .init("automatic_seats"), .init("remainder_seats"), .init("bonus_seats"), .init("vacant_seats"), .init("seats"),
        .init("seat_percent"), .init("advantage_ratio"),
    ]

    private static func simulate(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let hasSteps = context.parameters.choice("steps", among: ["on", "off"]) != "off"
        let input = try SimulationInput(context, SeatRequest.table)
        if MixedSystemRequest.isMeant(by: input.cursor.value) {
            return try simulateMixedSystem(input, context, hasSteps)
        }
        let request = SeatRequest(input.cursor, registry: context.registry) { object in
            // Asked for, so that a slip of the name finds it.
            _ = object.member("districts")
            return nil
        }
        guard let request else { throw input.problem() }
        return { () throws(Problem) in
            let result = try result(request, input, context.registry, context.language)
            let query = request.query.map { $0 + (hasSteps ? [] : [("steps", "off")]) }
            var document = input.document(.written { result.write(into: &$0, hasSteps: hasSteps) }, query: query)
            if context.isOfTable { document.table = Table(columns: columns, rows: result.rows) }
            document.warnings = result.remarks.map { .init(pointer: nil, detail: $0) }
            return .document(document)
        }
    }

    /// What a query comes to that a page writes.
    package static func result(
        of query: [(name: String, value: String)], in context: RequestContext
    ) throws(Problem) -> SeatResult {
        try result(in: context.asking(path, query: query))
    }

    /// What a request comes to that asks for one part of lists.
    package static func result(in context: RequestContext) throws(Problem) -> SeatResult {
        let input = try SimulationInput(context, SeatRequest.table)
        guard let request = SeatRequest(input.cursor, registry: context.registry) else { throw input.problem() }
        try context.parameters.check()
        return try result(request, input, context.registry, context.language)
    }

    private static func result(
        _ request: SeatRequest, _ input: SimulationInput, _ record: Record, _ language: Language
    ) throws(Problem) -> SeatResult {
        SeatResult(
            try input.count(request), request.system?.id, record, language, isBaseOpen: request.isBaseOpen)
    }

    /// A house of lists and districts; no query means the same, so the answer links to the operation itself.
    private static func simulateMixedSystem(
        _ input: SimulationInput, _ context: RequestContext, _ hasSteps: Bool
    ) throws(Problem) -> Operation.Work {
        guard let request = MixedSystemRequest(input.cursor, registry: context.registry) else { throw input.problem() }
        return { () throws(Problem) in
            let encoder = MixedSystemEncoder(
                result: try input.told { () throws(JSONFault) in try MixedSystemResult(request) },
                record: context.registry, language: context.language, hasSteps: hasSteps)
            var document = Document(.written { encoder.write(into: &$0) }, location: context.path)
            document.isCacheable = false
            if context.isOfTable { document.table = Table(columns: MixedSystemEncoder.columns, rows: encoder.rows) }
            document.warnings = encoder.warnings
            return .document(document)
        }
    }
}
