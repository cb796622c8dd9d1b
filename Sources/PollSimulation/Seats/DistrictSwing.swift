// SPDX-License-Identifier: Apache-2.0
import Electoral

/// Single-member districts: who wins them when the country's votes change, from their results at an earlier election.
///
/// Exact: scores are compared as whole numbers, crosswise; none exceeds 2^115. A list without votes in a district did not
/// stand there and cannot win it, unless it had votes in none: such a list is new, and its share of the country is its share
/// of every district. Candidates of no list keep their shares of the districts, and the lists share what they leave. Of
/// equal lists the one in front wins, before a candidate of none.
public struct DistrictSwing: Sendable, Equatable {
    /// How a change in the country reaches a district.
    public enum Method: String, Sendable, CaseIterable {
        /// A list gains in each district as many points as in the country (Butler's uniform national swing).
        case uniform
        /// A list's votes in each district change by the factor by which its share in the country does.
        case proportional
        /// Districts are shared out by the cubes of the country's votes, by largest remainders, wherever they won (Kendall
        /// and Stuart, "The law of the cubic proportion in election results", 1950).
        case cubeLaw = "cube-law"
    }

    /// How a change in the country reaches a district.
    public let method: Method
    /// Votes of the lists in each district at the earlier election.
    public let results: [[UInt64]]
    /// Votes of the candidates of no list in each district, one by one.
    public let independents: [[UInt64]]
    /// Votes of the lists in all districts together.
    public let country: [UInt64]
    let lanes: DistrictLanes
    /// Votes of everybody in each district, and in all of them together.
    private let districtVotes: [UInt64]
    private let allVotes: UInt64
    /// Lists that the results are of.
    public var lists: Int { country.count }
    /// Districts; each has one seat.
    public var count: Int { results.count }

    /// Why results cannot be swung.
    public enum Fault: Error, Sendable, Equatable {
        /// There is no district, or more than 10,000.
        case districts(Int)
        /// A district has results of another number of lists than the first, or of none.
        case lists(district: Int)
        /// A district has no votes, or more than 10^9.
        case votes(district: Int)
    }

    private static let most: UInt64 = 1_000_000_000

    /// Districts by their earlier results.
    /// - Parameters:
    ///   - results: for each district the votes of every list, in the same order everywhere.
    ///   - independents: for each district the votes of each candidate of no list; left out where there are none.
    /// - Throws: `Fault` where there is nothing to swing.
    public init(method: Method, results: [[UInt64]], independents: [[UInt64]] = []) throws(Fault) {
        guard let first = results.first, results.count <= 10_000 else { throw .districts(results.count) }
        let independents = independents.isEmpty ? results.map { _ in [] } : independents
        guard independents.count == results.count else { throw .districts(independents.count) }
        for (district, votes) in results.enumerated() {
            guard votes.count == first.count, !votes.isEmpty else { throw .lists(district: district) }
            let room = (votes + independents[district]).reduce(Optional(Self.most)) { room, each in
                room.flatMap { each <= $0 ? $0 - each : nil }
            }
            guard let room, room < Self.most else { throw .votes(district: district) }
        }
        self.method = method
        self.results = results
        self.independents = independents
        country = first.indices.map { list in results.reduce(0) { $0 + $1[list] } }
        districtVotes = zip(results, independents).map { $0.reduce(0, +) + $1.reduce(0, +) }
        allVotes = districtVotes.reduce(0, +)
        lanes = DistrictLanes(results: results, independents: independents, country: country)
    }

    /// Lists that had no votes in any district.
    public var newLists: [Int] { country.indices.filter { country[$0] == 0 } }

    /// Seats of each list in districts when the country votes anew.
    /// - Parameter votes: one number a list, together at most 10^12; only their proportions count.
    public func seats(country votes: [UInt64]) -> [Int] {
        guard votes.count == lists, votes.contains(where: { $0 > 0 }) else { return country.map { _ in 0 } }
        if method == .cubeLaw { return cubicSeats(votes) }
        var seats = country.map { _ in 0 }
        for case let winner? in winners(country: votes) { seats[winner] += 1 }
        return seats
    }

    /// The list that wins each district when the country votes anew, nil where a candidate of no list does; empty under the
    /// cube law, which does not say it.
    /// - Parameter votes: one number a list, together at most 10^12; only their proportions count.
    public func winners(country votes: [UInt64]) -> [Int?] {
        switch method {
        case .uniform: results.indices.map { uniformWinner(of: $0, votes) }
        case .proportional: results.indices.map { proportionalWinner(of: $0, votes) }
        case .cubeLaw: []
        }
    }

    /// Share in the district + share in the country now - share before, times all three denominators.
    private func uniformWinner(of district: Int, _ votes: [UInt64]) -> Int? {
        let (own, before, now) = (Int128(districtVotes[district]), Int128(allVotes), Int128(votes.reduce(0, +)))
        let ofLists = Int128(country.reduce(0, +))
        let alone = Int128(independents[district].max() ?? 0)
        return winner(of: district, independent: alone * now * before) { list in
            Int128(results[district][list]) * now * before + Int128(votes[list]) * ofLists * own
                - Int128(country[list]) * now * own
        }
    }

    /// Votes in the district × votes now / votes before, of a new list its share in the country × votes in the district.
    private func proportionalWinner(of district: Int, _ votes: [UInt64]) -> Int? {
        let (own, now) = (UInt128(districtVotes[district]), UInt128(votes.reduce(0, +)))
        let ofLists = UInt128(country.reduce(0, +))
        let alone = UInt128(independents[district].max() ?? 0)
        return winner(of: district, independent: Ratio(alone * now, over: 1)) { list in
            country[list] == 0
                ? Ratio(UInt128(votes[list]) * ofLists * own, over: UInt128(allVotes))
                : Ratio(
                    UInt128(results[district][list]) * UInt128(votes[list]) * ofLists, over: UInt128(country[list]))
        }
    }

    /// The first of the lists that stand which no other one beats, and no candidate of none.
    private func winner<Score: Comparable>(
        of district: Int, independent: Score, score: (Int) -> Score
    ) -> Int? {
        var best: (list: Int, score: Score)?
        for list in country.indices where results[district][list] > 0 || country[list] == 0 {
            let score = score(list)
            guard let leader = best, score <= leader.score else {
                best = (list, score)
                continue
            }
        }
        let isAlone = !independents[district].isEmpty && best.map { $0.score < independent } ?? true
        return isAlone ? nil : best?.list
    }

    private func cubicSeats(_ votes: [UInt64]) -> [Int] {
        let cubes = votes.map { UInt128($0) * UInt128($0) * UInt128($0) }
        let all = cubes.reduce(0, +)
        let quotients = cubes.map { Product(UInt128(count), $0).divided(by: all) }
        var seats = quotients.map { Int($0.whole) }
        let byRemainder = votes.indices.sorted {
            (quotients[$1].rest, $0) < (quotients[$0].rest, $1)
        }
        for list in byRemainder.prefix(count - seats.reduce(0, +)) { seats[list] += 1 }
        return seats
    }
}
