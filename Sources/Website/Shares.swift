// SPDX-License-Identifier: Apache-2.0

/// Shares of a hundred in whole hundredths of a per cent, so that nothing is lost by rounding; what is left over goes to
/// the largest remainders, first come first. `split` in `shares.js` does the same.
struct Shares {
    let hundredths: [Int]

    private static let whole = 10_000

    /// - Parameter weights: those that no share can be, such as what is below 0, weigh nothing.
    init(of weights: [Double]) {
        let weights = weights.map { $0.isFinite ? min(max($0, 0), 1e15) : 0 }
        let sum = weights.reduce(0, +)
        let exact = weights.map { weight in
            sum > 0 ? Double(Self.whole) * weight / sum : Double(Self.whole) / Double(weights.count)
        }
        var parts = exact.map { Int($0.rounded(.down)) }
        let left = Self.whole - parts.reduce(0, +)
        let places = exact.indices.sorted { one, other in
            let remainders = (exact[one] - Double(parts[one]), exact[other] - Double(parts[other]))
            return remainders.0 != remainders.1 ? remainders.0 > remainders.1 : one < other
        }
        for place in places.prefix(max(left, 0)) { parts[place] += 1 }
        hundredths = parts
    }

    /// As the API reads them: `53.90`.
    var texts: [String] { hundredths.map { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)" } }
}
