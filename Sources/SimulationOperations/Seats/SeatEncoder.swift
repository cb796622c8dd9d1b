// SPDX-License-Identifier: Apache-2.0
package import Electoral
import JSON
import Simulations
import Text
package import Web

extension SeatResult {
    /// The steps in words.
    package var steps: [(article: String?, kind: Step.Kind, text: String)] {
        let text = StepText(allocation, names: names, texts)
        return allocation.steps.map { step in
            (texts.citation(step.article), step.kind, Sentence.text(in: texts.language) { text.say(step, in: &$0) })
        }
    }

    /// One object a list.
    var rows: [Item] {
        allocation.lists.indices.map { index in
            var item = Item()
            write(list: index, into: &item)
            return item
        }
    }

    /// The whole count.
    package var item: Item {
        var item = Item()
        write(into: &item)
        return item
    }

    /// Writes the members of the whole count.
    /// - Parameter hasSteps: whether the steps are told, which is most of the work and of the bytes.
    func write(into sink: inout some MemberSink, hasSteps: Bool = true) {
        let count = allocation
        let seats = count.rules.seats
        sink.objects("assumptions", count: assumptions.count) { sink, index in
            sink.set("id", string: assumptions[index].id)
            sink.set("text", string: texts[assumptions[index].text])
        }
        sink.set("base", votes: count.tally.votes(count.base))
        sink.object("indices") { indices.write(into: &$0) }
        sink.objects("lists", count: count.lists.count) { sink, index in write(list: index, into: &sink) }
        sink.object("majority") { count.write(holderOf: seats / 2 + 1, into: &$0) }
        sink.object("quota", count.price) { $0.write(exactInto: &$1) }
        sink.object("rules") { count.rules.write(into: &$0) }
        sink.set("seats", integer: seats)
        if hasSteps { write(stepsInto: &sink) }
        sink.set("system", string: system)
        sink.objects("ties", count: count.ties.count) { sink, index in write(count.ties[index], into: &sink) }
        sink.object("two_thirds") { count.write(holderOf: twoThirds, into: &$0) }
        sink.set("undecided_seats", integer: count.undecidedSeats)
        sink.set("vacant_seats", integer: count.vacantSeats)
    }

    private func write(list index: Int, into sink: inout some MemberSink) {
        let count = allocation
        let list = count.lists[index]
        let votes = count.tally.lists[index]
        sink.set("admitted", flag: list.admitted)
        sink.set("advantage_ratio", rounded: indices.advantageRatios[index])
        sink.set("automatic_seats", integer: list.automaticSeats)
        sink.set("bonus_seats", integer: list.bonusSeats)
        sink.set("color", string: colours[index])
        sink.set("entitlement", decimal: list.entitlement, places: 6)
        sink.set("name", string: names[index])
        sink.set("party", string: votes.id)
        sink.set("percent", percentOf: votes.votes, in: count.base)
        sink.set("remainder_seats", integer: list.remainderSeats)
        sink.set("seat_percent", percentOf: UInt128(list.seats), in: UInt128(count.rules.seats))
        sink.set("seats", integer: list.seats)
        sink.set("vacant_seats", integer: list.vacantSeats)
        sink.set("votes", votes: count.tally.votes(votes.votes))
    }

    /// The steps in words, each with its article.
    private func write(stepsInto sink: inout some MemberSink) {
        let text = StepText(allocation, names: names, texts)
        let steps = allocation.steps
        sink.objects("steps", count: steps.count) { sink, index in
            let step = steps[index]
            sink.set("article", string: texts.citation(step.article))
            sink.set("kind", string: step.kind.rawValue)
            sink.set("text", in: texts.language) { text.say(step, in: &$0) }
        }
    }

    private func write(_ tie: Tie, into sink: inout some MemberSink) {
        sink.set("chosen", .strings(tie.chosen.map { allocation.tally.lists[$0].id }))
        sink.set("contenders", .strings(tie.contenders.map { allocation.tally.lists[$0].id }))
        sink.set("resolved_by", .string(tie.resolvedBy?.rawValue))
        sink.set("seats_at_stake", .integer(tie.seatsAtStake))
    }
}

extension SeatAllocation {
    /// The price of a seat in votes.
    fileprivate var price: Ratio? {
        quota.map { Ratio($0.numerator, over: $0.denominator * tally.scale) }
    }
}

extension Indices {
    /// Writes every index by its name, percentage points and numbers to two decimals.
    func write(into sink: inout some MemberSink) {
        sink.set("dhondt", rounded: dhondt)
        sink.set("effective_parties_seats", rounded: effectivePartiesSeats)
        sink.set("effective_parties_votes", rounded: effectivePartiesVotes)
        sink.set("gallagher", rounded: gallagher)
        sink.set("loosemore_hanby", rounded: loosemoreHanby)
        sink.set("rae", rounded: rae)
        sink.set("sainte_lague", rounded: sainteLague)
        sink.set("wasted_percent", rounded: wastedPercent)
    }
}
