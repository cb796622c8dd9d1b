// SPDX-License-Identifier: Apache-2.0

/// A JSON Schema (draft 2020-12): of a parameter, a body or an answer as the contract prints it, or of a fixture.
///
/// A schema with a name stands once among the components of what is printed, and wherever else it is used there is a `$ref`.
package struct Schema: Sendable {
    /// What a keyword says.
    indirect enum Value: Sendable {
        case json(JSON)
        case schema(Schema)
        case schemas([Schema])
        case members([(name: String, schema: Schema)])
    }

    /// Its name among the components; nil where it is written in place.
    package private(set) var name: String?
    private(set) var keywords: [(name: String, value: Value)]
    /// What a use of a named schema says in place of the schema's own description.
    private(set) var note: String?

    private init(_ keywords: [(name: String, value: Value)]) { self.keywords = keywords }

    private init(type: String, _ keywords: (name: String, value: JSON?)...) {
        self.init(
            [("type", .json(.string(type)))]
                + keywords.compactMap { keyword in keyword.value.map { (keyword.name, .json($0)) } })
    }
}

// MARK: - Kinds of values

extension Schema {
    /// Any value.
    package static let anything = Schema([])
    package static let string = Schema(type: "string")
    package static let flag = Schema(type: "boolean")
    package static let integer = Schema(type: "integer")
    package static let number = Schema(type: "number")

    /// A whole number within bounds.
    package static func integer(from least: Int? = nil, to most: Int? = nil) -> Schema {
        // Clients in Java have 32 bits where nothing is said.
        let format = most.flatMap { Int32(exactly: $0) == nil ? "int64" : nil }
        return Schema(
            type: "integer", ("format", format.map { .string($0) }), ("minimum", least.map { .integer($0) }),
            ("maximum", most.map { .integer($0) }))
    }

    /// A whole number in a range, whose ends say nothing where they are those of the type.
    static func integer(in range: ClosedRange<Int>) -> Schema {
        integer(
            from: range.lowerBound == .min ? nil : range.lowerBound,
            to: range.upperBound == .max ? nil : range.upperBound)
    }

    /// A number within bounds, the lower of which it may not be where that is `above`.
    package static func number(from least: Int? = nil, above: Int? = nil, to most: Int? = nil) -> Schema {
        Schema(
            type: "number", ("minimum", least.map { .integer($0) }), ("exclusiveMinimum", above.map { .integer($0) }),
            ("maximum", most.map { .integer($0) }))
    }

    /// A string that a regular expression describes.
    package static func string(matching pattern: String) -> Schema {
        Schema(type: "string", ("pattern", .string(pattern)))
    }

    /// A string of a format that JSON Schema knows, such as `date`.
    package static func string(format: String) -> Schema { Schema(type: "string", ("format", .string(format))) }

    /// A string of so many characters.
    package static func string(from least: Int? = nil, to most: Int? = nil) -> Schema {
        Schema(type: "string", ("minLength", least.map { .integer($0) }), ("maxLength", most.map { .integer($0) }))
    }

    /// One of some words.
    package static func choice(_ words: [String]) -> Schema { Schema(type: "string", ("enum", .strings(words))) }

    /// One of the words of an enumeration.
    package static func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Schema
    where Choice.RawValue == String {
        choice(type.allCases.map(\.rawValue))
    }

    /// This text and no other.
    package static func constant(_ text: String) -> Schema { Schema(type: "string", ("const", .string(text))) }

    /// This number and no other.
    package static func constant(_ number: Int) -> Schema { Schema(type: "integer", ("const", .integer(number))) }

    /// Several of the same kind.
    package static func list(_ items: Schema, from least: Int? = nil, to most: Int? = nil) -> Schema {
        var schema = Schema(
            type: "array", ("minItems", least.map { .integer($0) }), ("maxItems", most.map { .integer($0) }))
        schema.keywords.append(("items", .schema(items)))
        return schema
    }

