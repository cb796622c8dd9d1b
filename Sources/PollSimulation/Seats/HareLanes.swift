// SPDX-License-Identifier: Apache-2.0
import Electoral

/// The seats of sixteen draws at once by Hare's quota and the largest remainders, in integers: the same seats as `allocate`.
///
/// Quotients are estimated in `Float` and put right by the exact remainder. Products are taken modulo 2^32, which loses
/// nothing: a remainder is smaller than 2^30 whatever the products are.
struct HareLanes: Sendable {
    /// The threshold as `reached` needs it.
    private struct Line: Sendable {
        let numerator: Int32
        let denominator: Int32
        let share: Float
        let inclusive: Bool
        let countsAgainstAll: Bool
    }

    private let seats: Int32
    private let line: Line?
    private let hasGuarantee: Bool
    private let secondParty: SecondPartyLanes?
    private let recountsTies: Bool
    private let lists: Int

    /// Nil where the rules say anything that this type does not know, articles too; `allocate` has to do it then.
    init?(rules: Rules, lists: Int) {
        func plain(_ overAward: Formula.OverAward) -> Rules? {
            try? Rules(
                seats: rules.seats, formula: .largestRemainder(quota: .hare, overAward: overAward),
                threshold: rules.threshold.map { Threshold(share: $0.share, base: $0.base, inclusive: $0.inclusive) },
                secondPartyGuarantee: rules.secondPartyGuarantee, tieBreak: rules.tieBreak)
        }
        guard rules == plain(.error) || rules == plain(.subtract) else { return nil }
        if let threshold = rules.threshold {
            guard let line = Self.line(threshold) else { return nil }
            self.line = line
        } else {
            line = nil
        }
        seats = Int32(rules.seats)
        hasGuarantee = rules.secondPartyGuarantee != nil
        secondParty = rules.secondPartyGuarantee.flatMap { SecondPartyLanes($0, rules: rules) }
        recountsTies = rules.tieBreak != .listedOrder
        self.lists = lists
    }

    private static func line(_ threshold: Threshold) -> Line? {
        var (divisor, rest) = (threshold.share.denominator, threshold.share.numerator)
        while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
        let numerator = threshold.share.numerator / divisor
        let denominator = threshold.share.denominator / divisor
        guard numerator <= denominator, denominator < 1 << 29 else { return nil }
        let countsAgainstAll: Bool
        switch threshold.base {
        case .valid: countsAgainstAll = false
        case .participating, .ballots: countsAgainstAll = true
        default: return nil
        }
        return Line(
            numerator: Int32(numerator), denominator: Int32(denominator),
            share: Float(Double(numerator) / Double(denominator)), inclusive: threshold.inclusive,
            countsAgainstAll: countsAgainstAll)
    }

    /// Counts the ballots of a block; lanes that it leaves to `allocate` are in `DrawBlock.open`.
    @inline(__always)
    func count(_ block: inout DrawBlock) {
        let votesNeeded = leastVotes(block)
        var (admitted, admittedLists) = (IntLanes(), IntLanes())
        for list in 0..<lists {
            let passes = block.ballots[list] .>= votesNeeded
            block.passes[list] = passes
            let votes = block.ballots[list].kept(where: passes)
            block.entitled[list] = votes
            admitted &+= votes
            admittedLists &-= IntLanes(storageOf: passes)
        }
        block.uncounted = admitted .== 0
        // Without any votes every list has 0 votes of 0: `allocate` decides what that is.
        block.open = block.uncounted .& (votesNeeded .== 0)
        let divisor = admitted.replacing(with: 1, where: block.uncounted)
        let seatsPerVote = Float(seats) / FloatLanes(nearest: divisor)
        var left = IntLanes(repeating: seats).replacing(with: 0, where: block.uncounted)
        for list in 0..<lists {
            let votes = block.entitled[list]
            let estimate = (FloatLanes(nearest: votes) * seatsPerVote).nearestIntegers
            let rest = votes &* seats &- estimate &* admitted
            let tooMany = rest .< 0
            let whole = estimate &- IntLanes(counting: tooMany)
            block.remainders[list] = rest &+ admitted.kept(where: tooMany)
            block.seats[list] = whole
            left &-= whole
        }
        giveRemainders(left, &block)
        guard hasGuarantee else { return }
        let single = admittedLists .== 1
        guard any(single) else { return }
        if let secondParty {
            secondParty.distribute(single, firstVotes: admitted, &block)
        } else {
            block.open = block.open .| single
        }
    }

    /// The smallest number of votes that reaches the threshold: base × share, rounded up (or, where exactly the share does
    /// not do, to the next whole number above).
    @inline(__always)
    private func leastVotes(_ block: DrawBlock) -> IntLanes {
        guard let line else { return IntLanes() }
        var base = IntLanes()
        for column in 0..<(line.countsAgainstAll ? block.ballots.count : lists) { base &+= block.ballots[column] }
        // The estimate is off by at most one: base < 2^22 is exact, and the product has a relative error of 2^-23.
        var whole = (FloatLanes(nearest: base) * line.share).nearestIntegers
        var rest = base &* line.numerator &- whole &* line.denominator
        let tooMany = rest .< 0
        whole = whole &- IntLanes(counting: tooMany)
        rest = rest &+ IntLanes(repeating: line.denominator).kept(where: tooMany)
        let tooFew = rest .>= line.denominator
        whole = whole &+ IntLanes(counting: tooFew)
        rest = rest &- IntLanes(repeating: line.denominator).kept(where: tooFew)
        return line.inclusive ? whole &+ IntLanes(counting: rest .> 0) : whole &+ 1
    }

    /// One seat more for each of the `left` largest remainders; of equal ones the list in front comes first.
    ///
    /// A list gets a seat where fewer than `left` lists go before it. Lists with no votes have no remainder, and as the
    /// remainders add up to `left` whole quotas, more than `left` lists have one, or `left` is zero.
    @inline(__always)
    private func giveRemainders(_ left: IntLanes, _ block: inout DrawBlock) {
        // `places[list]` becomes `left` less the lists that go before it.
        for list in 0..<lists { block.places[list] = left }
        for list in 1..<lists {
            let rest = block.remainders[list]
            var place = block.places[list]
            for other in 0..<list {
                let goesBefore = IntLanes(storageOf: rest .> block.remainders[other])
                // A mask is -1 where it holds: the list behind goes first, or else the one in front does.
                block.places[other] &+= goesBefore
                place &-= goesBefore &+ 1
            }
            block.places[list] = place
        }
        for list in 0..<lists { block.seats[list] &+= IntLanes(counting: block.places[list] .> 0) }
        guard recountsTies else { return }
        for list in 0..<lists {
            for other in 0..<list {
                let equal = block.remainders[list] .== block.remainders[other]
                block.open = block.open .| (equal .& (block.remainders[list] .> 0))
            }
        }
    }
}

extension SIMD16 where Scalar == Int32 {
    /// -1 where the mask holds, 0 elsewhere.
    @inline(__always) init(storageOf mask: LaneMask) { self = IntLanes().replacing(with: -1, where: mask) }

    @inline(__always) static func &* (lanes: IntLanes, scalar: Int32) -> IntLanes {
        lanes &* IntLanes(repeating: scalar)
    }
}
