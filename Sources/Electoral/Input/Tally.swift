// SPDX-License-Identifier: Apache-2.0

/// What was counted: the votes of every list in the order of registration, and what went to no list.
///
/// All numbers of one tally are whole multiples of the same unit, 1 / `scale` vote, so that votes and shares with
/// decimals (`53.90`) are counted by the same integers.
public struct Tally: Sendable, Equatable {
    /// The most lists in one tally.
    public static let maximumLists = 1000

    /// One list and its votes.
    public struct List: Sendable, Equatable {
        /// The list's name in the tally, unique in it.
        public let id: String
        /// Votes in units of 1 / `scale`.
        public let votes: UInt128
        /// Candidates on the list; nil where the list is long enough for any number of seats.
        public let candidates: Int?
        /// Parties that stand on the list together; 1 where it is no alliance.
        public let members: Int
    }

    /// One list as it is given.
    public struct Entry: Sendable, Equatable {
        /// The list's name in the tally, unique in it.
        public var id: String
        /// Votes or a share.
        public var votes: ExactDecimal
        /// Candidates on the list; nil where it is long enough.
        public var candidates: Int?
        /// Parties that stand on the list together.
        public var members: Int

        /// One list.
        public init(_ id: String, votes: ExactDecimal, candidates: Int? = nil, members: Int = 1) {
            self.id = id
            self.votes = votes
            self.candidates = candidates
            self.members = members
        }
    }

    /// The lists, the one registered first in front.
    public let lists: [List]
    /// Votes against all, in units of 1 / `scale`.
    public let againstAll: UInt128
    /// Invalid ballots, in units of 1 / `scale`.
    public let invalid: UInt128
    /// Units in one vote: 1 for whole votes, 100 where a share has two decimals.
    public let scale: UInt128
    /// The sum of the lists' votes, in units.
    public let listVotes: UInt128

    /// Why votes are no tally.
    public enum Fault: Error, Sendable, Equatable {
        /// There is no list.
        case noLists
        /// More than `maximumLists` lists.
        case tooManyLists(Int)
        /// Two lists of the same name; the number is the index of the second.
        case duplicateList(index: Int, id: String)
        /// All lists together have no votes.
        case noVotes
    }

    /// A tally of exact numbers.
    /// - Parameters:
    ///   - lists: the lists in the order of registration.
    ///   - againstAll: votes against all.
    ///   - invalid: invalid ballots.
    /// - Throws: `Fault` where there is nothing to count.
    public init(
        _ lists: [Entry], againstAll: ExactDecimal = ExactDecimal(0),
        invalid: ExactDecimal = ExactDecimal(0)
    ) throws(Fault) {
        guard !lists.isEmpty else { throw .noLists }
        guard lists.count <= Self.maximumLists else { throw .tooManyLists(lists.count) }
        var ids = Set<String>(minimumCapacity: lists.count)
        for (index, list) in lists.enumerated() where !ids.insert(list.id).inserted {
            throw .duplicateList(index: index, id: list.id)
        }
        let places = lists.map(\.votes.places).reduce(max(againstAll.places, invalid.places), max)
        func units(_ number: ExactDecimal) -> UInt128 {
            number.significand * ExactDecimal.powerOfTen(places - number.places)
        }
        self.lists = lists.map {
            List(id: $0.id, votes: units($0.votes), candidates: $0.candidates, members: $0.members)
        }
        self.againstAll = units(againstAll)
        self.invalid = units(invalid)
        scale = ExactDecimal.powerOfTen(places)
        listVotes = self.lists.reduce(0) { $0 + $1.votes }
        guard listVotes > 0 else { throw .noVotes }
    }

    /// A tally of lists that are no alliances.
    /// - Parameter lists: name, votes and number of candidates (nil: enough), in the order of registration.
    /// - Throws: `Fault` where there is nothing to count.
    public init(
        lists: [(id: String, votes: ExactDecimal, candidates: Int?)], againstAll: ExactDecimal = ExactDecimal(0),
        invalid: ExactDecimal = ExactDecimal(0)
    ) throws(Fault) {
        try self.init(
            lists.map { Entry($0.id, votes: $0.votes, candidates: $0.candidates) }, againstAll: againstAll,
            invalid: invalid)
    }

    /// The same votes in smaller units; `scale` is a multiple of that of `tally`.
    private init(_ tally: Tally, scale: UInt128) {
        let factor = scale / tally.scale
        lists = tally.lists.map {
            List(id: $0.id, votes: $0.votes * factor, candidates: $0.candidates, members: $0.members)
        }
        againstAll = tally.againstAll * factor
        invalid = tally.invalid * factor
        self.scale = scale
        listVotes = tally.listVotes * factor
    }

    /// Whether any number of votes is not whole, so that all are shares.
    public var isInShares: Bool {
        scale > 1 && (lists.map(\.votes) + [againstAll, invalid]).contains { !$0.isMultiple(of: scale) }
    }

    /// The same votes, `scale` units to the vote.
    func inUnits(of scale: UInt128) -> Tally { Tally(self, scale: scale) }
}

extension Tally {
    /// The same lists with other whole votes; some list has to have votes.
    package init(_ tally: Tally, votes: (Int) -> UInt128, againstAll: UInt128) {
        lists = tally.lists.indices.map { index in
            let known = tally.lists[index]
            return List(id: known.id, votes: votes(index), candidates: known.candidates, members: known.members)
        }
        self.againstAll = againstAll
        invalid = 0
        scale = 1
        listVotes = lists.reduce(0) { $0 + $1.votes }
    }

    /// The same tally with other votes, in units, for one list; some list has to have votes.
    init(_ tally: Tally, list: Int, votes: UInt128) {
        var lists = tally.lists
        let known = lists[list]
        lists[list] = List(id: known.id, votes: votes, candidates: known.candidates, members: known.members)
        self.lists = lists
        againstAll = tally.againstAll
        invalid = tally.invalid
        scale = tally.scale
        listVotes = tally.listVotes - known.votes + votes
    }
}
