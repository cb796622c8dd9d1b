// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import PollSimulation
import Record
import Text

/// The query of a Monte Carlo simulation and the body that means the same.
enum MonteCarloQuery {
    /// Parameters whose value is one member of the body.
    private static let members: [(parameter: String, path: [String])] = [
        ("shares", ["poll", "shares"]), ("sample_size", ["poll", "sample_size"]),
        ("against_all", ["poll", "against_all"]), ("polls", ["polls"]), ("half_life_days", ["half_life_days"]),
        ("as_of", ["as_of"]), ("model", ["model", "kind"]), ("prior", ["model", "prior"]),
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
                query.amounts("shares", text).map { party, percent in
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
        let polls = polls(of: query)
        var body = object([
            ("poll", polls == nil ? .object(poll) : nil), ("polls", polls),
            ("half_life_days", number("half_life_days")), ("as_of", query.text("as_of").map { .string($0) }),
            ("model", model.isEmpty ? nil : .object(model)), ("draws", number("draws")),
            ("seed", number("seed")),
            ("coalitions", query.text("coalitions").map { .array(groups($0).map { .strings($0) }) }),
        ])
        if case .object(let members) = SeatRequest.body(of: query) {
            body += members.filter { $0.name == "system" || $0.name == "rules" }
        }
        return .object(body)
    }

    /// `a,b:1000` are the polls of the record a, and b with a sample size; what does not go with them is reported.
    private static func polls(of query: Parameters) -> JSON? {
        guard let text = query.text("polls") else {
            for name in ["half_life_days", "as_of"] where query.text(name) != nil {
                query.report(name, "has nothing to apply to without polls; leave it out")
            }
            return nil
        }
        for name in ["shares", "sample_size", "against_all"] where query.text(name) != nil {
            query.report(name, "has nothing to apply to, as polls are named; leave one of them out")
        }
        return .array(
            SeatRequest.pairs(text).map { id, size in
                size.map { size -> JSON in ["id": .string(id), "sample_size": .number(size)] } ?? .string(id)
            })
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
        guard wanted.districts == nil, var pairs = request.seats.query?.filter({ rules.contains($0.name) }),
            let polls = wanted.isAverage ? average(wanted) : poll(wanted)
        else { return nil }
        pairs += polls
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

    /// The parameters of the one poll; nil where they cannot say it.
    private static func poll(_ wanted: MonteCarloRequest.Wanted) -> [(name: String, value: String)]? {
        guard let poll = wanted.polls.first, poll.date == nil, poll.shares.allSatisfy({ $0.members ?? 1 == 1 })
        else { return nil }
        let shares = poll.shares.map { "\(SeatRequest.escaped($0.party)):\($0.percent)" }
        return [("shares", shares.joined(separator: ",")), ("sample_size", poll.sampleSize.description)]
            + (poll.againstAll.map { [("against_all", $0.description)] } ?? [])
    }

    /// The parameters of several polls; nil where one of them is not of the record.
    private static func average(_ wanted: MonteCarloRequest.Wanted) -> [(name: String, value: String)]? {
        let polls = wanted.given.compactMap { $0.record?.text }
        guard polls.count == wanted.given.count else { return nil }
        return [("polls", polls.joined(separator: ",")), ("half_life_days", wanted.halfLife.description)]
            + (wanted.asOf.map { [("as_of", $0.description)] } ?? [])
    }
}
