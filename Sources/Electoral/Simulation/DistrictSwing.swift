// SPDX-License-Identifier: Apache-2.0

/// Single-member districts: who wins them when the country's votes change, from their results at an earlier election.
///
/// Exact: scores are compared as whole numbers, crosswise; none exceeds 2^115. A list without votes in a district did not stand there and
/// cannot win it. Of equal lists the one in front wins.
public struct DistrictSwing: Sendable, Equatable {
    /// How a change in the country reaches a district.
    public enum Method: String, Sendable, CaseIterable {
        /// A list gains in each district as many points as in the country (Butler's uniform national swing).
        case uniform
        /// A list's votes in each district change by the factor by which its share in the country does.
        case proportional
        /// Districts are shared out by the cubes of the country's votes, by largest remainders, whoever won where (Kendall
        /// and Stuart, "The law of the cubic proportion in election results", 1950).
        case cubeLaw = "cube-law"
    }

    /// How a change in the country reaches a district.
    public let method: Method
    /// Votes of the lists in each district at the earlier election.
    public let results: [[UInt64]]
    /// Votes of the lists in all districts together.
    public let country: [UInt64]
    let lanes: DistrictLanes
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
        /// Nobody voted in a district, or more than 10^9 did.
        case votes(district: Int)
    }

    private static let most: UInt64 = 1_000_000_000

    /// Districts by their earlier results.
    /// - Parameter results: for each district the votes of every list, in the same order everywhere.
    /// - Throws: `Fault` where there is nothing to swing.
    public init(method: Method, results: [[UInt64]]) throws(Fault) {
        guard let first = results.first, results.count <= 10_000 else { throw .districts(results.count) }
        for (district, votes) in results.enumerated() {
            guard votes.count == first.count, !votes.isEmpty else { throw .lists(district: district) }
            let room = votes.reduce(Optional(Self.most)) { room, each in room.flatMap { each <= $0 ? $0 - each : nil } }
            guard let room, room < Self.most else { throw .votes(district: district) }
        }
        self.method = method
        self.results = results
        country = first.indices.map { list in results.reduce(0) { $0 + $1[list] } }
        lanes = DistrictLanes(results: results, country: country)
    }

    /// Seats of each list in districts when the country votes anew.
    /// - Parameter votes: one number a list, together at most 10^12; only their proportions count.
    public func seats(country votes: [UInt64]) -> [Int] {
        guard votes.count == lists, votes.contains(where: { $0 > 0 }) else { return country.map { _ in 0 } }
        if method == .cubeLaw { return cubicSeats(votes) }
        var seats = country.map { _ in 0 }
        for winner in winners(country: votes) { seats[winner] += 1 }
        return seats
    }

    /// The list that wins each district when the country votes anew; empty under the cube law, which does not say it.
    /// - Parameter votes: one number a list, together at most 10^12; only their proportions count.
    public func winners(country votes: [UInt64]) -> [Int] {
        switch method {
        case .uniform:
            let (before, now) = (Int128(country.reduce(0, +)), Int128(votes.reduce(0, +)))
            // Share in the district + share in the country now - share before, times all three denominators.
            let changes = votes.indices.map { Int128(votes[$0]) * before - Int128(country[$0]) * now }
            return results.map { district in
                let all = Int128(district.reduce(0, +))
                return Self.best(of: district) { list, other in
                    let lead = Int128(district[list]) - Int128(district[other])
                    return lead * before * now + (changes[list] - changes[other]) * all > 0
                }
            }
        case .proportional:
            return results.map { district in
                Self.best(of: district) { list, other in
                    // district × now / before; who stands in a district has votes in the country.
                    UInt128(district[list]) * UInt128(votes[list]) * UInt128(country[other])
                        > UInt128(district[other]) * UInt128(votes[other]) * UInt128(country[list])
                }
            }
        case .cubeLaw: return []
        }
    }

    /// The first of the lists that stand which no other one beats.
    private static func best(of district: [UInt64], beats: (Int, Int) -> Bool) -> Int {
        var best: Int?
        for list in district.indices where district[list] > 0 {
            guard let leader = best else {
                best = list
                continue
            }
            if beats(list, leader) { best = list }
        }
        return best ?? 0
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
