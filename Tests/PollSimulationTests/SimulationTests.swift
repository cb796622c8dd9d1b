// SPDX-License-Identifier: Apache-2.0
import Electoral
import Testing

@testable import PollSimulation

/// The shares of the Mazhilis election of 2023 as a poll of 1000 (Central Election Commission, see Resources/kz).
let poll2023 = Poll(shares: [53.90, 10.90, 8.59, 8.41, 6.80, 5.20, 2.30], againstAll: 3.90, sampleSize: 1000)

struct SimulationTests {
    private func simulation(
        _ rules: Rules? = nil, poll: Poll = poll2023, model: ShareModel = .dirichlet(prior: 1), seed: UInt64 = 2023,
        coalitions: [[Int]] = [], districts: DistrictSwing? = nil
    ) throws -> Simulation {
        try Simulation(
            rules: rules ?? hare(98, percent: 5), poll: poll, model: model, seed: seed, coalitions: coalitions,
            districts: districts)
    }

    @Test(arguments: [1, 2, 3, 16])
    func `shards add up to one run, byte for byte`(shards: Int) throws {
        let simulation = try simulation(coalitions: [[1, 2], [3, 4, 5]])
        let range: Range<UInt64> = 5..<3008
        let whole = try simulation.simulate(draws: range)
        var sum = simulation.emptyTally
        for part in Simulation.ranges(of: range, parts: shards).reversed() {
            try sum.add(try simulation.simulate(draws: part))
        }
        #expect(sum == whole && whole.draws == 3003)
    }

    /// Where this fails, what is drawn has changed: raise `Simulation.generation`, so that old shards are refused.
    @Test func `the second generation draws what it always drew`() throws {
        #expect(Simulation.generation == 2)
        let dirichlet = try simulation().simulate(draws: 0..<1000)
        #expect(dirichlet.passes == [1000, 1000, 1000, 1000, 992, 633, 0])
        #expect(dirichlet.histogram(ofList: 5).dropFirst(6).prefix(3) == [395, 88, 12])
        let logits = try simulation(model: .logitNormal(points: 3, correlation: 0.3)).simulate(draws: 0..<1000)
        #expect(logits.passes == [1000, 1000, 999, 999, 930, 562, 12])
    }

    @Test func `threads make no difference`() async throws {
        let simulation = try simulation()
        let whole = try simulation.simulate(draws: 0..<4000)
        var sum = simulation.emptyTally
        let tasks = Simulation.ranges(of: 0..<4000, parts: 16).map { range in
            Task { try simulation.simulate(draws: range) }
        }
        for task in tasks { try sum.add(try await task.value) }
        #expect(sum == whole)
    }

    @Test func `ranges cover all draws once, in order, with lengths that differ by at most one`() {
        let ranges = Simulation.ranges(of: 10..<31, parts: 4)
        #expect(ranges == [10..<16, 16..<21, 21..<26, 26..<31])
        #expect(Simulation.ranges(of: 0..<2, parts: 3) == [0..<1, 1..<2, 2..<2])
    }

    /// Rules that the lanes count themselves, and such that they leave to `allocate` in some draws.
    static let rulesForLanes: [Rules] = {
        let quota = Formula.largestRemainder(quota: .hare, overAward: .error)
        let thresholds: [Threshold?] = [
            nil, Threshold(share: Ratio(5, over: 100), base: .participating),
            Threshold(share: Ratio(7, over: 100), base: .valid, inclusive: false),
            Threshold(share: Ratio(333_333, over: 10_000_000), base: .ballots),
            Threshold(share: Ratio(1, over: 3), base: .participating),
        ]
        return thresholds.flatMap { threshold in
            [(1, nil), (10, lawGuarantee), (98, nil), (98, lawGuarantee), (100_000, nil)].compactMap {
                try? Rules(seats: $0.0, formula: quota, threshold: threshold, secondPartyGuarantee: $0.1)
            }
        }
            + [
                try? Rules(seats: 3, formula: quota, tieBreak: .largerVote),
                try? Rules(seats: 3, formula: quota, tieBreak: .none),
            ].compactMap { $0 }
    }()

    @Test(arguments: rulesForLanes)
    func `lanes count every draw as count does`(rules: Rules) throws {
        let simulation = try simulation(rules)
        #expect(simulation.hare != nil)
        var block = DrawBlock(lists: 7, columns: 8)
        for first in stride(from: UInt64(0), to: 320, by: laneCount) {
            simulation.fill(&block, firstDraw: first)
            var reference = block
            for lane in 0..<laneCount { simulation.countExactly(lane, of: &reference) }
            #expect(block.seats == reference.seats && block.passes == reference.passes)
            #expect(block.uncounted == reference.uncounted)
        }
    }

