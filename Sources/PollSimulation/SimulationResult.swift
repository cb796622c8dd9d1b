// SPDX-License-Identifier: Apache-2.0

/// A probability seen in draws, and how far chance alone may have moved it.
public struct SimulatedProbability: Sendable, Equatable {
    /// Draws in which it happened.
    public let hits: UInt64
    /// Draws.
    public let draws: UInt64

    /// So many hits in so many draws.
    public init(hits: UInt64, draws: UInt64) {
        (self.hits, self.draws) = (hits, draws)
    }

    /// The share of the draws, 0 to 1; zero without draws.
    public var value: Double { draws == 0 ? 0 : Double(hits) / Double(draws) }

    /// The Monte Carlo standard error of `value`, sqrt(p (1 - p) / draws).
    public var standardError: Double {
        draws == 0 ? 0 : (value * Double(draws - hits) / Double(draws) / Double(draws)).squareRoot()
    }
}

/// The distribution of a number of seats, from its histogram alone.
public struct SeatDistribution: Sendable, Equatable {
    /// In how many draws there were how many seats.
    public let histogram: [UInt64]
    /// Draws.
    public let draws: UInt64
    private let sum: UInt128
    private let squares: UInt128

    init(_ histogram: ArraySlice<UInt64>, draws: UInt64) {
        self.histogram = Array(histogram)
        self.draws = draws
        var (sum, squares): (UInt128, UInt128) = (0, 0)
        for (seats, count) in self.histogram.enumerated() where count > 0 {
            sum += UInt128(count) * UInt128(seats)
            squares += UInt128(count) * UInt128(seats * seats)
        }
        (self.sum, self.squares) = (sum, squares)
    }

    /// Seats on average.
    public var mean: Double { draws == 0 ? 0 : Double(sum) / Double(draws) }

    /// The variance of the seats over the draws.
    public var variance: Double {
        guard draws > 1 else { return 0 }
        // n Σx² - (Σx)², exactly; both are far below 2^128 for 2^40 draws of 10^5 seats.
        let numerator = UInt128(draws) * squares - sum * sum
        return Double(numerator) / Double(draws) / Double(draws - 1)
    }

    /// The Monte Carlo standard error of `mean`.
    public var meanStandardError: Double { draws == 0 ? 0 : (variance / Double(draws)).squareRoot() }

    /// The smallest number of seats that at least a part of the draws do not exceed.
    /// - Parameter perMille: the part in thousandths, 0 to 1000: 25 is the quantile of 2.5 %.
    public func quantile(perMille: UInt64) -> Int {
        var seen: UInt128 = 0
        for (seats, count) in histogram.enumerated() {
            seen += UInt128(count)
            if count > 0, seen * 1000 >= UInt128(draws) * UInt128(perMille) { return seats }
        }
        return 0
    }

    /// The probability of at least some number of seats.
    public func probability(ofAtLeast seats: Int) -> SimulatedProbability {
        SimulatedProbability(hits: histogram.dropFirst(max(seats, 0)).reduce(0, +), draws: draws)
    }
}

/// A tally of draws as what users ask for: everything here is computed from its whole numbers.
public struct SimulationResult: Sendable, Equatable {
    /// The quantiles of `List.quantiles`, in thousandths.
    public static let quantiles: [UInt64] = [25, 50, 250, 500, 750, 950, 975]

    /// What the draws say of one list.
    public struct List: Sendable, Equatable {
        /// Its seats.
        public let seats: SeatDistribution
        /// Its own votes reach the threshold: what `Poll.passProbabilities` says without simulation.
        public let enters: SimulatedProbability
        /// It has at least one seat.
        public let isSeated: SimulatedProbability
        /// It has more seats than every other list.
        public let isLargest: SimulatedProbability
        /// It has more than half of the seats.
        public let hasMajority: SimulatedProbability
        /// It has at least two thirds of the seats.
        public let hasTwoThirds: SimulatedProbability
        /// Its seats at `SimulationResult.quantiles`.
        public var quantiles: [Int] { SimulationResult.quantiles.map(seats.quantile(perMille:)) }
    }

    /// What the draws say of some lists together.
    public struct Coalition: Sendable, Equatable {
        /// Their seats together.
        public let seats: SeatDistribution
        /// They have more than half of the seats.
        public let hasMajority: SimulatedProbability
        /// They have at least two thirds of the seats.
        public let hasTwoThirds: SimulatedProbability
    }

    /// Draws.
    public let draws: UInt64
    /// Seats that are more than half.
    public let majority: Int
    /// Seats that are at least two thirds.
    public let twoThirds: Int
    /// One entry a list.
    public let lists: [List]
    /// One entry a coalition asked for.
    public let coalitions: [Coalition]
    /// The rules give no result.
    public let hasNoResult: SimulatedProbability

    /// What a tally says.
    public init(_ tally: SimulationTally) {
        let draws = tally.draws
        let (majority, twoThirds) = (tally.seats / 2 + 1, (tally.seats * 2 + 2) / 3)
        func probability(_ hits: UInt64) -> SimulatedProbability { SimulatedProbability(hits: hits, draws: draws) }
        lists = (0..<tally.lists).map { list in
            let seats = SeatDistribution(tally.histogram(ofList: list), draws: draws)
            return List(
                seats: seats, enters: probability(tally.passes[list]), isSeated: seats.probability(ofAtLeast: 1),
                isLargest: probability(tally.largest[list]), hasMajority: seats.probability(ofAtLeast: majority),
                hasTwoThirds: seats.probability(ofAtLeast: twoThirds))
        }
        coalitions = (0..<tally.coalitions).map { coalition in
            let seats = SeatDistribution(tally.histogram(ofCoalition: coalition), draws: draws)
            return Coalition(
                seats: seats, hasMajority: seats.probability(ofAtLeast: majority),
                hasTwoThirds: seats.probability(ofAtLeast: twoThirds))
        }
        (self.draws, self.majority, self.twoThirds) = (draws, majority, twoThirds)
        hasNoResult = probability(tally.uncounted)
    }
}
