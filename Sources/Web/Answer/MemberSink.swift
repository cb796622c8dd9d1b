// SPDX-License-Identifier: Apache-2.0
package import Electoral
package import JSON
package import Text

/// Where the members of an object go: into text at once (`JSONWriter`), or into an `Item` that a table or a larger answer
/// takes.
package protocol MemberSink {
    /// A member of any value.
    mutating func set(_ name: String, _ value: JSON)
    /// A member that is a string, or null.
    mutating func set(_ name: String, string: String?)
    /// A member that is a whole number.
    mutating func set(_ name: String, integer: Int)
    /// A member that is true or false.
    mutating func set(_ name: String, flag: Bool)
    /// A member that is a number.
    mutating func set(_ name: String, number: DecimalText)
    /// A member that is a string, which `say` says.
    mutating func set(_ name: String, in language: Language, _ say: (inout Sentence) -> Void)
    /// A member that is an object.
    mutating func object(_ name: String, _ write: (inout Self) -> Void)
    /// A member that is an array of `count` objects.
    mutating func objects(_ name: String, count: Int, _ write: (inout Self, Int) -> Void)
}

extension MemberSink {
    /// A member that is an object about a value, or null where there is none.
    package mutating func object<Value>(_ name: String, _ value: Value?, _ write: (Value, inout Self) -> Void) {
        if let value { object(name) { write(value, &$0) } } else { set(name, .null) }
    }

    /// A member that is a fraction as a decimal number of at most so many places, or null.
    package mutating func set(_ name: String, decimal ratio: Ratio?, places: Int) {
        guard let ratio else { return set(name, .null) }
        set(name, number: ratio.decimalText(places: places, trimmed: true))
    }

    /// A member that is a number of votes, as text where binary numbers have fewer digits.
    package mutating func set(_ name: String, votes: Ratio) {
        let text = votes.decimalText(places: ExactDecimal.maximumPlaces, trimmed: true)
        if votes.isReadable(as: text) { set(name, number: text) } else { set(name, string: text.string) }
    }

    /// A member that is a part of a whole in per cent, to two decimals.
    package mutating func set(_ name: String, percentOf part: UInt128, in whole: UInt128) {
        set(name, decimal: .percent(part, of: whole), places: 2)
    }

    /// A member that is a number rounded to two decimals, or null.
    package mutating func set(_ name: String, rounded value: Double?) {
        guard let value else { return set(name, .null) }
        let hundredths = (value * 100).rounded()
        // Below 2^46 doubles lie closer than hundredths, so the shortest text of one has no other digits.
        guard 0..<7e15 ~= hundredths else { return set(name, .rounded(value)) }
        set(name, number: DecimalText(UInt128(UInt64(hundredths)), places: 2, trimmed: true))
    }
}

extension JSONWriter: MemberSink {
    package mutating func set(_ name: String, number: DecimalText) {
        number.withCharacters { set(name, number: $0) }
    }

    package mutating func set(_ name: String, in language: Language, _ say: (inout Sentence) -> Void) {
        set(name, utf8: { Sentence.append(to: &$0, in: language, say) })
    }
}

extension Item: MemberSink {
    package mutating func set(_ name: String, string: String?) { set(name, .string(string)) }

    package mutating func set(_ name: String, integer: Int) { set(name, .integer(integer)) }

    package mutating func set(_ name: String, flag: Bool) { set(name, .bool(flag)) }

    package mutating func set(_ name: String, number: DecimalText) { set(name, .number(number.string)) }

    package mutating func set(_ name: String, in language: Language, _ say: (inout Sentence) -> Void) {
        set(name, .string(Sentence.text(in: language, say)))
    }

    package mutating func object(_ name: String, _ write: (inout Item) -> Void) {
        var item = Item()
        write(&item)
        set(name, item)
    }

    package mutating func objects(_ name: String, count: Int, _ write: (inout Item, Int) -> Void) {
        set(
            name,
            (0..<count).map { index in
                var item = Item()
                write(&item, index)
                return item
            })
    }
}
