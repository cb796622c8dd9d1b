// SPDX-License-Identifier: Apache-2.0
import JSON

/// Holds values against JSON Schema as far as openapi.yaml uses it; a keyword that it does not know is a fault, so that
/// nothing in the contract goes unchecked in silence.
final class SchemaChecker {
    private let tree: JSON
    private var patterns: [String: Regex<AnyRegexOutput>] = [:]
    /// What references point at, each looked up once; nil where one leads nowhere.
    private var targets: [String: JSON?] = [:]

    /// A checker of schemas whose references lead into `tree`.
    init(_ tree: JSON) { self.tree = tree }

    /// What is wrong with a value, each fault with its place.
    func faults(of value: JSON, against schema: JSON, at place: JSONPointer = .root) -> [String] {
        schema.members.flatMap { keyword in
            fault(of: value, keyword.name, keyword.value, schema).map { ["\(place): \($0)"] }
                ?? faultsBelow(value, keyword.name, keyword.value, schema, place)
        }
    }

    private static let annotations = ["description", "default", "format", "example"]
    private static let assertions = [
        "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "minLength", "maxLength", "pattern",
        "minItems",
        "maxItems", "minProperties", "required",
    ]

    /// A fault that a keyword finds in the value itself.
    private func fault(of value: JSON, _ keyword: String, _ argument: JSON, _ schema: JSON) -> String? {
        let number = argument.number ?? 0
        switch (keyword, value) {
        case ("type", _):
            let types = argument.text.map { [$0] } ?? argument.elements.compactMap(\.text)
            return types.contains(where: value.isOf) ? nil : "is \(value.kind), not \(types.joined(separator: " or "))"
        case ("enum", _): return argument.elements.contains(value) ? nil : "is \(value), none of the enumeration"
        case ("const", _): return value == argument ? nil : "is \(value), not \(argument)"
        case ("minimum", .number(let text)): return Double(text) ?? 0 >= number ? nil : "is \(text), below \(number)"
        case ("maximum", .number(let text)): return Double(text) ?? 0 <= number ? nil : "is \(text), above \(number)"
        case ("exclusiveMinimum", .number(let text)):
            return Double(text) ?? 0 > number ? nil : "is \(text), not above \(number)"
        case ("minLength", .string(let text)):
            return Double(text.unicodeScalars.count) >= number ? nil : "is shorter than \(number)"
        case ("maxLength", .string(let text)):
            return Double(text.unicodeScalars.count) <= number ? nil : "is longer than \(number)"
        case ("pattern", .string(let text)):
            return matches(text, argument.text ?? "") ? nil : "is \"\(text)\", not like \(argument.text ?? "")"
        case ("minItems", .array(let elements)):
            return Double(elements.count) >= number ? nil : "has fewer than \(number) elements"
        case ("maxItems", .array(let elements)):
            return Double(elements.count) <= number ? nil : "has more than \(number) elements"
        case ("minProperties", .object(let members)):
            return Double(members.count) >= number ? nil : "has fewer than \(number) members"
        case ("required", .object(let members)):
            let missing = argument.elements.compactMap(\.text).filter { name in !members.contains { $0.name == name } }
            return missing.isEmpty ? nil : "lacks \(missing.joined(separator: ", "))"
        default: return nil
        }
    }

    /// Faults that a keyword finds by other schemas, in the value or below it.
    private func faultsBelow(
        _ value: JSON, _ keyword: String, _ argument: JSON, _ schema: JSON, _ place: JSONPointer
    ) -> [String] {
        switch keyword {
        case "$ref":
            guard let target = target(of: argument.text ?? "") else { return ["\(place): \(argument) leads nowhere"] }
            return faults(of: value, against: target, at: place)
        case "allOf": return argument.elements.flatMap { faults(of: value, against: $0, at: place) }
        case "anyOf":
            let found = argument.elements.map { faults(of: value, against: $0, at: place) }
            return found.contains { $0.isEmpty } ? [] : found.min { $0.count < $1.count } ?? []
        case "oneOf":
            let matching = argument.elements.count { faults(of: value, against: $0, at: place).isEmpty }
            return matching == 1 ? [] : ["\(place): \(matching) schemas of oneOf match"]
        case "not":
            return faults(of: value, against: argument, at: place).isEmpty ? ["\(place): matches what it must not"] : []
        case "items":
            return value.elements.enumerated().flatMap { index, element in
                faults(of: element, against: argument, at: place.appending(index))
            }
        case "properties":
            return value.members.flatMap { member in
                argument[member.name].map { faults(of: member.value, against: $0, at: place.appending(member.name)) }
                    ?? []
            }
        case "additionalProperties":
            let others = value.members.filter { schema["properties"]?[$0.name] == nil }
            if argument == false { return others.map { "\(place.appending($0.name)): is not in the schema" } }
            return others.flatMap { faults(of: $0.value, against: argument, at: place.appending($0.name)) }
        case "propertyNames":
            return value.members.flatMap { faults(of: .string($0.name), against: argument, at: place) }
        default:
            let isKnown = Self.annotations.contains(keyword) || Self.assertions.contains(keyword)
            return isKnown ? [] : ["\(place): the checker does not know the keyword \(keyword)"]
        }
    }

    private func target(of reference: String) -> JSON? {
        if let known = targets[reference] { return known }
        let target = JSONPointer(String(reference.dropFirst())).flatMap { tree.value(at: $0) }
        targets[reference] = .some(target)
        return target
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        if patterns[pattern] == nil { patterns[pattern] = try? Regex(pattern) }
        guard let regex = patterns[pattern] else { return false }
        return text.firstMatch(of: regex) != nil
    }
}

extension JSON {
    /// Whether this is of a type of JSON Schema.
    fileprivate func isOf(_ type: String) -> Bool {
        switch (type, self) {
        case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array),
            ("object", .object):
            true
        case ("integer", .number(let text)): Int(text) != nil
        default: false
        }
    }

    fileprivate var number: Double? { if case .number(let text) = self { Double(text) } else { nil } }
}
