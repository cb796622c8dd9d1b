// SPDX-License-Identifier: Apache-2.0

/// One number of the rules moved through a range: the seats at each step, and the exact places where they change.
public struct Sweep: Sendable {
    /// The most rows, and the most breakpoints.
    public static let maximumRows = 10_000

    /// What is moved.
    public enum Parameter: String, Sendable, CaseIterable {
        /// The threshold in per cent, 0 to 100.
        case threshold
        /// The number of seats.
        case seats
        /// The coefficient of the second-party guarantee, 0 to 1.
        case coefficient
    }

    /// What a count comes to.
    public enum Outcome: Sendable, Equatable {
        /// Seats of each list, and seats that a tie leaves open or that stay vacant.
        case counted(seats: [Int], undecided: Int, vacant: Int)
        /// The rules give no answer.
        case refused(AllocationError)
    }

    /// One step of the range.
    public struct Row: Sendable, Equatable {
        /// The number: per cent, seats or coefficient.
        public let value: Ratio
        /// The seats by it.
        public let outcome: Outcome
    }

    /// A number at which the seats change.
    public struct Breakpoint: Sendable, Equatable {
        /// The exact number: per cent, seats or coefficient.
        public let value: Ratio
        /// The seats just below.
        public let below: Outcome
        /// The seats just above.
        public let above: Outcome
        /// Whether the number itself gives the seats above: so for a coefficient and for a threshold that has to be
        /// exceeded; one that has to be reached gives those below.
        public let belongsAbove: Bool
    }

    /// Why there is no sweep.
    public enum Fault: Error, Sendable, Equatable {
        /// The range ends before it begins.
        case emptyRange
        /// The step is zero.
        case noStep
        /// The range leaves what the parameter can be.
        case outOfRange
        /// Seats are whole.
        case notWhole
        /// More rows than `maximumRows`.
        case tooManyRows
        /// More breakpoints than `maximumRows`, or more numbers of seats to look for them at.
        case tooManyBreakpoints
        /// The rules have no second-party guarantee whose coefficient could be moved.
        case noGuarantee
        /// No count can follow the rules at one end of the range.
        case rules(Rules.Fault)
    }

    /// What the rounding of a quota to whole votes does.
    public enum Rounding: Sendable {
        /// Nothing.
        case none
        /// It is left out, as the votes are shares.
        case leftOut
        /// It decides seats in some row.
        case decides
    }

    /// What the rounding of the quota does.
    public let rounding: Rounding
    /// One row a step, from the first number on.
    public let rows: [Row]
    /// Where the seats change, in order. Of a threshold these are lists' own shares, of a coefficient the numbers at
    /// which the runner-up's quotas make another whole number. Seats change with every seat, so of those the numbers
    /// are told at which some list has fewer seats than in a house one seat smaller: the Alabama paradox.
    public let breakpoints: [Breakpoint]

    /// Moves `parameter` from `from` to `to` by `step`.
    /// - Throws: `Fault` where that is no range, or one with too many steps.
    public init(
        _ parameter: Parameter, from: ExactDecimal, to: ExactDecimal, step: ExactDecimal, of tally: Tally,
        under rules: Rules
    ) throws(Fault) {
        let places = max(from.places, to.places, step.places)
        func units(_ number: ExactDecimal) -> UInt128 {
            number.significand * ExactDecimal.powerOfTen(places - number.places)
        }
        guard step.significand > 0 else { throw .noStep }
        guard units(from) <= units(to) else { throw .emptyRange }
        let steps = (units(to) - units(from)) / units(step)
        guard steps < Self.maximumRows else { throw .tooManyRows }
        let values = (0...steps).map {
            Ratio(units(from) + $0 * units(step), over: ExactDecimal.powerOfTen(places))
        }
        switch parameter {
        case .threshold:
            let sweep = ThresholdSweep(tally: tally, rules: rules)
            guard to.ratio <= Ratio(100, over: 1) else { throw .outOfRange }
            rows = values.map { Row(value: $0, outcome: sweep.outcome(percent: $0)) }
            breakpoints = sweep.breakpoints(from: from.ratio, to: to.ratio)
        case .seats:
            guard places == 0 else { throw .notWhole }
            guard from.significand > 0, to.significand <= UInt128(Rules.maximumSeats) else { throw .outOfRange }
            guard to.significand - from.significand < Self.maximumRows else { throw .tooManyBreakpoints }
            let houses = try Self.houses(Int(from.significand)...Int(to.significand), tally, rules)
            rows = values.map { Row(value: $0, outcome: houses[Int($0.numerator - from.significand)]) }
            breakpoints = Self.paradoxes(houses, first: Int(from.significand))
        case .coefficient:
            guard to.ratio <= Ratio(1, over: 1) else { throw .outOfRange }
            guard let guarantee = rules.secondPartyGuarantee else { throw .noGuarantee }
            let sweep = CoefficientSweep(tally: tally, rules: rules, guarantee: guarantee)
            rows = values.map { Row(value: $0, outcome: sweep.outcome($0)) }
            breakpoints = try sweep.breakpoints(from: from.ratio, to: to.ratio)
        }
        if let unrounded = rules.unrounded {
            let exact =
                tally.isInShares
                ? nil : try Sweep(parameter, from: from, to: to, step: step, of: tally, under: unrounded)
            rounding = if let exact { exact.rows == rows ? .none : .decides } else { .leftOut }
        } else {
            rounding = .none
        }
    }

