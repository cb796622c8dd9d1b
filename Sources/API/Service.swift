// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import RecordPages
import Text
import Web
import Website

/// What serves operation and discovery: health, version, the contract, the index and the pages of problems.
enum Service {
    static var operations: [Operation] {
        [
            Operation(.get, "/", id: "getIndex", parameters: [.pretty], index).documented(ServiceTexts.index)
                .showing { (context) throws(Problem) in try RecordPages.home(context) },
            Operation(.get, "/v1", id: "getVersionIndex", parameters: [.pretty], index).documented(
                ServiceTexts.versionIndex),
            Operation(.get, "/docs", id: "getDocs", docs).documented(ServiceTexts.docs).tolerating(.ofAll),
            Operation(.get, "/livez", id: "getLiveness") { (_) throws(Problem) in status(["status": "ok"]) }.documented(
                ServiceTexts.liveness),
            Operation(.get, "/readyz", id: "getReadiness", parameters: [.verbose], readiness).documented(
                ServiceTexts.readiness),
            Operation(.get, "/metrics", id: "getMetrics") { (context) throws(Problem) in
                .bytes(
                    context.site.metrics(), mediaType: "text/plain; version=0.0.4; charset=utf-8", isCacheable: false)
            }.documented(ServiceTexts.metrics),
            Operation(.get, "/version", id: "getVersion") { (context) throws(Problem) in
                status(["dataset_version": .string(context.registry.version), "version": .string(context.site.version)])
            }.documented(ServiceTexts.version),
            Operation(.get, "/openapi.yaml", id: "getOpenAPIYAML") { (context) throws(Problem) in
                .bytes(OpenAPI.yaml, mediaType: "application/yaml", isCacheable: true)
            }.documented(ServiceTexts.openAPIYAML),
            Operation(.get, "/openapi.json", id: "getOpenAPIJSON") { (context) throws(Problem) in
                .bytes(OpenAPI.json, mediaType: "application/json", isCacheable: true)
            }.documented(ServiceTexts.openAPIJSON),
            Operation(.get, "/problems", id: "listProblems", parameters: [.lang, .pretty]) {
                (context) throws(Problem) in
                page(["data": .array(Problem.Kind.allCases.map { $0.page(context) })], context, inLanguage: true)
            }.documented(ServiceTexts.listProblems).showing { (context) throws(Problem) in
                .page(ProblemPage.all(context))
            },
            Operation(.get, "/problems/{type}", id: "getProblem", parameters: [.lang, .pretty], problem).documented(
                ServiceTexts.problem
            )
            .showing { (context) throws(Problem) in .page(try ProblemPage.one(context)) },
        ]
    }

    private static func status(_ document: JSON) -> Operation.Answer {
        .bytes(JSONWriter.bytes(document), mediaType: "application/json", isCacheable: false)
    }

    /// A reload that failed does not make the server unready: it serves the dataset that it had.
    private static func readiness(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let isVerbose = context.parameters.flag("verbose")
        return { () throws(Problem) in
            var members = [
                JSON.Member("dataset_version", .string(context.registry.version)), JSON.Member("status", "ok"),
            ]
            if isVerbose {
                let reloads = context.site.reloads()
                members.append(
                    JSON.Member(
                        "reloads",
                        [
                            "failed": .integer(reloads.failed), "problem": .string(reloads.problem),
                            "succeeded": .integer(reloads.succeeded),
                        ]))
                members.append(JSON.Member("version", .string(context.site.version)))
            }
            return status(.object(members))
        }
    }

    private static func page(_ document: JSON, _ context: RequestContext, inLanguage: Bool = false) -> Operation.Answer
    {
        .bytes(
            JSONWriter.bytes(document, pretty: context.isPretty), mediaType: "application/json",
            isCacheable: true, inLanguage: inLanguage)
    }

    /// The chapters of the documentation, which are no part of the contract that they show.
    static var chapters: Operation {
        Operation(.get, "/docs/{chapter}", id: "getDocsChapter") { (context) throws(Problem) in
            let docs = docs(of: context.site)
            if let page = docs.document(of: context.captures[0]) { return .page(page) }
            throw Problem(
                .notFound, "The documentation has no chapter \"\(context.captures[0])\".",
                faults: [
                    Problem.Fault(
                        place: .parameter("chapter"), detail: "is no chapter", allowed: docs.chapters,
                        suggestion: Spelling.nearest(to: context.captures[0], among: docs.chapters))
                ])
        }.tolerating(.ofAll)
    }

    private static func docs(of site: Site) -> DocsPage {
        DocsPage(OpenAPI.document, examples: examples, site)
    }

    /// By operationId, an address that asks the operation.
    private static let examples = Dictionary(
        uniqueKeysWithValues: Operations.all.compactMap { operation in
            operation.text?.example.map { (operation.id, $0) }
        })

    /// Every operation with its address, so that a reader can go on from here.
    private static func index(_ context: RequestContext) throws(Problem) -> Operation.Answer {
        let operations = Operations.all.map { operation -> JSON in
            [
                "method": .string(operation.method.name), "operation": .string(operation.id),
                "parameters": .strings(operation.names.sorted()), "path": .string(operation.path),
            ]
        }
        return page(
            [
                "data": .array(operations),
                "links": ["openapi": "/openapi.yaml", "problems": "/problems", "self": .string(context.path)],
                "meta": [
                    "attribution": .string(context.registry.country.attribution.english),
                    "dataset_version": .string(context.registry.version),
                    "license": .string(context.registry.country.license),
                ],
            ], context)
    }

    private static func problem(_ context: RequestContext) throws(Problem) -> Operation.Answer {
        page(["data": try Problem.Kind.asked(context).page(context)], context, inLanguage: true)
    }

    /// The contract as a page, for whoever asks.
    private static func docs(_ context: RequestContext) throws(Problem) -> Operation.Answer {
        .page(docs(of: context.site).document)
    }
}

extension Problem.Kind {
    fileprivate func page(_ context: RequestContext) -> JSON {
        let catalogue = context.registry.texts[context.language]
        return [
            "remedy": .string(remedy.text(in: catalogue)), "status": .integer(status.code),
            "title": .string(title.text(in: catalogue)),
            "type": .string("/problems/" + rawValue),
        ]
    }
}
