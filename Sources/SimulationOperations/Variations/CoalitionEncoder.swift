// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import Simulations
import Text
import Web

/// Writes who can form a majority with whom.
struct CoalitionEncoder: ResultEncoder {
    private let result: CoalitionResult
    private let record: Record
    private let language: Language

    init(_ result: CoalitionResult, _ record: Record, _ language: Language) {
        (self.result, self.record, self.language) = (result, record, language)
    }

    static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("seats"), .init("seat_percent"), .init("swings"),
        .init("banzhaf", "banzhaf/decimal"), .init("banzhaf_absolute", "banzhaf_absolute/decimal"),
        .init("shapley_shubik", "shapley_shubik/decimal"), .init("has_veto"), .init("wins_alone"),
    ]

    /// One object a list.
    var rows: [Item] { result.lists.map(row) }

    var item: Item {
        let power = result.power
        var item = Item()
        item.set("blocking_seats", .integer(power.blockingSeats))
        item.set(
            "coalitions",
            .array(
                result.coalitions.map { coalition in
                    [
                        "parties": .strings(coalition.parties), "seats": .integer(coalition.seats),
                        "surplus": .integer(coalition.surplus),
                    ]
                }))
        item.set("house", .integer(result.house))
        item.set("lists", rows)
        item.set("majority", .integer(power.quota))
        item.set("minimal_winning_coalitions", .integer(power.minimalWinningCoalitions))
        item.set("seats", .integer(power.seats))
        item.set("system", .string(result.request.seats?.system?.id))
        item.set("winning_coalitions", .integer(power.winningCoalitions))
        return item
    }

    /// What the count of the seats takes for granted.
    var warnings: [Document.Warning] {
        guard let count = result.allocation, let request = result.request.seats else { return [] }
        return CountAssumption.all(count, isBaseOpen: request.isBaseOpen)
            .map { .init(pointer: nil, detail: record.texts[language][$0.text]) }
    }

    private func row(_ list: CoalitionResult.List) -> Item {
        var item = ListLabel(list.party, record, language).item
        item.set("seats", .integer(list.power.seats))
        item.set("seat_percent", .decimal(list.seatPercent, places: 2))
        item.set("swings", .integer(list.power.swings))
        item.set("banzhaf", .exact(list.power.banzhaf))
        item.set("banzhaf_absolute", .exact(list.power.banzhafAbsolute))
        item.set("shapley_shubik", .exact(list.power.shapleyShubik))
        item.set("has_veto", .bool(list.power.hasVeto))
        item.set("wins_alone", .bool(list.power.winsAlone))
        return item
    }
}
