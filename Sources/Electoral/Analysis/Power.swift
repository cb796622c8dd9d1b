// SPDX-License-Identifier: Apache-2.0

/// Who can form a majority with whom, and what each list's seats are worth in that: exact counts of coalitions.
///
/// Lists without seats change nothing and take part in nothing; their swings are 0.
public struct Power: Sendable {
    /// The most lists with seats.
    public static let maximumLists = 100
    /// The most seats of all lists together.
    public static let maximumSeats = 10_000
    /// The most minimal winning coalitions that are named; all are counted.
    public static let maximumCoalitions = 1000

    /// One list.
    public struct List: Sendable, Equatable {
        /// Its seats.
        public let seats: Int
        /// Coalitions of the others that lose without it and win with it.
        public let swings: UInt128
        /// The swings by all coalitions of the others: the absolute Banzhaf index (Penrose 1946, Banzhaf 1965).
        public let banzhafAbsolute: Ratio
        /// The swings by the swings of all lists: the normalised Banzhaf index.
        public let banzhaf: Ratio
        /// The share of all orders of the lists in which it turns losing into winning (Shapley and Shubik 1954); the
        /// reduced fraction up to 33 lists with seats, rounded to nine decimals above.
        public let shapleyShubik: Ratio
        /// Whether no coalition wins without it.
        public let hasVeto: Bool
        /// Whether it wins alone.
        public let winsAlone: Bool
    }

    /// A coalition that wins, and would not without any one of its members.
    public struct Coalition: Sendable, Equatable {
        /// Places in the list given, the list with the most seats first.
        public let members: [Int]
        /// Their seats.
        public let seats: Int
    }

    /// Why there is no answer.
    public enum Fault: Error, Sendable, Equatable {
        /// No list has a seat.
        case noSeats
        /// More than `maximumLists` lists with seats.
        case tooManyLists(Int)
        /// More than `maximumSeats` seats.
        case tooManySeats
        /// A number of seats to win by that is below one, or that all lists together do not have.
        case quota(Int, seats: Int)
    }

    /// Seats needed to win.
    public let quota: Int
    /// Seats of all lists.
    public let seats: Int
    /// Seats that keep the others from winning.
    public var blockingSeats: Int { seats - quota + 1 }
    /// In the order given.
    public let lists: [List]
    /// Coalitions of lists with seats that win.
    public let winningCoalitions: UInt128
    /// Minimal winning coalitions in all.
    public let minimalWinningCoalitions: UInt128
    /// Minimal winning coalitions, those of the largest lists first, at most `maximumCoalitions` of them.
    public let coalitions: [Coalition]

    /// The power of lists with so many seats, where `quota` seats win.
    /// - Throws: `Fault` where no coalition can win, or where there is too much to count.
    public init(seats: [Int], quota: Int) throws(Fault) {
        let holders = seats.indices.filter { seats[$0] > 0 }
        guard !holders.isEmpty else { throw .noSeats }
        guard holders.count <= Self.maximumLists else { throw .tooManyLists(holders.count) }
        guard seats.allSatisfy({ $0 <= Self.maximumSeats }) else { throw .tooManySeats }
        let total = seats.reduce(0, +)
        guard total <= Self.maximumSeats else { throw .tooManySeats }
        guard (1...total).contains(quota) else { throw .quota(quota, seats: total) }
        let weights = holders.map { seats[$0] }
        let game = WeightedGame(weights: weights, quota: quota, total: total)
        let pivots = game.pivots
        let allSwings = pivots.values.isEmpty ? 0 : weights.reduce(UInt128(0)) { $0 + (pivots[$1]?.swings ?? 0) }
        let others = UInt128(1) << UInt128(holders.count - 1)
        lists = seats.map { weight in
            let pivot = pivots[weight]
            let swings = pivot?.swings ?? 0
            return List(
                seats: weight, swings: swings, banzhafAbsolute: Ratio(swings, over: others).reduced,
                banzhaf: Ratio(swings, over: allSwings).reduced, shapleyShubik: pivot?.share ?? Ratio(0, over: 1),
                hasVeto: weight > 0 && total - weight < quota, winsAlone: weight >= quota)
        }
        self.quota = quota
        self.seats = total
        winningCoalitions = game.winning
        let minimal = MinimalCoalitions(seats: seats, quota: quota)
        minimalWinningCoalitions = minimal.number
        coalitions = minimal.first(Self.maximumCoalitions)
    }
}

/// A game in which a coalition wins with `quota` of the weights, all above zero.
private struct WeightedGame {
    let weights: [Int]
    let quota: Int
    let total: Int

    /// What a list of some weight can turn.
    struct Pivot {
        let swings: UInt128
        let share: Ratio
    }

    /// The game in which a coalition wins that the others could not win without has the same swings, coalition by
    /// complement, of the same sizes turned round, so the smaller quota of the two is counted.
    private var smallerQuota: Int { min(quota, total - quota + 1) }

    /// Coalitions that win.
    var winning: UInt128 {
        var sums = [UInt128](repeating: 0, count: smallerQuota)
        sums[0] = 1
        for weight in weights where weight < smallerQuota {
            for sum in stride(from: smallerQuota - 1, through: weight, by: -1) { sums[sum] += sums[sum - weight] }
        }
        let small = sums.reduce(0, +)
        return quota == smallerQuota ? (UInt128(1) << UInt128(weights.count)) - small : small
    }

