// SPDX-License-Identifier: Apache-2.0

/// Half a turn's worth of sine and cosine, from additions and multiplications alone: those of libm differ in their last
/// bit from machine to machine.
enum Angle {
    static let pi = 3.141592653589793

    /// Cosine and sine of a part of half a turn: 0 is right, 1/2 is up, 1 is left.
    static func point(_ part: Double) -> (x: Double, y: Double) {
        if part > 0.5 {
            let mirrored = point(1 - part)
            return (-mirrored.x, mirrored.y)
        }
        if part > 0.25 {
            let swapped = point(0.5 - part)
            return (swapped.y, swapped.x)
        }
        let angle = part * pi
        return (series(angle, from: 0), series(angle, from: 1))
    }

    /// The Taylor series of cosine (from 0) or sine (from 1), exact to 1e-15 for angles to a quarter of pi.
    private static func series(_ angle: Double, from first: Int) -> Double {
        var term = first == 0 ? 1 : angle
        var sum = term
        for power in stride(from: first + 2, through: 16, by: 2) {
            term = -term * angle * angle / Double(power * (power - 1))
            sum += term
        }
        return sum
    }
}
