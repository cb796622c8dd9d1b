// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import Simulations
import Text
import Web

/// Writes one tally under several rules, side by side.
struct ComparisonEncoder: ResultEncoder {
    let result: ComparisonResult
    let record: Record
    let language: Language

    static let columns: [Table.Column] = [
        .init("variant"), .init("party"), .init("name"), .init("votes"), .init("percent"), .init("admitted"),
        .init("seats"), .init("seat_percent"), .init("advantage_ratio"), .init("difference"), .init("error"),
        .init("seat_percent_difference"),
    ]

    private var tally: Tally { result.request.seats.tally }

    var item: Item {
        var item = Item()
        item.set("lists", tally.lists.indices.map(list))
        item.set("reference", .string(result.variants[0].id))
        item.set("variants", result.variants.map(document))
        return item
    }

    /// What each count takes for granted, or why its quota gives no seats, after the name of the variant.
    var warnings: [Document.Warning] {
        result.variants.flatMap { each -> [Document.Warning] in
            let variant = each.variant
            let phrases: [Phrase] =
                switch each.outcome {
                case .success(let count):
                    CountAssumption.all(
                        count, isBaseOpen: result.request.seats.draft.leavesBaseOpen(over: variant.base)
                    ).map(\.text)
                case .failure(let error): [error.ofQuota(variant.rules)].compactMap { $0 }
                }
            return phrases.map { .init(pointer: nil, detail: "\(variant.id): \(record.texts[language][$0])") }
        }
    }

    /// One object a list and a way to count.
    var rows: [Item] {
        let labels = tally.lists.map { ListLabel($0.id, record, language).item }
        return result.variants.flatMap { variant in
            tally.lists.indices.map { cell(variant, list: $0, labels[$0]) }
        }
    }

    private func list(_ index: Int) -> Item {
        let (list, reference) = (tally.lists[index], result.reference)
        let counts = result.variants.map(\.allocation)
        func each(_ value: (SeatAllocation) -> JSON) -> JSON { .array(counts.map { $0.map(value) ?? .null }) }
        var item = ListLabel(list.id, record, language).item
        item.set("votes", tally.number(list.votes))
        item.set("percent", .percent(list.votes, of: reference.base))
        item.set(
            "advantage_ratios", each { $0.indices.advantageRatios[index].map { .rounded($0) } ?? .null })
        item.set("seats", each { .integer($0.lists[index].seats) })
        item.set("seat_percents", each { $0.percent(ofSeatsOf: index) })
        item.set("seat_percent_differences", each { $0.points(ofSeatsOf: index, above: reference) })
        item.set("differences", each { .integer($0.lists[index].seats - reference.lists[index].seats) })
        return item
    }

    private func document(_ each: ComparisonResult.Variant) -> Item {
        var item = Item()
        item.set("id", .string(each.id))
        item.set("kind", .string(each.variant.kind.rawValue))
        item.set("name", .string(each.variant.system?.name[language]))
        item.set("rules", each.variant.rules.document)
        switch each.outcome {
        case .success(let count):
            item.set("error", .null)
            item.object("indices") { count.indices.write(into: &$0) }
            item.set("majority", count.holder(of: count.rules.seats / 2 + 1))
            item.set("seats_gained", .integer(result.seatsMoved(in: count)))
            item.set("undecided_seats", .integer(count.undecidedSeats))
            item.set("vacant_seats", .integer(count.vacantSeats))
        case .failure(let error):
            item.set("error", .string(error.name))
            for name in ["indices", "majority", "seats_gained", "undecided_seats", "vacant_seats"] {
                item.set(name, .null)
            }
        }
        return item
    }

    private func cell(_ variant: ComparisonResult.Variant, list index: Int, _ label: Item) -> Item {
        let (list, reference) = (tally.lists[index], result.reference)
        var item = label
        item.set("variant", .string(variant.id))
        item.set("votes", tally.number(list.votes))
        switch variant.outcome {
        case .success(let count):
            let seats = count.lists[index].seats
            item.set("percent", .percent(list.votes, of: count.base))
            item.set("admitted", .bool(count.lists[index].admitted))
            item.set("seats", .integer(seats))
            item.set("seat_percent", count.percent(ofSeatsOf: index))
            item.set("seat_percent_difference", count.points(ofSeatsOf: index, above: reference))
            item.set("advantage_ratio", count.indices.advantageRatios[index].map { .rounded($0) } ?? .null)
            item.set("difference", .integer(seats - reference.lists[index].seats))
            item.set("error", .null)
        case .failure(let error):
            for name in [
                "percent", "admitted", "seats", "seat_percent", "advantage_ratio", "difference",
                "seat_percent_difference",
            ] { item.set(name, .null) }
            item.set("error", .string(error.name))
        }
        return item
    }
}

extension SeatAllocation {
    /// The seats of a list in per cent of all.
    fileprivate func percent(ofSeatsOf list: Int) -> JSON {
        .percent(UInt128(lists[list].seats), of: UInt128(rules.seats))
    }

    /// By how many points its share of the seats is more than in another count.
    fileprivate func points(ofSeatsOf list: Int, above other: SeatAllocation) -> JSON {
        .points(Points(lists[list].seats, of: rules.seats, above: other.lists[list].seats, of: other.rules.seats))
    }
}
