// SPDX-License-Identifier: Apache-2.0
public import Electoral

/// A poll, or an average of polls: what a simulation draws elections around.
public struct Poll: Sendable, Equatable {
    /// Shares of the lists, in any unit (per cent, votes): only their proportions count. At least one is above zero.
    public let shares: [Double]
    /// The share against all in the same unit; nil where the ballot has no such line.
    public let againstAll: Double?
    /// How many independent answers the poll is worth; above zero.
    public let sampleSize: Double

    /// A poll.
    public init(shares: [Double], againstAll: Double? = nil, sampleSize: Double) {
        self.shares = shares
        self.againstAll = againstAll
        self.sampleSize = sampleSize
    }

    /// Shares of the lists and then against all, adding up to one.
    public var normalised: [Double] {
        let columns = shares + (againstAll.map { [$0] } ?? [])
        let sum = columns.reduce(0, +)
        return columns.map { $0 / sum }
    }
}

/// How an election differs from the poll before it.
public enum ShareModel: Sendable, Equatable {
    /// Only the sample errs: shares are Dirichlet with alpha = sample size × share + `prior`, the belief about the electorate
    /// after the poll, where `prior` answers for every list were seen before it (1: all results equally likely).
    case dirichlet(prior: Double)
    /// Polls err by more than their samples: the logit of each share is normal around the poll's.
    ///
    /// - points: standard deviation in percentage points at a share of 50 %; a share p has points × 2 sqrt(p (1 - p)).
    /// - correlation: of the errors of any two lists, 0 to 1: the error that all polls share.
    ///
    /// Shares are divided by their sum afterwards. Shares of zero stay zero.
    case logitNormal(points: Double, correlation: Double)
}

extension Poll {
    /// The parameters of the Dirichlet distribution, for the lists and then against all.
    public func alphas(prior: Double) -> [Double] { normalised.map { sampleSize * $0 + prior } }

    /// The probability that a list reaches a threshold under `ShareModel.dirichlet`, without simulation.
    ///
    /// A share of a Dirichlet draw is a Beta number, of all columns or of the lists alone.
    /// - Returns: one probability a list (absolute error at most 1e-12); nil where the threshold's base is a number of votes.
    public func passProbabilities(prior: Double, threshold: Threshold?, lists: [Simulation.List] = []) -> [Double]? {
        guard let threshold else { return shares.map { _ in 1 } }
        let alphas = alphas(prior: prior)
        let base: Double
        switch threshold.base {
        case .valid: base = alphas.prefix(shares.count).reduce(0, +)
        case .participating, .ballots: base = alphas.reduce(0, +)
        default: return nil
        }
        return shares.indices.map { list in
            let named = lists.indices.contains(list) ? lists[list] : nil
            if let named, threshold.exempt.contains(named.id) { return 1 }
            let share = threshold.share(members: named?.members ?? 1).approximation
            guard base > alphas[list] else { return share < 1 || threshold.inclusive ? 1 : 0 }
            return IncompleteBeta.regularized(1 - share, base - alphas[list], alphas[list])
        }
    }
}
