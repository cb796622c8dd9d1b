// SPDX-License-Identifier: Apache-2.0
import Gzip
package import HTTP
import JSON
package import Record
import RecordOperations
import RecordPages
package import Text
package import Web
import Website

/// Every operation of openapi.yaml over one dataset, as a function from request to answer.
///
/// * `reply` never fails: a fault is a `Problem`, and a problem is a response.
/// * The dataset is immutable and the operations are pure, so the same request gives the same bytes; that is why a GET
///   is answered from `ResponseCache` when it comes again, with its strong ETag.
/// * On the way: cache, route (`Operations`), parameters, operation, representation, conditions.
/// * A reload makes a new `API` over a new `Record`; the old one, cache and all, ends with its last request.
package final class API: Sendable {
    let registry: Record
    let site: Site
    let supports: SupportIndex
    let directory: Directory
    private let costs: OperationCosts
    private let workload: Workload
    private let cache: ResponseCache
    /// Since when what is served is what it is, in seconds from 1970 (RFC 9110 8.8.2.1).
    package let lastModified: Int64

    /// An API over one dataset.
    /// - Parameters:
    ///   - registry: the dataset.
    ///   - site: what to serve beside it.
    ///   - lastModified: since when the dataset and the site are what they are, in seconds from 1970; by default the day
    ///     of the dataset, which a later change of the same day does not move.
    ///   - cacheBytes: the most bytes of answers to keep.
    package init(
        registry: Record, site: Site, lastModified: Int64? = nil, cacheBytes: Int = 32 << 20
    ) {
        workload = Workload(processors: site.machine.tasks)
        self.registry = registry
        self.site = site
        supports = SupportIndex(registry)
        directory = Directory(Self.served)
        costs = OperationCosts(operations: directory.operations.count + 1)
        cache = ResponseCache(maximumBytes: cacheBytes)
        self.lastModified = lastModified ?? registry.country.datasetVersion.epochSeconds
    }

    /// What is said in each language.
    package var texts: Texts { registry.texts }

    /// Whether that dataset and that site give the answers that this API gives.
    package func serves(_ registry: Record, _ site: Site) -> Bool {
        self.registry.version == registry.version
            && self.registry.texts.fingerprint == registry.texts.fingerprint && self.site.hasContent(of: site)
    }

    /// The names of operations by `Response.operation`; number 0 is of requests that found none.
    package static var operations: [String] { ["none"] + served.map(\.id) }

    /// Those of the contract, and the pages and files beside them.
    private static var served: [Operation] {
        Operations.all + [Service.chapters] + Pages.operations + RecordPages.operations
    }

    /// The version of the dataset that is served.
    package var version: String { registry.version }

    /// What the cache was good for so far.
    package var cacheStatistics: CacheStatistics { cache.statistics }

    /// Requests above this many bytes are read and counted off the event loop, so that nobody waits for them.
    private static let largeRequest = 4096

    /// Bytes of a kept answer that are coded on the event loop.
    private static let promptCoding = 4096

    /// A request whose answer was not kept, and where it leads.
    private struct Routed {
        let lookup: CacheLookup
        let route: RouteMatch<Int>
        let suffix: Format?

        /// The number of the operation; 0 where there is none.
        var operation: Int { if case .found(let place, _) = route { place + 1 } else { 0 } }
    }

    private func routed(_ lookup: CacheLookup) -> Routed {
        let (path, suffix) = Format.split(lookup.request.path)
        return Routed(lookup: lookup, route: directory.match(lookup.request.method, path: path), suffix: suffix)
    }

    /// Answers a request: at once where its answer is kept, or where its operation has taken next to no time lately, else
    /// from another thread.
    package func reply(to request: Request) -> Reply {
        guard request.body.count + request.target.utf8.count <= Self.largeRequest else {
            return .later {
                guard let lookup = CacheLookup(request) else { return self.noCoding(request) }
                return await self.madeInTask(for: self.routed(lookup))
            }
        }
        guard let lookup = CacheLookup(request) else { return .now(noCoding(request)) }
        if let kept = kept(for: lookup, codingAtMost: Self.promptCoding) { return .now(kept) }
        let routed = routed(lookup)
        guard costs[routed.operation] <= OperationCosts.prompt, case .ended(let response) = measured(routed) else {
            return .later { await self.madeInTask(for: routed) }
        }
        return .now(response)
    }

    /// The answer to a request whose body is still to come, where that can change nothing (RFC 9110 10.1.1); nil where it may.
    package func answer(toHead head: Request) -> Response? {
        guard let lookup = CacheLookup(head) else { return noCoding(head) }
        let routed = routed(lookup)
        guard case .found(let place, let captures) = routed.route else {
            guard case .ended(let response) = begin(routed), response.status.code >= 400 else { return nil }
            return response
        }
        do throws(Problem) {
            let operation = directory.operations[place]
            let target = operation.withoutAppended(head, routed.suffix, site, directory)
            let context = try context(routed, operation, captures, target)
            if operation.showsPage(to: head) { return nil }
            if head.method == .post {
                try context.parameters.check()
                _ = try context.posted?.get()
            } else {
                _ = try operation.work(for: context)
            }
            return nil
        } catch {
            return respond(to: lookup, error, routed.operation)
        }
    }

    /// The response to a request, made or kept, on the calling thread.
    package func response(to request: Request) -> Response {
        guard let lookup = CacheLookup(request) else { return noCoding(request) }
        return kept(for: lookup) ?? made(for: routed(lookup))
    }

    /// The response to a request, made by the calling task; elections are drawn by several.
    private func madeInTask(for routed: Routed) async -> Response {
        if let kept = kept(for: routed.lookup) { return kept }
        let cost = costs[routed.operation]
        let work = Operation.LongWork.Estimate(nanoseconds: cost == .max ? 0 : cost)
        do throws(Problem) {
            try workload.begin(work)
        } catch {
            return respond(to: routed.lookup, error, routed.operation)
        }
        defer { workload.end(work) }
        var progress = measured(routed)
        while true {
            switch progress {
            case .ended(let response): return response
            case .working(let work, let end): progress = end(await done(work))
            case .rasterising(let svg, let rasterizer, let end): progress = end(await rasterizer.draw(svg))
            }
        }
    }

    private func done(_ work: Operation.LongWork) async -> Result<Operation.Content, Problem> {
        do throws(Problem) {
            try workload.begin(work.estimate)
            defer { workload.end(work.estimate) }
            return .success(try await work.inTasks())
        } catch {
            return .failure(error)
        }
    }

    /// Begins to answer, and learns what that takes; what does not end at once is dear.
    private func measured(_ routed: Routed) -> Progress {
        let start = site.machine.processorTime()
        let progress = begin(routed)
        var time = Int(site.machine.processorTime() - start)
        if case .ended = progress {} else { time = max(time, OperationCosts.prompt * 2) }
        costs.note(routed.operation, nanoseconds: time)
        return progress
    }

    /// The response to a request, made on the calling thread, where no pixels are made.
    private func made(for routed: Routed) -> Response {
        var progress = begin(routed)
        while true {
            switch progress {
            case .ended(let response): return response
            case .working(let work, let end):
                progress = end(Result { () throws(Problem) in try work.here() })
            case .rasterising(_, _, let end): progress = end(.failure(.busy))
            }
        }
    }

    private func noCoding(_ request: Request) -> Response {
        response(
            to: Problem(.notAcceptable, "Accept-Encoding allows neither gzip nor identity; allow one of them."),
            request)
    }

    /// The response to a request whose answer is in the cache, and no longer than that where it is still to be coded.
    private func kept(for lookup: CacheLookup, codingAtMost most: Int = .max) -> Response? {
        let request = lookup.request
        guard let key = lookup.key else { return nil }
        if let entry = cache[key] { return request.method == .post ? entry.response : conditional(request, entry) }
        guard request.method != .post, lookup.coding != .identity, let plain = cache[lookup.plainKey],
            plain.response.body.count <= most
        else {
            return nil
        }
        return conditional(request, keep(plain, lookup))
    }

    private func begin(_ routed: Routed) -> Progress {
        let lookup = routed.lookup
        let request = lookup.request
        // RFC 9110 section 9.3.7: `OPTIONS *` asks about the server, not about a resource.
        if request.method == .options, request.target == "*" {
            return .ended(Self.preflight([.get, .head, .options, .post]))
        }
        do throws(Problem) {
            switch routed.route {
            case .malformedPath(let fault): throw Problem(.malformedRequest, fault.message)
            case .notFound: throw notFound(request)
            case .methodNotAllowed(let methods):
                if request.method == .options { return .ended(Self.preflight(methods)) }
                // RFC 9110 9.1 has 501 for methods nobody knows; 405 says in Allow what would be answered.
                var problem = Problem(
                    .methodNotAllowed,
                    "\(request.path) has no \(request.method.name); it has \(methods.map(\.name)).")
                problem.allowedMethods = methods
                throw problem
            case .found(let place, let captures):
                let operation = directory.operations[place]
                if lookup.target == nil, let target = operation.withoutAppended(request, routed.suffix, site, directory)
                {
                    let plain = lookup.answering(target)
                    if let kept = kept(for: plain) { return .ended(kept) }
                    return begin(Routed(lookup: plain, route: routed.route, suffix: routed.suffix))
                }
                let context = try context(routed, operation, captures, lookup.target)
                switch try operation.answer(to: context) {
                case .content(let content): return respond(context, content, routed.operation, lookup)
                case .later(let work):
                    return .working(work) { result in
                        switch result {
                        case .success(let content): self.respond(context, content, routed.operation, lookup)
                        case .failure(let problem): .ended(self.respond(to: lookup, problem, routed.operation))
                        }
                    }
                }
            }
        } catch {
            return .ended(respond(to: lookup, error, routed.operation))
        }
    }

    private func context(
        _ routed: Routed, _ operation: Operation, _ captures: [String], _ target: Target?
    ) throws(Problem) -> RequestContext {
        try RequestContext(
            routed.lookup.request, target: target, suffix: routed.suffix, captures: captures, operation: operation,
            registry: registry, site: site, supports: supports, directory: directory)
    }

    private func respond(to lookup: CacheLookup, _ problem: Problem, _ operation: Int) -> Response {
        let request = lookup.request
        var response = response(to: problem, request)
        if Self.prefersPage(request) { show(problem, to: request, by: &response) }
        response.operation = operation
        return lookup.coding.encode(response, etag: nil, effort: .quick)
    }

    private func respond(
        _ context: RequestContext, _ content: Operation.Content, _ operation: Int, _ lookup: CacheLookup
    ) -> Progress {
        let rendering = Rendering(content, context)
        guard case .document(let document) = content, context.format == .png, let drawing = document.drawing,
            let rasterizer = site.rasterizer, case .bytes(let svg) = rendering.content
        else { return .ended(respond(context, rendering, operation, lookup)) }
        let size = drawing.cardSize(context.parameters)
        return .rasterising(svg, rasterizer) { result in
            let png = result.flatMap { png in
                Rasterizer.isPNG(png, width: size.width, height: size.height)
                    ? .success(png) : .failure(.failed("it wrote no picture of the size asked for"))
            }
            switch png {
            case .failure(let fault): return .ended(self.respond(to: lookup, Problem(fault), operation))
            case .success(let png):
                let content = Operation.Content.bytes(
                    png, mediaType: Format.png.mediaType, isCacheable: true, inLanguage: true)
                return .ended(self.respond(context, Rendering(content, context), operation, lookup))
            }
        }
    }

    private func respond(
        _ context: RequestContext, _ rendered: Rendering, _ operation: Int, _ lookup: CacheLookup
    ) -> Response {
        var response = Response(
            status: rendered.status, fields: rendered.fields, content: rendered.content, operation: operation)
        let request = lookup.request
        guard rendered.isCacheable, request.method != .post else {
            response.fields.append("Cache-Control", "no-store")
            response = lookup.coding.encode(response, etag: nil, effort: .quick)
            if request.method == .post, let key = lookup.key {
                cache.storeSecond(ResponseCache.Entry(response: response, etag: ""), for: key)
            }
            return response
        }
        response.fields.append("ETag", rendered.etag)
        response.fields.append("Last-Modified", HTTPDate.format(lastModified))
        response.fields.append("Cache-Control", rendered.cacheControl)
        let entry = ResponseCache.Entry(response: response, etag: rendered.etag)
        guard lookup.coding != .identity else {
            if let key = lookup.key { cache.store(entry, for: key) }
            return conditional(request, entry)
        }
        cache.store(entry, for: lookup.plainKey)
        return conditional(request, keep(entry, lookup))
    }

    /// An answer in a coding, made from the plain one once and then kept.
    private func keep(_ plain: ResponseCache.Entry, _ lookup: CacheLookup) -> ResponseCache.Entry {
        let response = lookup.coding.encode(plain.response, etag: plain.etag, effort: .thorough)
        let entry = ResponseCache.Entry(response: response, etag: response.fields.first("etag") ?? plain.etag)
        if let key = lookup.key { cache.store(entry, for: key) }
        return entry
    }

    /// The answer, or 304 where the client has it, or 412 where it wants another one (RFC 9110 section 13).
    private func conditional(_ request: Request, _ entry: ResponseCache.Entry) -> Response {
        let operation = entry.response.operation
        switch Preconditions.evaluate(request, etag: entry.etag, lastModified: lastModified) {
        case .proceed: return entry.response
        case .notModified:
            return Response(status: .notModified, fields: entry.response.fields, body: [], operation: operation)
        case .failed:
            var response = response(
                to: Problem(.preconditionFailed, "The representation has the ETag \(entry.etag)."), request)
            response.operation = operation
            return response
        }
    }

    /// The target without the slashes at the end of its path; nil where there is nothing either.
    private func withoutSlash(_ request: Request) -> String? {
        let path = String(request.path.reversed().drop { $0 == "/" }.reversed())
        switch directory.match(.get, path: Format.split(path).path) {
        case .found, .methodNotAllowed: return path + (request.query.map { "?" + $0 } ?? "")
        case .notFound, .malformedPath: return nil
        }
    }

    private func notFound(_ request: Request) -> Problem {
        let paths = directory.operations.map(\.path).filter { !$0.contains("{") }
        let trimmed = request.path.last == "/" ? withoutSlash(request) : nil
        let suggestion = trimmed ?? Spelling.nearest(to: request.path, among: paths)
        return Problem(
            .notFound,
            trimmed.map { "There is no resource \(request.path); its address has no slash at its end: \($0)." }
                ?? "There is no resource \(request.path).",
            faults: suggestion.map {
                [Problem.Fault(place: .parameter("path"), detail: "names no resource", suggestion: $0)]
            } ?? [])
    }
}
