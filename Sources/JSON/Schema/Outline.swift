// SPDX-License-Identifier: Apache-2.0

extension Schema {
    /// The schema of what a reader reads. It is let to read where there is nothing: what it asks for is noted, so that the
    /// reader is the one place that says of what a document is made.
    ///
    /// A reader asks for all members before it gives up for want of one; where it goes one of several ways, `either` and
    /// `oneWay` have it go all of them. What no question shows, such as that one of two members has to be there, it adds by
    /// `described`.
    package static func read<Value>(by read: (JSONCursor) -> Value?) -> Schema {
        let outline = ValueOutline()
        _ = read(JSONCursor(outline: outline))
        return outline.schema
    }
}

/// What a reader expects a value to be.
final class ValueOutline {
    private var forms: [() -> Schema] = []
    private var mayBeNull = false

    /// Notes what the value can be, too.
    func add(_ form: @escaping () -> Schema) { forms.append(form) }

    /// Notes that the value can be null.
    func allowNull() { mayBeNull = true }

    /// An outline whose schema is one of this value after a change.
    func part(_ change: @escaping (Schema) -> Schema) -> ValueOutline {
        let part = ValueOutline()
        forms.append { change(part.schema) }
        return part
    }

    /// Any value where the reader did not look at it.
    var schema: Schema {
        var distinct: [Schema] = []
        for form in forms.map({ $0() }) where !distinct.contains(where: form.isSame) { distinct.append(form) }
        let schema = distinct.isEmpty ? Schema.anything : .any(of: distinct)
        return mayBeNull ? schema.orNull : schema
    }
}

/// Which members a reader asks an object for.
final class ObjectOutline {
    private var members: [(name: String, outline: ValueOutline, isRequired: Bool)] = []
    /// What the others are, where the object may have any members.
    private var others: ValueOutline?
    /// The members that each way of reading requires beside those that all of them do.
    private var ways: [[String]] = []
    private var isOnOneWay = false
    private var changes: [(Schema) -> Schema] = []

    /// The value of a member.
    func member(_ name: String, isRequired: Bool) -> ValueOutline {
        if isOnOneWay, isRequired { ways[ways.count - 1].append(name) }
        let isRequired = isRequired && !isOnOneWay
        if let index = members.firstIndex(where: { $0.name == name }) {
            members[index].isRequired = members[index].isRequired || isRequired
            return members[index].outline
        }
        let outline = ValueOutline()
        members.append((name, outline, isRequired))
        return outline
    }

    /// The value of every member that is not asked for by its name.
    func other() -> ValueOutline {
        let outline = others ?? ValueOutline()
        others = outline
        return outline
    }

    /// Notes one of several ways to read the object.
    func way(_ read: () -> Void) {
        ways.append([])
        isOnOneWay = true
        read()
        isOnOneWay = false
    }

    /// Changes the schema, once it is made.
    func change(_ change: @escaping (Schema) -> Schema) { changes.append(change) }

    var schema: Schema {
        let optional = members.filter { !$0.isRequired }.map(\.name)
        var schema = Schema.object(members.map { ($0.name, $0.outline.schema) }, optional: Set(optional))
        if let others { schema = schema.with("additionalProperties", others.schema) }
        if !ways.isEmpty {
            schema = schema.with("anyOf", ways.map { .having($0) })
        }
        return changes.reduce(schema) { $1($0) }
    }
}
