// SPDX-License-Identifier: Apache-2.0

/// The seats of a tally under rules, with every step.
///
/// * Everything that decides is an integer or a `Ratio`; nothing is rounded, because no edition of the law prescribes
///   rounding. `Double` appears in `Indices` only, which decide nothing.
/// * A tie and a vacant seat are results, not errors and not guesses.
/// * `allocate` is a pure function; the same tally and rules give the same allocation on any machine.
/// * An allocation keeps what each step needs; `steps` tells them in order, with the article of the law.
public struct SeatAllocation: Sendable {
    /// What one list got.
    public struct List: Sendable, Equatable {
        /// True where the list took part in the distribution.
        public internal(set) var admitted: Bool
        /// Votes in quotas: automatic seats and the remainder; nil where the list was not admitted.
        public internal(set) var entitlement: Ratio?
        /// Seats bought by whole quotas.
        public internal(set) var automaticSeats = 0
        /// Seats added for the remainder, or taken back where that is negative.
        public internal(set) var remainderSeats = 0
        /// Seats of the majority bonus.
        public internal(set) var bonusSeats = 0
        /// Seats that the list is too short to fill.
        public internal(set) var vacantSeats = 0
        /// Seats won and filled.
        public var seats: Int { automaticSeats + remainderSeats + bonusSeats - vacantSeats }
    }

    /// The votes.
    public let tally: Tally
    /// The rules that were applied.
    public let rules: Rules
    /// What shares are taken of, in units of 1 / `tally.scale`: the threshold's base, or the list votes.
    public let base: UInt128
    /// The price of a seat, in units of 1 / `tally.scale`; nil where the formula has none.
    public internal(set) var quota: Ratio?
    /// What each list got, in the order of the tally.
    public internal(set) var lists: [List]
    /// Ties that could change the outcome.
    public internal(set) var ties: [Tie] = []
    /// Seats that a tie leaves open.
    public internal(set) var undecidedSeats = 0
    /// What was done where the law is silent.
    public internal(set) var assumptions: [Assumption] = []
    /// Set where the second-party rule decided.
    public internal(set) var secondParty: SecondParty?

    /// Seats of the majority bonus that were given, or that a tie leaves open; the formula distributes the others.
    public internal(set) var bonusSeats = 0

    /// Seats that a list was too short to fill.
    public var vacantSeats: Int { lists.reduce(0) { $0 + $1.vacantSeats } }

    /// What was done at a point where the law says nothing.
    public enum Assumption: String, Sendable, CaseIterable {
        /// Two lists had equally many votes for the second place; they were ordered by the tie-break of the seats.
        case secondPlaceTie = "second-place-tie"
        /// The steps of the law give out more seats than there are; the first list gets what the second leaves.
        case secondPartyOverflow = "second-party-overflow"
        /// No other list has votes, so there is no second party to admit.
        case noSecondParty = "no-second-party"
        /// A list is shorter than its seats; they stay vacant.
        case vacantSeats = "vacant-seats"
        /// The candidates of a list that is short of seats are not given; it has as many as the cap allows.
        case lengthByCap = "length-by-cap"
        /// The votes are shares with decimals, so the quota is not rounded to whole votes.
        case unroundedQuota = "unrounded-quota"
        /// The quota is rounded to whole votes, so few that the rounding decides; see `SeatAllocation.isDecidedByRounding`.
        case roundedQuota = "rounded-quota"
    }
}

/// Why a tally has no seats under the rules.
public enum AllocationError: Error, Sendable, Equatable {
    /// No list reaches the threshold; the law says nothing about that.
    case noListAdmitted
    /// The quota buys more seats than there are, by the number given.
    case overAward(excess: Int)
    /// The quota leaves more seats than there are lists for remainders, by the number given; only one that is rounded to
    /// whole votes can.
    case tooManyRemainderSeats(excess: Int)
    /// The quota rounds to no vote at all.
    case zeroQuota
    /// The base of the threshold is smaller than the votes of the lists.
    case baseBelowVotes
    /// A list has more candidates than the cap allows.
    case listTooLong(index: Int, cap: Int)
}

