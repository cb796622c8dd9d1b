// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
import Text

/// What a list is called in an answer.
struct ListLabel {
    let party: String
    let name: String
    let colour: String?

    init(_ id: String, _ context: RequestContext) { self.init(id, context.registry, context.language) }

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
    /// Units as votes; the scale is a power of ten, so nine places hold them exactly.
    func votes(_ units: UInt128) -> Ratio { Ratio(units, over: scale) }

    /// Units as votes, in an answer.
    func number(_ units: UInt128) -> JSON { .votes(votes(units)) }
}

extension JSON {
    /// A whole number; as text above 2^53, which a reader of JSON with binary numbers would round (RFC 8259 section 6).
    static func integer(_ value: some BinaryInteger) -> JSON {
        value <= 1 << 53 ? .number(String(value)) : .string(String(value))
    }

    /// A number of votes, or a share in their place; as text where binary numbers have fewer digits.
    static func votes(_ votes: Ratio) -> JSON {
        let text = votes.decimal(places: ExactDecimal.maximumPlaces, trimmed: true)
        return votes.isReadable ? .number(text) : .string(text)
    }

    /// `{"decimal", "exact"}`: a number to six places, and as the fraction that it is.
    static func exact(_ ratio: Ratio) -> JSON { Item { ratio.write(exactInto: &$0) }.json }
}

extension Ratio {
    /// Writes `decimal` to six places, and `exact` as the fraction that it is.
    func write(exactInto sink: inout some MemberSink) {
        sink.set("decimal", decimal: self, places: 6)
        sink.set("exact", string: fraction)
    }

    /// Whether the digits are not too many for a reader of JSON with binary numbers: up to 2^53, or 15 digits with a point.
    var isReadable: Bool {
        let text = decimalText(places: ExactDecimal.maximumPlaces, trimmed: true)
        return text.count == text.wholeDigits ? self <= Ratio(1 << 53, over: 1) : text.count <= 16
    }
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
    static func points(_ points: Points) -> JSON {
        let text = points.magnitude.decimal(places: 2, trimmed: true)
        return .number(points.isNegative && text != "0" ? "-" + text : text)
    }
}
