// SPDX-License-Identifier: Apache-2.0

/// Finds the smallest change of one list's votes that changes its seats, the votes of the others unchanged; see
/// `sensitivity(of:under:)` for the argument.
struct VoteChangeSearch {
    /// What is done to the list's votes.
    enum Direction {
        case adding, removing
    }

    private let tally: Tally
    private let rules: Rules
    /// The formula as it applies to the tally.
    private let formula: Formula
    /// The base as counted, in units.
    private let base: UInt128
    private let isBaseFixed: Bool
    private let list: Int
    private let direction: Direction
    /// The most whole votes that can be added or taken away.
    private let limit: UInt64

    init(_ tally: Tally, _ rules: Rules, _ base: UInt128, list: Int, _ direction: Direction) {
        self.tally = tally
        self.rules = rules
        formula = rules.formula.applied(toShares: tally.isInShares)
        self.base = base
        self.list = list
        self.direction = direction
        if case .votes? = rules.threshold?.base { isBaseFixed = true } else { isBaseFixed = false }
        let own = tally.lists[list].votes
        let room: UInt128
        switch direction {
        case .adding:
            let free = ExactDecimal.maximumWhole * tally.scale - min(own, ExactDecimal.maximumWhole * tally.scale)
            room = isBaseFixed ? min(free, base - tally.listVotes) : free
        case .removing:
            // A tally without any vote is none.
            room = own == tally.listVotes && own > 0 ? own - 1 : own
        }
        limit = UInt64(room / tally.scale)
    }

    // MARK: - Votes after the change

    /// Votes of a list after the change of `whole` votes, in units.
    private func votes(_ index: Int, _ whole: UInt64) -> UInt128 {
        index == list ? changed(tally.lists[index].votes, whole) : tally.lists[index].votes
    }

    private func changed(_ units: UInt128, _ whole: UInt64) -> UInt128 {
        let difference = UInt128(whole) * tally.scale
        return direction == .adding ? units + difference : units - difference
    }

    private func isAdmitted(_ index: Int, _ whole: UInt64) -> Bool {
        guard let threshold = rules.threshold else { return true }
        return threshold.admits(
            Tally.List(tally.lists[index], votes: votes(index, whole)), of: isBaseFixed ? base : changed(base, whole))
    }

    /// Whether a list has the share that the majority bonus asks for.
    private func isStrong(_ index: Int, _ whole: UInt64) -> Bool {
        guard let share = rules.majorityBonus?.share else { return true }
        return Ratio(votes(index, whole), over: isBaseFixed ? base : changed(base, whole)) >= share
    }

    /// After how many votes a list comes over the threshold or falls below it; nil where it does not.
    func crossing(of index: Int) -> UInt64? { turn(near: roughCrossing(of: index)) { isAdmitted(index, $0) } }

    /// About after how many votes: where the list's share of the base is the threshold, or the base what its votes are that
    /// share of.
    private func roughCrossing(of index: Int) -> Double {
        let known = tally.lists[index]
        let share = rules.threshold?.share(members: known.members).approximation ?? 0
        let (own, base) = (Double(known.votes), Double(base))
        let needed = index == list ? (share * base - own) / (isBaseFixed ? 1 : 1 - share) : own / share - base
        return (direction == .adding ? needed : -needed) / Double(tally.scale)
    }

    /// The first number of votes after which a condition that turns at most once has turned.
    /// - Parameter rough: where it is looked for first.
    private func turn(near rough: Double = 0, _ holds: (UInt64) -> Bool) -> UInt64? {
        guard limit > 0, holds(0) != holds(limit) else { return nil }
        let after = holds(limit)
        if rough > 2, rough < 1e18 {
            let reach = 2 + rough * 1e-12
            let (from, to) = (UInt64(max(rough - reach, 1)), min(UInt64(rough + reach), limit))
            if from <= to, holds(from) != after, holds(to) == after {
                return firstWhole(in: from...to) { holds($0) == after }
            }
        }
        return firstWhole(in: 1...limit) { holds($0) == after }
    }

    /// Ranges of votes in which the same lists take part and the same list, or none, has the bonus.
    private var pieces: [ClosedRange<UInt64>] {
        guard limit > 0 else { return [] }
        var starts: Set<UInt64> = [1]
        if rules.majorityBonus != nil {
            for index in tally.lists.indices {
                let own = { (whole: UInt64) in votes(list, whole) }
                let turns = [
                    turn { isStrong(index, $0) }, turn { own($0) > votes(index, $0) },
                    turn { own($0) >= votes(index, $0) },
                ]
                starts.formUnion(turns.compactMap { $0 })
            }
        }
        if rules.threshold != nil { starts.formUnion(tally.lists.indices.compactMap(crossing)) }
        // A list without votes takes no part in highest averages and in remainders.
        if direction == .removing, votes(list, limit) == 0 { starts.insert(limit) }
        let sorted = starts.sorted()
        return zip(sorted, sorted.dropFirst().map { $0 - 1 } + [limit]).map { $0...$1 }
    }

    // MARK: - The first change

