// SPDX-License-Identifier: Apache-2.0
import Electoral
import PollSimulation

/// Times the yardstick problem of `peers/`: the shares of the Mazhilis election of 2023 as a poll of 1000, seven lists and
/// against all, a threshold of 5 per cent, 98 seats by Hare's quota.
///
///     count-bench [DRAWS] [REPETITIONS]
///     count-bench costs
///
/// Prints one `name median unit best value` a line, and what the draws say for comparison with the peers.
@main
enum CountBench {
    static func main() async throws {
        if CommandLine.arguments.dropFirst().first == "costs" { return try CostTable.print() }
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let draws = UInt64(arguments.first ?? 100_000)
        let repetitions = arguments.dropFirst().first ?? 31
        try await exactCounts(repetitions)
        let simulation = try yardstick()
        let one = try await measure(repetitions) { try simulation.simulate(draws: 0..<draws) }
        show("monte-carlo-1-thread", one, 1e3, "ms")
        let two = try await measure(repetitions) { try await simulate(simulation, draws, threads: 2) }
        show("monte-carlo-2-threads", two, 1e3, "ms")
        guard one.value == two.value else { throw Mismatch() }
        let single = try secondParty()
        let ruled = try await measure(repetitions) { try single.simulate(draws: 0..<draws) }
        show("monte-carlo-second-party", ruled, 1e3, "ms")
        let districts = try withDistricts()
        let mixed = try await measure(repetitions) { try districts.simulate(draws: 0..<draws) }
        show("monte-carlo-29-districts", mixed, 1e3, "ms")
        print("fingerprint:", fingerprint(one.value))
        tell(SimulationResult(one.value))
    }

    struct Mismatch: Error {}

    static func yardstick() throws -> Simulation {
        let shares = [53.90, 10.90, 8.59, 8.41, 6.80, 5.20, 2.30]
        return try Simulation(
            rules: rules(), poll: Poll(shares: shares, againstAll: 3.90, sampleSize: 1000), seed: 2023)
    }

    /// The shares of 2007 under the law of 2009: one list passes 7 per cent in nearly every draw, and the second is let in.
    static func secondParty() throws -> Simulation {
        let rules = try Rules(
            seats: 98, formula: .largestRemainder(quota: .hare, overAward: .error),
            threshold: Threshold(share: Ratio(7, over: 100), base: .participating),
            secondPartyGuarantee: SecondPartyGuarantee(coefficient: Ratio(7, over: 10), minimumSeats: 2))
        let shares = [88.41, 4.54, 3.09, 1.51, 1.29, 0.78, 0.37]
        return try Simulation(rules: rules, poll: Poll(shares: shares, sampleSize: 1000), seed: 2007)
    }

    /// 69 list seats and 29 districts, the shape of 2023; the districts' results are made up.
    static func withDistricts() throws -> Simulation {
        let results = (0..<29).map { district in
            (0..<7).map { list -> UInt64 in
                let spread = (district * 31 + list * 57) % 450
                return list == 0 ? 500 : UInt64(100 + spread)
            }
        }
        let poll = try yardstick().poll
        let swing = try DistrictSwing(method: .uniform, results: results)
        return try Simulation(rules: rules(), poll: poll, seed: 2023, districts: swing)
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

    static func exactCounts(_ repetitions: Int) async throws {
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
        let hare = try rules()
        let dhondt = try Rules(seats: 98, formula: .highestAverages(.dhondt), threshold: hare.threshold)
        for (name, rules) in [("hare", hare), ("dhondt", dhondt)] {
            let quick = try await measure(repetitions) {
                var sum = 0
                for tally in tallies { sum += try seats(of: tally, under: rules)[0] }
                return sum
            }
            show("seats-" + name, quick, 1e9 / Double(tallies.count), "ns")
            let counted = try await measure(repetitions) {
                var sum = 0
                for tally in tallies { sum += try allocate(tally, under: rules).lists[0].seats }
                return sum
            }
            guard quick.value == counted.value else { throw Mismatch() }
            show("count-" + name, counted, 1e9 / Double(tallies.count), "ns")
        }
    }

    /// What one piece of work gave, and how long it took.
    struct Timing<Value> {
        let value: Value
        let median: Double
        let best: Double

        init(_ value: Value, _ seconds: [Double]) {
            let sorted = seconds.sorted()
            (self.value, median, best) = (value, sorted[sorted.count / 2], sorted[0])
        }
    }

    static func measure<Value>(_ repetitions: Int, _ work: () async throws -> Value) async rethrows -> Timing<Value> {
        var value = try await work()
        var seconds: [Double] = []
        let clock = ContinuousClock()
        for _ in 0..<repetitions {
            let start = clock.now
            value = try await work()
            seconds.append((clock.now - start) / .seconds(1))
        }
        return Timing(value, seconds)
    }

    static func show<Value>(_ name: String, _ timing: Timing<Value>, _ scale: Double, _ unit: String) {
        func rounded(_ seconds: Double) -> Double { (seconds * scale * 1000).rounded() / 1000 }
        print(name, rounded(timing.median), unit, "best", rounded(timing.best))
    }

    /// One number for every bit of a tally: two builds that print the same one drew the same elections.
    static func fingerprint(_ tally: SimulationTally) -> String {
        let numbers = [tally.draws, tally.uncounted] + tally.passes + tally.largest + tally.cells
        let hash = numbers.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ $1) &* 0x0000_0100_0000_01B3 }
        return String(hash, radix: 16)
    }

    static func tell(_ result: SimulationResult) {
        print("mean seats:", result.lists.map { "\(($0.seats.mean * 1e4).rounded() / 1e4)" }.joined(separator: " "))
        print("pass prob:", result.lists.map { "\(($0.enters.value * 1e5).rounded() / 1e5)" }.joined(separator: " "))
    }
}
