// SPDX-License-Identifier: Apache-2.0
import Electoral
import Glibc
import PollSimulation

/// What `Simulation.pace` says of a run before it is made, beside what the clock says after it: `count-bench costs`.
///
/// Rows are numbers of lists, formulas, coalitions and districts; the last column is the clock's time by the one foretold.
enum CostTable {
    private static let formulas: [(name: String, formula: Formula)] = [
        ("hare", .largestRemainder(quota: .hare, overAward: .error)),
        ("droop", .largestRemainder(quota: .droop, overAward: .subtract)),
        ("dhondt", .highestAverages(.dhondt)), ("sainte-lague", .highestAverages(.sainteLague)),
        ("huntington-hill", .highestAverages(.huntingtonHill)), ("macau", .highestAverages(.macau)),
        ("winner", .winnerTakesAll),
    ]
    /// Nanoseconds that a run is to take, about.
    private static let time = 2e8

    static func print() throws {
        Swift.print("lists coalitions districts formula ns-foretold ns-by-clock clock/foretold")
        var worst = 1.0
        for lists in [2, 5, 16, 17, 50, 200, 1000] {
            for (name, formula) in formulas {
                for (coalitions, districts) in [(0, 0), (20, 0), (0, 29)] {
                    let simulation = try simulation(lists, formula, coalitions, districts)
                    let foretold = simulation.pace(of: 1_000_000, clock: now)
                    let draws = UInt64(max(16, min(time / foretold, 1_000_000)))
                    let start = now()
                    _ = try simulation.simulate(draws: 0..<draws)
                    let measured = Double(now() - start) / Double(draws)
                    let ratio = measured / foretold
                    worst = max(worst, ratio, 1 / ratio)
                    Swift.print(
                        lists, coalitions, districts, name, Int(foretold), Int(measured), (ratio * 100).rounded() / 100)
                }
            }
        }
        Swift.print("worst factor", (worst * 100).rounded() / 100)
    }

    /// Nanoseconds of processor time, so that what else the machine does makes no difference.
    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    private static func simulation(
        _ lists: Int, _ formula: Formula, _ coalitions: Int, _ districts: Int
    ) throws -> Simulation {
        let shares = (0..<lists).map { list -> Double in 100 / Double(list + 2) }
        let results = (0..<districts).map { district in
            (0..<lists).map { list -> UInt64 in
                let spread = (district * 31 + list * 57) % 450
                return UInt64(100 + spread)
            }
        }
        return try Simulation(
            rules: try Rules(seats: 98, formula: formula), poll: Poll(shares: shares, sampleSize: 1000), seed: 1,
            coalitions: (0..<coalitions).map { [$0 % lists, ($0 + 1) % lists] },
            districts: districts == 0 ? nil : try DistrictSwing(method: .uniform, results: results))
    }
}
