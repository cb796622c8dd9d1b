// SPDX-License-Identifier: Apache-2.0
package import Text

/// Where a cursor stands: the way from the root, which becomes a pointer only where there is a fault to tell.
private enum Place {
    case root(JSONPointer)
    case member(String, of: JSONObjectCursor)
    case element(Int, of: JSONArrayPlace)

    var pointer: JSONPointer {
        switch self {
        case .root(let pointer): pointer
        case .member(let name, let object): object.pointer.appending(name)
        case .element(let index, let array): array.place.pointer.appending(index)
        }
    }
}

/// Where an array stands, once for all its elements.
private final class JSONArrayPlace {
    let place: Place

    init(_ place: Place) { self.place = place }
}

/// A value, its place, and the faults found so far: reads on after a fault, so that a reader sees all of them at once.
@usableFromInline
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

    private func mismatch<Value>(_ expected: @autoclosure () -> Message) -> Value? {
        refuse("is \(value.kind); \(expected()) is expected")
    }

    /// Text that is not empty.
    package func string() -> String? {
        guard case .string(let text) = value else { return mismatch("a string") }
        return text.isEmpty ? refuse("is an empty string; leave the member out where nothing is known") : text
    }

    package func bool() -> Bool? {
        guard case .bool(let flag) = value else { return mismatch("true or false") }
        return flag
    }

    /// The text of a number, exactly as written.
    package func number() -> String? {
        guard case .number(let text) = value else { return mismatch("a number") }
        return text
    }

    /// A whole number in a range.
    package func integer(in range: ClosedRange<Int> = 0...Int.max) -> Int? {
        guard let text = number() else { return nil }
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
        guard let text = string() else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        var allowed: [String] { Choice.allCases.map(\.rawValue) }
        return refuse(
            "is \"\(text)\", which is not one of the allowed values", allowed: allowed,
            suggestion: Spelling.nearest(to: text, among: allowed))
    }

    /// Every element that can be read; the others leave faults.
    @inlinable
    package func array<Element>(_ decode: (JSONCursor) -> Element?) -> [Element]? {
        guard let elements = elements() else { return nil }
        var decoded: [Element] = []
        decoded.reserveCapacity(elements.count)
        for index in 0..<elements.count {
            if let element = decode(elements[index]) { decoded.append(element) }
        }
        return decoded
    }

    /// Reads an object through `decode`; afterwards a member that `decode` did not ask for is a fault.
    @inlinable
    package func object<Value>(_ decode: (JSONObjectCursor) -> Value?) -> Value? {
        guard let object = members() else { return nil }
        let decoded = decode(object)
        object.reportUnknownMembers()
        return decoded
    }

    @usableFromInline
    func elements() -> JSONElements? {
        guard case .array(let values) = value else { return mismatch("an array") }
        return JSONElements(values, at: JSONArrayPlace(place), faults: faults)
    }

    @usableFromInline
    func members() -> JSONObjectCursor? {
        guard case .object(let members) = value else { return mismatch("an object") }
        return JSONObjectCursor(members, at: place, faults: faults)
    }
}

/// The elements of one array.
@usableFromInline
struct JSONElements {
    private let values: [JSON]
    private let place: JSONArrayPlace
    private let faults: JSONFaults

    fileprivate init(_ values: [JSON], at place: JSONArrayPlace, faults: JSONFaults) {
        self.values = values
        self.place = place
        self.faults = faults
    }

    @usableFromInline var count: Int { values.count }

    @usableFromInline
    subscript(index: Int) -> JSONCursor {
        JSONCursor(values[index], place: .element(index, of: place), faults: faults)
    }
}

/// The members of one object, by name.
@usableFromInline
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
    @usableFromInline
    package func member(_ name: String) -> JSONCursor? {
        if askedCount < asked.count { asked[askedCount] = name } else { askedMore.append(name) }
        askedCount += 1
        for index in members.indices where members[index].name == name {
            if index < 64 { found |= 1 << UInt64(index) }
            return JSONCursor(members[index].value, place: .member(name, of: self), faults: faults)
        }
        return nil
    }

    /// A member that has to be there.
    @inlinable
    package func required<Value>(_ name: String, _ decode: (JSONCursor) -> Value?) -> Value? {
        guard let cursor = member(name) else {
            reportMissing(name)
            return nil
        }
        return decode(cursor)
    }

    @usableFromInline
    func reportMissing(_ name: String) {
        faults.found.append(JSONFault(pointer.appending(name), "is missing; add it"))
    }

    /// A member that may be left out.
    @inlinable
    package func optional<Value>(_ name: String, _ decode: (JSONCursor) -> Value?) -> Value? {
        guard let cursor = member(name) else { return nil }
        return decode(cursor)
    }

    /// A list that may be left out, which is the empty list.
    @inlinable
    package func list<Value>(_ name: String, _ decode: (JSONCursor) -> Value?) -> [Value] {
        optional(name) { $0.array(decode) } ?? []
    }

    /// Every member's name, in the order written.
    package var names: [String] { members.map(\.name) }

    /// Every member, in the order written; none of them is unknown.
    package func each(_ decode: (String, JSONCursor) -> Void) {
        isOfAnyMembers = true
        for member in members {
            decode(member.name, JSONCursor(member.value, place: .member(member.name, of: self), faults: faults))
        }
    }

    @usableFromInline
    func reportUnknownMembers() {
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
