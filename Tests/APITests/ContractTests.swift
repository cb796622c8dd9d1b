// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Testing

@testable import API

/// openapi.yaml and the program say the same: the parts that can be told without a request.
struct ContractTests {
    private let contract: Contract
    /// What follows a media type in Content-Type.
    private static let parameters = [
        "text/calendar": "; charset=utf-8", "text/csv": "; charset=utf-8; header=present",
        "text/html": "; charset=utf-8",
        "text/plain": "; charset=utf-8", "text/x-wiki": "; charset=utf-8",
        "text/javascript": "; charset=utf-8",
    ]
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
        let routed = Operations.all.map { signature($0.method.name, $0.path, $0.id, $0.parameters) }
        for line in written where !routed.contains(line) { Issue.record("only openapi.yaml has \(line)") }
        for line in routed where !written.contains(line) { Issue.record("only the route table has \(line)") }
        #expect(written == routed)
    }

    @Test func `every operation is documented in the formats that it is served in`() throws {
        for routed in Operations.all where routed.parameters.contains("format") {
            let operation = try #require(contract.operations.first { $0.id == routed.id })
            let format = operation.parameters.first { $0["name"] == "format" }
            #expect(format?["schema"]?["enum"] == .strings(routed.formats.map(\.rawValue)), "\(operation)")
            let types = operation.response(200)?["content"]?.members.map(\.name)
            #expect(types == routed.formats.map(\.offer), "\(operation)")
        }
    }

    @Test func `the types and statuses of problems are those of the code`() throws {
        let kinds = Problem.Kind.allCases
        #expect(try contract.schema("ProblemType")["enum"] == .strings(kinds.map { "/problems/" + $0.rawValue }))
        let statuses = Set(kinds.map(\.status.code)).sorted()
        #expect(try contract.schema("ProblemStatus")["enum"] == .array(statuses.map { .integer($0) }))
    }

    @Test func `every response of every operation has an example that its schema allows`() throws {
        for operation in contract.operations {
            for (status, response) in operation.responses {
                for (type, content) in (response["content"]?.members ?? []).map({ ($0.name, $0.value) }) {
                    let examples = content["examples"]?.members ?? []
                    #expect(!examples.isEmpty, "\(operation) \(status) \(type) has no example")
                    let schema = try #require(content["schema"])
                    for example in examples {
                        let value = try #require(example.value["value"])
                        let faults = checker.faults(of: value, against: schema)
                        #expect(faults.isEmpty, "\(operation) \(status) \(type) \(example.name)")
                        if type == "application/problem+json" {
                            #expect(value["status"] == .integer(status), "\(operation) \(status) \(example.name)")
                        }
                    }
                }
            }
        }
    }

    @Test func `every example that names its request is answered as documented`() throws {
        var seen: Set<String> = []
        for operation in contract.operations {
            for (status, response) in operation.responses {
                for content in response["content"]?.members ?? [] {
                    for example in content.value["examples"]?.members ?? [] {
                        guard let summary = example.value["summary"]?.text, summary.hasPrefix("GET /"),
                            !summary.contains(" with "), seen.insert(summary).inserted
                        else { continue }
                        let target = summary.dropFirst(4).description.asTarget
                        let type = Self.parameters[content.name].map { content.name + $0 } ?? content.name
                        let answer = contract.api.response(to: Request(method: .get, target: target))
                        #expect(answer.status.code == status, "\(summary)")
                        #expect(answer.fields.first("Content-Type") == type, "\(summary)")
                    }
                }
            }
        }
        #expect(seen.count > 50)
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