    /// The fewest votes after which the list has for certain at least `seats` (adding), or fewer than `seats` (removing).
    /// A tie that the rules break is certain.
    func firstChange(to seats: Int) -> Sensitivity.Change? {
        guard seats <= rules.seats else { return nil }
        if let change = nearChange(to: seats) { return change }
        var first: UInt64 = 0
        if direction == .adding, seats > 0, rules.secondPartyGuarantee == nil, limit > 0, !isAdmitted(list, 1) {
            // Below the threshold there is no seat.
            guard let own = crossing(of: list) else { return nil }
            first = own
        }
        for piece in pieces where piece.upperBound >= first {
            if let whole = firstVotes(to: seats, in: piece), let change = change(whole) { return change }
        }
        return nil
    }

    /// The change as if there was one piece only, where it lies in the first one, as it mostly does: within a piece its first
    /// vote is found however far the range is drawn, and each list crosses the threshold once, so what takes part at both
    /// ends takes part between them. Not for quotas, where the search beyond the piece would go on for long.
    private func nearChange(to seats: Int) -> Sensitivity.Change? {
        if case .largestRemainder = formula { return nil }
        guard limit > 1, rules.majorityBonus == nil, isAdmitted(list, 1) else { return nil }
        let isVoid = direction == .removing && votes(list, limit) == 0
        guard let whole = firstVotes(to: seats, in: 1...(isVoid ? limit - 1 : limit)),
            tally.lists.indices.allSatisfy({ isAdmitted($0, 1) == isAdmitted($0, whole) })
        else { return nil }
        return change(whole)
    }

    /// The list's seats after so many votes.
    private func change(_ whole: UInt64) -> Sensitivity.Change? {
        guard let range = outcome(after: whole) else { return nil }
        let certain = direction == .adding ? range.lowerBound : range.upperBound
        return Sensitivity.Change(votes: whole, seats: min(certain, rules.room(of: tally.lists[list]) ?? certain))
    }

    private func firstVotes(to seats: Int, in piece: ClosedRange<UInt64>) -> UInt64? {
        let admitted = tally.lists.indices.filter { isAdmitted($0, piece.lowerBound) }
        guard let first = admitted.first else { return nil }
        let isSecondPartyRule =
            rules.secondPartyGuarantee != nil && admitted.count == 1
            && tally.lists.indices.contains { $0 != first && votes($0, piece.lowerBound) > 0 }
        let counting = { (whole: UInt64) in isReached(seats, outcome(after: whole)) }
        if !isSecondPartyRule, !admitted.contains(list) {
            // It has no seat anywhere in the piece: never more, and fewer from the first vote that the rules do not refuse.
            if direction == .adding, seats > 0 { return nil }
            if counting(piece.lowerBound) { return piece.lowerBound }
        }
        guard !isSecondPartyRule, admitted.contains(list), votes(list, piece.lowerBound) > 0 else {
            return firstWhole(in: piece, where: counting)
        }
        let rivals = admitted.filter { $0 != list && tally.lists[$0].votes > 0 }
        let others = rivals.map { tally.lists[$0].votes }
        let bonus = bonus(admitted, piece.lowerBound)
        let (seats, total) = (seats - bonus.own, rules.seats - bonus.given)
        switch formula {
        case .largestRemainder(let quota, _):
            let race = RemainderRace(
                others: others, isBefore: rivals.map { $0 < list }, tieBreak: rules.tieBreak, quota: quota,
                seats: total, scale: tally.scale)
            return firstVotes(to: seats, in: piece, race, answer: { isReached(seats + bonus.own, outcome(after: $0)) })
        case .highestAverages(let divisors):
            guard (1...total).contains(seats),
                let race = AverageRace(others, divisors, seat: seats, of: total)
            else { return firstWhole(in: piece, where: counting) }
            return firstWhole(in: piece) { isWon(race.compare(votes(list, $0))) ?? counting($0) }
        case .winnerTakesAll:
            guard rules.majorityBonus == nil, let most = others.max(), (1...total).contains(seats) else {
                return firstWhole(in: piece, where: counting)
            }
            return firstWhole(in: piece) { whole in
                let own = votes(list, whole)
                return isWon(own == most ? 0 : own > most ? 1 : -1) ?? counting(whole)
            }
        }
    }

    /// Whether a race that is won (1) or lost (-1) is the change looked for; nil for a tie, which the count has to break.
    private func isWon(_ race: Int) -> Bool? { race == 0 ? nil : (race > 0) == (direction == .adding) }

    /// The bonus that is given at all, and what of it the list has for certain (adding) or can have (removing).
    private func bonus(_ admitted: [Int], _ whole: UInt64) -> (given: Int, own: Int) {
        guard let bonus = rules.majorityBonus, rules.secondPartyGuarantee == nil || admitted.count > 1,
            let most = admitted.map({ votes($0, whole) }).max()
        else { return (0, 0) }
        let leaders = admitted.filter { votes($0, whole) == most }
        guard isStrong(leaders[0], whole) else { return (0, 0) }
        let isOwn =
            rules.tieBreak == .listedOrder
            ? leaders[0] == list : direction == .adding ? leaders == [list] : leaders.contains(list)
        return (bonus.seats, isOwn ? bonus.seats : 0)
    }

