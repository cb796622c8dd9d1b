// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import Record
package import Text
import Web

/// The law's own rule run on the official votes of an election, beside the official seats.
package struct VerificationResult {
    /// The count; nil where there is nothing to count.
    package let allocation: SeatAllocation?
    /// The results of the lists, in the order of the count.
    let official: [Election.Result]
    /// Whether the count gives the official seats; nil where that cannot be said.
    package let isReproduced: Bool?
    /// Why it cannot be said.
    package let reason: Phrase?

    package init(_ election: Election, _ record: Record) {
        official = election.results.filter { $0.listVotes != nil }
        guard let rules = record.system(of: election)?.listRules, let tally = election.listTally,
            let count = try? allocate(tally, under: rules)
        else {
            let hasLists = election.kind == .parliamentary && election.seats?.list != nil
            (allocation, isReproduced) = (nil, nil)
            reason = hasLists ? Phrase.noVotesKnown : .noLists
            return
        }
        let seats = official.map(\.listSeats?.value)
        let isKnown = seats.contains { $0 != nil }
        allocation = count
        isReproduced = isKnown ? zip(count.lists, seats).allSatisfy { $0.seats == $1 } : nil
        reason = isKnown ? nil : .noSeatsKnown
    }
}
