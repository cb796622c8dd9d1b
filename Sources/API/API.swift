// SPDX-License-Identifier: Apache-2.0
package import HTTP
import JSON
package import Registry

/// Every operation of openapi.yaml over one dataset, as a function from request to answer.
///
/// * `reply` never fails: a fault is a `Problem`, and a problem is a response.
/// * The dataset is immutable and the operations are pure, so the same request gives the same bytes; that is why a GET
///   is answered from `ResponseCache` when it comes again, with its strong ETag.
/// * On the way: cache, route (`Endpoints`), parameters, operation, representation, conditions.
/// * A reload makes a new `API` over a new `Registry`; the old one, cache and all, ends with its last request.
package struct API: Sendable {
    private let registry: Registry
    private let site: Site
    private let router: Router<Endpoint>
    private let cache: ResponseCache
    private let lastModified: Int64

    /// An API over one dataset.
    /// - Parameters:
    ///   - registry: the dataset.
    ///   - site: what to serve beside it.
    ///   - cacheBytes: the most bytes of answers to keep.
    package init(registry: Registry, site: Site, cacheBytes: Int = 32 << 20) {
        self.registry = registry
        self.site = site
        router = Router(Endpoints.all.map { ($0.method, PathTemplate($0.path), $0) })
        cache = ResponseCache(maximumBytes: cacheBytes)
        lastModified = registry.country.datasetVersion.epochSeconds
    }

    /// Bodies above this are read and counted off the event loop, so that nobody waits for them.
    private static let largeBody = 16_384

    /// Answers a request: at once, or from another thread where it may take long.
    package func reply(to request: Request) -> Reply {
        request.body.count > Self.largeBody || isHeavy(request)
            ? .later { response(to: request) } : .now(response(to: request))
    }

    /// Whether the operation is one that may take long, and its answer is not kept.
    private func isHeavy(_ request: Request) -> Bool {
        guard request.path.hasPrefix("/v1/simulations/"),
            case .found(let endpoint, _) = router.match(request.method, path: Self.splitFormat(request.path).path)
        else { return false }
        return endpoint.isHeavy && cache[ResponseCache.Key(request)] == nil
    }

    /// The response to a request.
    package func response(to request: Request) -> Response {
        guard request.method == .get || request.method == .head else { return uncached(request) }
        let key = ResponseCache.Key(request)
        if let entry = cache[key] { return conditional(request, entry) }
        return uncached(request, key: key)
    }

    /// The response to what the server refused before there was a request.
    package static func response(to refusal: Refusal) -> Response { response(to: Problem(refusal), target: nil) }

    private func uncached(_ request: Request, key: ResponseCache.Key? = nil) -> Response {
        // RFC 9110 section 9.3.7: `OPTIONS *` asks about the server, not about a resource.
        if request.method == .options, request.target == "*" { return Self.preflight([.get, .head, .options, .post]) }
        do throws(Problem) {
            let (path, suffix) = Self.splitFormat(request.path)
            switch router.match(request.method, path: path) {
            case .malformedPath(let detail): throw Problem(.malformedRequest, detail)
            case .notFound: throw notFound(request)
            case .methodNotAllowed(let methods):
                if request.method == .options { return Self.preflight(methods) }
                var problem = Problem(
                    .methodNotAllowed,
                    "\(request.path) has no \(request.method.name); it has "
                        + methods.map(\.name).joined(separator: ", ") + ".")
                problem.allowedMethods = methods
                throw problem
            case .found(let endpoint, let captures):
                let call = try Call(
                    request, suffix: suffix, captures: captures, endpoint: endpoint, registry: registry, site: site)
                return try respond(call, endpoint, key: key)
            }
        } catch {
            return Self.response(to: error, target: request.target)
        }
    }

    private func respond(_ call: Call, _ endpoint: Endpoint, key: ResponseCache.Key?) throws(Problem) -> Response {
        let rendered = try Rendering(try endpoint.answer(call), call)
        var fields = rendered.fields
        guard let key, rendered.isCacheable else {
            fields.append("Cache-Control", "no-store")
            return Response(status: .ok, fields: fields, body: rendered.body)
        }
        let etag = Self.etag(of: rendered.body, rendered.mediaType)
        fields.append("ETag", etag)
        fields.append("Last-Modified", HTTPDate.format(lastModified))
        fields.append("Cache-Control", "public, max-age=60, stale-while-revalidate=3600, stale-if-error=86400")
        let entry = ResponseCache.Entry(
            response: Response(status: .ok, fields: fields, body: rendered.body), etag: etag)
        cache.store(entry, for: key)
        return conditional(call.request, entry)
    }

    /// The answer, or 304 where the client has it, or 412 where it wants another one (RFC 9110 section 13).
    private func conditional(_ request: Request, _ entry: ResponseCache.Entry) -> Response {
        switch Preconditions.evaluate(request, etag: entry.etag, lastModified: lastModified) {
        case .proceed: entry.response
        case .notModified: Response(status: .notModified, fields: entry.response.fields, body: [])
        case .failed:
            Self.response(
                to: Problem(.preconditionFailed, "The representation has the ETag \(entry.etag)."),
                target: request.target)
        }
    }

    /// `/v1/parties.csv` is `/v1/parties` in CSV; other dots belong to the name of the resource.
    private static func splitFormat(_ path: String) -> (path: String, suffix: Format?) {
        guard path.hasPrefix("/v1/") else { return (path, nil) }
        for format in Format.allCases where path.hasSuffix("." + format.rawValue) {
            return (String(path.dropLast(format.rawValue.utf8.count + 1)), format)
        }
        return (path, nil)
    }

    private func notFound(_ request: Request) -> Problem {
        let paths = Endpoints.all.map(\.path).filter { !$0.contains("{") }
        let suggestion = Spelling.nearest(to: request.path, among: paths)
        return Problem(
            .notFound, "There is no resource \(request.path).",
            faults: suggestion.map {
                [Problem.Fault(place: .parameter("path"), detail: "names no resource", suggestion: $0)]
            } ?? [])
    }

    /// The answer to OPTIONS, which is also the CORS preflight (Fetch standard, section 3.2).
    private static func preflight(_ methods: [Method]) -> Response {
        let names = methods.map(\.name).joined(separator: ", ")
        var fields = Rendering.commonFields
        fields.append("Allow", names)
        fields.append("Access-Control-Allow-Methods", names)
        fields.append("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type, If-Match, If-None-Match")
        fields.append("Access-Control-Max-Age", "86400")
        return Response(status: .noContent, fields: fields)
    }

    private static func response(to problem: Problem, target: String?) -> Response {
        var fields = Rendering.commonFields
        fields.append("Content-Type", "application/problem+json")
        fields.append("Cache-Control", "no-store")
        if !problem.allowedMethods.isEmpty {
            fields.append("Allow", problem.allowedMethods.map(\.name).joined(separator: ", "))
        }
        if let seconds = problem.retryAfter { fields.append("Retry-After", String(seconds)) }
        return Response(
            status: problem.status, fields: fields, body: JSONWriter.bytes(problem.document(instance: target)))
    }

    /// A strong validator: 64 bits of FNV-1a over the media type and the body.
    private static func etag(of body: [UInt8], _ mediaType: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in mediaType.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        for byte in body { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return "\"" + String(repeating: "0", count: 16 - digits.utf8.count) + digits + "\""
    }
}

extension PartialDate {
    /// Seconds from 1970 to the first second of the first day it can mean, in UTC.
    fileprivate var epochSeconds: Int64 {
        // Days from a civil date: years begin in March, so that the leap day is the last day of a year.
        let month = month ?? 1
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (day ?? 1) - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468) * 86_400
    }
}
