// SPDX-License-Identifier: Apache-2.0
public import Electoral

/// Elections drawn around a poll and counted by rules: a value that says everything about its draws.
///
/// Draw *i* is a function of the simulation and *i* alone, so a run may be cut into ranges that are simulated anywhere, and
/// their tallies added are the tally of the whole, bit for bit. Ballots are drawn in floating point (see `Lanes` for why
/// they are the same on every machine) and counted as whole numbers, exactly as `allocate` counts them.
public struct Simulation: Sendable {
    /// Cells of all histograms together, at most (32 MiB).
    public static let maximumCells = 1 << 22
    /// Goes up whenever the same simulation draws or counts anything otherwise: tallies of different generations do not
    /// add up.
    public static let generation = 2
    /// The largest effective sample size.
    public static let maximumSampleSize = 1e6

    /// What is counted by.
    public let rules: Rules
    /// What is drawn around.
    public let poll: Poll
    /// How draws differ from the poll.
    public let model: ShareModel
    /// What draws depend on beside their number.
    public let seed: UInt64
    /// Sets of lists whose seats are added in every draw, by the lists' indices.
    public let coalitions: [[Int]]
    /// Single-member districts beside the list part; nil where there are none.
    public let districts: DistrictSwing?

    let electorate: Electorate
    let hare: HareLanes?
    /// The rules as draws are counted by: without articles, a cap that leaves lists long enough, and the rounding of a quota
    /// to whole votes.
    let drawnRules: Rules
    /// The lists as a tally, for draws that are counted one by one.
    let pollTally: Tally
    /// The lists as rules may name them.
    public let lists: [List]

    /// A list, as far as a threshold may ask.
    public struct List: Sendable, Equatable {
        /// Its name in `Threshold.exempt`, unique.
        public let id: String
        /// Its members, where it is an alliance.
        public let members: Int

        /// A list.
        public init(_ id: String, members: Int = 1) {
            self.id = id
            self.members = members
        }
    }

    /// Why nothing can be simulated.
    public enum Fault: Error, Sendable, Equatable {
        /// The number of lists is not 1 to `Tally.maximumLists`, or the poll's is another than the one given, or two have one
        /// name.
        case lists(Int)
        /// A share (the last index: against all) is negative or no number, or all are zero.
        case share(index: Int)
        /// The effective sample size is not above 0 and at most `maximumSampleSize`.
        case sampleSize(Double)
        /// The prior is not above 0 and at most 1000.
        case prior(Double)
        /// The standard deviation is not above 0 and at most 50 points.
        case points(Double)
        /// The correlation is not 0 to 1.
        case correlation(Double)
        /// A coalition names a list that there is not, or one twice.
        case coalition(index: Int)
        /// The districts' results are of another number of lists.
        case districts(lists: Int)
        /// The base of the threshold is a number of votes, but draws are shares.
        case thresholdInVotes
        /// The histograms would have more than `maximumCells` cells.
        case tooManyCells(Int)
    }

    /// A simulation.
    /// - Parameters:
    ///   - rules: of the list part.
    ///   - poll: shares of at least one list.
    ///   - lists: in the order of the poll; empty where the rules make no difference between lists.
    ///   - coalitions: indices of lists.
    ///   - districts: beside the list part, for the same lists; seats are then those of both parts.
    /// - Throws: `Fault` where nothing can be simulated.
    public init(
        rules: Rules, poll: Poll, lists: [List] = [], model: ShareModel = .dirichlet(prior: 1), seed: UInt64,
        coalitions: [[Int]] = [], districts: DistrictSwing? = nil
    ) throws(Fault) {
        try Self.check(poll: poll)
        for (index, members) in coalitions.enumerated() {
            let isFine = members.allSatisfy(poll.shares.indices.contains) && Set(members).count == members.count
            guard isFine else { throw .coalition(index: index) }
        }
        if let districts, districts.lists != poll.shares.count { throw .districts(lists: districts.lists) }
        if case .votes = rules.threshold?.base { throw .thresholdInVotes }
        let seats = rules.seats + (districts?.count ?? 0)
        let cells = (poll.shares.count + coalitions.count) * (seats + 1)
        guard cells <= Self.maximumCells else { throw .tooManyCells(cells) }
        electorate = try Self.electorate(poll: poll, model: model, seed: seed)
        // Ballots of draws are shares of an electorate of unknown size.
        let formula = rules.formula.applied(toShares: true)
        let isCapped = rules.listSizeCap.map { $0 < rules.seats } ?? false
        drawnRules =
            (try? Rules(
                seats: rules.seats, formula: formula, threshold: rules.threshold,
                secondPartyGuarantee: rules.secondPartyGuarantee, majorityBonus: rules.majorityBonus,
                listSizeCapPercent: isCapped ? rules.listSizeCapPercent : nil, tieBreak: rules.tieBreak)) ?? rules
        hare = HareLanes(rules: drawnRules, lists: poll.shares.count)
        self.lists = lists.isEmpty ? poll.shares.indices.map { List(String($0)) } : lists
        let entries = self.lists.map { Tally.Entry($0.id, votes: ExactDecimal(1), members: $0.members) }
        guard self.lists.count == poll.shares.count, let tally = try? Tally(entries) else {
            throw .lists(Set(self.lists.map(\.id)).count)
        }
        pollTally = tally
        (self.rules, self.poll, self.model) = (rules, poll, model)
        (self.seed, self.coalitions, self.districts) = (seed, coalitions, districts)
    }

