// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text

/// What serves operation and discovery: health, version, the contract, the index and the pages of problems.
enum Service {
    static var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/", operation: "getIndex", parameters: ["pretty"], index)
                .showing { (call) throws(Problem) in DashboardPage.answer(call) },
            Endpoint(.get, "/v1", operation: "getVersionIndex", parameters: ["pretty"], index),
            Endpoint(.get, "/docs", operation: "getDocs", docs).tolerating(.ofAppended),
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
            Endpoint(.get, "/problems", operation: "listProblems", parameters: ["lang", "pretty"]) {
                (call) throws(Problem) in
                page(["data": .array(Problem.Kind.allCases.map { $0.page(call) })], call, inLanguage: true)
            }.showing { (call) throws(Problem) in .page(ProblemPage.all(call)) },
            Endpoint(.get, "/problems/{type}", operation: "getProblem", parameters: ["lang", "pretty"], problem)
                .showing { (call) throws(Problem) in .page(try ProblemPage.one(call)) },
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

    private static func page(_ document: JSON, _ call: Call, inLanguage: Bool = false) -> Endpoint.Answer {
        .bytes(
            JSONWriter.bytes(document, pretty: call.parameters.flag("pretty")), mediaType: "application/json",
            isCacheable: true, inLanguage: inLanguage)
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
        page(["data": try Problem.Kind.asked(call).page(call)], call, inLanguage: true)
    }

    /// The contract as a page, for whoever asks.
    private static func docs(_ call: Call) throws(Problem) -> Endpoint.Answer {
        guard let docs = call.site.docs else { throw Problem(.notFound, "The contract is not served here.") }
        return .page(docs)
    }
}

extension Problem.Kind {
    /// The kind that a path names.
    static func asked(_ call: Call) throws(Problem) -> Problem.Kind {
        if let kind = allCases.first(where: { $0.rawValue == call.captures[0] }) { return kind }
        let names = allCases.map(\.rawValue)
        throw Problem(
            .notFound, "There is no type of problem \"\(call.captures[0])\".",
            faults: [
                Problem.Fault(
                    place: .parameter("type"), detail: "is no type of problem", allowed: names,
                    suggestion: Spelling.nearest(to: call.captures[0], among: names))
            ])
    }

    fileprivate func page(_ call: Call) -> JSON {
        let catalogue = call.site.texts[call.language]
        return [
            "remedy": .string(remedy.text(in: catalogue)), "status": .integer(status.code),
            "title": .string(title.text(in: catalogue)),
            "type": .string("/problems/" + rawValue),
        ]
    }
}
