// SPDX-License-Identifier: Apache-2.0
package import HTTP
import JSON
import Record
import Text
import Web
import Website

extension API {
    /// The response to what the server refused before there was a request, which nobody asked for in a language.
    package static func response(to refusal: Refusal) -> Response {
        response(to: Problem(refusal), target: nil, language: .english, .english)
    }

    /// What a page of another origin may send, in whatever combination its Access-Control-Request-Headers asks for: anything
    /// at all, as what is not known is not looked at. The Fetch standard wants `Authorization` by its name, and a browser
    /// from before the wildcard all of them.
    private static let allowedFields = [
        "Accept", "Accept-Language", "Authorization", "Cache-Control", "Content-Type", "If-Match", "If-Modified-Since",
        "If-None-Match", "If-Unmodified-Since", "Pragma", "traceparent", "tracestate", "X-Request-Id",
        "X-Requested-With", "*",
    ]

    /// The answer to OPTIONS, which is also the CORS preflight (Fetch standard, section 3.2).
    static func preflight(_ methods: [Method]) -> Response {
        let names = methods.map(\.name).joined(separator: ", ")
        var fields = Rendering.commonFields
        fields.append("Allow", names)
        fields.append("Access-Control-Allow-Methods", names)
        fields.append("Access-Control-Allow-Headers", allowedFields.joined(separator: ", "))
        fields.append("Access-Control-Max-Age", "86400")
        return Response(status: .noContent, fields: fields)
    }

    func response(to problem: Problem, _ request: Request) -> Response {
        let language = Language.asked(by: request)
        return Self.response(to: problem, target: request.target, language: language, registry.texts[language])
    }

    private static func response(
        to problem: Problem, target: String?, language: Language, _ catalogue: TextCatalogue
    ) -> Response {
        var fields = Rendering.commonFields
        fields.append("Content-Type", "application/problem+json")
        fields.append("Content-Language", language.rawValue)
        fields.append("Cache-Control", "no-store")
        if !problem.allowedMethods.isEmpty {
            fields.append("Allow", problem.allowedMethods.map(\.name).joined(separator: ", "))
        }
        if let (name, value) = problem.readable { fields.append(name, value) }
        if let seconds = problem.retryAfter { fields.append("Retry-After", String(seconds)) }
        return Response(
            status: problem.status, fields: fields, body: JSONWriter.bytes(problem.document(of: target, in: catalogue)))
    }

    /// Whether a problem is shown as a page: where Accept prefers HTML to either kind of JSON, as browsers do.
    static func prefersPage(_ request: Request) -> Bool {
        let offers = ["application/problem+json", "application/json", "text/html"]
        return Negotiation.preferred(accept: request.fields.combined("accept"), offers: offers) == 2
    }

    /// Puts a page in the place of the document, for the frame that was asked for or by itself.
    func show(_ problem: Problem, to request: Request, by response: inout Response) {
        response.fields.replace("Content-Type", "text/html; charset=utf-8")
        if EmbedPage.isAsked(by: request) {
            response.fields.replace(EmbedPage.fields)
            response.content = .bytes(
                EmbedPage.document(of: problem, in: Language.asked(by: request), registry.texts, site))
        } else {
            response.fields.replace(Frame.fields)
            response.content = .bytes(ProblemPage.document(of: problem, request, registry, site))
        }
    }
}
