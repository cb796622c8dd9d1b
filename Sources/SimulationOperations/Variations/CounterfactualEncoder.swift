// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import Simulations
import Text
import Web

/// Writes the votes of an election under other rules, beside the official seats.
struct CounterfactualEncoder {
    let result: CounterfactualResult
    /// Chooses the names of parties.
    let naming: Naming
    let record: Record
    let language: Language

    static let columns: [Table.Column] = [
        .init("party"), .init("group"), .init("name"), .init("votes"), .init("percent"), .init("admitted"),
        .init("official_list_seats"), .init("official_total_seats"), .init("seats"), .init("seat_percent"),
        .init("difference"), .init("official_list_seat_percent"), .init("seat_percent_difference"),
    ]

    private var day: Int? { naming.day(of: result.request.election) }

    var item: Item {
        let (election, request) = (result.request.election, result.request.seats)
        var item = Item()
        item.set(
            "assumptions",
            .array(
                CounterfactualAssumption.all(result, record).map {
                    ["id": .string($0.id), "text": .string(record.texts[language][$0.text])]
                }))
        item.set(
            "count",
            SeatResult(
                result.allocation, request.system?.id, on: day, record, language, isBaseOpen: request.isBaseOpen
            ).item)
        item.set("election", .string(election.id))
        item.set("lists", rows)
        item.set("official_list_seats", .integer(election.seats?.list?.value))
        item.set("official_system", .string(election.system))
        item.set("rules", request.rules.document)
        item.set("system", .string(request.system?.id))
        return item
    }

    /// One object a party or group of the results.
    var rows: [Item] { result.rows.map(document) }

    private func document(_ row: CounterfactualResult.Row) -> Item {
        func percent(_ ratio: Ratio?) -> JSON { ratio.map { .decimal($0, places: 2) } ?? .null }
        let label = ContestantLabel(row.official.contestant, on: day, record)
        var item = Item()
        item.set("party", .string(label.contestant.party))
        item.set("group", .string(label.group))
        item.set("name", .string(label.name?[language]))
        item.set("color", .string(label.colour))
        item.set("votes", row.official.listVotes)
        item.set("percent", percent(row.percent))
        item.set("admitted", row.isAdmitted.map { .bool($0) } ?? .null)
        item.set("official_list_seats", row.official.listSeats)
        item.set("official_total_seats", row.official.totalSeats)
        item.set("seats", .integer(row.seats))
        item.set("seat_percent", percent(row.seatPercent))
        item.set("difference", .integer(row.difference))
        item.set("official_list_seat_percent", percent(row.officialListSeatPercent))
        item.set("seat_percent_difference", row.pointsAboveOfficial.map { .points($0) } ?? .null)
        return item
    }
}
