// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Registry

/// What serves operation and discovery: health, version, the contract, the index and the pages of problems.
enum Service {
    static var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/", operation: "getIndex", parameters: ["pretty"], index),
            Endpoint(.get, "/v1", operation: "getVersionIndex", parameters: ["pretty"], index),
            Endpoint(.get, "/livez", operation: "getLiveness") { (_) throws(Problem) in status(["status": "ok"]) },
            Endpoint(.get, "/readyz", operation: "getReadiness") { (call) throws(Problem) in
                status(["dataset_version": .string(call.registry.version), "status": "ok"])
            },
            Endpoint(.get, "/version", operation: "getVersion") { (call) throws(Problem) in
                status(["dataset_version": .string(call.registry.version), "version": .string(call.site.version)])
            },
            Endpoint(.get, "/openapi.yaml", operation: "getOpenAPIYAML") { (call) throws(Problem) in
                .bytes(call.site.openAPIYAML, mediaType: "application/yaml", isCacheable: true)
            },
            Endpoint(.get, "/openapi.json", operation: "getOpenAPIJSON") { (call) throws(Problem) in
                .bytes(call.site.openAPIJSON, mediaType: "application/json", isCacheable: true)
            },
            Endpoint(.get, "/problems", operation: "listProblems", parameters: ["pretty"]) { (call) throws(Problem) in
                page(["data": .array(Problem.Kind.allCases.map(\.page))], call)
            },
            Endpoint(.get, "/problems/{type}", operation: "getProblem", parameters: ["pretty"], problem),
        ]
    }

    private static func status(_ document: JSON) -> Endpoint.Answer {
        .bytes(JSONWriter.bytes(document), mediaType: "application/json", isCacheable: false)
    }

    private static func page(_ document: JSON, _ call: Call) -> Endpoint.Answer {
        .bytes(
            JSONWriter.bytes(document, pretty: call.parameters.flag("pretty")), mediaType: "application/json",
            isCacheable: true)
    }

    /// Every operation with its address, so that a reader can go on from here.
    private static func index(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let operations = Endpoints.all.map { endpoint -> JSON in
            [
                "method": .string(endpoint.method.name), "operation": .string(endpoint.operation),
                "parameters": .strings(endpoint.parameters.sorted()), "path": .string(endpoint.path),
            ]
        }
        return page(
            [
                "data": .array(operations),
                "links": ["openapi": "/openapi.yaml", "problems": "/problems", "self": .string(call.path)],
                "meta": [
                    "attribution": .string(call.registry.country.attribution.english),
                    "dataset_version": .string(call.registry.version),
                    "license": .string(call.registry.country.license),
                ],
            ], call)
    }

    private static func problem(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let kinds = Problem.Kind.allCases
        guard let kind = kinds.first(where: { $0.rawValue == call.captures[0] }) else {
            throw Problem(
                .notFound, "There is no type of problem \"\(call.captures[0])\".",
                faults: [
                    Problem.Fault(
                        place: .parameter("type"), detail: "is no type of problem", allowed: kinds.map(\.rawValue),
                        suggestion: Spelling.nearest(to: call.captures[0], among: kinds.map(\.rawValue)))
                ])
        }
        return page(["data": kind.page], call)
    }
}

extension Problem.Kind {
    fileprivate var page: JSON {
        [
            "remedy": .string(remedy), "status": .integer(status.code), "title": .string(title),
            "type": .string("/problems/" + rawValue),
        ]
    }
}
