// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/seats` by GET and POST: votes and rules in, seats and every step out.
enum Seats {
    static var operations: [Operation] {
        Operation.simulation(
            path, id: "simulateSeats", query: SeatRequest.table.names, always: ["steps"],
            layouts: [.pairs(.datawrapper, of: .init("seats")), .pairs(.flourish, of: .init("seats"))], simulate)
    }

    private static let path = "/v1/simulations/seats"

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
    static func result(
        of query: [(name: String, value: String)], in context: RequestContext
    ) throws(Problem) -> SeatResult {
        try result(in: RequestContext(operations[0], query: query, as: .json, in: context))
    }

    /// What a request comes to that asks for one part of lists.
    static func result(in context: RequestContext) throws(Problem) -> SeatResult {
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
