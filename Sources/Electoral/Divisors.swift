// SPDX-License-Identifier: Apache-2.0

/// A rising sequence of divisors: the list with the largest votes / divisor gets the next seat.
///
/// To add a sequence of a known shape, add one line here and its name to `all`; historical names go to `names`.
public struct Divisors: Sendable, Equatable {
    /// The shape of a sequence; a divisor belongs to the number of seats that a list has already.
    public enum Shape: Sendable, Equatable {
        /// `offset` + `step` × seats.
        case linear(offset: UInt64, step: UInt64)
        /// The harmonic mean of seats and seats + 1.
        case harmonic
        /// The geometric mean of seats and seats + 1; compared by its square, which is whole.
        case geometric
        /// 2 to the power of seats.
        case doubling
        /// (seats + 1) to the power of a decimal number above 0, at most 2.
        case power(ExactDecimal)
    }

    /// The name in requests and fixtures.
    public let name: String
    /// The shape of the sequence.
    public let shape: Shape
    /// A first divisor in place of the sequence's own, such as 7/5 for modified Sainte-Laguë; linear sequences only.
    public let first: Ratio?

    init(_ name: String, _ shape: Shape, first: Ratio? = nil) {
        self.name = name
        self.shape = shape
        self.first = first
    }

    /// 1, 2, 3 …: Jefferson, Hagenbach-Bischoff's method, Bader-Ofer.
    public static let dhondt = Divisors("dhondt", .linear(offset: 1, step: 1))
    /// 1, 3, 5 …: Webster, Schepers, major fractions.
    public static let sainteLague = Divisors("sainte-lague", .linear(offset: 1, step: 2))
    /// 1, 4, 7 …: the Danish method.
    public static let danish = Divisors("danish", .linear(offset: 1, step: 3))
    /// 0, 1, 2 …: smallest divisors; every list gets a seat while there are seats.
    public static let adams = Divisors("adams", .linear(offset: 0, step: 1))
    /// 0, 4/3, 12/5 …: harmonic means.
    public static let dean = Divisors("dean", .harmonic)
    /// 0, √2, √6 …: equal proportions, geometric means.
    public static let huntingtonHill = Divisors("huntington-hill", .geometric)
    /// 1, 3/2, 2 …, which is 2, 3, 4 …: the Belgian local method.
    public static let imperiali = Divisors("imperiali", .linear(offset: 2, step: 1))
    /// 1, 2, 4, 8 …: the method of Macau.
    public static let macau = Divisors("macau", .doubling)
    /// 2, 3, 4 …: as Nohlen's handbook prints Imperiali's sequence; the same seats.
    public static let nohlen = Divisors("nohlen", .linear(offset: 2, step: 1))

    /// 1, 2^p, 3^p …: D'Hondt with an exponent, 0.9 in Estonia.
    /// - Parameter exponent: above 0, at most 2, with at most three decimal places.
    public static func dhondtPower(_ exponent: ExactDecimal) -> Divisors {
        Divisors("dhondt-power", .power(exponent))
    }

    /// Every sequence without a parameter, in the order in which they are listed to users.
    public static let all: [Divisors] = [
        dhondt, sainteLague, danish, adams, dean, huntingtonHill, imperiali, macau, nohlen,
    ]

    /// Historical and national names, and the sequence that each is.
    public static let names: [String: Divisors] = [
        "jefferson": dhondt, "d'hondt": dhondt, "d-hondt": dhondt, "bader-ofer": dhondt, "webster": sainteLague,
        "schepers": sainteLague, "major-fractions": sainteLague, "sainte-laguë": sainteLague,
        "saint-lague": sainteLague,
        "equal-proportions": huntingtonHill, "hill": huntingtonHill, "harmonic-mean": dean, "smallest-divisors": adams,
        "greatest-divisors": dhondt,
    ]