    /// Swings and orders by weight. Up to 66 lists the number of coalitions of one size fits 64 bits:
    /// C(66, 33) = 7.2 × 10^18.
    var pivots: [Int: Pivot] {
        let bySize = weights.count <= 66 ? swingsBySize(UInt64.self) : swingsBySize(UInt128.self)
        let orders = Orders(count: weights.count)
        return bySize.mapValues { Pivot(swings: $0.reduce(0, +), share: orders.share($0)) }
    }

    /// By weight: of the coalitions of 0, 1, 2 … other lists, how many the list makes winning.
    private func swingsBySize<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type) -> [Int: [UInt128]] {
        let (quota, count) = (smallerQuota, weights.count)
        // coalitions[size × quota + sum]: coalitions of all lists of a size and a sum below the quota.
        var coalitions = [Number](repeating: 0, count: (count + 1) * quota)
        coalitions[0] = 1
        for (known, weight) in weights.enumerated() where weight < quota {
            for size in stride(from: known, through: 0, by: -1) {
                let (from, to) = (size * quota, (size + 1) * quota + weight)
                for sum in 0..<(quota - weight) { coalitions[to + sum] += coalitions[from + sum] }
            }
        }
        var swings: [Int: [UInt128]] = [:]
        for weight in Set(weights) {
            // The same without one list of the weight: what has it is what one member fewer and its weight less make.
            var without = [Number](repeating: 0, count: quota)
            var numbers: [UInt128] = []
            for size in 0..<count {
                var row = Array(coalitions[(size * quota)..<((size + 1) * quota)])
                if size > 0, weight < quota {
                    for sum in weight..<quota { row[sum] -= without[sum - weight] }
                }
                without = row
                numbers.append(UInt128(row[max(0, quota - weight)...].reduce(0, +)))
            }
            swings[weight] = numbers
        }
        return swings
    }
}

/// The orders in which lists can come one after another, and the share of them in which one list turns the outcome.
private struct Orders {
    private let count: Int
    private let factorials: [Natural]

    init(count: Int) {
        self.count = count
        factorials = (0..<count).reduce(into: [Natural(1)]) { $0.append($0[$1] * Natural(UInt128($1) + 1)) }
    }

    /// The sum over sizes of swings × size! × (count - 1 - size)!, by count!.
    func share(_ swings: [UInt128]) -> Ratio {
        var sum = Natural(0)
        for (size, number) in swings.enumerated() where number > 0 {
            sum = sum + Natural(number) * factorials[size] * factorials[count - 1 - size]
        }
        let whole = factorials[count]
        // 33! is below 2^123.
        if let numerator = sum.value, let denominator = whole.value {
            return Ratio(numerator, over: denominator).reduced
        }
        // The largest x with (2x - 1) / 2 at most the share in billionths: rounded half up.
        let (billion, doubled) = (UInt64(1_000_000_000), sum * Natural(2_000_000_000))
        let above = firstWhole(in: 1...(billion + 1)) { Natural(2 * UInt128($0) - 1) * whole > doubled } ?? 1
        return Ratio(UInt128(above - 1), over: UInt128(billion))
    }
}

/// Coalitions that every member is needed for: the lists in the order of their seats, a coalition of them is minimal
/// where it wins and would not without its last member.
private struct MinimalCoalitions {
    private let order: [Int]
    private let weights: [Int]
    private let quota: Int
    /// Seats from a place of the order on.
    private let rest: [Int]

    init(seats: [Int], quota: Int) {
        order = seats.indices.filter { seats[$0] > 0 }.sorted {
            seats[$0] != seats[$1] ? seats[$0] > seats[$1] : $0 < $1
        }
        let weights = order.map { seats[$0] }
        self.weights = weights
        self.quota = quota
        rest = weights.indices.reversed().reduce(into: [0]) { $0.append($0[$0.count - 1] + weights[$1]) }.reversed()
    }

    /// How many there are: for each last member the sums of those before it that miss the quota by at most its seats.
    var number: UInt128 {
        var sums = [UInt128](repeating: 0, count: quota)
        sums[0] = 1
        var number: UInt128 = 0
        for weight in weights {
            for sum in max(0, quota - weight)..<quota { number += sums[sum] }
            guard weight < quota else { continue }
            for sum in stride(from: quota - 1, through: weight, by: -1) { sums[sum] += sums[sum - weight] }
        }
        return number
    }

    /// The first of them, in the order in which the largest lists are taken first. A branch that cannot win any more is
    /// not entered, so each branch entered holds a coalition.
    func first(_ most: Int) -> [Power.Coalition] {
        var found: [Power.Coalition] = []
        var members: [Int] = []
        func visit(_ place: Int, _ sum: Int) {
            guard found.count < most, place < weights.count, sum + rest[place] >= quota else { return }
            members.append(order[place])
            let with = sum + weights[place]
            if with >= quota {
                found.append(Power.Coalition(members: members, seats: with))
            } else {
                visit(place + 1, with)
            }
            members.removeLast()
            visit(place + 1, sum)
        }
        visit(0, 0)
        return found
    }
}
