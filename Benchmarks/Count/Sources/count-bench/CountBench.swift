// SPDX-License-Identifier: Apache-2.0
import Electoral

/// Times the yardstick problem of `peers/`: the shares of the Mazhilis election of 2023 as a poll of 1000, seven lists and
/// against all, a threshold of 5 per cent, 98 seats by Hare's quota.
///
///     count-bench [DRAWS] [REPETITIONS]
///
/// Prints one `name value unit` a line, medians over the repetitions, and what the draws say for comparison with the peers.
@main
enum CountBench {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let draws = UInt64(arguments.first ?? 100_000)
        let repetitions = arguments.dropFirst().first ?? 31
        try exactCounts(repetitions)
        let simulation = try yardstick()
        let one = try measure(repetitions) { try simulation.simulate(draws: 0..<draws) }
        show("monte-carlo-1-thread", one.seconds * 1e3, "ms")
        let two = try await measureAsync(repetitions) { try await simulate(simulation, draws, threads: 2) }
        show("monte-carlo-2-threads", two.seconds * 1e3, "ms")
        guard one.value == two.value else { throw Mismatch() }
        tell(SimulationResult(one.value))
    }

    struct Mismatch: Error {}

    static func yardstick() throws -> Simulation {
        let shares = [53.90, 10.90, 8.59, 8.41, 6.80, 5.20, 2.30]
        return try Simulation(
            rules: rules(), poll: Poll(shares: shares, againstAll: 3.90, sampleSize: 1000), seed: 2023)
    }

    static func rules() throws -> Rules {
        try Rules(
            seats: 98, formula: .largestRemainder(quota: .hare, overAward: .error),
            threshold: Threshold(share: Ratio(5, over: 100), base: .participating))
    }

    /// As many tasks as threads, one range each, added in order.
    static func simulate(_ simulation: Simulation, _ draws: UInt64, threads: Int) async throws -> SimulationTally {
        let ranges = Simulation.ranges(of: 0..<draws, parts: threads)
        let tasks = ranges.map { range in Task { try simulation.simulate(draws: range) } }
        var sum = simulation.emptyTally
        for task in tasks { try sum.add(try await task.value) }
        return sum
    }

    static func exactCounts(_ repetitions: Int) throws {
        let votes: [UInt64] = [3_431_510, 693_938, 547_154, 535_139, 432_920, 331_058, 146_431, 248_291]
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"]
        // Eight lists, no two tallies the same, as count_exact.c has it.
        let tallies = try (0..<1024).map { number in
            try Tally(
                lists: votes.indices.map { list in
                    let more = UInt64(number) &* 2_654_435_761 >> UInt64(list) & 0xFFFF
                    return (id: names[list], votes: ExactDecimal(votes[list] + more), candidates: nil)
                })
        }
        let rules = try rules()
        let counted = try measure(repetitions) {
            var seats = 0
            for tally in tallies { seats += try count(tally, under: rules).lists[0].automaticSeats }
            return seats
        }
        show("count-hare", counted.seconds / Double(tallies.count) * 1e9, "ns")
    }

    static func measure<Value>(_ repetitions: Int, _ work: () throws -> Value) rethrows
        -> (value: Value, seconds: Double)
    {
        var value = try work()
        var times: [Double] = []
        let clock = ContinuousClock()
        for _ in 0..<repetitions {
            let start = clock.now
            value = try work()
            times.append((clock.now - start) / .seconds(1))
        }
        return (value, times.sorted()[repetitions / 2])
    }

    static func measureAsync<Value>(_ repetitions: Int, _ work: () async throws -> Value) async rethrows
        -> (value: Value, seconds: Double)
    {
        var value = try await work()
        var times: [Double] = []
        let clock = ContinuousClock()
        for _ in 0..<repetitions {
            let start = clock.now
            value = try await work()
            times.append((clock.now - start) / .seconds(1))
        }
        return (value, times.sorted()[repetitions / 2])
    }

    static func show(_ name: String, _ value: Double, _ unit: String) {
        print(name, (value * 1000).rounded() / 1000, unit)
    }

    static func tell(_ result: SimulationResult) {
        print("mean seats:", result.lists.map { "\(($0.seats.mean * 1e4).rounded() / 1e4)" }.joined(separator: " "))
        print("pass prob:", result.lists.map { "\(($0.enters.value * 1e5).rounded() / 1e5)" }.joined(separator: " "))
    }
}
