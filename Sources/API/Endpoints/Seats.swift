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
                formats: Format.allCases, byQuery),
            Endpoint(
                .post, path, operation: "simulateSeats", parameters: Endpoint.table, formats: Format.allCases, byBody
            ),
        ]
    }

    private static let path = "/v1/simulations/seats"
    /// A longer address is no address that everybody can follow.
    private static let maximumLinkLength = 2000

    private static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("votes"), .init("percent"), .init("admitted"), .init("entitlement"),
        .init("automatic_seats"), .init("remainder_seats"), .init("vacant_seats"), .init("seats"),
        .init("seat_percent"),
    ]

    private static func byQuery(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let body = SeatRequest.body(of: call.parameters)
        try call.parameters.check()
        let faults = JSONFaults()
        let request = SeatRequest(JSONCursor(body, faults: faults), registry: call.registry)
        func place(_ pointer: JSONPointer) -> Problem.Fault.Place {
            .parameter(SeatRequest.parameter(at: pointer) ?? "votes")
        }
        guard let request else { throw problem(faults.found.map(inQuery), place: place) }
        return try answer(request, call, place: place)
    }

    /// A parameter holds all lists at once, so that a fault has to say which it means.
    private static func inQuery(_ fault: JSONFault) -> JSONFault {
        let tokens = fault.pointer.tokens
        guard tokens.count > 2, tokens.starts(with: ["tally", "lists"]), let index = Int(tokens[2]) else {
            return fault
        }
        var fault = fault
        fault.problem = "of list \(index + 1) " + fault.problem
        return fault
    }

    private static func byBody(_ call: Call) throws(Problem) -> Endpoint.Answer {
        try call.parameters.check()
        try requireJSON(call.request)
        let body: JSON
        do throws(JSONSyntaxError) {
            body = try JSONParser.parse(call.request.body)
        } catch {
            throw Problem(.malformedJSON, "The body is not JSON: \(error).")
        }
        let faults = JSONFaults()
        let request = SeatRequest(JSONCursor(body, faults: faults), registry: call.registry)
        guard let request else { throw problem(faults.found) { .pointer($0) } }
        return try answer(request, call) { .pointer($0) }
    }

    private static func requireJSON(_ request: Request) throws(Problem) {
        let type = request.fields.first("content-type")?.lowercased().split(separator: ";").first.map(String.init) ?? ""
        let name = type.filter { $0 != " " && $0 != "\t" }
        guard name == "application/json" || (name.hasPrefix("application/") && name.hasSuffix("+json")) else {
            throw Problem(
                .unsupportedMediaType,
                name.isEmpty
                    ? "The request has no Content-Type; send Content-Type: application/json."
                    : "The body is \(name); send Content-Type: application/json.")
        }
        if let coding = request.fields.combined("content-encoding"), coding.lowercased() != "identity" {
            throw Problem(.unsupportedMediaType, "The body is coded as \(coding); send it as it is.")
        }
    }

    private static func answer(
        _ request: SeatRequest, _ call: Call, place: (JSONPointer) -> Problem.Fault.Place
    ) throws(Problem) -> Endpoint.Answer {
        let counted: Count
        do throws(CountError) {
            counted = try count(request.tally, under: request.rules)
        } catch {
            throw problem([error.fault(request)], place: place)
        }
        let common = call.parameters.pairs.filter { Endpoint.table.contains($0.name) }
        let link = Call.location(path: call.path, request.query + common)
        let served = SeatDocument(counted, request.system?.id, call)
        var document = Document(.item(served.item), location: link.utf8.count <= maximumLinkLength ? link : call.path)
        if call.format != .json { document.table = Table(columns: columns, rows: served.lists) }
        document.warnings = counted.assumptions.map { .init(pointer: nil, detail: $0.text[call.language]) }
        document.isCacheable = call.request.method != .post
        return .document(document)
    }

    private static func problem(_ found: [JSONFault], place: (JSONPointer) -> Problem.Fault.Place) -> Problem {
        let faults = found.map { fault in
            Problem.Fault(
                place: place(fault.pointer), detail: fault.problem, allowed: fault.allowed, suggestion: fault.suggestion
            )
        }
        let first = faults.first.map { fault in
            switch fault.place {
            case .parameter(let name): "The parameter \(name) \(fault.detail)."
            case .pointer(let pointer):
                pointer.tokens.isEmpty ? "The body \(fault.detail)." : "\(pointer) \(fault.detail)."
            }
        }
        let isImpossible = found.allSatisfy { $0.kind == .value }
        let isByQuery = if case .parameter? = faults.first?.place { true } else { false }
        return Problem(
            isImpossible ? .impossibleInput : isByQuery ? .invalidParameter : .invalidBody,
            found.count == 1 ? first ?? "" : "\(found.count) places are wrong; the first: \(first ?? "")",
            faults: faults)
    }
}

extension CountError {
    /// What rules the count out, and where in the body it stands.
    fileprivate func fault(_ request: SeatRequest) -> JSONFault {
        let share = request.rules.threshold?.share.percentText ?? "0"
        let threshold = share.contains("/") ? share : share + " %"
        let (path, problem): ([String], String) =
            switch self {
            case .noListAdmitted:
                (
                    ["tally", "lists"],
                    "has no list that reaches the threshold of \(threshold); the law is silent on that, so lower the threshold"
                )
            case .overAward(let excess):
                (
                    ["rules", "formula", "over_award"],
                    "is \"error\", and the quota gives out \(excess) seats too many; say \"subtract\" or take a larger quota"
                )
            case .tooManyRemainderSeats(let excess):
                (
                    ["rules", "seats"],
                    "leaves \(excess) more seats to remainders than there are lists to get one; give fewer seats or another quota"
                )
            case .listTooLong(let index, let cap):
                (
                    ["tally", "lists", String(index), "candidates"],
                    "is above the cap of \(cap) candidates that the rules set for these seats"
                )
            case .zeroQuota:
                (["rules", "formula", "quota"], "rounds to no vote at all; take an exact quota such as hare")
            case .baseBelowVotes:
                (["rules", "threshold", "base_votes"], "is below the votes of the lists; give the larger number")
            }
        return JSONFault(JSONPointer(tokens: path), problem, kind: .value)
    }
}
