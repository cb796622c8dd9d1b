// SPDX-License-Identifier: Apache-2.0

/// Polls of one question made one: answers count by how recent they are.
///
/// A poll of n answers, a days before the day in question, weighs n × 2^(-a / half-life). Shares are the weighted means, and
/// the sum of the weights is the sample size that the average is worth: an answer of one half-life ago counts half.
public enum PollAverage {
    /// One poll.
    public struct Entry: Sendable, Equatable {
        /// Shares of the lists in any unit; nil where the poll did not ask for the list.
        public let shares: [Double?]
        /// The share against all in the same unit; nil where it was not asked for.
        public let againstAll: Double?
        /// Independent answers: the sample, by the design effect if that is known.
        public let sampleSize: Double
        /// Days before the day in question, which knows of no later poll.
        public let age: Double

        /// One poll.
        public init(shares: [Double?], againstAll: Double? = nil, sampleSize: Double, age: Double) {
            self.shares = shares
            self.againstAll = againstAll
            self.sampleSize = sampleSize
            self.age = age
        }
    }

    /// Why polls have no average.
    public enum Fault: Error, Sendable, Equatable {
        /// There is none.
        case noPolls
        /// A poll asked for another number of lists than the first, or says nothing: shares that are no numbers, negative or
        /// all zero, a sample that is not above zero, an age that is no number or below zero.
        case poll(index: Int)
        /// No poll asked for a list.
        case list(index: Int)
        /// The half-life is not above zero.
        case halfLife(Double)
    }

    /// The average.
    /// - Parameter halfLife: days after which an answer counts half, above zero.
    /// - Returns: shares that add up to one with those against all, which are asked for where any poll did.
    /// - Throws: `Fault` where there is none.
    public static func of(_ polls: [Entry], halfLife: Double) throws(Fault) -> Poll {
        guard let lists = polls.first?.shares.count else { throw .noPolls }
        guard halfLife > 0 else { throw .halfLife(halfLife) }
        var columns: [[Double?]] = []
        var weights: [Double] = []
        for (index, poll) in polls.enumerated() {
            let asked = poll.shares + [poll.againstAll]
            let given = asked.compactMap { $0 }
            let sum = given.reduce(0, +)
            guard poll.shares.count == lists, given.allSatisfy({ $0 >= 0 }), sum > 0, sum.isFinite,
                poll.sampleSize > 0, poll.sampleSize.isFinite, poll.age.isFinite, poll.age >= 0
            else { throw .poll(index: index) }
            columns.append(asked.map { $0.map { $0 / sum } })
            let halfLives = poll.age / halfLife
            weights.append(poll.sampleSize * Real.exponential(-halfLives * 0.693_147_180_559_945_3))
        }
        let means = (0...lists).map { column in mean(columns.map { $0[column] }, weights) }
        if let list = means.prefix(lists).firstIndex(of: nil) { throw .list(index: list) }
        let sum = means.reduce(0) { $0 + ($1 ?? 0) }
        return Poll(
            shares: means.prefix(lists).map { ($0 ?? 0) / sum }, againstAll: means[lists].map { $0 / sum },
            sampleSize: weights.reduce(0, +))
    }

    /// The weighted mean of what was asked for; nil where nothing was.
    private static func mean(_ shares: [Double?], _ weights: [Double]) -> Double? {
        var (sum, weight) = (0.0, 0.0)
        for (share, each) in zip(shares, weights) {
            guard let share else { continue }
            sum += share * each
            weight += each
        }
        return weight > 0 ? sum / weight : nil
    }
}
