// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import Simulations
import Text
import Web

/// Writes how many votes each list is from another seat.
struct SensitivityEncoder: ResultEncoder {
    let result: SensitivityResult
    let record: Record
    let language: Language

    static let columns: [Table.Column] = [
        .init("party"), .init("name"), .init("votes"), .init("percent"), .init("admitted"), .init("seats"),
        .init("votes_to_gain"), .init("seats_after_gain"), .init("votes_to_lose"), .init("seats_after_loss"),
        .init("votes_to_enter"), .init("votes_to_fall"),
    ]

    var item: Item {
        let request = result.request
        var item = Item()
        item.set("base", request.tally.number(result.allocation.base))
        item.set("lists", rows)
        item.set("rules", request.rules.document)
        item.set("seats", .integer(request.rules.seats))
        item.set("system", .string(request.system?.id))
        return item
    }

    /// What the count takes for granted.
    var warnings: [Document.Warning] {
        let request = result.request
        let assumptions = CountAssumption.all(result.allocation, isBaseOpen: request.isBaseOpen).map(\.text)
        return (assumptions + (request.tally.scale > 1 ? [.wholeVotes] : []))
            .map { .init(pointer: nil, detail: record.texts[language][$0]) }
    }

    /// One object a list.
    var rows: [Item] {
        let count = result.allocation
        return zip(result.sensitivity.lists, count.lists.indices).map { list, index in
            let votes = count.tally.lists[index]
            var item = ListLabel(votes.id, record, language).item
            item.set("votes", count.tally.number(votes.votes))
            item.set("percent", .percent(votes.votes, of: count.base))
            item.set("admitted", .bool(count.lists[index].admitted))
            item.set("seats", .integer(list.seats))
            item.set("votes_to_gain", list.gain.map { .integer($0.votes) } ?? .null)
            item.set("seats_after_gain", list.gain.map { .integer($0.seats) } ?? .null)
            item.set("votes_to_lose", list.loss.map { .integer($0.votes) } ?? .null)
            item.set("seats_after_loss", list.loss.map { .integer($0.seats) } ?? .null)
            item.set("votes_to_enter", list.votesToEnter.map { .integer($0) } ?? .null)
            item.set("votes_to_fall", list.votesToFall.map { .integer($0) } ?? .null)
            return item
        }
    }
}
