// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
import JSON
import Registry

/// `/v1/simulations/seats` by GET and POST: votes and rules in, seats and every step out.
enum Seats {
    static var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, path, operation: "simulateSeatsByQuery", parameters: Endpoint.table + SeatRequest.parameters,
                formats: Format.tables, simulate),
            Endpoint(
                .post, path, operation: "simulateSeats", parameters: Endpoint.table, formats: Format.tables,
                simulate),
        ]
    }

    private static let path = "/v1/simulations/seats"

    private static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("votes"), .init("percent"), .init("admitted"), .init("entitlement"),
        .init("automatic_seats"), .init("remainder_seats"), .init("bonus_seats"), .init("vacant_seats"), .init("seats"),
        .init("seat_percent"),
    ]

    private static func simulate(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let input = try SimulationInput(call, body: SeatRequest.body) { SeatRequest.parameter(at: $0) ?? "votes" }
        let request = SeatRequest(input.cursor, registry: call.registry)
        guard let request else { throw input.problem() }
        let counted = try input.count(request)
        let served = SeatDocument(counted, request.system?.id, call)
        var document = input.document(.text(served.text), query: request.query)
        if call.format != .json { document.table = Table(columns: columns, rows: served.lists) }
        document.warnings = counted.assumptions.map { .init(pointer: nil, detail: $0.text[call.language]) }
        return .document(document)
    }
}
