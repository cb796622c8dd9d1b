// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@testable import API

/// What generators of clients need of openapi.yaml beyond its being right: each of these broke one of them.
struct GeneratedClientTests {
    private let schemas: [(place: JSONPointer, schema: JSON)]
    private let checker: SchemaChecker

    init() throws {
        let contract = try Contract.shared.get()
        schemas = Self.objects(of: contract.tree, at: .root)
        checker = SchemaChecker(contract.tree)
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
