// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Registry

/// A count as it is served: the same shape for simulations, verifications and the command line.
struct SeatDocument {
    private let count: Count
    private let system: String?
    private let language: Language
    /// What to call each list.
    private let names: [String]
    private let colours: [String?]

    init(_ count: Count, _ system: String?, _ call: Call) {
        self.count = count
        self.system = system
        language = call.language
        let labels = count.tally.lists.map { call.registry.labels[$0.id] }
        names = zip(count.tally.lists, labels).map { list, label in label?.name[call.language] ?? list.id }
        colours = labels.map { $0?.colour }
    }

    /// One object a list.
    var lists: [Item] {
        count.lists.indices.map { index in
            let list = count.lists[index]
            let votes = count.tally.lists[index]
            var item = Item()
            item.set("party", .string(votes.id))
            item.set("name", .string(names[index]))
            item.set("color", .string(colours[index]))
            item.set("votes", number(votes.votes))
            item.set("percent", .percent(votes.votes, of: count.base))
            item.set("admitted", .bool(list.admitted))
            item.set("entitlement", list.entitlement.map { .decimal($0, places: 6) } ?? .null)
            item.set("automatic_seats", .integer(list.automaticSeats))
            item.set("remainder_seats", .integer(list.remainderSeats))
            item.set("bonus_seats", .integer(list.bonusSeats))
            item.set("vacant_seats", .integer(list.vacantSeats))
            item.set("seats", .integer(list.seats))
            item.set("seat_percent", .percent(UInt128(list.seats), of: UInt128(count.rules.seats)))
            return item
        }
    }

    /// The whole count.
    var item: Item {
        let seats = count.rules.seats
        var item = Item()
        item.set(
            "assumptions",
            .array(count.assumptions.map { ["id": .string($0.rawValue), "text": .string($0.text[language])] }))
        item.set("base", number(count.base))
        item.set("indices", indices)
        item.set("lists", lists)
        item.set("majority", count.holder(of: seats / 2 + 1))
        item.set("quota", count.quota.map(quota) ?? .null)
        item.set("rules", count.rules.document)
        item.set("seats", .integer(seats))
        item.set("steps", .array(steps))
        item.set("system", .string(system))
        item.set("ties", .array(count.ties.map(tie)))
        item.set("two_thirds", count.holder(of: (2 * seats + 2) / 3))
        item.set("undecided_seats", .integer(count.undecidedSeats))
        item.set("vacant_seats", .integer(count.vacantSeats))
        return item
    }

    /// The steps in words, each with its article.
    var steps: [JSON] {
        let text = StepText(count, names: names, language: language)
        return count.steps.map { step in
            [
                "article": .string(step.article), "kind": .string(step.kind.rawValue),
                "text": .string(text.sentence(step)),
            ]
        }
    }

    /// Units of the tally as votes; the scale is a power of ten, so nine places hold them exactly.
    private func number(_ units: UInt128) -> JSON {
        .decimal(Ratio(units, over: count.tally.scale), places: ExactDecimal.maximumPlaces)
    }

    /// The price of a seat in votes, exactly and to six places.
    private func quota(_ quota: Ratio) -> JSON {
        let price = Ratio(quota.numerator, over: quota.denominator * count.tally.scale)
        let exact = price.denominator == 1 ? "\(price.numerator)" : "\(price.numerator)/\(price.denominator)"
        return ["decimal": .decimal(price, places: 6), "exact": .string(exact)]
    }

    private var indices: JSON {
        let indices = count.indices
        return [
            "effective_parties_seats": indices.effectivePartiesSeats.map { .rounded($0) } ?? .null,
            "effective_parties_votes": .rounded(indices.effectivePartiesVotes),
            "gallagher": .rounded(indices.gallagher),
            "loosemore_hanby": .rounded(indices.loosemoreHanby),
            "wasted_percent": .rounded(indices.wastedPercent),
        ]
    }

    private func tie(_ tie: Tie) -> JSON {
        [
            "chosen": .strings(tie.chosen.map { count.tally.lists[$0].id }),
            "contenders": .strings(tie.contenders.map { count.tally.lists[$0].id }),
            "resolved_by": .string(tie.resolvedBy?.rawValue),
            "seats_at_stake": .integer(tie.seatsAtStake),
        ]
    }
}