    /// An object of these members and no others, all of which it has but those that are optional.
    package static func object(_ members: KeyValuePairs<String, Schema>, optional: Set<String> = []) -> Schema {
        object(members.map { ($0.key, $0.value) }, optional: optional)
    }

    /// An object of these members and no others, all of which it has but those that are optional.
    package static func object(_ members: [(name: String, schema: Schema)], optional: Set<String> = []) -> Schema {
        let required = members.map(\.name).filter { !optional.contains($0) }
        var schema = Schema(type: "object", ("required", required.isEmpty ? nil : .strings(required)))
        schema.keywords.append(("additionalProperties", .json(false)))
        if !members.isEmpty { schema.keywords.append(("properties", .members(members))) }
        return schema
    }

    /// An object that has these members among others.
    package static func open(_ members: KeyValuePairs<String, Schema>) -> Schema {
        var schema = Schema(type: "object", ("required", .strings(members.map(\.key))))
        schema.keywords.append(("properties", .members(members.map { ($0.key, $0.value) })))
        return schema
    }

    /// Whatever has these members, where it is an object.
    package static func having(_ members: [String]) -> Schema {
        Schema([("required", .json(.strings(members)))])
    }

    /// What members are, where an object has them.
    package static func members(_ members: [(name: String, schema: Schema)]) -> Schema {
        Schema([("properties", .members(members))])
    }

    /// An object of any members, all of one kind.
    package static func dictionary(of values: Schema) -> Schema {
        Schema([("type", .json("object")), ("additionalProperties", .schema(values))])
    }

    /// A value that is valid by at least one of these.
    package static func any(of schemas: [Schema]) -> Schema {
        schemas.count == 1 ? schemas[0] : Schema([("anyOf", .schemas(schemas))])
    }

    /// A value that is valid by all of these.
    package static func all(of schemas: [Schema]) -> Schema { Schema([("allOf", .schemas(schemas))]) }

    /// A value of some types that are not further described.
    package static func types(_ names: [String]) -> Schema {
        Schema([("type", .json(names.count == 1 ? .string(names[0]) : .strings(names)))])
    }
}

// MARK: - The same with something else

extension Schema {
    /// The same schema as a component of the contract.
    package func named(_ name: String) -> Schema {
        var schema = self
        schema.name = name
        return schema
    }

    /// An object as two components: what all of its members are, none of which it has to have, and those with all of them.
    package func named(_ name: String, partial: String) -> Schema {
        var part = self
        part.keywords.removeAll { $0.name == "required" }
        part.set("minProperties", .json(1))
        part.name = partial
        let required = Schema(keywords.filter { $0.name == "required" })
        var schema = Schema.all(of: [part, required])
        schema.name = name
        return schema
    }

    /// The same object with some of its members only; nil where there is no such component.
    package var partial: Schema? {
        guard case .schemas(let parts) = keywords.first(where: { $0.name == "allOf" })?.value else { return nil }
        return parts[0].keywords.contains { $0.name == "minProperties" } ? parts[0] : nil
    }

    /// The same schema with a description; of a component it is what this use of it says.
    package func says(_ description: String) -> Schema {
        var schema = self
        if name == nil { schema.set("description", .json(.string(description))) } else { schema.note = description }
        return schema
    }

    /// The same component with a description of its own.
    package func described(_ description: String) -> Schema {
        var schema = self
        schema.set("description", .json(.string(description)))
        return schema
    }

    /// The same schema without its type, as a part of others that name one.
    package var untyped: Schema {
        var schema = self
        schema.keywords.removeAll { $0.name == "type" }
        return schema
    }

    /// The same schema with another keyword.
    package func with(_ keyword: String, _ value: JSON) -> Schema {
        var schema = self
        schema.set(keyword, .json(value))
        return schema
    }

    /// The same schema with a keyword that takes a schema.
    package func with(_ keyword: String, _ value: Schema) -> Schema {
        var schema = self
        schema.set(keyword, .schema(value))
        return schema
    }