    /// The sequence of a name of today or of history, in any case of letters.
    public static func named(_ name: String) -> Divisors? {
        let name = name.lowercased()
        return all.first { $0.name == name } ?? names[name]
    }

    /// The same sequence with another first divisor; nil where the shape is not linear, or where the sequence would not
    /// rise from the first divisor to the second.
    public func beginning(with first: Ratio) -> Divisors? {
        guard case .linear(let offset, let step) = shape, first.numerator > 0,
            first <= Ratio(UInt128(offset) + UInt128(step), over: 1)
        else { return nil }
        return Divisors(name, shape, first: first)
    }
}

extension Divisors {
    /// The divisor of a list with `seats` seats as a fraction; of a geometric sequence the square of it.
    private func fraction(_ seats: UInt128) -> Ratio {
        if seats == 0, let first { return first }
        switch shape {
        case .linear(let offset, let step): return Ratio(UInt128(offset) + UInt128(step) * seats, over: 1)
        case .harmonic: return Ratio(2 * seats * (seats + 1), over: 2 * seats + 1)
        case .geometric: return Ratio(seats * (seats + 1), over: 1)
        case .doubling, .power: return Ratio(1, over: 1)
        }
    }

    /// Compares the averages of two lists with votes: below zero where the first is the smaller, 0 where they are equal.
    ///
    /// Where both divisors are zero the averages are compared as their limits: the larger vote first.
    func compare(_ votes: UInt128, _ seats: Int, with other: UInt128, _ otherSeats: Int) -> Int {
        switch shape {
        case .linear, .harmonic:
            let (first, second) = (fraction(UInt128(seats)), fraction(UInt128(otherSeats)))
            if first.numerator == 0, second.numerator == 0 { return Self.order(votes, other) }
            return Self.order(
                Product(votes * first.denominator, second.numerator),
                Product(other * second.denominator, first.numerator))
        case .geometric:
            let (first, second) = (fraction(UInt128(seats)).numerator, fraction(UInt128(otherSeats)).numerator)
            if first == 0, second == 0 { return Self.order(votes, other) }
            return Self.order(
                Natural(votes) * Natural(votes) * Natural(second), Natural(other) * Natural(other) * Natural(first))
        case .doubling: return Self.compareHalved(votes, seats, with: other, otherSeats)
        case .power(let exponent):
            return comparePowers(votes, UInt128(seats) + 1, with: other, UInt128(otherSeats) + 1, exponent)
        }
    }

    private static func order<Value: Comparable>(_ first: Value, _ second: Value) -> Int {
        first < second ? -1 : first == second ? 0 : 1
    }

    /// Compares votes / 2^seats: by the place of the highest bit, then by the bits.
    private static func compareHalved(_ votes: UInt128, _ seats: Int, with other: UInt128, _ otherSeats: Int) -> Int {
        let (bits, otherBits) = (128 - votes.leadingZeroBitCount - seats, 128 - other.leadingZeroBitCount - otherSeats)
        guard bits == otherBits else { return order(bits, otherBits) }
        return order(votes << UInt128(votes.leadingZeroBitCount), other << UInt128(other.leadingZeroBitCount))
    }

    /// Compares v / a^(n/m) with w / b^(n/m) as v^m × b^n with w^m × a^n.
    private func comparePowers(
        _ votes: UInt128, _ place: UInt128, with other: UInt128, _ otherPlace: UInt128, _ exponent: ExactDecimal
    ) -> Int {
        if place == otherPlace { return Self.order(votes, other) }
        let (m, n) = (Int(exponent.ratio.denominator), Int(exponent.ratio.numerator))
        return Self.order(
            Natural(votes).power(m) * Natural(otherPlace).power(n), Natural(other).power(m) * Natural(place).power(n))
    }
}

// MARK: - Estimates