    /// Goes from stretch to stretch on which the quota is the same; the exact one is one stretch.
    private func firstVotes(
        to seats: Int, in piece: ClosedRange<UInt64>, _ race: RemainderRace, answer isAnswered: (UInt64) -> Bool
    ) -> UInt64? {
        func holds(_ whole: UInt64) -> Bool {
            let own = votes(list, whole)
            return direction == .adding ? race.isSureOf(seats, own) : race.isSureBelow(seats, own)
        }
        var start = piece.lowerBound
        while true {
            if race.isRounded { start = skip(from: start, in: piece, race, where: holds) }
            let end = end(of: start, in: piece, race)
            if let found = firstWhole(in: start...end, where: holds),
                let answered = firstAnswer(in: found...end, race, isAnswered)
            {
                return answered
            }
            guard end < piece.upperBound else { return nil }
            start = end + 1
        }
    }

    /// The start of the first stretch worth looking at, from the one at `start`.
    private func skip(
        from start: UInt64, in piece: ClosedRange<UInt64>, _ race: RemainderRace, where holds: (UInt64) -> Bool
    ) -> UInt64 {
        let isLarge = { (whole: UInt64) in race.roundedPrice(votes(list, whole)) > race.places }
        guard isLarge(start) else { return start }
        // The last stretch of large quotas may be cut off, so it is left to be looked at.
        let last =
            isLarge(piece.upperBound)
            ? piece.upperBound : (firstWhole(in: start...piece.upperBound) { !isLarge($0) } ?? start) - 1
        let price = race.roundedPrice(votes(list, last))
        let lastStart = firstWhole(in: start...last) { race.roundedPrice(votes(list, $0)) == price } ?? start
        guard lastStart > start else { return start }
        return firstWhole(in: start...(lastStart - 1)) { holds(end(of: $0, in: piece, race)) } ?? lastStart
    }

    /// The last number of votes with the same quota.
    private func end(of start: UInt64, in piece: ClosedRange<UInt64>, _ race: RemainderRace) -> UInt64 {
        guard race.isRounded else { return piece.upperBound }
        let price = race.roundedPrice(votes(list, start))
        // A stretch has at most as many votes as there are places.
        let (sum, overflow) = start.addingReportingOverflow(UInt64(race.places) + 1)
        let far = overflow ? piece.upperBound : min(sum, piece.upperBound)
        return (firstWhole(in: start...far) { race.roundedPrice(votes(list, $0)) != price } ?? far + 1) - 1
    }

    /// The first number of a range, on which the seats are changed all over, that the rules do not refuse.
    private func firstAnswer(
        in range: ClosedRange<UInt64>, _ race: RemainderRace, _ isAnswered: (UInt64) -> Bool
    ) -> UInt64? {
        var whole = range.lowerBound
        while true {
            if isAnswered(whole) { return whole }
            guard whole < range.upperBound else { return nil }
            let rest = (whole + 1)...range.upperBound
            let known = race.wholes(votes(list, whole))
            let last = race.wholes(votes(list, range.upperBound))
            let next = known.indices.filter { known[$0] != last[$0] }.compactMap { place in
                firstWhole(in: rest) { race.wholes(votes(list, $0))[place] != known[place] }
            }
            guard let next = next.min() else { return nil }
            whole = next
        }
    }

    // MARK: - The seats after a change

    /// The list's seats after the change, whichever way open ties fall; nil where the rules give no answer.
    private func outcome(after whole: UInt64) -> ClosedRange<Int>? {
        let changed = Tally(tally, list: list, votes: votes(list, whole))
        // What the fast allocation answers has no tie.
        if let seats = FastAllocation(changed, rules)?.seats() { return seats[list]...seats[list] }
        return try? allocate(changed, under: rules).range(of: list)
    }

    private func isReached(_ seats: Int, _ range: ClosedRange<Int>?) -> Bool {
        guard let range else { return false }
        return direction == .adding ? range.lowerBound >= seats : range.upperBound < seats
    }
}

extension Tally.List {
    /// The same list with other votes.
    fileprivate init(_ list: Tally.List, votes: UInt128) {
        self.init(id: list.id, votes: votes, candidates: list.candidates, members: list.members)
    }
}

extension SeatAllocation {
    /// Seats won whichever way the open ties fall.
    fileprivate func range(of index: Int) -> ClosedRange<Int> {
        let least = lists[index].automaticSeats + lists[index].remainderSeats + lists[index].bonusSeats
        var most = least
        for (place, tie) in ties.enumerated() where tie.resolvedBy == nil && tie.contenders.contains(index) {
            // One seat a list, but a whole parliament, the bonus or the runner-up's share, where there is one place.
            let isBonus = place == 0 && bonusSeats > 0 && !lists.contains { $0.bonusSeats > 0 }
            let isOnePlace = isBonus || secondParty != nil || rules.formula == .winnerTakesAll
            most += isOnePlace ? tie.seatsAtStake : 1
        }
        return least...most
    }
}