    /// Ballots that drawing would hardly ever give: ties, whole quotas, exactly the threshold, nobody.
    @Test(
        arguments: [
            [0, 0, 0, 0], [1, 1, 1, 1], [2_000_000, 1_000_000, 1_000_000, 0], [4_000_000, 0, 0, 0], [5, 95, 0, 0],
            [200_000, 1_800_000, 1_900_000, 100_000], [199_999, 1_800_001, 1_900_000, 100_000], [3, 3, 3, 3],
            [1, 2, 3, 4], [3_800_000, 50_000, 50_000, 100_000], [3_700_000, 99_999, 100_001, 100_000],
            [50_000, 50_000, 3_800_000, 100_000], [3_999_999, 1, 0, 0], [1_333_333, 1_333_333, 1_333_333, 1],
            [0, 0, 7, 0], [100, 3_999_900, 0, 0],
        ] as [[Int32]])
    func `lanes count ties and edges as count does`(ballots: [Int32]) throws {
        for tieBreak in TieBreak.allCases {
            for seats in [1, 2, 3, 4, 7, 98, 69, 100_000] {
                for inclusive in [true, false] {
                    let rules = try Rules(
                        seats: seats, formula: .largestRemainder(quota: .hare, overAward: .error),
                        threshold: Threshold(share: Ratio(5, over: 100), base: .participating, inclusive: inclusive),
                        secondPartyGuarantee: seats > 2 ? lawGuarantee : nil, tieBreak: tieBreak)
                    let poll = Poll(shares: [1, 1, 1], againstAll: 1, sampleSize: 10)
                    let simulation = try simulation(rules, poll: poll)
                    var block = DrawBlock(lists: 3, columns: 4)
                    for column in 0..<4 { block.ballots[column] = IntLanes(repeating: ballots[column]) }
                    var reference = block
                    simulation.countBallots(of: &block)
                    for lane in 0..<laneCount { simulation.countExactly(lane, of: &reference) }
                    #expect(block.seats == reference.seats && block.passes == reference.passes, "\(rules)")
                    #expect(block.uncounted == reference.uncounted)
                }
            }
        }
    }

    /// Where one list passes nearly always (2007, 2016) the second-party rule decides; ALG-B in lanes and by `allocate`.
    @Test(arguments: [
        Ratio(7, over: 10), Ratio(1, over: 1), Ratio(0, over: 1), Ratio(123, over: 255), Ratio(7, over: 1000),
    ])
    func `lanes let the second party in as count does`(coefficient: Ratio) throws {
        for (seats, minimum) in [(98, 2), (5, 1), (107, 30), (99_999, 2)] {
            let guarantee = SecondPartyGuarantee(coefficient: coefficient, minimumSeats: minimum)
            let poll = Poll(shares: [4.54, 88.41, 3.09, 1.51, 1.29, 0.78, 0.37], sampleSize: 300)
            let simulation = try simulation(hare(seats, percent: 7, guarantee: guarantee), poll: poll)
            var block = DrawBlock(lists: 7, columns: 7)
            for first in stride(from: UInt64(0), to: 160, by: laneCount) {
                simulation.fill(&block, firstDraw: first)
                var reference = block
                for lane in 0..<laneCount { simulation.countExactly(lane, of: &reference) }
                #expect(block.seats == reference.seats && block.passes == reference.passes)
            }
        }
    }

    @Test func `other formulas and finer thresholds are counted by count`() throws {
        let droop = try Rules(seats: 98, formula: .largestRemainder(quota: .droop, overAward: .error))
        let fine = try Rules(
            seats: 98, formula: .largestRemainder(quota: .hare, overAward: .error),
            threshold: Threshold(share: Ratio(33_333_333_333, over: 1_000_000_000_000), base: .participating))
        let averages = try Rules(seats: 98, formula: .highestAverages(.dhondt))
        let bonus = try Rules(
            seats: 98, formula: .largestRemainder(quota: .hare, overAward: .error),
            majorityBonus: MajorityBonus(seats: 20))
        for rules in [droop, fine, averages, bonus] {
            let simulation = try simulation(rules)
            #expect(simulation.hare == nil)
            for draw in simulation.draws(0..<20) { #expect(draw.isCounted && draw.seats.reduce(0, +) == 98) }
        }
    }

    @Test func `exempt lists and alliances have their own threshold`() throws {
        let threshold = Threshold(
            share: Ratio(5, over: 100), base: .participating, exempt: ["minority"],
            shareByMembers: [2: Ratio(99, over: 100)])
        let rules = try Rules(
            seats: 98, formula: .largestRemainder(quota: .hare, overAward: .error), threshold: threshold)
        let poll = Poll(shares: [60, 39, 1], sampleSize: 1000)
        let simulation = try Simulation(
            rules: rules, poll: poll, lists: [.init("a"), .init("alliance", members: 2), .init("minority")], seed: 1)
        let tally = try simulation.simulate(draws: 0..<50)
        #expect(tally.passes == [50, 0, 50])
        #expect(simulation.passProbabilities?.map { $0.rounded() } == [1, 0, 1])
        #expect(throws: Simulation.Fault.lists(1)) {
            try Simulation(rules: rules, poll: poll, lists: [.init("a"), .init("a"), .init("a")], seed: 1)
        }
    }

