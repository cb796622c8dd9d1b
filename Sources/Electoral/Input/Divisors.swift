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

    /// Compares v / a^(n/m) with w / b^(n/m) as v^m × b^n with w^m × a^n: by logarithms in 104 binary places, each too small
    /// by less than two units, and where those do not tell, by the numbers themselves.
    private func comparePowers(
        _ votes: UInt128, _ place: UInt128, with other: UInt128, _ otherPlace: UInt128, _ exponent: ExactDecimal
    ) -> Int {
        if place == otherPlace { return Self.order(votes, other) }
        let ratio = exponent.ratio.reduced
        let (m, n) = (ratio.denominator, ratio.numerator)
        // m is at most 1000, n 2000 and a logarithm 2^111, so that the sums fit.
        let first = m * BinaryLogarithm.fixed(votes) + n * BinaryLogarithm.fixed(otherPlace)
        let second = m * BinaryLogarithm.fixed(other) + n * BinaryLogarithm.fixed(place)
        if max(first, second) - min(first, second) > 2 * (m + n) { return first < second ? -1 : 1 }
        return Self.order(
            Natural(votes).power(Int(m)) * Natural(otherPlace).power(Int(n)),
            Natural(other).power(Int(m)) * Natural(place).power(Int(n)))
    }
}

extension Divisors {
    /// The divisor of a list with so many seats, for display.
    func approximation(_ seats: Int) -> Double {
        switch shape {
        case .linear, .harmonic: fraction(UInt128(seats)).approximation
        case .geometric: (Double(seats) * Double(seats + 1)).squareRoot()
        case .doubling: BinaryLogarithm.power(Double(seats))
        case .power(let exponent):
            BinaryLogarithm.power(exponent.ratio.approximation * BinaryLogarithm.of(UInt128(seats) + 1))
        }
    }
}
