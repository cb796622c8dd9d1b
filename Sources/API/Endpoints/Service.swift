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
            Endpoint(.get, "/readyz", operation: "getReadiness", parameters: ["verbose"], readiness),
            Endpoint(.get, "/metrics", operation: "getMetrics") { (call) throws(Problem) in
                .bytes(
                    call.site.metrics(), mediaType: "text/plain; version=0.0.4; charset=utf-8", isCacheable: false)
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

    /// A reload that failed does not make the server unready: it serves the dataset that it had.
    private static func readiness(_ call: Call) throws(Problem) -> Endpoint.Answer {
        let isVerbose = call.parameters.flag("verbose")
        try call.parameters.check()
        var members = [
            JSON.Member("dataset_version", .string(call.registry.version)), JSON.Member("status", "ok"),
        ]
        if isVerbose {
            let reloads = call.site.reloads()
            members.append(
                JSON.Member(
                    "reloads",
                    [
                        "failed": .integer(reloads.failed), "problem": .string(reloads.problem),
                        "succeeded": .integer(reloads.succeeded),
                    ]))
            members.append(JSON.Member("version", .string(call.site.version)))
        }
        return status(.object(members))
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
