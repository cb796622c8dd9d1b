// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
package import Record
package import Simulations
package import Text
package import Web

/// Writes one number of the rules moved through a range, and where the seats change.
package struct SweepEncoder: ResultEncoder {
    package let result: SweepResult
    package let record: Record
    package let language: Language

    /// A value of these parts.
    package init(result: SweepResult, record: Record, language: Language) {
        self.result = result
        self.record = record
        self.language = language
    }

    package static let columns: [Table.Column] = [
        .init("param"), .init("value"), .init("party"), .init("name"), .init("seats"), .init("seat_percent"),
        .init("error"),
    ]

    private var request: SeatRequest { result.request.seats }

    var item: Item {
        let tally = request.tally
        var item = Item()
        item.set("breakpoints", .array(result.sweep.breakpoints.map(document)))
        item.set(
            "lists",
            tally.lists.map { list in
                var item = ListLabel(list.id, record, language).item
                item.set("votes", tally.number(list.votes))
                return item
            })
        item.set("param", .string(result.request.parameter.rawValue))
        item.set(
            "rows",
            .array(
                result.sweep.rows.map { row in
                    .object([JSON.Member("value", .decimal(row.value, places: 9))] + row.outcome.members)
                }))
        item.set("rules", request.rules.document)
        item.set("system", .string(request.system?.id))
        return item
    }

    /// What the rows take for granted, and why a quota has no seats for some of them.
    package var warnings: [Document.Warning] {
        let refused = result.refusals.lazy.compactMap { $0.ofQuota(request.rules) }
        return (CountAssumption.all(result.sweep, request).map(\.text) + [refused.first].compactMap { $0 })
            .map { .init(pointer: nil, detail: record.texts[language][$0]) }
    }

    /// One object a step and a list.
    package var rows: [Item] {
        let labels = request.tally.lists.map { ListLabel($0.id, record, language).item }
        return result.sweep.rows.flatMap { row in labels.indices.map { cell(row, list: $0, labels[$0]) } }
    }

    private func cell(_ row: Sweep.Row, list index: Int, _ label: Item) -> Item {
        var item = label
        item.set("param", .string(result.request.parameter.rawValue))
        item.set("value", .decimal(row.value, places: 9))
        switch row.outcome {
        case .counted(let seats, let undecided, let vacant):
            let house = seats.reduce(undecided + vacant, +)
            item.set("seats", .integer(seats[index]))
            item.set("seat_percent", .percent(UInt128(seats[index]), of: UInt128(max(house, 1))))
            item.set("error", .null)
        case .refused(let error):
            item.set("seats", .null)
            item.set("seat_percent", .null)
            item.set("error", .string(error.name))
        }
        return item
    }

    private func document(_ point: Sweep.Breakpoint) -> JSON {
        [
            "above": .object(point.above.members), "below": .object(point.below.members),
            "changes": .array(changes(point)), "value": .exact(point.value),
            "value_belongs_to": point.belongsAbove ? "above" : "below",
        ]
    }

    private func changes(_ point: Sweep.Breakpoint) -> [JSON] {
        guard case .counted(let below, _, _) = point.below, case .counted(let above, _, _) = point.above else {
            return []
        }
        let lists = request.tally.lists
        return lists.indices.filter { below[$0] != above[$0] }.map { index in
            [
                "above": .integer(above[index]), "below": .integer(below[index]),
                "difference": .integer(above[index] - below[index]), "party": .string(lists[index].id),
            ]
        }
    }
}

extension Sweep.Outcome {
    /// `{"seats", "undecided_seats", "vacant_seats", "error"}`.
    fileprivate var members: [JSON.Member] {
        switch self {
        case .counted(let seats, let undecided, let vacant):
            [
                .init("error", .null), .init("seats", .array(seats.map { .integer($0) })),
                .init("undecided_seats", .integer(undecided)), .init("vacant_seats", .integer(vacant)),
            ]
        case .refused(let error):
            [
                .init("error", .string(error.name)), .init("seats", .null), .init("undecided_seats", .null),
                .init("vacant_seats", .null),
            ]
        }
    }
}

extension AllocationError {
    /// A word for it in tables.
    var name: String {
        switch self {
        case .noListAdmitted: "no-list-admitted"
        case .overAward: "over-award"
        case .tooManyRemainderSeats: "too-many-remainder-seats"
        case .zeroQuota: "zero-quota"
        case .baseBelowVotes: "base-below-votes"
        case .listTooLong: "list-too-long"
        }
    }
}