    private static func houses(
        _ range: ClosedRange<Int>, _ tally: Tally, _ rules: Rules
    ) throws(Fault) -> [Outcome] {
        var houses: [Outcome] = []
        for seats in range {
            do throws(Rules.Fault) {
                let changed = try Rules(
                    seats: seats, formula: rules.formula, threshold: rules.threshold,
                    secondPartyGuarantee: rules.secondPartyGuarantee, majorityBonus: rules.majorityBonus,
                    listSizeCapPercent: rules.listSizeCapPercent, tieBreak: rules.tieBreak)
                houses.append(Outcome(tally, changed))
            } catch {
                throw .rules(error)
            }
        }
        return houses
    }

    private static func paradoxes(_ houses: [Outcome], first: Int) -> [Breakpoint] {
        zip(houses, houses.dropFirst()).enumerated().compactMap { place, pair in
            guard case .counted(let below, _, _) = pair.0, case .counted(let above, _, _) = pair.1,
                zip(below, above).contains(where: { $0 > $1 })
            else { return nil }
            return Breakpoint(
                value: Ratio(UInt128(first + place + 1), over: 1), below: pair.0, above: pair.1, belongsAbove: true)
        }
    }
}

extension Sweep.Outcome {
    init(_ tally: Tally, _ rules: Rules) {
        do throws(AllocationError) {
            let counted = try allocate(tally, under: rules)
            self = .counted(
                seats: counted.lists.map(\.seats), undecided: counted.undecidedSeats, vacant: counted.vacantSeats)
        } catch {
            self = .refused(error)
        }
    }
}

/// A threshold decides only through the lists that it lets in, so the seats change at most at the lists' own shares.
private struct ThresholdSweep {
    let tally: Tally
    let rules: Rules

    private var known: Threshold { rules.threshold ?? Threshold(share: Ratio(0, over: 1)) }

    func outcome(percent: Ratio) -> Sweep.Outcome {
        outcome(share: Ratio(percent.numerator, over: percent.denominator * 100))
    }

    private func outcome(share: Ratio) -> Sweep.Outcome {
        let threshold = Threshold(
            share: share, base: known.base, inclusive: known.inclusive, exempt: known.exempt,
            shareByMembers: known.shareByMembers)
        return Sweep.Outcome(tally, Rules(rules, threshold: threshold))
    }

    /// At each list's own share the one side has the share itself; for the other one any share up to the next list's
    /// stands, such as that half way.
    func breakpoints(from: Ratio, to: Ratio) -> [Sweep.Breakpoint] {
        let base = tally.votes(in: known.base)
        guard base >= tally.listVotes else { return [] }
        let votes = Set(tally.lists.map(\.votes)).sorted()
        return votes.indices.compactMap { place in
            let percent = Ratio(votes[place] * 100, over: base)
            let isInside = known.inclusive ? from <= percent && percent < to : from < percent && percent <= to
            guard isInside else { return nil }
            let next =
                known.inclusive
                ? place + 1 < votes.count ? votes[place + 1] : base : place > 0 ? votes[place - 1] : 0
            let at = outcome(share: Ratio(votes[place], over: base))
            let beyond = outcome(share: Ratio(votes[place] + next, over: base * 2))
            guard at != beyond else { return nil }
            return Sweep.Breakpoint(
                value: percent.reduced, below: known.inclusive ? at : beyond, above: known.inclusive ? beyond : at,
                belongsAbove: !known.inclusive)
        }
    }
}

/// A coefficient decides through the whole part of the runner-up's quotas times it: it changes at whole / quotas.
private struct CoefficientSweep {
    let tally: Tally
    let rules: Rules
    let guarantee: SecondPartyGuarantee

    func outcome(_ coefficient: Ratio) -> Sweep.Outcome {
        let changed = SecondPartyGuarantee(coefficient: coefficient, minimumSeats: guarantee.minimumSeats)
        return Sweep.Outcome(tally, Rules(rules, guarantee: changed))
    }

    func breakpoints(from: Ratio, to: Ratio) throws(Sweep.Fault) -> [Sweep.Breakpoint] {
        guard let quotas = (try? allocate(tally, under: rules))?.secondParty?.secondEntitlement else { return [] }
        // Whole parts from the range's beginning, exclusive, to its end; the minimum hides those up to it.
        let first = max(whole(quotas, from), guarantee.minimumSeats) + 1
        let last = whole(quotas, to)
        guard first <= last else { return [] }
        guard last - first < Sweep.maximumRows else { throw .tooManyBreakpoints }
        return (first...last).map { whole in
            let value = Ratio(UInt128(whole) * quotas.denominator, over: quotas.numerator)
            let before = Ratio(UInt128(whole - 1) * quotas.denominator, over: quotas.numerator)
            return Sweep.Breakpoint(
                value: value.reduced, below: outcome(before), above: outcome(value), belongsAbove: true)
        }
    }

    /// The whole part of quotas × coefficient.
    private func whole(_ quotas: Ratio, _ coefficient: Ratio) -> Int {
        let most = UInt64(quotas.times(1).whole) + 1
        let above = firstWhole(in: 1...most) { number in
            Product(quotas.numerator, coefficient.numerator)
                < Product(UInt128(number) * quotas.denominator, coefficient.denominator)
        }
        return Int(above ?? most) - 1
    }
}

extension Rules {
    /// The same rules with another threshold.
    fileprivate init(_ rules: Rules, threshold: Threshold) {
        self.init(rules, threshold: threshold, guarantee: rules.secondPartyGuarantee, tieBreak: rules.tieBreak)
    }

    /// The same rules with another guarantee for as many seats.
    fileprivate init(_ rules: Rules, guarantee: SecondPartyGuarantee) {
        self.init(rules, threshold: rules.threshold, guarantee: guarantee, tieBreak: rules.tieBreak)
    }
}
