// SPDX-License-Identifier: Apache-2.0
import JSON

/// Where the members of an object go: into text at once (`JSONText`), or into an `Item` that a table or a larger answer
/// takes.
protocol MemberSink {
    /// A member of any value.
    mutating func set(_ name: String, _ value: JSON)
    /// A member that is a string.
    mutating func set(_ name: String, _ sentence: Sentence)
    /// A member that is an object.
    mutating func object(_ name: String, _ write: (inout Self) -> Void)
    /// A member that is an array of `count` objects.
    mutating func objects(_ name: String, count: Int, _ write: (inout Self, Int) -> Void)
}

extension JSONText: MemberSink {
    mutating func set(_ name: String, _ sentence: Sentence) { set(name, utf8: sentence.utf8) }
}

extension Item: MemberSink {
    mutating func set(_ name: String, _ sentence: Sentence) { set(name, .string(sentence.text)) }

    mutating func object(_ name: String, _ write: (inout Item) -> Void) {
        var item = Item()
        write(&item)
        set(name, item)
    }

    mutating func objects(_ name: String, count: Int, _ write: (inout Item, Int) -> Void) {
        set(
            name,
            (0..<count).map { index in
                var item = Item()
                write(&item, index)
                return item
            })
    }
}
