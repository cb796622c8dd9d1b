// SPDX-License-Identifier: Apache-2.0

/// The seats of a mixed system by parallel voting: lists in the whole country or district by district, and single-member
/// districts beside them. Each part is counted by itself, and the seats are summed.
public struct MixedSystemAllocation: Sendable {
    /// What one part fills.
    public struct Part: Sendable, Equatable {
        /// Seats of the part.
        public let seats: Int
        /// Seats that a list or candidate has.
        public let filled: Int
        /// Seats that a tie or a first round leaves open.
        public let undecided: Int
        /// Seats that lists are too short for.
        public let vacant: Int
    }

    /// What a party has in all parts together; numbers of votes are in units of 1 / `scale`.
    public struct Total: Sendable, Equatable {
        /// The party; nil for all candidates together who stand alone.
        public let party: String?
        /// Votes for its lists.
        public internal(set) var listVotes: UInt128 = 0
        /// Votes for its candidates.
        public internal(set) var candidateVotes: UInt128 = 0
        /// Seats of its lists.
        public internal(set) var listSeats = 0
        /// Seats of its candidates.
        public internal(set) var districtSeats = 0
        /// Seats in all.
        public var seats: Int { listSeats + districtSeats }
    }

    /// The seats of lists: one allocation for the whole country, or one a district.
    public let listAllocations: [SeatAllocation]
    /// Single-member districts, each with the rule that it is counted by.
    public let districts: [(district: District, rule: District.Rule)]
    /// Who won them.
    public let districtCount: DistrictCount
    /// Totals in the order in which parties are first met, those who stand alone at the end.
    public let totals: [Total]
    /// Units in one vote of the totals.
    public let scale: UInt128

    /// Sums the parts.
    public init(lists: [SeatAllocation], districts: [(district: District, rule: District.Rule)]) {
        listAllocations = lists
        self.districts = districts
        let won = DistrictCount(districts)
        districtCount = won
        let scale = (lists.map(\.tally.scale) + districts.map(\.district.tally.scale)).reduce(1, max)
        self.scale = scale
        var totals: [Total] = []
        var places: [String: Int] = [:]
        func place(of party: String) -> Int {
            if let known = places[party] { return known }
            places[party] = totals.count
            totals.append(Total(party: party))
            return totals.count - 1
        }
        for count in lists {
            for (list, counted) in zip(count.tally.lists, count.lists) {
                let place = place(of: list.id)
                totals[place].listVotes += list.votes * (scale / count.tally.scale)
                totals[place].listSeats += counted.seats
            }
        }
        var alone = Total(party: nil)
        var hasAlone = false
        for (district, _) in districts {
            for (candidate, party) in zip(district.tally.lists, district.parties) {
                let votes = candidate.votes * (scale / district.tally.scale)
                if let party {
                    totals[place(of: party)].candidateVotes += votes
                } else {
                    alone.candidateVotes += votes
                    hasAlone = true
                }
            }
        }
        for (party, seats) in won.seats { totals[place(of: party)].districtSeats = seats }
        alone.districtSeats = won.independentSeats
        self.totals = hasAlone ? totals + [alone] : totals
    }

    /// The part of lists; nil where there is none.
    public var listPart: Part? {
        guard !listAllocations.isEmpty else { return nil }
        return Part(
            seats: listAllocations.reduce(0) { $0 + $1.rules.seats },
            filled: listAllocations.reduce(0) { $0 + $1.lists.reduce(0) { $0 + $1.seats } },
            undecided: listAllocations.reduce(0) { $0 + $1.undecidedSeats },
            vacant: listAllocations.reduce(0) { $0 + $1.vacantSeats })
    }

    /// The part of single-member districts; nil where there is none.
    public var districtPart: Part? {
        guard !districts.isEmpty else { return nil }
        let open = districtCount.undecidedSeats
        return Part(seats: districts.count, filled: districts.count - open, undecided: open, vacant: 0)
    }
}