    /// The same schema with a keyword that takes several schemas.
    package func with(_ keyword: String, _ values: [Schema]) -> Schema {
        var schema = self
        schema.set(keyword, .schemas(values))
        return schema
    }

    /// The same object without one of its members.
    package func without(_ member: String) -> Schema {
        var schema = self
        schema.keywords = keywords.map { keyword in
            switch (keyword.name, keyword.value) {
            case ("properties", .members(let members)):
                (keyword.name, .members(members.filter { $0.name != member }))
            case ("required", .json(.array(let names))):
                (keyword.name, .json(.array(names.filter { $0 != .string(member) })))
            default: keyword
            }
        }
        return schema
    }

    /// What a member of the object is; nil where there is none.
    package func member(_ name: String) -> Schema? {
        guard case .members(let members) = keywords.first(where: { $0.name == "properties" })?.value else { return nil }
        return members.first { $0.name == name }?.schema
    }

    /// The same value, or null where it is not known or there is none. A component has its twin of the name with `OrNull`,
    /// as generated clients know a type for that, and none for a reference or null.
    package var orNull: Schema {
        var schema = self
        schema.name = name.map { $0 + "OrNull" }
        schema.keywords = keywords.map { keyword in
            switch (keyword.name, keyword.value) {
            case ("type", .json(.string(let type))): (keyword.name, .json([.string(type), "null"]))
            case ("type", .json(.array(let types))): (keyword.name, .json(.array(types + ["null"])))
            case ("enum", .json(.array(let values))): (keyword.name, .json(.array(values + [.null])))
            default: keyword
            }
        }
        return schema
    }

    /// Whether it is one of some words or true or false, or several of such.
    package var isClosed: Bool {
        keywords.contains { keyword in
            switch (keyword.name, keyword.value) {
            case ("enum", _), ("type", .json("boolean")): true
            case ("items", .schema(let items)): items.isClosed
            default: false
            }
        }
    }

    private mutating func set(_ keyword: String, _ value: Value) {
        keywords.removeAll { $0.name == keyword }
        let place = keyword == "description" ? keywords.firstIndex { $0.name != "type" } : nil
        keywords.insert((keyword, value), at: place ?? keywords.count)
    }
}

// MARK: - Printing

extension Schema {
    /// The components that were used, by name.
    package struct Components {
        package private(set) var schemas: [String: JSON] = [:]
        /// What stands before a name in a reference to it.
        private let place: String

        /// No components yet.
        /// - Parameter place: what stands before a name in a reference to it.
        package init(at place: String) { self.place = place }

        /// The schema as it stands where it is used; a component that it names is noted with all that it uses.
        package mutating func json(_ schema: Schema) -> JSON {
            guard let name = schema.name else { return body(of: schema) }
            if schemas[name] == nil {
                schemas[name] = .null
                schemas[name] = body(of: schema)
            }
            let reference = JSON.Member("$ref", .string(place + name))
            return .object((schema.note.map { [JSON.Member("description", .string($0))] } ?? []) + [reference])
        }

        /// The schema in full, even if it has a name.
        package mutating func body(of schema: Schema) -> JSON {
            var members: [JSON.Member] = []
            for (name, value) in schema.keywords { members.append(JSON.Member(name, json(value))) }
            return .object(members)
        }

        private mutating func json(_ value: Value) -> JSON {
            switch value {
            case .json(let json): return json
            case .schema(let schema): return json(schema)
            case .schemas(let schemas):
                var elements: [JSON] = []
                for schema in schemas { elements.append(json(schema)) }
                return .array(elements)
            case .members(let members):
                var properties: [JSON.Member] = []
                for (name, schema) in members { properties.append(JSON.Member(name, json(schema))) }
                return .object(properties)
            }
        }
    }
}

extension Schema {
    /// Whether both are printed alike.
    func isSame(as other: Schema) -> Bool {
        var components = Components(at: "")
        return components.json(self) == components.json(other)
    }
}
