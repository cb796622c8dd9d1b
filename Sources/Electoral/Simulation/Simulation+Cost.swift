// SPDX-License-Identifier: Apache-2.0

extension Simulation {
    /// What one draw takes on one core, about: so that a caller can cut a run into parts, and refuse what it will not wait
    /// for. In nanoseconds, measured on one machine of 2026; only the order of magnitude is meant.
    public var nanosecondsPerDraw: Double {
        let columns = Double(electorate.columns)
        let winners = districts.map { Double($0.count) * ($0.method == .cubeLaw ? 8 : 2) } ?? 0
        return columns * (10 + winners) + nanosecondsPerCount
    }

    /// What `count` adds where the lanes leave the draws to it.
    private var nanosecondsPerCount: Double {
        guard hare == nil else { return 0 }
        let lists = Double(lists.count)
        if QuickCount(pollTally, plainRules)?.seats() != nil { return 1000 + 50 * lists }
        switch rules.formula {
        case .largestRemainder, .winnerTakesAll: return 350 * lists
        case .highestAverages(let divisors):
            if case .power = divisors.shape { return 30_000 * lists }
            return 10_000 + 7000 * lists
        }
    }
}
