// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Registry

/// What a list is called in an answer.
struct ListLabel {
    let party: String
    private let name: String
    private let colour: String?

    init(_ id: String, _ call: Call) { self.init(id, call.registry, call.language) }

    init(_ id: String, _ registry: Registry, _ language: Language) {
        let known = registry.parties[id]
        party = id
        name = known?.currentName.short[language] ?? id
        colour = known?.colour?.hex
    }

    /// The beginning of a row about the list.
    var item: Item {
        var item = Item()
        item.set("party", .string(party))
        item.set("name", .string(name))
        item.set("color", .string(colour))
        return item
    }
}

extension Tally {
    /// Units as votes; the scale is a power of ten, so nine places hold them exactly.
    func votes(_ units: UInt128) -> Ratio { Ratio(units, over: scale) }

    /// Units as votes, in an answer.
    func number(_ units: UInt128) -> JSON { .decimal(votes(units), places: ExactDecimal.maximumPlaces) }
}

extension JSON {
    /// A large whole number.
    static func integer(_ value: some BinaryInteger) -> JSON { .number(String(value)) }

    /// `{"decimal", "exact"}`: a number to six places, and as the fraction that it is.
    static func exact(_ ratio: Ratio) -> JSON { Item { ratio.write(exactInto: &$0) }.json }
}

extension Ratio {
    /// Writes `decimal` to six places, and `exact` as the fraction that it is.
    func write(exactInto sink: inout some MemberSink) {
        sink.set("decimal", decimal: self, places: 6)
        sink.set("exact", string: denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)")
    }
}

extension Count {
    /// Seats needed, and the list that has them alone.
    func holder(of seats: Int) -> JSON { Item { write(holderOf: seats, into: &$0) }.json }

    /// Writes the seats needed, and the list that has them alone.
    func write(holderOf seats: Int, into sink: inout some MemberSink) {
        let holder = lists.indices.first { lists[$0].seats >= seats }
        sink.set("party", string: holder.map { tally.lists[$0].id })
        sink.set("seats", integer: seats)
    }
}
