// SPDX-License-Identifier: Apache-2.0
import Electoral
import Glibc
import PollSimulation

/// What draws are, against theory: `distribution [DRAWS=1000000] [SEED=2023]`. Ends with 1 where anything is out of bounds.
@main
enum Distribution {
    /// The shares of the Mazhilis election of 2023 as a poll of 1000 (Central Election Commission, see Resources/kz).
    static let poll = Poll(shares: [53.90, 10.90, 8.59, 8.41, 6.80, 5.20, 2.30], againstAll: 3.90, sampleSize: 1000)
    static let names = ["amanat", "auyl", "respublica", "ak-zhol", "qhp", "osdp", "baytaq", "against all"]

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
        let draws = arguments.first ?? 1_000_000
        let seed = arguments.dropFirst().first ?? 2023
        var report = Report()
        print("\(draws) draws, seed \(seed); error: standard error of the figure; z: how many of them it is off")
        try dirichlet(draws, seed, &report)
        try passing(draws, seed, &report)
        try logitNormal(draws, seed, &report)
        Generator(seed: seed).test(&report)
        exit(report.isGood ? 0 : 1)
    }

    static func simulation(_ model: ShareModel, seed: UInt64, percent: UInt128 = 5) throws -> Simulation {
        let rules = try Rules(
            seats: 98, formula: .largestRemainder(quota: .hare, overAward: .error),
            threshold: Threshold(share: Ratio(percent, over: 100), base: .participating))
        return try Simulation(rules: rules, poll: poll, model: model, seed: seed)
    }

    static func moments(of simulation: Simulation, _ draws: UInt64) -> Moments {
        var moments = Moments(centres: poll.normalised)
        for draw in simulation.draws(0..<draws) {
            let all = Double(draw.ballots.reduce(0, +))
            moments.add(draw.ballots.map { Double($0) / all })
        }
        return moments
    }

    /// A Dirichlet share has mean m = alpha / A and variance m (1 - m) / (A + 1); two have the correlation
    /// -sqrt(m m' / ((1 - m) (1 - m'))).
    static func dirichlet(_ draws: UInt64, _ seed: UInt64, _ report: inout Report) throws {
        let moments = moments(of: try simulation(.dirichlet(prior: 1), seed: seed), draws)
        let alphas = poll.alphas(prior: 1)
        let sum = alphas.reduce(0, +)
        let means = alphas.map { $0 / sum }
        report.begin("Dirichlet shares: means")
        report.head("share of")
        for (column, mean) in means.enumerated() {
            report.compare(names[column], moments.mean(column), with: mean, error: moments.meanError(column))
        }
        report.end()
        report.begin("Dirichlet shares: variances, in units of 1e-6")
        report.head("share of")
        for (column, mean) in means.enumerated() {
            report.compare(
                names[column], moments.variance(column) * 1e6, with: mean * (1 - mean) / (sum + 1) * 1e6,
                error: moments.varianceError(column) * 1e6, places: 4)
        }
        report.end()
        report.begin("Dirichlet shares: correlations")
        report.head("shares of")
        for column in means.indices {
            for other in 0..<column {
                let (m, n) = (means[column], means[other])
                let expected = -(m * n / ((1 - m) * (1 - n))).squareRoot()
                report.compare(
                    "\(names[other]), \(names[column])", moments.correlation(column, other), with: expected,
                    error: (1 - expected * expected) / Double(draws).squareRoot())
            }
        }
        report.end()
    }

    /// The probability of passing is known exactly by the incomplete beta function.
    static func passing(_ draws: UInt64, _ seed: UInt64, _ report: inout Report) throws {
        report.begin("Probability of passing, against the incomplete beta function")
        report.head("list and threshold")
        for percent in [2, 5, 7, 10] as [UInt128] {
            let simulation = try simulation(.dirichlet(prior: 1), seed: seed, percent: percent)
            let result = SimulationResult(try simulation.simulate(draws: 0..<draws))
            for (list, exact) in (simulation.passProbabilities ?? []).enumerated() where exact > 1e-4 && exact < 0.9999
            {
                report.compare(
                    "\(names[list]), \(percent) %", result.lists[list].enters.value, with: exact,
                    error: (exact * (1 - exact) / Double(draws)).squareRoot())
            }
        }
        report.end()
    }

    /// Logit-normal shares have no closed form once they are divided by their sum: against draws in double precision from
    /// another generator, by the system's functions.
    static func logitNormal(_ draws: UInt64, _ seed: UInt64, _ report: inout Report) throws {
        for correlation in [0, 0.5] {
            let model = ShareModel.logitNormal(points: 3, correlation: correlation)
            let ours = moments(of: try simulation(model, seed: seed), draws)
            let others = doubles(points: 3, correlation: correlation, draws)
            report.begin("Logit-normal shares, 3 points, correlation \(correlation): against doubles")
            report.head("mean, deviation, correlation of")
            for column in poll.normalised.indices {
                report.compare(
                    names[column], ours.mean(column), with: others.mean(column),
                    error: hypot(ours.meanError(column), others.meanError(column)))
                let (deviation, other) = (ours.variance(column).squareRoot(), others.variance(column).squareRoot())
                report.compare(
                    "  deviation", deviation, with: other,
                    error: hypot(
                        ours.varianceError(column) / (2 * deviation), others.varianceError(column) / (2 * other)))
                guard column > 0 else { continue }
                let expected = others.correlation(column, 0)
                report.compare(
                    "  correlation with amanat", ours.correlation(column, 0), with: expected,
                    error: (1 - expected * expected) * (2 / Double(draws)).squareRoot())
            }
            report.end()
        }
    }

    private static func doubles(points: Double, correlation: Double, _ draws: UInt64) -> Moments {
        var moments = Moments(centres: poll.normalised)
        var generator = SplitMix(state: 7)
        let shares = poll.normalised
        let deviations = shares.map { 2 * points / 100 / ($0 * (1 - $0)).squareRoot() }
        for _ in 0..<draws {
            let shared = generator.normal() * correlation.squareRoot()
            let weights = shares.indices.map { column -> Double in
                let error = shared + generator.normal() * (1 - correlation).squareRoot()
                return 1 / (1 + exp(-(log(shares[column] / (1 - shares[column])) + deviations[column] * error)))
            }
            let sum = weights.reduce(0, +)
            moments.add(weights.map { $0 / sum })
        }
        return moments
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014), another generator than the one in question.
struct SplitMix {
    var state: UInt64

    mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return (Double((z ^ (z >> 31)) >> 11) + 0.5) / 0x1p53
    }

    mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }
}
