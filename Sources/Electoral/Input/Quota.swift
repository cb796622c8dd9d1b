// SPDX-License-Identifier: Apache-2.0

/// The price of a seat in votes: votes / (seats + `extraSeats`), as it is or rounded to whole votes.
///
/// To add a quota, add one line here and its name to `all`.
public struct Quota: Sendable, Equatable {
    /// How a quota becomes a whole number of votes.
    enum Rounding: Sendable, Equatable {
        case exact, nearest, up
        /// The next whole number above, also where the quotient is whole.
        case above
    }

    /// The name in requests and fixtures.
    public let name: String
    let extraSeats: UInt128
    let rounding: Rounding

    /// Votes / seats: Hamilton, Hare-Niemeyer, Vinton; the quota of the law of Kazakhstan (Art. 97-1(1)).
    public static let hare = Quota(name: "hare", extraSeats: 0, rounding: .exact)
    /// Votes / seats, rounded to the nearest whole number of votes, half up.
    public static let hareRounded = Quota(name: "hare-rounded", extraSeats: 0, rounding: .nearest)
    /// The next whole number above votes / (seats + 1).
    public static let droop = Quota(name: "droop", extraSeats: 1, rounding: .above)
    /// Votes / (seats + 1).
    public static let hagenbachBischoff = Quota(name: "hagenbach-bischoff", extraSeats: 1, rounding: .exact)
    /// Votes / (seats + 1), rounded to the nearest whole number of votes, half up.
    public static let hagenbachBischoffRounded = Quota(
        name: "hagenbach-bischoff-rounded", extraSeats: 1, rounding: .nearest)
    /// Votes / (seats + 1), rounded up.
    public static let hagenbachBischoffCeiling = Quota(name: "hagenbach-bischoff-ceiling", extraSeats: 1, rounding: .up)
    /// Votes / (seats + 2); may award more seats than there are.
    public static let imperiali = Quota(name: "imperiali", extraSeats: 2, rounding: .exact)
    /// Votes / (seats + 3); may award more seats than there are.
    public static let reinforcedImperiali = Quota(name: "reinforced-imperiali", extraSeats: 3, rounding: .exact)

    /// Every quota, in the order in which they are listed to users.
    public static let all: [Quota] = [
        hare, hareRounded, droop, hagenbachBischoff, hagenbachBischoffRounded, hagenbachBischoffCeiling, imperiali,
        reinforcedImperiali,
    ]

    /// Historical and national names, and the quota that each is.
    public static let names: [String: Quota] = [
        "hamilton": hare, "hare-niemeyer": hare, "vinton": hare, "hare-hamilton": hare,
        "newland-britton": hagenbachBischoff,
        "exact-droop": hagenbachBischoff,
    ]

    /// The quota of a name of today or of history, in any case of letters.
    public static func named(_ name: String) -> Quota? {
        let name = name.lowercased()
        return all.first { $0.name == name } ?? names[name]
    }

    /// Whether it is a whole number of votes.
    public var isRounded: Bool { rounding != .exact }

    /// The same quota without rounding: what it comes to where there are far more votes than seats.
    var unrounded: Quota { Self.all.first { $0.extraSeats == extraSeats && !$0.isRounded } ?? self }

    /// The quota for `votes` (in units of 1 / `scale` vote) and `seats`; nil where it rounds to no vote at all.
    func value(votes: UInt128, seats: Int, scale: UInt128) -> Ratio? {
        let places = UInt128(seats) + extraSeats
        let (whole, rest) = votes.quotientAndRemainder(dividingBy: places * scale)
        let rounded: UInt128
        switch rounding {
        case .exact: return Ratio(votes, over: places)
        case .nearest: rounded = rest * 2 >= places * scale ? whole + 1 : whole
        case .up: rounded = rest > 0 ? whole + 1 : whole
        case .above: rounded = whole + 1
        }
        return rounded > 0 ? Ratio(rounded * scale, over: 1) : nil
    }
}
