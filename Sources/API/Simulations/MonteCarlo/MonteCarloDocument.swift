// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import PollSimulation
import Record
import Text

/// What draws say, as it is served and as the command line prints it.
struct MonteCarloDocument {
    private let request: MonteCarloRequest
    private let tally: SimulationTally
    private let result: SimulationResult
    private let labels: [Item]
    private let names: [String]
    private let language: Language

    init(_ request: MonteCarloRequest, _ tally: SimulationTally, _ registry: Record, _ language: Language) {
        self.request = request
        self.tally = tally
        self.language = language
        result = SimulationResult(tally)
        labels = request.parties.map { ListLabel($0, registry, language).item }
        names = labels.map { $0["name"]?.text ?? "" }
    }

    /// The columns of the table of lists and coalitions.
    static let summaryColumns: [Table.Column] =
        [.init("kind"), .init("parties"), .init("name"), .init("percent"), .init("seats_mean")]
        + [.init("seats_mean_error")] + quantiles.map { .init("seats_p" + $0, "seats_quantiles/" + $0) }
        + [
            "p_enters", "p_enters_error", "p_enters_exact", "p_seated", "p_seated_error", "p_largest",
            "p_largest_error",
        ]
        .map { Table.Column($0) }
        + ["p_majority", "p_majority_error", "p_two_thirds", "p_two_thirds_error"].map { Table.Column($0) }

    /// The columns of the table of histograms.
    static let histogramColumns: [Table.Column] = [
        .init("kind"), .init("parties"), .init("name"), .init("seats"), .init("draws"), .init("probability"),
    ]

    /// `SimulationResult.quantiles` in per cent, as members are called: 25 thousandths are `2_5`.
    private static let quantiles = SimulationResult.quantiles.map { perMille in
        perMille % 10 == 0 ? String(perMille / 10) : "\(perMille / 10)_\(perMille % 10)"
    }

    /// The range of seats that pages, charts and their tables show: from one of the quantiles to another.
    static let interval: JSON = ["from_percent": .integer(5), "to_percent": .integer(95)]

    /// The whole answer.
    var item: Item {
        var item = Item()
        item.set(
            "assumptions",
            .array(
                MonteCarloAssumption.all(request).map { ["id": .string($0.id), "text": .string($0.text[language])] }))
        item.set("coalitions", coalitions)
        item.set("districts", districts)
        item.set("draws", .integer(tally.draws))
        item.set("interval", Self.interval)
        item.set("lists", lists)
        item.set("majority", .integer(result.majority))
        item.set("model", request.wanted.model.document)
        set("p_no_majority", noMajority, in: &item)
        set("p_no_result", result.hasNoResult, in: &item)
        item.set("poll", poll)
        item.set("rules", request.seats.rules.document)
        item.set("seats", .integer(tally.seats))
        item.set("seed", .integer(request.wanted.seed))
        item.set("system", .string(request.seats.system?.id))
        item.set("two_thirds", .integer(result.twoThirds))
        return item
    }

    /// What a reader has to know beside the figures.
    var warnings: [Document.Warning] {
        MonteCarloAssumption.all(request).map { .init(pointer: nil, detail: $0.text[language]) }
    }

    /// One row a list and a coalition.
    var summary: [Item] {
        lists.enumerated().map { index, row in
            item(kind: "list", [index], names[index]) { item in
                for member in row.members where member.name != "name" { item.set(member.name, member.value) }
            }
        }
            + coalitions.enumerated().map { index, row in
                item(kind: "coalition", request.simulation.coalitions[index], name(ofCoalition: index)) { item in
                    for member in row.members where member.name != "parties" { item.set(member.name, member.value) }
                }
            }
    }

    /// One row a list or coalition and a number of seats that it had in some draw.
    var histograms: [Item] {
        func rows(_ kind: String, _ members: [Int], _ name: String, _ seats: SeatDistribution) -> [Item] {
            seats.histogram.enumerated().filter { $0.element > 0 }.map { seats, draws in
                item(kind: kind, members, name) { item in
                    item.set("seats", .integer(seats))
                    item.set("draws", .integer(draws))
                    item.set("probability", .decimal(Ratio(UInt128(draws), over: UInt128(tally.draws)), places: 6))
                }
            }
        }
        return result.lists.enumerated().flatMap { rows("list", [$0], names[$0], $1.seats) }
            + result.coalitions.enumerated().flatMap {
                rows("coalition", request.simulation.coalitions[$0], name(ofCoalition: $0), $1.seats)
            }
    }

