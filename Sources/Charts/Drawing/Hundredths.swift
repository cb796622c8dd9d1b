// SPDX-License-Identifier: Apache-2.0

/// A number that is shown with at most two decimals: an integer of hundredths, so that it is written the same everywhere.
package struct Hundredths: Sendable, Hashable, Comparable {
    /// The number times a hundred.
    package let count: Int

    /// So many hundredths.
    package init(count: Int) { self.count = count }

    /// A whole number; one above what is drawn becomes the largest.
    package init(_ whole: Int) { count = min(max(whole, -Self.limit), Self.limit) * 100 }

    /// The nearest hundredth of a number.
    package init(rounding value: Double) {
        let bounded = value.isFinite ? min(max(value, -Double(Self.limit)), Double(Self.limit)) : 0
        count = bounded < 0 ? -Int(-bounded * 100 + 0.5) : Int(bounded * 100 + 0.5)
    }

    private static let limit = Int.max / 1000

    /// The number for coordinates.
    var value: Double { Double(count) / 100 }

    package static func < (first: Hundredths, second: Hundredths) -> Bool { first.count < second.count }
}

/// A scale from a number to pixels, with round numbers to mark on it.
struct Scale {
    let low: Hundredths
    let high: Hundredths
    let start: Double
    let end: Double

    /// Where a number stands.
    func callAsFunction(_ value: Hundredths) -> Double { callAsFunction(value.value) }

    /// Where a number stands.
    func callAsFunction(_ value: Double) -> Double {
        guard high > low else { return start }
        return start + (value - low.value) * (end - start) / (high.value - low.value)
    }

    /// Round numbers inside the scale, at least `gap` pixels apart.
    func ticks(gap: Double) -> [Hundredths] {
        let length = end > start ? end - start : start - end
        guard high > low, length > 0 else { return [low] }
        let step = Self.step(atLeast: Double(high.count - low.count) * gap / length)
        let first = (low.count >= 0 ? (low.count + step - 1) / step : -(-low.count / step)) * step
        return stride(from: first, through: high.count, by: step).map { Hundredths(count: $0) }
    }

    /// 1, 2 or 5 times a power of ten.
    private static func step(atLeast least: Double) -> Int {
        var power = 1
        while power < Int.max / 100 {
            for factor in [1, 2, 5] where Double(factor * power) >= least { return factor * power }
            power *= 10
        }
        return power
    }

    /// The next round number above all values, so that an axis ends at a mark.
    static func roundedUp(_ value: Hundredths) -> Hundredths {
        let step = step(atLeast: Double(max(value.count, 1)) / 5)
        return Hundredths(count: (max(value.count, 1) + step - 1) / step * step)
    }
}
