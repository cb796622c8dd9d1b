// SPDX-License-Identifier: Apache-2.0
package import PollSimulation

/// What the draws of a request say.
package struct MonteCarloResult {
    /// What they say of one list.
    package struct List {
        package let party: String
        /// Its share of the poll that is drawn around, in per cent.
        package let percent: Double
        package let outcome: SimulationResult.List
        /// The probability of reaching the threshold, without simulation; nil where no formula gives it.
        package let entersExactly: Double?
    }

    /// What they say of some lists together.
    package struct Coalition {
        /// Indices of `lists`.
        package let members: [Int]
        package let outcome: SimulationResult.Coalition
    }

    package let request: MonteCarloRequest
    package let draws: UInt64
    /// Seats of the house.
    package let seats: Int
    /// Seats that are more than half, and those that are at least two thirds.
    package let (majority, twoThirds): (Int, Int)
    /// In the order of the poll.
    package let lists: [List]
    /// In the order of the request.
    package let coalitions: [Coalition]
    /// The share of the votes against all in the poll, in per cent; nil where it has none.
    package let againstAllPercent: Double?
    /// No list alone has more than half.
    package let noMajority: SimulatedProbability
    /// The rules give no result.
    package let noResult: SimulatedProbability

    package init(_ request: MonteCarloRequest, _ tally: SimulationTally) {
        let result = SimulationResult(tally)
        let simulation = request.simulation
        let (exact, shares) = (simulation.passProbabilities, simulation.poll.normalised)
        self.request = request
        (draws, seats, majority, twoThirds) = (tally.draws, tally.seats, result.majority, result.twoThirds)
        lists = result.lists.indices.map { index in
            List(
                party: simulation.lists[index].id, percent: shares[index] * 100, outcome: result.lists[index],
                entersExactly: exact?[index])
        }
        coalitions = zip(simulation.coalitions, result.coalitions).map { Coalition(members: $0, outcome: $1) }
        againstAllPercent = simulation.poll.againstAll.map { _ in shares[simulation.poll.shares.count] * 100 }
        // No two lists have more than half, so the draws in which one has them add up.
        noMajority = SimulatedProbability(
            hits: tally.draws - result.lists.reduce(0) { $0 + $1.hasMajority.hits }, draws: tally.draws)
        noResult = result.hasNoResult
    }
}