/// The seats of a tally under the rules of one list part.
/// - Throws: `AllocationError` where the rules give no answer.
public func allocate(_ tally: Tally, under rules: Rules) throws(AllocationError) -> SeatAllocation {
    let tally = rules.threshold.map { tally.fitting($0.base) } ?? tally
    let base = rules.threshold.map { tally.votes(in: $0.base) } ?? tally.listVotes
    guard base >= tally.listVotes else { throw .baseBelowVotes }
    if let cap = rules.listSizeCap, let index = tally.lists.firstIndex(where: { $0.candidates ?? 0 > cap }) {
        throw .listTooLong(index: index, cap: cap)
    }
    let lists = tally.lists.map { list in
        SeatAllocation.List(admitted: rules.threshold?.admits(list, of: base) ?? true)
    }
    let admitted = lists.indices.filter { lists[$0].admitted }
    // An exempt list needs no share, but some list that takes part has to have votes.
    guard admitted.contains(where: { tally.lists[$0].votes > 0 }) else { throw .noListAdmitted }
    var allocation = SeatAllocation(tally: tally, rules: rules, base: base, quota: nil, lists: lists)
    if let guarantee = rules.secondPartyGuarantee, admitted.count == 1 {
        try allocation.distribute(bySecondPartyRule: guarantee, first: admitted[0])
    } else {
        allocation.giveBonus(admitted)
        try allocation.distribute(byFormula: admitted)
    }
    allocation.leaveVacant()
    return allocation
}

extension SeatAllocation {
    mutating func distribute(byFormula admitted: [Int]) throws(AllocationError) {
        let formula = rules.formula.applied(toShares: tally.isInShares)
        if formula != rules.formula { assumptions.append(.unroundedQuota) }
        switch formula {
        case .largestRemainder(let quota, let overAward):
            try distribute(byLargestRemainder: admitted, quota: quota, overAward: overAward)
        case .highestAverages(let divisors): distribute(byHighestAverages: admitted, divisors: divisors)
        case .winnerTakesAll: distribute(toLargest: admitted)
        }
    }

    /// Seats that the formula distributes.
    var distributedSeats: Int { rules.seats - bonusSeats }

    /// The bonus to the largest list, if it has the share.
    mutating func giveBonus(_ admitted: [Int]) {
        guard let bonus = rules.majorityBonus, let most = admitted.map({ tally.lists[$0].votes }).max() else { return }
        if let share = bonus.share, Ratio(most, over: base) < share { return }
        let selection = Selection(
            places: 1, of: admitted, by: { tally.lists[$0].votes }, tieBreak: rules.tieBreak, seats: bonus.seats,
            votes: { tally.lists[$0].votes })
        bonusSeats = bonus.seats
        ties += selection.ties
        undecidedSeats += selection.undecided * bonus.seats
        for index in selection.chosen { lists[index].bonusSeats = bonus.seats }
    }

    /// All seats to the list with the most votes.
    private mutating func distribute(toLargest admitted: [Int]) {
        let selection = Selection(
            places: 1, of: admitted, by: { tally.lists[$0].votes }, tieBreak: rules.tieBreak, seats: distributedSeats,
            votes: { tally.lists[$0].votes })
        ties += selection.ties
        undecidedSeats += selection.undecided * distributedSeats
        for index in selection.chosen { lists[index].automaticSeats = distributedSeats }
    }

    /// Seats above the length of a list stay vacant: of a list that runs out, Art. 97-1(6) (before 2009: 97-1(5))
    /// says that the seat stays vacant; no edition knows a second distribution.
    mutating func leaveVacant() {
        var isByCap = false
        for index in lists.indices {
            guard let room = rules.room(of: tally.lists[index]), room < lists[index].seats else { continue }
            lists[index].vacantSeats = lists[index].seats - room
            if tally.lists[index].candidates == nil { isByCap = true }
        }
        if vacantSeats > 0 { assumptions.append(.vacantSeats) }
        if isByCap { assumptions.append(.lengthByCap) }
    }
}

extension SeatAllocation {
    /// Whether seats, or ties, are others by the same quota without rounding: whole votes are then few beside the seats, as
    /// where shares in per cent stand for votes.
    public var isDecidedByRounding: Bool {
        guard let exact = rules.unrounded, !assumptions.contains(.unroundedQuota), secondParty == nil else {
            return false
        }
        guard let other = try? allocate(tally, under: exact) else { return true }
        return other.lists.map(\.seats) != lists.map(\.seats) || other.ties != ties
    }
}
