// SPDX-License-Identifier: Apache-2.0

/// Gamma-distributed numbers for two columns of sixteen draws: normalised, gammas are a Dirichlet draw.
///
/// Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000), with their boost
/// for shapes below one. A block of Philox serves two columns: two words make a pair of normal numbers, the two others
/// decide whether they are accepted. Attempt `n` of a column takes its words from stream `n`, so what happens in one
/// column or draw changes no other.
struct GammaPair: Sendable {
    /// What one column needs.
    struct Column: Sendable {
        /// Shape less 1/3 (plus one below shape one): Marsaglia and Tsang's d.
        let d: Float
        /// 1 / sqrt(9 d).
        let c: Float
        /// See `GammaPair.surelyAccepted`.
        let squeeze: Float
        /// See `GammaPair.surelyAccepted`.
        let least: Float
        /// 1 / shape below shape one, otherwise nil.
        let boost: Float?

        /// - Parameter shape: above zero.
        init(shape: Double) {
            let d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
            self.d = Float(d)
            c = Float(1 / (9 * d).squareRoot())
            (least, squeeze) = d < 12 ? (-0.5, Float(1 / (54 * d))) : (-0.25, Float(1 / (81 * d)))
            boost = shape < 1 ? Float(1 / shape) : nil
        }
    }

    /// Streams from here on are no attempts but boosts.
    static let boostStream: UInt32 = 0x8000_0000

    let first: Column
    let second: Column
    /// The number of the pair in its model.
    let block: UInt32

    /// Sixteen numbers of each column.
    @inline(__always)
    func draw(firstDraw: UInt64, seed: UInt64) -> (FloatLanes, FloatLanes) {
        let words = Philox.words(firstDraw: firstDraw, block: block, stream: 0, seed: seed)
        let (x, y) = normalPair(words.first, words.second)
        let (acceptsX, acceptsY) = (words.third.uniform, words.fourth.uniform)
        if all(Self.surelyAccepted(x, acceptsX, first) .& Self.surelyAccepted(y, acceptsY, second)),
            first.boost == nil, second.boost == nil
        {
            return (Self.cube(x, first) * first.d, Self.cube(y, second) * second.d)
        }
        return drawCarefully(firstDraw: firstDraw, seed: seed)
    }

    /// The same numbers where some lane is not surely accepted or has to be boosted.
    @inline(never)
    private func drawCarefully(firstDraw: UInt64, seed: UInt64) -> (FloatLanes, FloatLanes) {
        var (results, others) = (FloatLanes(), FloatLanes())
        var (open, othersOpen) = (LaneMask(repeating: true), LaneMask(repeating: true))
        var attempt: UInt32 = 0
        while any(open .| othersOpen) {
            let words = Philox.words(firstDraw: firstDraw, block: block, stream: attempt, seed: seed)
            let (x, y) = normalPair(words.first, words.second)
            let accepted = open .& Self.accepted(x, words.third.uniform, first)
            let othersAccepted = othersOpen .& Self.accepted(y, words.fourth.uniform, second)
            results.replace(with: Self.cube(x, first) * first.d, where: accepted)
            others.replace(with: Self.cube(y, second) * second.d, where: othersAccepted)
            open = open .& .!accepted
            othersOpen = othersOpen .& .!othersAccepted
            attempt &+= 1
        }
        if first.boost != nil || second.boost != nil {
            let words = Philox.words(firstDraw: firstDraw, block: block, stream: Self.boostStream, seed: seed)
            if let boost = first.boost { results *= (words.first.uniform.logarithm * boost).exponential }
            if let boost = second.boost { others *= (words.second.uniform.logarithm * boost).exponential }
        }
        return (results, others)
    }

    /// (1 + c x)^3: the gamma variable over d.
    @inline(__always)
    private static func cube(_ x: FloatLanes, _ column: Column) -> FloatLanes {
        let t = x * column.c + 1
        return t * t * t
    }

    /// True only where `accepted` is true too, and nearly always then, without a logarithm.
    ///
    /// With y = c x the bound of acceptance is exp(g), g = 3 d (log(1 + y) - y + y²/2 - y³/3) = -3 d (y⁴/4 - y⁵/5 + …).
    /// For y > -1/4 the series is at most y⁴/3, so that exp(g) >= 1 + g >= 1 - d y⁴ = 1 - x⁴ / (81 d); for y > -1/2 it is at
    /// most y⁴/2, which gives 1 - x⁴ / (54 d) and is better for small d, whose y is more often far below zero. (Marsaglia
    /// and Tsang's own 1 - 0.0331 x⁴ holds for every shape, but sends one draw in ten to the logarithms, not one in 30 d.)
    @inline(__always)
    private static func surelyAccepted(_ x: FloatLanes, _ uniform: FloatLanes, _ column: Column) -> LaneMask {
        let square = x * x
        return (uniform .< 1 - square * square * column.squeeze) .& (x * column.c .> column.least)
    }

    @inline(__always)
    private static func accepted(_ x: FloatLanes, _ uniform: FloatLanes, _ column: Column) -> LaneMask {
        let positive = x * column.c .> -0.999
        let v = FloatLanes(repeating: 1).replacing(with: cube(x, column), where: positive)
        let bound = x * x * 0.5 + (1 - v + v.logarithm) * column.d
        return surelyAccepted(x, uniform, column) .| (positive .& (uniform.logarithm .< bound))
    }
}
