// SPDX-License-Identifier: Apache-2.0
import Electoral
import Testing

@testable import PollSimulation

/// What theory says of draws, within four standard errors; seeds are fixed, so these tests cannot fail by chance later.
struct SimulationTheoryTests {
    private func simulation(_ poll: Poll, _ model: ShareModel, rules: Rules? = nil) throws -> Simulation {
        try Simulation(rules: rules ?? hare(98, percent: 5), poll: poll, model: model, seed: 2023)
    }

    /// A Dirichlet share has mean alpha / A and variance m (1 - m) / (A + 1), two have covariance -m m' / (A + 1).
    @Test func `Dirichlet shares have the means, variances and covariances of theory`() throws {
        let alphas = poll2023.alphas(prior: 1)
        let sum = alphas.reduce(0, +)
        #expect(alphas.map { $0.rounded() } == [540, 110, 87, 85, 69, 53, 24, 40] && (sum - 1008).magnitude < 1e-9)
        var shares = [Sample](repeating: Sample(), count: 8)
        var products = [Sample](repeating: Sample(), count: 7)
        for draw in try simulation(poll2023, .dirichlet(prior: 1)).draws(0..<30_000) {
            let all = Double(draw.ballots.reduce(0, +))
            for column in 0..<8 { shares[column].add(Double(draw.ballots[column]) / all) }
            for column in 1..<8 {
                products[column - 1].add(Double(draw.ballots[0]) * Double(draw.ballots[column]) / (all * all))
            }
        }
        for column in 0..<8 {
            let mean = alphas[column] / sum
            let variance = mean * (1 - mean) / (sum + 1)
            #expect((shares[column].mean - mean).magnitude < 4 * shares[column].meanError)
            // The kurtosis of these shares is near 3, so a variance of n draws has a relative error of sqrt(2 / n).
            #expect((shares[column].variance / variance - 1).magnitude < 4 * (2.1 / 30_000).squareRoot())
            guard column > 0 else { continue }
            let covariance = -alphas[0] / sum * mean / (sum + 1)
            let seen = products[column - 1].mean - shares[0].mean * shares[column].mean
            let error = (shares[0].variance * shares[column].variance / 30_000).squareRoot()
            #expect((seen - covariance).magnitude < 4.4 * error, "column \(column): \(seen) for \(covariance)")
        }
    }

    @Test(arguments: [
        poll2023, Poll(shares: [40, 6, 5, 4], againstAll: nil, sampleSize: 200),
        Poll(shares: [3, 1, 0.2], againstAll: 0.1, sampleSize: 3),
    ])
    func `lists pass the threshold as often as the incomplete beta function says`(poll: Poll) throws {
        for rules in [try hare(98, percent: 5), try hare(98, percent: 7)] {
            let simulation = try simulation(poll, .dirichlet(prior: 1), rules: rules)
            let result = SimulationResult(try simulation.simulate(draws: 0..<12_000))
            let exact = try #require(poll.passProbabilities(prior: 1, threshold: rules.threshold))
            for (list, p) in zip(result.lists, exact) {
                let error = (p * (1 - p) / 12_000).squareRoot()
                #expect((list.enters.value - p).magnitude <= 4 * error + 1e-6, "\(list.enters.value) for \(p)")
            }
        }
    }

    @Test func `the exact probability is of the base that the threshold names`() throws {
        let poll = Poll(shares: [60, 5], againstAll: 35, sampleSize: 100)
        func exact(_ base: Threshold.Base) -> Double? {
            poll.passProbabilities(prior: 1, threshold: Threshold(share: Ratio(5, over: 100), base: base))?[1]
        }
        // Beta(6, 97) of all columns, Beta(6, 61) of the lists alone: scipy.stats.beta.sf(0.05, 6, 97) and (0.05, 6, 61).
        #expect(((exact(.participating) ?? 0) - 0.598_002_033_193_349_9).magnitude < 1e-12)
        #expect(((exact(.valid) ?? 0) - 0.888_179_908_053_343_5).magnitude < 1e-12)
        #expect(exact(.votes(ExactDecimal(5))) == nil)
        #expect(poll.passProbabilities(prior: 1, threshold: nil) == [1, 1])
    }

