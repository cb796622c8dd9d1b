// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Registry

/// The query of a Monte Carlo simulation and the body that means the same.
enum MonteCarloQuery {
    /// Parameters whose value is one member of the body.
    private static let members: [(parameter: String, path: [String])] = [
        ("shares", ["poll", "shares"]), ("sample_size", ["poll", "sample_size"]),
        ("against_all", ["poll", "against_all"]), ("model", ["model", "kind"]), ("prior", ["model", "prior"]),
        ("standard_deviation", ["model", "standard_deviation"]), ("correlation", ["model", "correlation"]),
        ("draws", ["draws"]), ("seed", ["seed"]), ("coalitions", ["coalitions"]),
    ]
    /// Parameters of a tally, which a poll has in its own way.
    private static let tally = ["votes", "against_all", "invalid", "candidates"]
    private static let rules = SeatRequest.parameters.filter { !tally.contains($0) }

    /// The names of all parameters.
    static let parameters = rules + members.map(\.parameter)

    /// The body that a query means.
    static func body(of query: Parameters) -> JSON {
        func number(_ name: String) -> JSON? { query.text(name).map { .number($0) } }
        func object(_ members: [(String, JSON?)]) -> [JSON.Member] {
            members.compactMap { name, value in value.map { JSON.Member(name, $0) } }
        }
        let shares = query.text("shares").map { text in
            JSON.array(
                SeatRequest.pairs(text).map { party, percent in
                    .object(object([("party", .string(party)), ("percent", percent.map { .number($0) })]))
                })
        }
        let model = object([
            ("kind", query.text("model").map { .string($0) }), ("prior", number("prior")),
            ("standard_deviation", number("standard_deviation")), ("correlation", number("correlation")),
        ])
        let poll = object([
            ("shares", shares), ("sample_size", number("sample_size")), ("against_all", number("against_all")),
        ])
        var body = object([
            ("poll", .object(poll)), ("model", model.isEmpty ? nil : .object(model)), ("draws", number("draws")),
            ("seed", number("seed")),
            ("coalitions", query.text("coalitions").map { .array(groups($0).map { .strings($0) }) }),
        ])
        if case .object(let members) = SeatRequest.body(of: query) {
            body += members.filter { $0.name == "system" || $0.name == "rules" }
        }
        return .object(body)
    }

    /// `a:b,c:d` are the coalitions of a and b and of c and d, escaped as in `SeatRequest.pairs`.
    private static func groups(_ text: String) -> [[String]] {
        var groups: [[String]] = [[""]]
        var isEscaped = false
        for scalar in text.unicodeScalars {
            let last = groups.count - 1
            switch scalar {
            case "\\" where !isEscaped:
                isEscaped = true
                continue
            case "," where !isEscaped: groups.append([""])
            case ":" where !isEscaped: groups[last].append("")
            default: groups[last][groups[last].count - 1].unicodeScalars.append(scalar)
            }
            isEscaped = false
        }
        return groups
    }

    /// The parameter that a place in the body came from.
    static func parameter(at pointer: JSONPointer) -> String {
        let tokens = pointer.tokens
        let own = members.first { tokens.starts(with: $0.path) } ?? members.first { $0.path.starts(with: tokens) }
        return tokens.isEmpty ? "shares" : own?.parameter ?? SeatRequest.parameter(at: pointer) ?? "shares"
    }

    /// The query that means the same as a request; nil where none can say it.
    static func query(of request: MonteCarloRequest) -> [(name: String, value: String)]? {
        let wanted = request.wanted
        guard !wanted.isAverage, wanted.districts == nil, let poll = wanted.polls.first, poll.date == nil,
            poll.shares.allSatisfy({ $0.members == 1 }),
            var pairs = request.seats.query?.filter({ rules.contains($0.name) })
        else { return nil }
        let shares = poll.shares.map { "\(SeatRequest.escaped($0.party)):\($0.percent)" }
        pairs.append(("shares", shares.joined(separator: ",")))
        pairs.append(("sample_size", poll.sampleSize.description))
        if let share = poll.againstAll { pairs.append(("against_all", share.description)) }
        switch wanted.model {
        case .dirichlet(let prior):
            pairs += [("model", MonteCarloModel.dirichlet.rawValue), ("prior", JSON.plain(prior))]
        case .logitNormal(let points, let correlation):
            pairs += [
                ("model", MonteCarloModel.logitNormal.rawValue), ("standard_deviation", JSON.plain(points)),
                ("correlation", JSON.plain(correlation)),
            ]
        }
        pairs += [("draws", String(request.draws)), ("seed", String(wanted.seed))]
        if !wanted.coalitions.isEmpty {
            let coalitions = wanted.coalitions.map { $0.map(SeatRequest.escaped).joined(separator: ":") }
            pairs.append(("coalitions", coalitions.joined(separator: ",")))
        }
        return pairs
    }
}
