// SPDX-License-Identifier: Apache-2.0

/// Where the seats of a house stand in half rings of outer radius 1, from left to right.
///
/// The rings lie between 0.4 and 1; there are as few of them as hold all seats a pitch apart, and each holds seats in
/// proportion to its length. A house of up to ten seats is one ring. Resources/Dashboard/hemicycle.js places by the same rule.
package struct SeatPlaces {
    /// The place of each seat, x to the right and y up, the leftmost first.
    package let seats: [(x: Double, y: Double)]
    /// The radius of a seat.
    package let radius: Double

    /// The places of so many seats, at least one.
    package init(seats count: Int) {
        let (pitch, rings) = Self.rings(for: count)
        let numbers = Self.shares(of: count, rings.map { Int($0 * 1_000_000) })
        let gaps = zip(numbers, rings).map { $0 < 2 ? pitch : min(pitch, Angle.pi * $1 / Double($0 - 1)) }
        radius = gaps.reduce(pitch, min) * 0.43
        // Seats stand in the order of their angles. These are fractions of half a turn, compared as integers; of seats at
        // the same angle the one further out comes first.
        var order: [UInt64] = []
        order.reserveCapacity(count)
        for (ring, number) in numbers.enumerated() {
            for seat in 0..<number {
                let angle = number == 1 ? 1 << 31 : (UInt64(seat) << 32) / UInt64(number - 1)
                order.append(angle << 28 | UInt64(ring) << 16 | UInt64(seat & 0xFFFF))
            }
        }
        order.sort()
        seats = order.map { key in
            let (ring, seat) = (Int(key >> 16 & 0xFFF), Int(key & 0xFFFF))
            let number = numbers[ring]
            let direction = Angle.point(number == 1 ? 0.5 : 1 - Double(seat) / Double(number - 1))
            return (direction.x * rings[ring], direction.y * rings[ring])
        }
    }

    /// The distance of neighbours, and the radii of the rings from the outermost in.
    private static func rings(for count: Int) -> (pitch: Double, radii: [Double]) {
        if count <= 10 {
            let ring = 0.82
            return (count < 2 ? 0.36 : min(0.36, Angle.pi * ring / Double(count - 1)), [ring])
        }
        var rings = 2
        while true {
            let pitch = 0.6 / Double(rings)
            let radii = (0..<rings).map { 1 - pitch / 2 - Double($0) * pitch }
            if radii.reduce(0, { $0 + Int(Angle.pi * $1 / pitch) + 1 }) >= count { return (pitch, radii) }
            rings += 1
        }
    }

    /// Shares of a whole in proportion to weights, by largest remainders.
    private static func shares(of whole: Int, _ weights: [Int]) -> [Int] {
        let total = weights.reduce(0, +)
        var shares = weights.map { whole * $0 / total }
        let order = weights.indices.sorted { first, second in
            let (one, other) = (whole * weights[first] % total, whole * weights[second] % total)
            return one == other ? first < second : one > other
        }
        for index in order.prefix(whole - shares.reduce(0, +)) { shares[index] += 1 }
        return shares
    }
}
