// SPDX-License-Identifier: Apache-2.0

/// Lists that the rule leaves equal where there are fewer seats than lists.
///
/// A tie that cannot change the outcome is none: lists that all get a seat, or all get none, are not reported.
public struct Tie: Sendable, Equatable {
    /// Indices of the equal lists in the tally.
    public let contenders: [Int]
    /// Seats that they contend for.
    public let seatsAtStake: Int
    /// What decided; nil where the seats stay undecided.
    public let resolvedBy: TieBreak?
    /// Indices of those that were chosen; empty where none was.
    public let chosen: [Int]

    /// The same tie with other indices.
    func renamed(_ name: (Int) -> Int) -> Tie {
        Tie(
            contenders: contenders.map(name), seatsAtStake: seatsAtStake, resolvedBy: resolvedBy,
            chosen: chosen.map(name))
    }
}

/// The best `places` of some lists, and the ties met on the way.
struct Selection {
    private(set) var chosen: [Int] = []
    private(set) var ties: [Tie] = []
    /// Places that no tie-break could fill.
    private(set) var undecided = 0

    /// Chooses by `key`, the larger the better, and where that is equal by the tie-break.
    /// - Parameters:
    ///   - seats: what one place is worth, for the report of a tie.
    ///   - votes: votes of a list, for `larger-vote`.
    init(
        places: Int, of candidates: [Int], by key: (Int) -> UInt128, tieBreak: TieBreak, seats: Int = 1,
        votes: (Int) -> UInt128
    ) {
        guard places > 0, let cut = candidates.map(key).sorted(by: >).dropFirst(places - 1).first else { return }
        chosen = candidates.filter { key($0) > cut }
        let equal = candidates.filter { key($0) == cut }
        let open = places - chosen.count
        if equal.count == open {
            chosen += equal
            return
        }
        switch tieBreak {
        case .listedOrder:
            let first = Array(equal.sorted().prefix(open))
            chosen += first
            ties = [Tie(contenders: equal, seatsAtStake: open * seats, resolvedBy: .listedOrder, chosen: first)]
        case .largerVote:
            let byVote = Selection(
                places: open, of: equal, by: votes, tieBreak: .none, seats: seats, votes: votes)
            chosen += byVote.chosen
            undecided = byVote.undecided
            let decided = byVote.chosen.count * seats
            if decided > 0 {
                ties = [
                    Tie(contenders: equal, seatsAtStake: decided, resolvedBy: .largerVote, chosen: byVote.chosen)
                ]
            }
            ties += byVote.ties
        case .none:
            undecided = open
            ties = [Tie(contenders: equal, seatsAtStake: open * seats, resolvedBy: nil, chosen: [])]
        }
    }
}