    /// The problem of Benchmarks/Count/peers: three other programs agree on these figures.
    @Test func `the yardstick's seats are those of the other programs`() throws {
        let draws: UInt64 = 40_000
        let result = SimulationResult(
            try simulation(poll2023, .dirichlet(prior: 1)).simulate(draws: 0..<draws))
        let means = [57.150, 11.642, 9.197, 9.007, 7.271, 3.733, 0]
        for (list, mean) in zip(result.lists, means) {
            #expect((list.seats.mean - mean).magnitude < 4 * list.seats.meanStandardError + 0.0015)
        }
        let osdp = result.lists[5].enters
        #expect((osdp.value - 0.629_44).magnitude < 4 * osdp.standardError)
        #expect(result.lists[0].isLargest.value == 1 && result.lists[0].hasMajority.value > 0.999)
    }

    /// Logits are normal around the poll's with the deviation asked for, and their errors have the correlation asked for.
    @Test(arguments: [0, 0.3, 1])
    func `logits have the deviation and correlation asked for`(correlation: Double) throws {
        let model = ShareModel.logitNormal(points: 3, correlation: correlation)
        let simulation = try simulation(poll2023, model)
        let shares = poll2023.normalised
        var weights = [FloatLanes](repeating: FloatLanes(), count: 8)
        var (scores, products) = ([Sample](repeating: Sample(), count: 8), [Sample](repeating: Sample(), count: 7))
        for first in stride(from: UInt64(0), to: 16_384, by: laneCount) {
            simulation.electorate.drawWeights(firstDraw: first, into: &weights)
            for lane in 0..<laneCount {
                let z = shares.indices.map { column in
                    let (p, q) = (shares[column], Double(weights[column][lane]))
                    let change = Real.logarithm(q / (1 - q)) - Real.logarithm(p / (1 - p))
                    return change / (0.06 / (p * (1 - p)).squareRoot())
                }
                for column in 0..<8 { scores[column].add(z[column]) }
                for column in 1..<8 { products[column - 1].add(z[0] * z[column]) }
            }
        }
        for sample in scores {
            #expect(sample.mean.magnitude < 4 * sample.meanError)
            #expect((sample.variance - 1).magnitude < 4 * (2 / sample.count).squareRoot())
        }
        for product in products {
            #expect((product.mean - correlation).magnitude < 4 * product.meanError)
        }
    }

    /// For small deviations a share has the deviation points × 2 sqrt(p (1 - p)), less what dividing by the sum takes away.
    @Test func `a logit-normal share has nearly the deviation of its list`() throws {
        let poll = Poll(shares: [50, 50], sampleSize: 1)
        var share = Sample()
        for draw in try simulation(poll, .logitNormal(points: 1, correlation: 0)).draws(0..<8192) {
            share.add(Double(draw.ballots[0]) / Double(draw.ballots[0] + draw.ballots[1]))
        }
        // q1 / (q1 + q2) with two independent errors of 0.01: (0.01² + 0.01²) / 4.
        #expect((share.variance.squareRoot() / (0.01 / 2.0.squareRoot()) - 1).magnitude < 4 / (2 * 8192.0).squareRoot())
        #expect((share.mean - 0.5).magnitude < 4 * share.meanError)
    }

    @Test func `under logit-normal a share of zero stays zero`() throws {
        let poll = Poll(shares: [60, 0, 40], againstAll: 0, sampleSize: 1)
        for draw in try simulation(poll, .logitNormal(points: 5, correlation: 0.5)).draws(0..<64) {
            #expect(draw.ballots[1] == 0 && draw.ballots[3] == 0 && draw.seats[1] == 0)
        }
    }
}
