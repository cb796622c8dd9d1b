// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import Record
import Simulations
package import Text

/// The seats of a tally with all that is told of them, the same for simulations, verifications, pages and the command line.
package struct SeatResult {
    /// What a list got.
    package struct Line {
        package let party: String
        /// In the language of the result.
        package let name: String
        package let colour: String?
        package let votes: Ratio
        /// In per cent of the votes that the threshold is a share of, and of all seats; to be rounded to two decimals.
        package let (percent, seatPercent): (Ratio, Ratio)
        package let seats: Int
    }

    package let allocation: SeatAllocation
    let system: String?
    /// What is said in the language of the result.
    let texts: TextCatalogue
    /// What to call each list.
    let names: [String]
    let colours: [String?]
    let indices: Indices
    /// What the count takes for granted.
    let assumptions: [CountAssumption]

    /// - Parameters:
    ///   - day: chooses the names of parties (the number YYYYMMDD); their names of today where there is none.
    ///   - isBaseOpen: whether nobody says what the threshold is a share of.
    package init(
        _ allocation: SeatAllocation, _ system: String?, on day: Int? = nil, _ record: Record, _ language: Language,
        isBaseOpen: Bool = false
    ) {
        assumptions = CountAssumption.all(allocation, isBaseOpen: isBaseOpen)
        self.allocation = allocation
        self.system = system
        indices = allocation.indices
        texts = record.texts[language]
        let labels = allocation.tally.lists.map { record.labels[$0.id] }
        names = zip(allocation.tally.lists, labels).map { list, label in
            let then = day.flatMap { record.parties[list.id]?.name(on: $0).short }
            return (then ?? label?.name)?[language] ?? list.id
        }
        colours = labels.map { $0?.colour }
    }

    /// The lists, in the order of the tally.
    package var lines: [Line] {
        allocation.lists.indices.map { index in
            let (list, votes) = (allocation.lists[index], allocation.tally.lists[index])
            return Line(
                party: votes.id, name: names[index], colour: colours[index], votes: allocation.tally.votes(votes.votes),
                percent: .percent(votes.votes, of: allocation.base),
                seatPercent: .percent(UInt128(list.seats), of: UInt128(allocation.rules.seats)), seats: list.seats)
        }
    }

    /// What the count takes for granted, in words.
    package var remarks: [String] { assumptions.map { texts[$0.text] } }

    /// Seats needed for more than half of the house, and the list that has them alone.
    package var majority: (seats: Int, holder: Line?) {
        let seats = allocation.rules.seats / 2 + 1
        return (seats, lines.first { $0.seats >= seats })
    }

    /// Seats needed for two thirds of the house.
    package var twoThirds: Int { (2 * allocation.rules.seats + 2) / 3 }
}
