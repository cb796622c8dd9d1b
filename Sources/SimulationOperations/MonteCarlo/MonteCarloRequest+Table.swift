// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import PollSimulation
import Record
package import Simulations
import Text
package import Web

extension MonteCarloRequest {
    /// The parameters of a Monte Carlo simulation.
    package static let table = SeatRequest.rulesTable.of(
        { (request: MonteCarloRequest) in request.seats }, after: pollParameters + drawParameters, root: "shares",
        start: ["poll": [:]], check: checkPolls)

    private static let pollParameters: [BodyParameter<MonteCarloRequest>] = [
        BodyParameter(.pollShares, at: "poll/shares", as: .amounts("party", "percent")) { request in
            request.onePoll.flatMap { poll in PairList.text(poll.shares.map { ($0.party, $0.percent.description) }) }
        },
        BodyParameter(.pollSampleSize, at: "poll/sample_size", as: .number) { $0.onePoll?.sampleSize.description },
        BodyParameter(.pollAgainstAll, at: "poll/against_all", as: .number) { $0.onePoll?.againstAll?.description },
        BodyParameter(
            .pollPolls, at: ["polls"],
            read: { text, body, _ in
                if case .object(let members) = body { body = .object(members.filter { $0.name != "poll" }) }
                let polls = PairList.read(text).map { id, size in
                    size.map { size -> JSON in ["id": .string(id), "sample_size": .number(size)] } ?? .string(id)
                }
                body.set(.array(polls), at: ["polls"])
            },
            text: { request in
                request.wanted.isAverage
                    ? request.wanted.given.compactMap { $0.record?.text }.joined(separator: ",") : nil
            }),
        BodyParameter(.pollHalfLife, at: "half_life_days", as: .number) { request in
            request.wanted.isAverage ? request.wanted.halfLife.description : nil
        },
        BodyParameter(.pollAsOf, at: "as_of", as: .string) { $0.wanted.asOf?.description },
    ]

    private static let drawParameters: [BodyParameter<MonteCarloRequest>] = [
        BodyParameter(.pollModel, at: "model/kind", as: .string) { request in
            switch request.wanted.model {
            case .dirichlet: MonteCarloModel.dirichlet.rawValue
            case .logitNormal: MonteCarloModel.logitNormal.rawValue
            }
        },
        BodyParameter(.pollPrior, at: "model/prior", as: .number) { request in
            if case .dirichlet(let prior) = request.wanted.model { prior.plainText } else { nil }
        },
        BodyParameter(.pollDeviation, at: "model/standard_deviation", as: .number) { request in
            if case .logitNormal(let points, _) = request.wanted.model { points.plainText } else { nil }
        },
        BodyParameter(.pollCorrelation, at: "model/correlation", as: .number) { request in
            if case .logitNormal(_, let correlation) = request.wanted.model { correlation.plainText } else { nil }
        },
        BodyParameter(.pollDraws, at: "draws", as: .number) { String($0.draws) },
        BodyParameter(.pollSeed, at: "seed", as: .number) { String($0.wanted.seed) },
        BodyParameter(.pollCoalitions, at: "coalitions", as: groups) { request in
            let coalitions = request.wanted.coalitions.map { $0.map(PairList.escaped).joined(separator: ":") }
            return coalitions.isEmpty ? nil : coalitions.joined(separator: ",")
        },
    ]

    private static let groups = TextForm { text, _, _ in .array(PairList.groups(text).map { .strings($0) }) }

    /// Polls of the record, `a,b:1000` with a sample size where it is given, or one poll by its shares.
    private static func checkPolls(_ query: Parameters) {
        let (names, reason): ([String], Message) =
            query.text("polls") == nil
            ? (["half_life_days", "as_of"], "has nothing to apply to without polls; leave it out")
            : (
                ["shares", "sample_size", "against_all"],
                "has nothing to apply to, as polls are named; leave one of them out"
            )
        for name in names where query.text(name) != nil { query.report(name, reason) }
    }

    private var onePoll: PollDraft? { wanted.isAverage ? nil : wanted.polls.first }

    /// The query that means the same; nil where none can say it.
    var query: [(name: String, value: String)]? {
        guard wanted.districts == nil, seats.rulesQuery != nil else { return nil }
        if let poll = onePoll {
            guard poll.date == nil, poll.shares.allSatisfy({ $0.members ?? 1 == 1 }) else { return nil }
        } else {
            guard wanted.given.allSatisfy({ $0.record?.text != nil }) else { return nil }
        }
        return Self.table.query(of: self)
    }
}
