// SPDX-License-Identifier: Apache-2.0
import Electoral

/// The second-party rule for sixteen draws at once, in integers: the same seats as `allocate` gives by ALG-B.
struct SecondPartyLanes: Sendable {
    private let seats: Int32
    private let numerator: Int32
    private let denominator: Int32
    private let share: Float
    private let minimum: Int32
    private let leavesTies: Bool

    /// Nil where the coefficient does not fit: denominators below 256 keep remainders below 2^30.
    init?(_ guarantee: SecondPartyGuarantee, rules: Rules) {
        let coefficient = guarantee.coefficient
        guard coefficient.denominator < 256, coefficient.numerator <= coefficient.denominator else { return nil }
        seats = Int32(rules.seats)
        numerator = seats * Int32(coefficient.numerator)
        denominator = Int32(coefficient.denominator)
        share = Float(Double(numerator) / Double(denominator))
        minimum = Int32(guarantee.minimumSeats)
        leavesTies = rules.tieBreak != .listedOrder
    }

    /// Gives all seats of the lanes where a `single` list with `firstVotes` votes passes to it and the runner-up.
    @inline(never)
    func distribute(_ single: LaneMask, firstVotes: IntLanes, _ block: inout DrawBlock) {
        var (votes, runnerUp) = (IntLanes(), IntLanes(repeating: -1))
        var tied = LaneMask(repeating: false)
        for list in block.seats.indices {
            let others = block.ballots[list].kept(where: .!block.passes[list])
            let isMore = others .> votes
            tied = (tied .& .!isMore) .| ((others .== votes) .& (others .> 0))
            votes.replace(with: others, where: isMore)
            runnerUp.replace(with: IntLanes(repeating: Int32(list)), where: isMore)
        }
        // Whole part of seats × coefficient × votes / (votes of both), put right by its remainder as in `HareLanes`.
        let both = (firstVotes &+ votes).replacing(with: 1, where: .!single)
        let estimate = (FloatLanes(nearest: votes) * share / FloatLanes(nearest: both)).nearestIntegers
        let rest = votes &* numerator &- estimate &* both &* denominator
        let reduced = estimate &- IntLanes(counting: rest .< 0)
        let second = reduced.replacing(with: minimum, where: reduced .< minimum).kept(where: votes .> 0)
        let first = IntLanes(repeating: seats) &- second
        for list in block.seats.indices {
            let won = first.kept(where: block.passes[list]) &+ second.kept(where: runnerUp .== Int32(list))
            block.seats[list].replace(with: won, where: single)
        }
        if leavesTies { block.open = block.open .| (tied .& single) }
    }
}