    @Test func `a cap on the length of lists does not slow the lanes`() throws {
        let rules = try Rules(
            seats: 98, formula: .largestRemainder(quota: .hare, overAward: .error), listSizeCapPercent: 130)
        #expect(try simulation(rules).hare != nil)
    }

    @Test func `the draws themselves add up to the tally`() throws {
        let simulation = try simulation(hare(98, percent: 5, guarantee: lawGuarantee), coalitions: [[1, 2]])
        let tally = try simulation.simulate(draws: 100..<1111)
        var (cells, passes) = (tally.cells.map { _ in UInt64(0) }, [UInt64](repeating: 0, count: 7))
        var expected: UInt64 = 100
        for draw in simulation.draws(100..<1111) {
            #expect(draw.index == expected && draw.ballots.count == 8 && draw.seats.reduce(0, +) == 98)
            expected += 1
            for list in 0..<7 {
                cells[list * 99 + draw.seats[list]] += 1
                if draw.passes[list] { passes[list] += 1 }
            }
            cells[7 * 99 + draw.seats[1] + draw.seats[2]] += 1
        }
        #expect(expected == 1111 && cells == tally.cells && passes == tally.passes)
    }

    @Test func `a run ends where the caller wants it no longer`() throws {
        let simulation = try simulation()
        var questions = 0
        #expect(throws: SimulationCancelled()) {
            try simulation.simulate(draws: 0..<UInt64.max) {
                questions += 1
                return questions > 1
            }
        }
    }

    @Test func `another seed gives other draws`() throws {
        let first = try simulation(seed: 1).draws(0..<1).map(\.ballots)
        #expect(try simulation(seed: 2).draws(0..<1).map(\.ballots) != first)
        #expect(try simulation(seed: 1 << 32 | 1).draws(0..<1).map(\.ballots) != first)
    }

    @Test func `where no list reaches the threshold nobody has a seat and nobody is largest`() throws {
        let poll = Poll(shares: [4, 4, 4], againstAll: 88, sampleSize: 1e6)
        let tally = try simulation(hare(98, percent: 5), poll: poll).simulate(draws: 0..<100)
        let result = SimulationResult(tally)
        #expect(tally.uncounted == 100 && tally.largest == [0, 0, 0] && tally.passes == [0, 0, 0])
        #expect(result.hasNoResult.value == 1 && result.lists.allSatisfy { $0.seats.mean == 0 })
    }

    @Test func `a simulation that cannot be is refused with what is wrong`() throws {
        func fault(_ make: () throws -> Simulation) -> Simulation.Fault? {
            do {
                _ = try make()
                return nil
            } catch { return error as? Simulation.Fault }
        }
        #expect(fault { try simulation(poll: Poll(shares: [], sampleSize: 10)) } == .lists(0))
        #expect(fault { try simulation(poll: Poll(shares: [1, -1], sampleSize: 10)) } == .share(index: 1))
        #expect(fault { try simulation(poll: Poll(shares: [0, 0], sampleSize: 10)) } == .share(index: 0))
        #expect(fault { try simulation(poll: Poll(shares: [1], againstAll: .nan, sampleSize: 10)) } == .share(index: 1))
        #expect(fault { try simulation(poll: Poll(shares: [1], sampleSize: 0)) } == .sampleSize(0))
        #expect(fault { try simulation(model: .dirichlet(prior: 0)) } == .prior(0))
        #expect(fault { try simulation(model: .logitNormal(points: 60, correlation: 0)) } == .points(60))
        #expect(fault { try simulation(model: .logitNormal(points: 3, correlation: 2)) } == .correlation(2))
        #expect(fault { try simulation(coalitions: [[0], [1, 1]]) } == .coalition(index: 1))
        #expect(fault { try simulation(coalitions: [[7]]) } == .coalition(index: 0))
        let many = Poll(shares: Array(repeating: 1, count: 1000), sampleSize: 10)
        #expect(fault { try simulation(hare(100_000), poll: many) } == .tooManyCells(100_001_000))
    }
}
