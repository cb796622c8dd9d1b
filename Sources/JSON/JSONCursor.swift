// SPDX-License-Identifier: Apache-2.0
package import Text

/// Where a cursor stands: the way from the root, which becomes a pointer only where there is a fault to tell.
private enum Place {
    case root(JSONPointer)
    case member(String, of: JSONObjectCursor)
    case element(Int, of: JSONArrayPlace)
    /// Nowhere: a reader is asked what it expects (`Schema.read`).
    case outline(ValueOutline)
    case members(ObjectOutline)

    var pointer: JSONPointer {
        switch self {
        case .root(let pointer): pointer
        case .member(let name, let object): object.pointer.appending(name)
        case .element(let index, let array): array.place.pointer.appending(index)
        case .outline, .members: .root
        }
    }
}

/// Where an array stands, once for all its elements.
private final class JSONArrayPlace {
    let place: Place

    init(_ place: Place) { self.place = place }
}

/// A value, its place, and the faults found so far: reads on after a fault, so that a reader sees all of them at once.
package struct JSONCursor {
    package let value: JSON
    package let faults: JSONFaults
    private let place: Place

    package init(_ value: JSON, at pointer: JSONPointer = .root, faults: JSONFaults) {
        self.init(value, place: .root(pointer), faults: faults)
    }

    fileprivate init(_ value: JSON, place: Place, faults: JSONFaults) {
        self.value = value
        self.place = place
        self.faults = faults
    }

    /// No value: what a reader asks of it is noted.
    init(outline: ValueOutline, faults: JSONFaults = JSONFaults()) {
        self.init(.null, place: .outline(outline), faults: faults)
    }

    /// Where the value stands.
    package var pointer: JSONPointer { place.pointer }

    /// Records a fault at this place; its text is put together only where it is shown.
    package func report(
        _ problem: @autoclosure () -> Message, kind: JSONFault.Kind = .shape,
        allowed: @autoclosure () -> [String] = [], suggestion: @autoclosure () -> String? = nil
    ) {
        faults.found.append(kind) {
            JSONFault(pointer, problem(), kind: kind, allowed: allowed(), suggestion: suggestion())
        }
    }

    /// Records a fault and gives nil, for use in `return`.
    package func refuse<Value>(
        _ problem: @autoclosure () -> Message, kind: JSONFault.Kind = .shape,
        allowed: @autoclosure () -> [String] = [], suggestion: @autoclosure () -> String? = nil
    ) -> Value? {
        report(problem(), kind: kind, allowed: allowed(), suggestion: suggestion())
        return nil
    }

    private func mismatch<Value>(
        _ expected: @autoclosure () -> Message, _ schema: @autoclosure () -> Schema
    ) -> Value? {
        if case .outline = place {
            expects(schema())
            return nil
        }
        return refuse("is \(value.kind); \(expected()) is expected")
    }

    /// Text that is not empty.
    /// - Parameter schema: what else the reader expects of it.
    package func string(as schema: @autoclosure () -> Schema = .string(from: 1)) -> String? {
        guard case .string(let text) = value else { return mismatch("a string", schema()) }
        return text.isEmpty ? refuse("is an empty string; leave the member out where nothing is known") : text
    }

    package func bool() -> Bool? {
        guard case .bool(let flag) = value else { return mismatch("true or false", .flag) }
        return flag
    }

    /// The text of a number, exactly as written.
    /// - Parameter schema: what else the reader expects of it.
    package func number(as schema: @autoclosure () -> Schema = .number) -> String? {
        guard case .number(let text) = value else { return mismatch("a number", schema()) }
        return text
    }

    /// A whole number in a range.
    package func integer(in range: ClosedRange<Int> = 0...Int.max) -> Int? {
        guard let text = number(as: .integer(in: range)) else { return nil }
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else {
            return refuse("is \(text); a whole number is expected")
        }
        guard let whole = Int(text), range.contains(whole) else {
            return refuse("is \(text); the range is \(range.lowerBound) to \(range.upperBound)", kind: .value)
        }
        return whole
    }

    /// One of a closed set of words.
    package func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let text = string(as: .choice(type)) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        var allowed: [String] { Choice.allCases.map(\.rawValue) }
        return refuse(
            "is \"\(text)\", which is not one of the allowed values", allowed: allowed,
            suggestion: Spelling.nearest(to: text, among: allowed))
    }

    /// Every element that can be read; the others leave faults.
    /// - Parameter lack: what is wrong with an array of no elements; nil where nothing is.
    package func array<Element>(
        orEmpty lack: @autoclosure () -> Message? = nil, _ decode: (JSONCursor) -> Element?
    ) -> [Element]? {
        guard case .array(let elements) = value else {
            guard case .outline = place else { return mismatch("an array", .anything) }
            let element = ValueOutline()
            _ = decode(JSONCursor(outline: element, faults: faults))
            expects(.list(element.schema, from: lack() == nil ? nil : 1))
            return nil
        }
        if elements.isEmpty, let lack = lack() { return refuse(lack) }
        var decoded: [Element] = []
        decoded.reserveCapacity(elements.count)
        let array = JSONArrayPlace(place)
        for index in elements.indices {
            let cursor = JSONCursor(elements[index], place: .element(index, of: array), faults: faults)
            if let element = decode(cursor) { decoded.append(element) }
        }
        return decoded
    }

    /// Reads an object through `decode`; afterwards a member that `decode` did not ask for is a fault.
    package func object<Value>(_ decode: (JSONObjectCursor) -> Value?) -> Value? {
        guard case .object(let members) = value else {
            guard case .outline(let outline) = place else { return mismatch("an object", .anything) }
            let members = ObjectOutline()
            outline.add { members.schema }
            return decode(JSONObjectCursor([], at: .members(members), faults: faults))
        }
        let object = JSONObjectCursor(members, at: place, faults: faults)
        let decoded = decode(object)
        object.reportUnknownMembers()
        return decoded
    }
}

