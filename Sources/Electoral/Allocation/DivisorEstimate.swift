// SPDX-License-Identifier: Apache-2.0

/// A sequence of divisors in floating point.
///
/// An average is estimated as a number, or for fast sequences as its binary logarithm: quick to compare, and good enough
/// where two of them are further apart than `isCertain` asks. What is closer is compared exactly, by `Divisors`.
struct DivisorEstimate {
    private enum Shape {
        case linear(offset: Double, step: Double, first: Double?)
        case harmonic, geometric, doubling
        case power(Double)
    }

    private let shape: Shape
    /// Whether the estimates are logarithms of the averages.
    let isLogarithmic: Bool
    /// Whether the first divisor is zero, so that every list gets a seat before one gets two.
    let startsAtZero: Bool

    init(_ divisors: Divisors) {
        switch divisors.shape {
        case .linear(let offset, let step):
            shape = .linear(offset: Double(offset), step: Double(step), first: divisors.first?.approximation)
            startsAtZero = offset == 0 && divisors.first == nil
        case .harmonic: (shape, startsAtZero) = (.harmonic, true)
        case .geometric: (shape, startsAtZero) = (.geometric, true)
        case .doubling: (shape, startsAtZero) = (.doubling, false)
        case .power(let exponent): (shape, startsAtZero) = (.power(exponent.ratio.approximation), false)
        }
        switch shape {
        case .linear, .harmonic, .geometric: isLogarithmic = false
        case .doubling, .power: isLogarithmic = true
        }
    }

    /// Votes as the estimates take them: a number, or its logarithm.
    func amount(_ votes: UInt128) -> Double {
        if isLogarithmic { return BinaryLogarithm.of(votes) }
        return votes <= UInt128(UInt64.max) ? Double(UInt64(truncatingIfNeeded: votes)) : Double(votes)
    }

    /// The average of a list with so many seats.
    func average(_ amount: Double, _ seats: Int) -> Double {
        let seats = Double(seats)
        switch shape {
        case .linear(let offset, let step, let first):
            if seats == 0, let first { return amount / first }
            return amount / (offset + step * seats)
        case .harmonic: return amount * (2 * seats + 1) / (2 * seats * (seats + 1))
        case .geometric: return amount / (seats * (seats + 1)).squareRoot()
        case .doubling: return amount - seats
        case .power(let exponent): return amount - exponent * BinaryLogarithm.of(UInt128(seats) + 1)
        }
    }

    /// Whether two averages are apart by more than their errors can be: ten roundings of 2^-53 each, or twice the error of a
    /// logarithm; both with a wide margin.
    func isCertain(_ first: Double, _ second: Double) -> Bool {
        let difference = abs(first - second)
        // A first divisor of zero is above all others; of two such the larger vote goes first, which is compared exactly.
        if difference == .infinity { return true }
        return difference > (isLogarithmic ? 1e-9 : 1e-12 * max(abs(first), abs(second)))
    }

    /// About the seats of each list: those that a price of a seat buys, at about the lowest price at which not more than
    /// `total` are bought. Few enough are left to be given one by one.
    func start(_ amounts: [Double], total: Int) -> [Int] {
        // Every list would buy a first seat at any price.
        if amounts.isEmpty || startsAtZero && total <= amounts.count { return amounts.map { _ in 0 } }
        var (low, high) = bracket(amounts, total)
        for _ in 0..<64 {
            let middle = (low + high) / 2
            let sum = bought(amounts, middle, most: total)
            if sum > total {
                low = middle
            } else {
                high = middle
                if total - sum <= amounts.count / 16 { break }
            }
        }
        return amounts.map { bought($0, high, most: total) }
    }

    /// A price that buys more than `total` seats, and one that does not: steps that grow, down or up from about the price.
    private func bracket(_ amounts: [Double], _ total: Int) -> (low: Double, high: Double) {
        func isTooLow(_ price: Double) -> Bool { bought(amounts, price, most: total) > total }
        var price = isLogarithmic ? (amounts.max() ?? 0) : amounts.reduce(0, +) / Double(total)
        let isUp = isTooLow(price)
        var step = isUp ? 1.0 : -1.0
        while true {
            let further = isLogarithmic ? price + step : price * BinaryLogarithm.power(step)
            if isTooLow(further) != isUp { return isUp ? (price, further) : (further, price) }
            price = further
            step *= 2
        }
    }

    private func bought(_ amounts: [Double], _ price: Double, most: Int) -> Int {
        var sum = 0
        for amount in amounts {
            sum += bought(amount, price, most: most)
            if sum > most { break }
        }
        return sum
    }

    /// Seats whose averages are at least the price, at most one too many.
    private func bought(_ amount: Double, _ price: Double, most: Int) -> Int {
        let places = placesBelow(isLogarithmic ? amount - price : amount / price)
        guard places >= 0 else { return 0 }
        return places < Double(most) ? Int(places) + 1 : most + 1
    }

    /// The number of seats, as a real number, whose divisor is `limit`, or the logarithm of it.
    private func placesBelow(_ limit: Double) -> Double {
        switch shape {
        case .linear(let offset, let step, let first):
            if let first {
                if limit < first { return -1 }
                return max((limit - offset) / step, 0)
            }
            return (limit - offset) / step
        case .harmonic: return ((limit - 1) + ((1 - limit) * (1 - limit) + 2 * limit).squareRoot()) / 2
        case .geometric: return ((1 + 4 * limit * limit).squareRoot() - 1) / 2
        case .doubling: return limit
        case .power(let exponent): return limit < 0 ? -1 : BinaryLogarithm.power(limit / exponent) - 1
        }
    }
}