extension Divisors {
    /// An average as a floating-point number, or for fast sequences its binary logarithm: quick to compare, and good
    /// enough where two of them are further apart than `isCertain` asks. What is closer is compared exactly.
    func estimate(_ votes: UInt128, _ logarithm: Double, _ seats: Int) -> Double {
        switch shape {
        case .linear, .harmonic:
            let fraction = fraction(UInt128(seats))
            guard fraction.numerator > 0 else { return .infinity }
            return Double(votes) * Double(fraction.denominator) / Double(fraction.numerator)
        case .geometric:
            return seats == 0 ? .infinity : Double(votes) / (Double(seats) * Double(seats + 1)).squareRoot()
        case .doubling: return logarithm - Double(seats)
        case .power(let exponent):
            return logarithm - exponent.ratio.approximation * Natural.log2(UInt128(seats) + 1)
        }
    }

    /// Whether the estimates are apart by more than their errors can be: ten roundings of 2^-53 each, or twice the
    /// error of `Natural.log2`; both with a wide margin.
    func isCertain(_ first: Double, _ second: Double) -> Bool {
        switch shape {
        case .linear, .harmonic, .geometric: abs(first - second) > 1e-12 * max(abs(first), abs(second))
        case .doubling, .power: abs(first - second) > 1e-9
        }
    }

    /// About the seats of each list: those that a price of a seat buys, at the lowest price at which not more than `total`
    /// are bought; where every list gets a first seat for nothing, perhaps more.
    func start(_ votes: [UInt128], _ logarithms: [Double], total: Int) -> [Int] {
        let amounts = estimatesLogarithms ? logarithms : votes.map { Double($0) }
        func bought(_ amount: Double, _ logarithm: Double, _ price: Double) -> Int {
            let places = estimatesLogarithms ? placesBelow(amount - logarithm) : placesBelow(amount / price)
            return Int(min(max(places.rounded(.down) + 1, 0), Double(total) + 1))
        }
        // Binary logarithms of a price that buys too much and of one that buys next to nothing.
        var (low, high) = (-64.0, 128.0)
        for _ in 0..<56 {
            let middle = (low + high) / 2
            let price = estimatesLogarithms ? 0 : Natural.exp2(middle + 64) / 18_446_744_073_709_551_616
            var sum = 0
            for amount in amounts where sum <= total { sum += bought(amount, middle, price) }
            if sum > total { low = middle } else { high = middle }
        }
        let price = estimatesLogarithms ? 0 : Natural.exp2(high + 64) / 18_446_744_073_709_551_616
        return amounts.map { bought($0, high, price) }
    }

    /// The number of seats, as a real number, whose divisor is `limit`; for fast sequences `limit` is its logarithm.
    private func placesBelow(_ limit: Double) -> Double {
        switch shape {
        case .linear(let offset, let step):
            if let first, limit < first.approximation { return -1 }
            let places = (limit - Double(offset)) / Double(step)
            return first == nil ? places : max(places, 0)
        case .harmonic: return ((limit - 1) + ((1 - limit) * (1 - limit) + 2 * limit).squareRoot()) / 2
        case .geometric: return ((1 + 4 * limit * limit).squareRoot() - 1) / 2
        case .doubling: return limit
        case .power(let exponent):
            return limit < 0 ? -1 : Natural.exp2(limit / exponent.ratio.approximation) - 1
        }
    }

    /// The divisor of a list with so many seats, for display.
    func approximation(_ seats: Int) -> Double {
        switch shape {
        case .linear, .harmonic: fraction(UInt128(seats)).approximation
        case .geometric: (Double(seats) * Double(seats + 1)).squareRoot()
        case .doubling: Natural.exp2(Double(seats))
        case .power(let exponent): Natural.exp2(exponent.ratio.approximation * Natural.log2(UInt128(seats) + 1))
        }
    }

    /// Whether the estimates are logarithms of the averages.
    var estimatesLogarithms: Bool {
        switch shape {
        case .linear, .harmonic, .geometric: false
        case .doubling, .power: true
        }
    }
}