    private func item(kind: String, _ members: [Int], _ name: String, _ fill: (inout Item) -> Void) -> Item {
        var item = Item()
        item.set("kind", .string(kind))
        item.set("parties", .strings(members.map { request.parties[$0] }))
        item.set("name", .string(name))
        fill(&item)
        return item
    }

    private func name(ofCoalition index: Int) -> String {
        request.simulation.coalitions[index].map { names[$0] }.joined(separator: " + ")
    }

    // MARK: Parts

    var lists: [Item] {
        let exact = request.simulation.passProbabilities
        let shares = request.simulation.poll.normalised
        return result.lists.enumerated().map { index, list in
            var item = labels[index]
            item.set("percent", .fixed(shares[index] * 100, places: 4))
            set(list.seats, in: &item)
            set("p_enters", list.enters, in: &item)
            item.set("p_enters_exact", exact.map { .fixed($0[index], places: 9) } ?? .null)
            set("p_seated", list.isSeated, in: &item)
            set("p_largest", list.isLargest, in: &item)
            set("p_majority", list.hasMajority, in: &item)
            set("p_two_thirds", list.hasTwoThirds, in: &item)
            return item
        }
    }

    private var coalitions: [Item] {
        result.coalitions.enumerated().map { index, coalition in
            var item = Item()
            item.set("parties", .strings(request.simulation.coalitions[index].map { request.parties[$0] }))
            set(coalition.seats, in: &item)
            set("p_majority", coalition.hasMajority, in: &item)
            set("p_two_thirds", coalition.hasTwoThirds, in: &item)
            return item
        }
    }

    /// No list alone has more than half: no two have, so the draws in which one has them add up.
    private var noMajority: SimulatedProbability {
        SimulatedProbability(
            hits: tally.draws - result.lists.reduce(0) { $0 + $1.hasMajority.hits }, draws: tally.draws)
    }

    private var districts: JSON {
        request.simulation.districts.map {
            ["count": .integer($0.count), "swing": .string($0.method.rawValue)]
        } ?? .null
    }

    private var poll: JSON {
        let poll = request.simulation.poll
        let shares = poll.normalised
        return [
            "against_all": poll.againstAll == nil ? .null : .fixed(shares[poll.shares.count] * 100, places: 4),
            "polls": .integer(request.wanted.polls.count),
            "sample_size": .fixed(poll.sampleSize, places: 2),
        ]
    }

    private func set(_ seats: SeatDistribution, in item: inout Item) {
        item.set("seats_mean", .fixed(seats.mean, places: 4))
        item.set("seats_mean_error", .fixed(seats.meanStandardError, places: 6))
        let values = zip(Self.quantiles, SimulationResult.quantiles).map { name, perMille in
            JSON.Member(name, .integer(seats.quantile(perMille: perMille)))
        }
        item.set("seats_quantiles", .object(values))
        let first = seats.histogram.firstIndex { $0 > 0 } ?? 0
        let last = seats.histogram.lastIndex { $0 > 0 } ?? 0
        item.set(
            "histogram",
            [
                "draws": .array(seats.histogram[first...last].map { .integer($0) }), "from": .integer(first),
            ])
    }

    private func set(_ name: String, _ probability: SimulatedProbability, in item: inout Item) {
        item.set(name, .fixed(probability.value, places: 6))
        item.set(name + "_error", .fixed(probability.standardError, places: 6))
    }
}

extension ShareModel {
    /// The model in the shape in which requests write it.
    var document: JSON {
        switch self {
        case .dirichlet(let prior):
            ["kind": .string(MonteCarloModel.dirichlet.rawValue), "prior": .number(JSON.plain(prior))]
        case .logitNormal(let points, let correlation):
            [
                "correlation": .number(JSON.plain(correlation)),
                "kind": .string(MonteCarloModel.logitNormal.rawValue),
                "standard_deviation": .number(JSON.plain(points)),
            ]
        }
    }
}

extension JSON {
    /// A number of 0 or more as a decimal of at most so many places.
    static func fixed(_ value: Double, places: Int) -> JSON {
        let unit = (0..<places).reduce(1.0) { unit, _ in unit * 10 }
        return .decimal(Ratio(UInt128((value * unit).rounded()), over: UInt128(unit)), places: places)
    }

    /// The shortest text of a number of 0 or more, without an exponent.
    static func plain(_ value: Double) -> String {
        if case .number(let text) = fixed(value, places: 9) { text } else { "0" }
    }
}