    /// For each list the probability that its own votes reach the threshold, without simulation (absolute error at most
    /// 1e-12); nil under models other than `ShareModel.dirichlet`.
    public var passProbabilities: [Double]? {
        guard case .dirichlet(let prior) = model else { return nil }
        return poll.passProbabilities(prior: prior, threshold: rules.threshold, lists: lists)
    }

    /// Seats of both parts.
    public var houseSeats: Int { rules.seats + (districts?.count ?? 0) }

    private static func check(poll: Poll) throws(Fault) {
        guard (1...Tally.maximumLists).contains(poll.shares.count) else { throw .lists(poll.shares.count) }
        for (index, share) in (poll.shares + (poll.againstAll.map { [$0] } ?? [])).enumerated() {
            guard share >= 0, share <= 1e18 else { throw .share(index: index) }
        }
        guard poll.shares.contains(where: { $0 > 0 }) else { throw .share(index: 0) }
        guard poll.sampleSize > 0, poll.sampleSize <= maximumSampleSize else { throw .sampleSize(poll.sampleSize) }
    }

    private static func electorate(poll: Poll, model: ShareModel, seed: UInt64) throws(Fault) -> Electorate {
        switch model {
        case .dirichlet(let prior):
            guard prior > 0, prior <= 1000 else { throw .prior(prior) }
            let columns = poll.alphas(prior: prior).map(GammaPair.Column.init(shape:))
            let pairs = Self.pairs(columns, GammaPair.init(first:second:block:))
            return Electorate(model: .dirichlet(pairs), columns: columns.count, seed: seed)
        case .logitNormal(let points, let correlation):
            guard points > 0, points <= 50 else { throw .points(points) }
            guard correlation >= 0, correlation <= 1 else { throw .correlation(correlation) }
            let columns = poll.normalised.map {
                LogitPair.Column(share: $0, deviation: points / 100, correlation: correlation)
            }
            let pairs = Self.pairs(columns, LogitPair.init(first:second:block:))
            return Electorate(model: .logitNormal(pairs), columns: columns.count, seed: seed)
        }
    }

    /// Columns two by two; the last one stands for its missing partner, whose draws are not used.
    private static func pairs<Column, Pair>(_ columns: [Column], _ pair: (Column, Column, UInt32) -> Pair) -> [Pair] {
        stride(from: 0, to: columns.count, by: 2).map { (index: Int) -> Pair in
            pair(columns[index], columns[min(index + 1, columns.count - 1)], UInt32(index / 2))
        }
    }

    /// A range of draws in `parts` ranges of nearly the same length, in order; always the same.
    public static func ranges(of draws: Range<UInt64>, parts: Int) -> [Range<UInt64>] {
        let parts = max(parts, 1)
        let (length, rest) = (UInt64(draws.count) / UInt64(parts), UInt64(draws.count) % UInt64(parts))
        var start = draws.lowerBound
        return (0..<UInt64(parts)).map { part in
            let end = start + length + (part < rest ? 1 : 0)
            defer { start = end }
            return start..<end
        }
    }
}
