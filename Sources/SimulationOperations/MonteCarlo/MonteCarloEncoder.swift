// SPDX-License-Identifier: Apache-2.0
import Electoral
package import JSON
import PollSimulation
package import Record
package import Simulations
package import Text
package import Web

/// Writes what draws say, as it is served and as the command line prints it.
package struct MonteCarloEncoder {
    private let result: MonteCarloResult
    private let labels: [ListLabel]
    private let assumptions: [MonteCarloAssumption]
    private let language: Language
    private let texts: TextCatalogue

    package init(_ result: MonteCarloResult, _ record: Record, _ language: Language) {
        self.result = result
        self.language = language
        texts = record.texts[language]
        labels = result.lists.map { ListLabel($0.party, record, language) }
        assumptions = MonteCarloAssumption.all(result.request)
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
    package static let interval: JSON = ["from_percent": .integer(5), "to_percent": .integer(95)]

    /// The whole answer.
    var item: Item {
        let request = result.request
        var item = Item()
        item.set(
            "assumptions",
            .array(assumptions.map { ["id": .string($0.id), "text": .string(texts[$0.text])] }))
        item.set("coalitions", result.coalitions.map { coalition in Item { write(coalition, into: &$0) } })
        item.set(
            "districts",
            request.simulation.districts.map {
                ["count": .integer($0.count), "swing": .string($0.method.rawValue)]
            } ?? .null)
        item.set("draws", .integer(result.draws))
        item.set("interval", Self.interval)
        item.set("lists", result.lists.indices.map { index in Item { write(list: index, into: &$0) } })
        item.set("majority", .integer(result.majority))
        item.set("model", request.wanted.model.document)
        item.set("p_no_majority", result.noMajority)
        item.set("p_no_result", result.noResult)
        item.set(
            "poll",
            [
                "against_all": result.againstAllPercent.map { .fixed($0, places: 4) } ?? .null,
                "polls": .integer(request.wanted.polls.count),
                "sample_size": .fixed(request.simulation.poll.sampleSize, places: 2),
            ])
        item.set("rules", request.seats.rules.document)
        item.set("seats", .integer(result.seats))
        item.set("seed", .integer(request.wanted.seed))
        item.set("system", .string(request.seats.system?.id))
        item.set("two_thirds", .integer(result.twoThirds))
        return item
    }

    /// What a reader has to know beside the figures.
    package var warnings: [Document.Warning] { assumptions.map { .init(pointer: nil, detail: texts[$0.text]) } }

    // MARK: Tables

    /// One row a list and a coalition.
    var summary: [Item] {
        result.lists.indices.map { index in
            item(kind: "list", [index]) { item in
                item.set("party", .string(labels[index].party))
                item.set("color", .string(labels[index].colour))
                write(outcomeOfList: index, into: &item)
            }
        }
            + result.coalitions.map { coalition in
                item(kind: "coalition", coalition.members) { $0.write(coalition.outcome) }
            }
    }

    /// One row a list or coalition and a number of seats that it had in some draw.
    var histograms: [Item] {
        func rows(_ kind: String, _ members: [Int], _ seats: SeatDistribution) -> [Item] {
            seats.histogram.enumerated().filter { $0.element > 0 }.map { seats, draws in
                item(kind: kind, members) { item in
                    item.set("seats", .integer(seats))
                    item.set("draws", .integer(draws))
                    item.set("probability", .decimal(Ratio(UInt128(draws), over: UInt128(result.draws)), places: 6))
                }
            }
        }
        return result.lists.enumerated().flatMap { rows("list", [$0], $1.outcome.seats) }
            + result.coalitions.flatMap { rows("coalition", $0.members, $0.outcome.seats) }
    }

    private func item(kind: String, _ members: [Int], _ fill: (inout Item) -> Void) -> Item {
        var item = Item()
        item.set("kind", .string(kind))
        item.set("parties", parties(members))
        item.set("name", .string(members.map { labels[$0].name }.joined(separator: " + ")))
        fill(&item)
        return item
    }

    private func parties(_ members: [Int]) -> JSON { .strings(members.map { result.lists[$0].party }) }

    // MARK: Parts

    private func write(list index: Int, into item: inout Item) {
        item.write(labels[index])
        write(outcomeOfList: index, into: &item)
    }

    private func write(outcomeOfList index: Int, into item: inout Item) {
        let list = result.lists[index]
        item.set("percent", .fixed(list.percent, places: 4))
        item.write(list.outcome.seats)
        item.set("p_enters", list.outcome.enters)
        item.set("p_enters_exact", list.entersExactly.map { .fixed($0, places: 9) } ?? .null)
        item.set("p_seated", list.outcome.isSeated)
        item.set("p_largest", list.outcome.isLargest)
        item.set("p_majority", list.outcome.hasMajority)
        item.set("p_two_thirds", list.outcome.hasTwoThirds)
    }

    private func write(_ coalition: MonteCarloResult.Coalition, into item: inout Item) {
        item.set("parties", parties(coalition.members))
        item.write(coalition.outcome)
    }

    /// The row of a list in the table of a chart.
    package func chartRow(ofList index: Int) -> Item {
        let outcome = result.lists[index].outcome
        var item = Item()
        item.write(labels[index])
        item.set("seats_mean", .fixed(outcome.seats.mean, places: 4))
        item.set("seats_quantiles", Self.quantiles(of: outcome.seats))
        for (name, probability) in [
            ("p_enters", outcome.enters), ("p_largest", outcome.isLargest), ("p_majority", outcome.hasMajority),
            ("p_two_thirds", outcome.hasTwoThirds),
        ] {
            item.set(name, .fixed(probability.value, places: 6))
        }
        return item
    }

    fileprivate static func quantiles(of seats: SeatDistribution) -> JSON {
        .object(
            zip(quantiles, SimulationResult.quantiles).map { name, perMille in
                JSON.Member(name, .integer(seats.quantile(perMille: perMille)))
            })
    }
}

extension Item {
    fileprivate mutating func write(_ coalition: SimulationResult.Coalition) {
        write(coalition.seats)
        set("p_majority", coalition.hasMajority)
        set("p_two_thirds", coalition.hasTwoThirds)
    }

    fileprivate mutating func write(_ seats: SeatDistribution) {
        set("seats_mean", .fixed(seats.mean, places: 4))
        set("seats_mean_error", .fixed(seats.meanStandardError, places: 6))
        set("seats_quantiles", MonteCarloEncoder.quantiles(of: seats))
        let first = seats.histogram.firstIndex { $0 > 0 } ?? 0
        let last = seats.histogram.lastIndex { $0 > 0 } ?? 0
        set(
            "histogram",
            [
                "draws": .array(seats.histogram[first...last].map { .integer($0) }), "from": .integer(first),
            ])
    }

    fileprivate mutating func set(_ name: String, _ probability: SimulatedProbability) {
        set(name, .fixed(probability.value, places: 6))
        set(name + "_error", .fixed(probability.standardError, places: 6))
    }
}

extension ShareModel {
    /// The model in the shape in which requests write it.
    var document: JSON {
        switch self {
        case .dirichlet(let prior):
            ["kind": .string(MonteCarloModel.dirichlet.rawValue), "prior": .number(prior.plainText)]
        case .logitNormal(let points, let correlation):
            [
                "correlation": .number(correlation.plainText),
                "kind": .string(MonteCarloModel.logitNormal.rawValue),
                "standard_deviation": .number(points.plainText),
            ]
        }
    }
}

extension JSON {
    /// A number of 0 or more as a decimal of at most so many places.
    package static func fixed(_ value: Double, places: Int) -> JSON {
        let unit = (0..<places).reduce(1.0) { unit, _ in unit * 10 }
        return .decimal(Ratio(UInt128((value * unit).rounded()), over: UInt128(unit)), places: places)
    }
}
