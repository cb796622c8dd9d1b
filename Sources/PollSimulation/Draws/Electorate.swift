// SPDX-License-Identifier: Apache-2.0

/// Draws ballots for sixteen draws at a time: a model's weights of the columns become whole ballots of one electorate.
///
/// From here on a draw is a tally like any other: whole numbers, counted exactly. The weights are `Float`, because a draw
/// decides nothing; what they decide in the simulation is decided by the ballots that they were rounded to, so no result
/// depends on a rounding that could differ.
struct Electorate: Sendable {
    /// Ballots of one draw, up to the rounding of each column; below 2^22, so that they and their sums are exact in `Float`.
    ///
    /// A share is thereby rounded to 2.5e-7, a thousandth of the Monte Carlo error of a million draws.
    static let size = 4_000_000

    let model: Model
    let columns: Int
    let seed: UInt64

    enum Model: Sendable {
        case dirichlet([GammaPair])
        case logitNormal([LogitPair])
    }

    /// The ballots of `laneCount` draws in each column.
    @inline(__always)
    func draw(firstDraw: UInt64, weights: inout [FloatLanes], ballots: inout [IntLanes]) {
        drawWeights(firstDraw: firstDraw, into: &weights)
        var total = FloatLanes()
        for column in 0..<columns { total += weights[column] }
        let price = Float(Self.size) / total.replacing(with: 1e-30, where: total .< 1e-30)
        for column in 0..<columns { ballots[column] = (weights[column] * price).nearestIntegers }
    }

    /// Weights in proportion to the shares; `weights` has an even number of elements, at least `columns`.
    @inline(__always)
    func drawWeights(firstDraw: UInt64, into weights: inout [FloatLanes]) {
        switch model {
        case .dirichlet(let pairs):
            for pair in pairs.indices {
                (weights[2 * pair], weights[2 * pair + 1]) = pairs[pair].draw(firstDraw: firstDraw, seed: seed)
            }
        case .logitNormal(let pairs):
            let shared = LogitPair.sharedError(firstDraw: firstDraw, seed: seed)
            for pair in pairs.indices {
                (weights[2 * pair], weights[2 * pair + 1]) = pairs[pair].draw(
                    firstDraw: firstDraw, seed: seed, shared: shared)
            }
        }
    }
}

/// Logit-normal weights for two columns of sixteen draws.
///
/// The logit of column k is logit(share) + sigma (sqrt(correlation) Z + sqrt(1 - correlation) Z_k), with one standard
/// normal Z for all columns (the error that polls share) and one for each; the weight is its logistic function.
struct LogitPair: Sendable {
    /// What one column needs.
    struct Column: Sendable {
        /// The logit of the share.
        let centre: Float
        /// Standard deviation of the logit that all columns share.
        let shared: Float
        /// Standard deviation of the logit of this column alone.
        let own: Float

        /// - Parameters:
        ///   - share: 0 to 1; a share of zero stays zero, and one stays one.
        ///   - deviation: standard deviation at a share of one half, as a share (0.03: three points). At the share p it is
        ///     in proportion to sqrt(p (1 - p)), as that of a sample is.
        ///   - correlation: of the logits of two columns, 0 to 1.
        init(share: Double, deviation: Double, correlation: Double) {
            guard share > 0, share < 1 else {
                (centre, self.shared, own) = (share > 0 ? 80 : -80, 0, 0)
                return
            }
            let sigma = 2 * deviation / (share * (1 - share)).squareRoot()
            centre = Float(Real.logarithm(share) - Real.logarithm(1 - share))
            shared = Float(sigma * correlation.squareRoot())
            own = Float(sigma * (1 - correlation).squareRoot())
        }
    }

    /// The stream of the shared error.
    static let sharedStream: UInt32 = 0x4000_0000

    let first: Column
    let second: Column
    /// The number of the pair in its model.
    let block: UInt32

    @inline(__always)
    static func sharedError(firstDraw: UInt64, seed: UInt64) -> FloatLanes {
        let words = Philox.words(firstDraw: firstDraw, block: 0, stream: sharedStream, seed: seed)
        return normalPair(words.first, words.second).0
    }

    @inline(__always)
    func draw(firstDraw: UInt64, seed: UInt64, shared: FloatLanes) -> (FloatLanes, FloatLanes) {
        let words = Philox.words(firstDraw: firstDraw, block: block, stream: 0, seed: seed)
        let (x, y) = normalPair(words.first, words.second)
        return (Self.weight(x, shared, first), Self.weight(y, shared, second))
    }

    @inline(__always)
    private static func weight(_ own: FloatLanes, _ shared: FloatLanes, _ column: Column) -> FloatLanes {
        let logit = own * column.own + shared * column.shared + column.centre
        return 1 / (1 + (0 - logit).exponential)
    }
}