// MARK: - What a schema says of a value

extension JSONCursor {
    /// Says what is read here where no other question does.
    package func expects(_ schema: @autoclosure () -> Schema) {
        guard case .outline(let outline) = place else { return }
        let schema = schema()
        outline.add { schema }
    }

    /// The same value, of which a schema says something else.
    package func described(_ change: @escaping (Schema) -> Schema) -> JSONCursor {
        guard case .outline(let outline) = place else { return self }
        return JSONCursor(outline: outline.part(change), faults: faults)
    }

    /// The same value, whose schema is a component.
    package func called(_ name: String, _ description: String? = nil) -> JSONCursor {
        guard case .outline = place else { return self }
        return described { schema in
            let schema = schema.named(name)
            return description.map { schema.described($0) } ?? schema
        }
    }

    /// Whether the value is null, which its schema then allows.
    package var isNull: Bool {
        if case .outline(let outline) = place { outline.allowNull() } else { return value == .null }
        return false
    }

    /// Reads the value in one of two ways; its schema has both.
    package func either<Value>(
        _ isFirst: Bool, _ first: (JSONCursor) -> Value?, _ second: (JSONCursor) -> Value?
    ) -> Value? {
        guard case .outline = place else { return isFirst ? first(self) : second(self) }
        _ = first(self)
        return second(self)
    }
}

/// The members of one object, by name.
package final class JSONObjectCursor {
    package let faults: JSONFaults
    private let place: Place
    private let members: [JSON.Member]
    /// The names asked for, in order, the first ones without memory of their own.
    private var asked = InlineArray<12, String>(repeating: "")
    private var askedCount = 0
    private var askedMore: [String] = []
    /// Which of the first 64 members were asked for.
    private var found: UInt64 = 0
    /// Whether the object may have any members.
    private var isOfAnyMembers = false

    fileprivate init(_ members: [JSON.Member], at place: Place, faults: JSONFaults) {
        self.members = members
        self.place = place
        self.faults = faults
    }

    /// Where the object stands.
    package var pointer: JSONPointer { place.pointer }

    /// The cursor of a member, or nil where the object has none.
    package func member(_ name: String) -> JSONCursor? { member(name, isRequired: false) }

    private func member(_ name: String, isRequired: Bool) -> JSONCursor? {
        if askedCount < asked.count { asked[askedCount] = name } else { askedMore.append(name) }
        askedCount += 1
        for index in members.indices where members[index].name == name {
            if index < 64 { found |= 1 << UInt64(index) }
            return JSONCursor(members[index].value, place: .member(name, of: self), faults: faults)
        }
        guard case .members(let outline) = place else { return nil }
        return JSONCursor(outline: outline.member(name, isRequired: isRequired), faults: faults)
    }

    /// A member that has to be there.
    package func required<Value>(_ name: String, _ decode: (JSONCursor) -> Value?) -> Value? {
        guard let cursor = member(name, isRequired: true) else {
            faults.found.append(JSONFault(pointer.appending(name), "is missing; add it"))
            return nil
        }
        return decode(cursor)
    }

    /// A member that may be left out.
    package func optional<Value>(_ name: String, _ decode: (JSONCursor) -> Value?) -> Value? {
        member(name).flatMap(decode)
    }

    /// A list that may be left out, which is the empty list.
    package func list<Value>(_ name: String, _ decode: (JSONCursor) -> Value?) -> [Value] {
        optional(name) { $0.array(decode) } ?? []
    }

    /// Every member's name, in the order written.
    package var names: [String] { members.map(\.name) }

    /// Every member, in the order written; none of them is unknown.
    package func each(_ decode: (String, JSONCursor) -> Void) {
        isOfAnyMembers = true
        if case .members(let outline) = place { decode("", JSONCursor(outline: outline.other(), faults: faults)) }
        for member in members {
            decode(member.name, JSONCursor(member.value, place: .member(member.name, of: self), faults: faults))
        }
    }

    /// Reads further members in one of several ways; the schema has those of all, and what each of them requires.
    /// - Parameter way: nil where a fault hides which it is; then no member of any way is unknown, and none is read.
    package func oneWay<Way: CaseIterable, Value>(_ way: Way?, _ read: (Way) -> Value?) -> Value? {
        if case .members(let outline) = place {
            for way in Way.allCases { outline.way { _ = read(way) } }
        } else if let way {
            return read(way)
        } else {
            isOfAnyMembers = true
        }
        return nil
    }

    /// Says of this object in its schema what its members alone do not.
    package func described(_ change: @escaping (Schema) -> Schema) {
        if case .members(let outline) = place { outline.change(change) }
    }

    /// Says in the schema that the object has one of these members, or just one.
    package func hasOne(of names: [String], justOne: Bool = true) {
        described { $0.with(justOne ? "oneOf" : "anyOf", names.map { .having([$0]) }) }
    }

    fileprivate func reportUnknownMembers() {
        guard !isOfAnyMembers, found.nonzeroBitCount < members.count else { return }
        var known: [String] = []
        for index in 0..<askedCount {
            let name = index < asked.count ? asked[index] : askedMore[index - asked.count]
            if !known.contains(name) { known.append(name) }
        }
        for member in members where !known.contains(member.name) {
            faults.found.append(.shape) {
                JSONFault(
                    pointer.appending(member.name), "is not a member that is known here; remove it", allowed: known,
                    suggestion: Spelling.nearest(to: member.name, among: known))
            }
        }
    }
}
