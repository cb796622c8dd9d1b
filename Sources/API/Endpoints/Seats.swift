// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/simulations/seats` by GET and POST: votes and rules in, seats and every step out.
enum Seats {
    static var endpoints: [Endpoint] {
        Endpoint.simulation(
            path, operation: "simulateSeats", query: SeatRequest.parameters, always: ["steps"],
            layouts: [.pairs(.datawrapper, of: .init("seats")), .pairs(.flourish, of: .init("seats"))], simulate)
    }

    private static let path = "/v1/simulations/seats"

    private static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("votes"), .init("percent"), .init("admitted"), .init("entitlement"),
        .init("automatic_seats"), .init("remainder_seats"), .init("bonus_seats"), .init("vacant_seats"), .init("seats"),
        .init("seat_percent"), .init("advantage_ratio"),
    ]

    private static func simulate(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let hasSteps = call.parameters.choice("steps", among: ["on", "off"]) != "off"
        let input = try SimulationInput(call, body: SeatRequest.body) { SeatRequest.parameter(at: $0) ?? "votes" }
        if PartsRequest.isMeant(by: input.cursor.value) { return try simulateParts(input, call, hasSteps) }
        let request = SeatRequest(input.cursor, registry: call.registry) { object in
            // Asked for, so that a slip of the name finds it.
            _ = object.member("districts")
            return nil
        }
        guard let request else { throw input.problem() }
        let counted = try input.count(request)
        let served = SeatDocument(
            counted, request.system?.id, call, isBaseOpen: request.isBaseOpen, hasSteps: hasSteps)
        let query = request.query.map { $0 + (hasSteps ? [] : [("steps", "off")]) }
        var document = input.document(.text(served.text), query: query)
        if call.isOfTable { document.table = Table(columns: columns, rows: served.lists) }
        document.warnings = served.assumptions.map { .init(pointer: nil, detail: $0.text[call.language]) }
        return .document(document)
    }

    /// A house of lists and districts; no query means the same, so the answer links to the operation itself.
    private static func simulateParts(
        _ input: SimulationInput, _ call: Call, _ hasSteps: Bool
    ) throws(Problem) -> Endpoint.Answer {
        guard let request = PartsRequest(input.cursor, registry: call.registry) else { throw input.problem() }
        let served = PartsDocument(request, try request.count(input), call, hasSteps: hasSteps)
        var document = Document(.text(served.text), location: call.path)
        document.isCacheable = false
        if call.isOfTable { document.table = Table(columns: PartsDocument.columns, rows: served.rows) }
        document.warnings = served.warnings
        return .document(document)
    }
}
