// SPDX-License-Identifier: Apache-2.0
package import Text

/// A JSON value (RFC 8259), the one shape in which fixtures and requests come in and answers go out.
///
/// Why a target of its own and not `JSONDecoder`:
/// * numbers stay text (`.number`), so a vote of 2^62 or a share of 33.333333 never passes through binary floating point;
/// * a member given twice, a trailing comma or a stray byte is refused with its line and column;
/// * `JSONCursor` collects *every* fault of a document with its JSON pointer instead of stopping at the first;
/// * `JSONWriter` sorts the members of an object, so equal values are equal bytes and an ETag survives a restart.
package enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number as written, in the grammar of RFC 8259 section 6.
    case number(String)
    case string(String)
    case array([JSON])
    /// Members in the order in which they were written; names are unique.
    case object([Member])

    /// One name and its value.
    package struct Member: Sendable, Hashable {
        package var name: String
        package var value: JSON

        package init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// A whole number.
    package static func integer(_ value: Int) -> JSON { .number(String(value)) }

    /// An integer, or null where there is none.
    package static func integer(_ value: Int?) -> JSON { value.map { .number(String($0)) } ?? .null }

    /// A string, or null where there is none.
    package static func string(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

    /// An array of strings.
    package static func strings(_ values: some Sequence<String>) -> JSON { .array(values.map { .string($0) }) }

    /// The member of an object; nil where this is no object or has no such member.
    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The value a JSON pointer (RFC 6901) names; nil where it names none.
    package func value(at pointer: JSONPointer) -> JSON? {
        var value = self
        for token in pointer.tokens {
            switch value {
            case .object:
                guard let next = value[token] else { return nil }
                value = next
            case .array(let elements):
                guard let index = Int(token), String(index) == token, elements.indices.contains(index) else {
                    return nil
                }
                value = elements[index]
            default: return nil
            }
        }
        return value
    }

    /// The text of a string value.
    package var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// What a reader would call the kind of this value.
    package var kind: Message {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }

    package init(arrayLiteral elements: JSON...) { self = .array(elements) }

    package init(stringLiteral value: String) { self = .string(value) }

    package init(booleanLiteral value: Bool) { self = .bool(value) }

    package init(integerLiteral value: Int) { self = .integer(value) }

    package init(nilLiteral: ()) { self = .null }
}
