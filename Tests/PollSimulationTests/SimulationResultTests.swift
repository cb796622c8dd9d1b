// SPDX-License-Identifier: Apache-2.0
import Electoral
import Testing

@testable import PollSimulation

struct SimulationResultTests {
    private func tally(draws: UInt64 = 10, histograms: [[UInt64]] = [[0, 1, 5, 4], [4, 5, 1, 0]]) throws
        -> SimulationTally
    {
        try SimulationTally(
            seats: 3, draws: draws, uncounted: 0, passes: [10, 6], largest: [9, 1], histograms: histograms,
            coalitionHistograms: [[0, 0, 0, 10]])
    }

    @Test func `everything is computed from the histogram`() throws {
        let result = SimulationResult(try tally())
        let first = result.lists[0]
        #expect(first.seats.mean == 2.3 && (first.seats.variance - 4.1 / 9).magnitude < 1e-15)
        #expect((first.seats.meanStandardError - (4.1 / 90).squareRoot()).magnitude < 1e-15)
        #expect(first.quantiles == [1, 1, 2, 2, 3, 3, 3])
        #expect(result.majority == 2 && first.hasMajority.value == 0.9)
        #expect(result.twoThirds == 2 && first.hasTwoThirds.hits == 9)
        #expect(result.lists[1].isSeated.value == 0.6 && result.lists[1].enters.value == 0.6)
        #expect(first.isLargest.value == 0.9 && (first.isLargest.standardError - 0.009.squareRoot()).magnitude < 1e-15)
        #expect(result.coalitions[0].hasMajority.value == 1 && result.coalitions[0].hasMajority.standardError == 0)
    }

    @Test(arguments: [(1, 1, 1), (2, 2, 2), (3, 2, 2), (69, 35, 46), (98, 50, 66), (107, 54, 72), (150, 76, 100)])
    func `majorities are more than a half and at least two thirds`(seats: Int, majority: Int, twoThirds: Int) throws {
        let tally = try SimulationTally(
            seats: seats, draws: 0, uncounted: 0, passes: [0], largest: [0],
            histograms: [Array(repeating: 0, count: seats + 1)])
        let result = SimulationResult(tally)
        #expect(result.majority == majority && result.twoThirds == twoThirds)
        #expect(result.lists[0].seats.mean == 0 && result.lists[0].seats.quantile(perMille: 500) == 0)
    }

    @Test func `a quantile is the smallest number of seats that so many draws do not exceed`() throws {
        let seats = SimulationResult(try tally(histograms: [[5, 5, 0, 0], [0, 0, 0, 10]])).lists[0].seats
        #expect([0, 1, 500, 501, 1000].map(seats.quantile(perMille:)) == [0, 0, 0, 1, 1])
    }

    @Test func `tallies of two shards add up`() throws {
        var sum = try tally()
        try sum.add(try tally(histograms: [[10, 0, 0, 0], [0, 0, 0, 10]]))
        #expect(Array(sum.histogram(ofList: 0)) == [10, 1, 5, 4] && Array(sum.histogram(ofList: 1)) == [4, 5, 1, 10])
        #expect(Array(sum.histogram(ofCoalition: 0)) == [0, 0, 0, 20])
        #expect(sum.draws == 20 && sum.passes == [20, 12] && sum.largest == [18, 2])
    }

    @Test func `tallies of different simulations do not add up`() throws {
        var sum = try tally()
        let other = try SimulationTally(
            seats: 3, draws: 1, uncounted: 0, passes: [1], largest: [1], histograms: [[0, 0, 0, 1]])
        #expect(throws: SimulationTally.Fault.differentShapes) { try sum.add(other) }
    }

    @Test func `numbers that contradict each other are no tally`() {
        #expect(throws: SimulationTally.Fault.inconsistent) { try tally(draws: 11) }
        #expect(throws: SimulationTally.Fault.inconsistent) { try tally(histograms: [[0, 1, 5, 4]]) }
        #expect(throws: SimulationTally.Fault.inconsistent) { try tally(histograms: [[1, 5, 4], [4, 5, 1, 0]]) }
        #expect(throws: SimulationTally.Fault.inconsistent) {
            try tally(histograms: [[.max, 11, 0, 0], [10, 0, 0, 0]])
        }
    }

    @Test func `a tally is its numbers and is made from them again`() throws {
        let simulation = try Simulation(
            rules: hare(10, percent: 5), poll: poll2023, seed: 1, coalitions: [[1, 2]])
        let tally = try simulation.simulate(draws: 0..<100)
        let copy = try SimulationTally(
            seats: tally.seats, draws: tally.draws, uncounted: tally.uncounted, passes: tally.passes,
            largest: tally.largest, histograms: (0..<7).map { Array(tally.histogram(ofList: $0)) },
            coalitionHistograms: [Array(tally.histogram(ofCoalition: 0))])
        #expect(copy == tally)
    }
}

struct PollAverageTests {
    @Test func `an answer of one half-life ago counts half`() throws {
        let average = try PollAverage.of(
            [
                .init(shares: [60, 40], sampleSize: 1000, age: 0), .init(shares: [30, 60], sampleSize: 1000, age: 30),
            ], halfLife: 30)
        #expect((average.sampleSize - 1500).magnitude < 1e-9 && average.againstAll == nil)
        #expect((average.shares[0] - (0.6 * 1000 + 500.0 / 3) / 1500).magnitude < 1e-15)
        #expect((average.shares[0] + average.shares[1] - 1).magnitude < 1e-15)
    }

    @Test func `a list counts in the polls that asked for it`() throws {
        let average = try PollAverage.of(
            [
                .init(shares: [50, 30, 20], sampleSize: 100, age: 0),
                .init(shares: [60, 40, nil], againstAll: 0, sampleSize: 300, age: 0),
            ], halfLife: 10)
        #expect((average.shares[2] - 0.2 / (0.575 + 0.375 + 0.2)).magnitude < 1e-15)
        #expect(average.againstAll == 0 && (average.sampleSize - 400).magnitude < 1e-12)
    }

    @Test func `polls without an average are refused with the place of the fault`() {
        func fault(_ polls: [PollAverage.Entry], halfLife: Double = 10) -> PollAverage.Fault? {
            do {
                _ = try PollAverage.of(polls, halfLife: halfLife)
                return nil
            } catch { return error }
        }
        let fine = PollAverage.Entry(shares: [1, 2], sampleSize: 10, age: 0)
        #expect(fault([]) == .noPolls)
        #expect(fault([fine], halfLife: 0) == .halfLife(0))
        #expect(fault([fine, .init(shares: [1], sampleSize: 10, age: 0)]) == .poll(index: 1))
        #expect(fault([fine, .init(shares: [1, -1], sampleSize: 10, age: 0)]) == .poll(index: 1))
        #expect(fault([.init(shares: [1, nil], sampleSize: 10, age: 0)]) == .list(index: 1))
        #expect(fault([.init(shares: [0, 0], sampleSize: 10, age: 0)]) == .poll(index: 0))
        #expect(fault([.init(shares: [1, 1], sampleSize: .infinity, age: 0)]) == .poll(index: 0))
        #expect(fault([.init(shares: [1, 1], sampleSize: 10, age: .nan)]) == .poll(index: 0))
        #expect(fault([.init(shares: [1, 1], sampleSize: 10, age: -1)]) == .poll(index: 0))
    }
}
