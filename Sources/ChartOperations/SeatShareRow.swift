// SPDX-License-Identifier: Apache-2.0
import Charts
import Electoral
import JSON
import Record
import RecordOperations
import Simulations
import Text
import Web

/// Votes and seats of one party, list, group, candidate or answer, as a chart shows them and its table tells them.
struct SeatShareRow {
    /// What it is.
    enum Kind: String { case party, group, candidate, option, answer }

    /// A figure that may rest on sources.
    enum Figure { case percent, votes, seats }

    /// A number of votes.
    enum Votes {
        case official(Claim<Int>)
        case counted(Ratio)
    }

    /// A number of seats.
    enum Seats {
        case official(Claim<Int>)
        case counted(Int)

        var number: Int {
            switch self {
            case .official(let claim): claim.value
            case .counted(let seats): seats
            }
        }
    }

    let kind: Kind
    let party: ChartParty
    /// Its name in the table; nil where it has none on record.
    let name: String?
    /// Its colour in the table, such as `#1a2b3c`.
    let colour: String?
    private(set) var share: ResultRow.Share?
    /// The claim that the share is, where it was not counted.
    private(set) var publishedShare: Claim<Double>?
    private(set) var voteCount: Votes?
    private(set) var seatCount: Seats?
    /// The share of the seats, in per cent.
    private(set) var seatShare: Ratio?

    /// The share of the votes in per cent.
    var votes: Hundredths? { share.map(\.hundredths) }
    var seats: Int? { seatCount?.number }
    /// The share of the seats in per cent.
    var seatPercent: Hundredths? { seatShare.map(\.hundredths) }

    /// What a figure rests on.
    func evidence(of figure: Figure) -> Evidence? {
        switch figure {
        case .percent: return publishedShare?.evidence
        case .votes: if case .official(let claim)? = voteCount { return claim.evidence }
        case .seats: if case .official(let claim)? = seatCount { return claim.evidence }
        }
        return nil
    }
}

extension SeatShareRow {
    /// What somebody got at an election.
    /// - Parameter lists: list seats in all, where only those are shown.
    init(_ row: ResultRow, lists: Int?, _ texts: TextCatalogue) {
        name = row.name(in: texts)
        colour = row.colour
        voteCount = row.votes.map { .official($0) }
        switch row.subject {
        case .answer(let word):
            kind = .answer
            party = ChartParty(id: word.rawValue, name: name ?? "")
            share = row.percent
            publishedShare = row.publishedPercent
        case .contestant(let label):
            kind = Kind(label.contestant)
            party = ChartParty(
                id: row.id, name: name ?? row.id, colour: colour.flatMap { Colour(hex: $0) }, isGroup: kind == .group)
            share = row.isOfList ? row.listPercent : row.percent
            publishedShare = row.votes == nil ? row.publishedPercent : nil
            let seats = lists == nil ? row.seats : row.counts[.listSeats]
            seatCount = seats.map { .official($0) }
            seatShare =
                if let lists {
                    seats.map { .percent(UInt128($0.value), of: UInt128(max(lists, 1))) }
                } else {
                    row.seatPercent
                }
        }
    }

    /// A list of a count.
    /// - Parameter day: chooses the name of the party (the number YYYYMMDD).
    init(_ count: SeatAllocation, list index: Int, on day: Int?, _ context: RequestContext) {
        let list = count.tally.lists[index]
        self.init(list.id, seats: count.lists[index].seats, of: count.rules.seats, on: day, context)
        share = .counted(.percent(list.votes, of: count.base))
        voteCount = .counted(count.tally.votes(list.votes))
    }

    /// Seats of a list of any name.
    init(_ id: String, seats: Int, of house: Int, on day: Int? = nil, _ context: RequestContext) {
        let label = context.registry.labels[id]
        kind = .party
        party = ChartParty(id, on: day, context)
        name = label == nil ? id : party.name
        colour = label?.colour
        seatCount = .counted(seats)
        seatShare = .percent(UInt128(seats), of: UInt128(max(house, 1)))
    }
}

extension SeatShareRow.Kind {
    fileprivate init(_ contestant: Contestant) {
        self =
            switch contestant {
            case .party: .party
            case .group: .group
            case .candidate: .candidate
            case .option: .option
            }
    }
}

extension ResultRow.Share {
    /// The share as a chart shows it.
    fileprivate var hundredths: Hundredths {
        switch self {
        case .counted(let percent): percent.hundredths
        case .published(let percent): Hundredths(rounding: percent)
        }
    }
}

extension Ratio {
    /// The number as a chart shows it.
    fileprivate var hundredths: Hundredths { Hundredths(count: Int(rounded(places: 2).numerator)) }
}

extension Item {
    /// The row of the table, with what its figures rest on.
    mutating func write(_ row: SeatShareRow) {
        set("color", .string(row.colour))
        set("id", .string(row.party.id))
        set("name", .string(row.name))
        set("kind", .string(row.kind.rawValue))
        set("percent", .share(row.share))
        if let claim = row.publishedShare { rest("percent", on: claim) { .figure($0) } }
        switch row.seatCount {
        case nil: set("seats", .null)
        case .official(let claim)?: set("seats", claim)
        case .counted(let seats)?: set("seats", .integer(seats))
        }
        set("seat_percent", row.seatShare.map { .decimal($0, places: 2) } ?? .null)
        switch row.voteCount {
        case nil: set("votes", .null)
        case .official(let claim)?: set("votes", claim)
        case .counted(let votes)?: set("votes", .votes(votes))
        }
    }
}
