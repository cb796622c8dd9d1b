// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

/// What generators of clients need of openapi.yaml beyond its being right: each of these broke one of them.
struct GeneratedClientTests {
    private let schemas: [(place: JSONPointer, schema: JSON)]
    private let checker: SchemaChecker
    private let tree: JSON

    init() throws {
        let contract = try Contract.shared.get()
        tree = contract.tree
        schemas = Self.objects(of: tree, at: .root)
        checker = SchemaChecker(tree)
    }

    @Test func `null stands in a list of types, never as a schema of its own`() {
        let bare = places { $0["type"] == "null" || $0["type"] == ["null"] }
        #expect(bare.isEmpty, "write type: [string, 'null'], or name a schema OrNull")
    }

    @Test func `where null stands in a list of types, no other keyword forbids it`() {
        let nullable = schemas.filter { $0.schema["type"]?.elements.contains("null") == true }
        for (place, schema) in nullable {
            let faults = checker.faults(of: .null, against: schema)
            #expect(faults.isEmpty, "\(place)")
        }
        #expect(nullable.count > 150)
    }

    @Test func `an enumeration and a constant name their type`() {
        let untyped = places { $0["type"] == nil && ($0["enum"] != nil || $0["const"] != nil) }
        #expect(untyped.isEmpty, "write type: string beside it")
    }

    @Test func `an enumeration has a value beside null`() {
        // typescript-fetch ends with an exception at enum: [null].
        let empty = places { $0["enum"]?.elements.allSatisfy { $0 == .null } == true }
        #expect(empty.isEmpty, "write const: null")
    }

    @Test func `alternatives are anyOf: for oneOf a client in Go needs a module of others`() {
        let alternatives = places { $0["oneOf"] != nil }
        #expect(alternatives.isEmpty)
    }

    @Test func `an alternative does not list null, which generators see above alternatives only`() {
        let hidden = places { schema in
            let alternatives = (schema["anyOf"]?.elements ?? []).map { $0.resolved(in: tree) }
            return alternatives.contains { $0["type"]?.elements.contains("null") == true }
        }
        #expect(hidden.isEmpty, "write one list of types")
    }

    @Test func `a pattern says where it begins: a client in Python tries it at the start of a text`() {
        let open = places { $0["pattern"]?.text?.hasPrefix("^") == false }
        #expect(open.isEmpty, "write ^ or ^.*")
    }

    @Test func `a whole number beyond 32 bits says so, or a client in Java cuts it off`() {
        let wide = places { schema in
            guard schema["type"] == "integer", case .number(let maximum) = schema["maximum"] else { return false }
            return Int32(maximum) == nil && schema["format"] != "int64"
        }
        #expect(wide.isEmpty, "write format: int64")
    }

    private func places(where isFound: (JSON) -> Bool) -> [String] {
        schemas.filter { isFound($0.schema) }.map { "\($0.place)" }
    }

    /// Every object of the contract that can be a schema: not the examples, nor the values of a schema.
    private static func objects(of json: JSON, at place: JSONPointer) -> [(place: JSONPointer, schema: JSON)] {
        let values: Set = ["example", "examples", "default", "enum", "const"]
        return (json.members.isEmpty ? [] : [(place, json)])
            + json.members.filter { !values.contains($0.name) }
            .flatMap { objects(of: $0.value, at: place.appending($0.name)) }
            + json.elements.enumerated().flatMap { objects(of: $1, at: place.appending($0)) }
    }
}
