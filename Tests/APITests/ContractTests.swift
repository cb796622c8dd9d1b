// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import JSON
import Testing

@testable import API
@testable import Web

/// openapi.yaml and the program say the same: the parts that can be told without a request.
struct ContractTests {
    private let contract: Contract
    private let checker: SchemaChecker

    init() throws {
        contract = try Contract.shared.get()
        checker = SchemaChecker(contract.tree)
    }

    @Test func `openapi.yaml and the route table name the same operations in the same order`() {
        func signature(_ method: String, _ path: String, _ id: String, _ query: [String]) -> String {
            "\(method) \(path) \(id)(\(query.sorted().joined(separator: ", ")))"
        }
        let written = contract.operations.map { signature($0.method, $0.path, $0.id, $0.query) }
        let routed = Operations.all.map { signature($0.method.name, $0.path, $0.id, $0.text?.named?.names ?? $0.names) }
        for line in written where !routed.contains(line) { Issue.record("only openapi.yaml has \(line)") }
        for line in routed where !written.contains(line) { Issue.record("only the route table has \(line)") }
        #expect(written == routed)
    }

    @Test func `every operation is documented in the formats that it is served in`() throws {
        for routed in Operations.all where routed.names.contains("format") {
            let operation = try #require(contract.operations.first { $0.id == routed.id })
            let format = operation.parameters.first { $0["name"] == "format" }
            #expect(format?["schema"]?["enum"] == .strings(routed.formats.map(\.rawValue)), "\(operation)")
            let types = operation.response(200)?["content"]?.members.map(\.name)
            #expect(types == routed.formats.map(\.offer), "\(operation)")
            #expect(routed.text?.description.isEmpty == false || routed.text?.summary.isEmpty == false, "\(operation)")
        }
    }

    @Test func `the types and statuses of problems are those of the code`() throws {
        let kinds = Problem.Kind.allCases
        #expect(try contract.schema("ProblemType")["enum"] == .strings(kinds.map { "/problems/" + $0.rawValue }))
        let statuses = Set(kinds.map(\.status.code)).sorted()
        #expect(try contract.schema("ProblemStatus")["enum"] == .array(statuses.map { .integer($0) }))
    }

    @Test func `every operation has a request that makes sense, and it is answered as documented`() throws {
        for operation in Operations.all where operation.method == .get {
            let target = operation.text?.example ?? operation.path
            #expect(!target.contains("{"), "\(operation.id)")
            let answer = contract.api.response(to: Request(method: .get, target: target.asTarget))
            #expect(answer.status == .ok, "\(target)")
            let asked = contract.operation("GET", target)
            #expect(asked?.id == operation.id, "\(target)")
            let type = (answer.fields.first("Content-Type") ?? "").prefix { $0 != ";" }
            #expect(asked?.response(200)?["content"]?[String(type)] != nil, "\(target): \(type)")
        }
    }

    @Test func `openapi.yaml is the contract that the program prints, of at most 300 kB`() throws {
        let file = Mandat.resources.dropLast("Resources".count) + "openapi.yaml"
        let written = Array(try Data(contentsOf: URL(filePath: String(file))))
        #expect(written == OpenAPI.yaml, "make openapi writes it")
        #expect(written.count <= 300_000)
    }

    @Test func `every example of a parameter and of a body is allowed by its schema`() throws {
        for operation in contract.operations {
            for parameter in operation.parameters {
                guard let example = parameter["example"], let schema = parameter["schema"] else { continue }
                let faults = checker.faults(of: example, against: schema)
                #expect(faults.isEmpty, "\(operation) \(parameter["name"]?.text ?? "")")
            }
            for content in operation.requestBody?["content"]?.members ?? [] {
                let schema = try #require(content.value["schema"])
                let examples = try #require(content.value["examples"]?.members)
                for example in examples {
                    let body = try #require(example.value["value"])
                    #expect(checker.faults(of: body, against: schema).isEmpty, "\(operation) \(example.name)")
                    let request = Request(
                        method: .post, target: operation.path, fields: Fields([("Content-Type", content.name)]),
                        body: JSONWriter.bytes(body))
                    #expect(contract.api.response(to: request).status == .ok, "\(operation) \(example.name)")
                }
            }
        }
    }
}

extension String {
    /// An address as people write it, with what is not ASCII percent-encoded.
    var asTarget: String { PercentEncoding.encode(self, keeping: "/?&=:,%") }
}
