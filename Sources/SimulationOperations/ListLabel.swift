// SPDX-License-Identifier: Apache-2.0
import Electoral
package import JSON
import Record
package import Simulations
import Text
package import Web

/// What a list is called in an answer.
package struct ListLabel {
    let party: String
    package let name: String
    package let colour: String?

    package init(_ id: String, _ context: RequestContext) { self.init(id, context.registry, context.language) }

    init(_ id: String, _ registry: Record, _ language: Language) {
        let known = registry.parties[id]
        party = id
        name = known?.currentName.short[language] ?? id
        colour = known?.colour?.hex
    }

    /// The beginning of a row about the list.
    var item: Item { Item { $0.write(self) } }
}

extension Item {
    /// What a list is called.
    mutating func write(_ label: ListLabel) {
        set("party", .string(label.party))
        set("name", .string(label.name))
        set("color", .string(label.colour))
    }
}

extension Tally {
    /// Units as votes, in an answer.
    func number(_ units: UInt128) -> JSON { .votes(votes(units)) }
}

extension SeatAllocation {
    /// Seats needed, and the list that has them alone.
    func holder(of seats: Int) -> JSON { Item { write(holderOf: seats, into: &$0) }.json }

    /// Writes the seats needed, and the list that has them alone.
    func write(holderOf seats: Int, into sink: inout some MemberSink) {
        let holder = lists.indices.first { lists[$0].seats >= seats }
        sink.set("party", string: holder.map { tally.lists[$0].id })
        sink.set("seats", integer: seats)
    }
}

extension JSON {
    /// A difference in points of per cent, to two decimals.
    package static func points(_ points: Points) -> JSON {
        let text = points.magnitude.decimal(places: 2, trimmed: true)
        return .number(points.isNegative && text != "0" ? "-" + text : text)
    }
}
