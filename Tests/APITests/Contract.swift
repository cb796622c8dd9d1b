// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Testing

@testable import API
@testable import Web

/// The contract as a tree, and the API over the real dataset that it describes.
struct Contract: Sendable {
    /// One operation of the contract.
    struct Operation: Sendable, CustomStringConvertible {
        let method: String
        let path: String
        let id: String
        /// Its parameters, references resolved.
        let parameters: [JSON]
        /// Its responses by status, references resolved.
        let responses: [(status: String, response: JSON)]
        let requestBody: JSON?

        var description: String { id }

        /// Names of its parameters in the query.
        var query: [String] {
            parameters.filter { $0["in"] == "query" }.compactMap { $0["name"]?.text }
        }

        /// What it answers with a status: the response of that status, else the one of all that is no success.
        func response(_ status: Int) -> JSON? {
            let own = responses.first { $0.status == String(status) }
            return (own ?? responses.first { $0.status == "default" && status >= 400 })?.response
        }
    }

    let tree: JSON
    let operations: [Operation]
    let api: API

    /// Read once; what goes wrong is thrown to each test.
    static let shared = Result { try Contract() }

    private init() throws {
        let tree = OpenAPI.document
        self.tree = tree
        operations = (tree["paths"]?.members ?? []).flatMap { path in
            path.value.members.map { Operation(method: $0.name.uppercased(), path: path.name, $0.value, in: tree) }
        }
        api = API(
            registry: try Mandat.registry(),
            site: Site(
                version: "0.0.0",
                assets: try Mandat.assets.get()))
    }

    /// The schema of that name.
    func schema(_ name: String) throws -> JSON { try #require(tree["components"]?["schemas"]?[name]) }

    /// The operation behind a method and a target, which may have a format suffix.
    func operation(_ method: String, _ target: String) -> Operation? {
        var path = target.prefix { $0 != "?" }
        for format in Format.allCases where path.hasPrefix("/v1/") && path.hasSuffix(".\(format.rawValue)") {
            path = path.dropLast(format.rawValue.count + 1)
        }
        let segments = path.split(separator: "/")
        return operations.first { operation in
            let template = operation.path.split(separator: "/")
            return operation.method == method && template.count == segments.count
                && zip(template, segments).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }
    }
}

extension Contract.Operation {
    fileprivate init(method: String, path: String, _ operation: JSON, in tree: JSON) {
        self.method = method
        self.path = path
        id = operation["operationId"]?.text ?? ""
        parameters = (operation["parameters"]?.elements ?? []).map { $0.resolved(in: tree) }
        responses = (operation["responses"]?.members ?? []).map { member in
            (member.name, member.value.resolved(in: tree))
        }
        requestBody = operation["requestBody"]
    }
}

extension JSON {
    var members: [Member] { if case .object(let members) = self { members } else { [] } }

    var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

    /// What `$ref` points at, or the value itself.
    func resolved(in tree: JSON) -> JSON {
        guard let reference = self["$ref"]?.text, let pointer = JSONPointer(String(reference.dropFirst())),
            let target = tree.value(at: pointer)
        else { return self }
        return target
    }
}
