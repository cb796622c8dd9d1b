// SPDX-License-Identifier: Apache-2.0
import API
import FoundationEssentials
import Glibc
import HTTP
import HTTPServer
import Record
import Synchronization
import Web

/// The API that is served at the moment, which a reload swaps.
///
/// A reload reads everything again and then swaps one value: a request sees the old dataset or the new one, with its
/// cache, and never a mixture. Where anything is faulty, nothing is swapped.
final class ReloadableAPI: Sendable {
    private struct State {
        var api: API?
        var server: Server?
        var accessLog: AccessLog?
        var reloads = ReloadReport()
        /// Of the caches of datasets that are no longer served, so that counters never go back.
        var hits = 0
        var misses = 0
    }

    private let resources: Resources
    private let cacheBytes: Int
    private let publicURL: PublicURL
    private let rasterizer: Rasterizer?
    private let state = Mutex(State())
    /// When the process began, in seconds from 1970.
    private let start = time(nil)

    init(_ resources: Resources, cacheBytes: Int, publicURL: PublicURL, rasterizer: Rasterizer?) {
        self.resources = resources
        self.cacheBytes = cacheBytes
        self.publicURL = publicURL
        self.rasterizer = rasterizer
    }

    /// Reads the dataset for the first time.
    func load() throws(ResourcesFault) {
        let api = try read()
        state.withLock { $0.api = api }
    }

    /// Whom to ask for figures; known only once there is a handler to give it.
    func serve(by server: Server, _ accessLog: AccessLog) {
        state.withLock {
            $0.server = server
            $0.accessLog = accessLog
        }
    }

    /// Answers by the dataset of the moment.
    func reply(to request: Request) -> Reply {
        guard let api = state.withLock({ $0.api }) else {
            return .now(API.response(to: Refusal.overloaded(retryAfter: 1)))
        }
        return api.reply(to: request)
    }

    /// Answers a request whose body is still to come, where its head decides; nil where it does not.
    func answer(toHead head: Request) -> Response? {
        state.withLock { $0.api }?.answer(toHead: head)
    }

    /// Reads the dataset and the certificate again, and serves them where both are good.
    /// - Returns: what came of it, as a sentence, and whether it succeeded.
    func reload(_ files: TLSFiles?) -> (succeeded: Bool, text: String) {
        do {
            // A date of HTTP has whole seconds: content that is read in the second of the one before would have its date.
            if state.withLock({ $0.api })?.lastModified == Int64(time(nil)) { sleep(1) }
            let api = try read()
            if let files { try state.withLock({ $0.server })?.reload(files) }
            state.withLock { state in
                if let old = state.api?.cacheStatistics {
                    state.hits += old.hits
                    state.misses += old.misses
                }
                state.api = api
                state.reloads.succeeded += 1
                state.reloads.problem = nil
            }
            return (true, "reloaded: the dataset is \(api.version)")
        } catch {
            let problem = "\(error)"
            state.withLock { state in
                state.reloads.failed += 1
                state.reloads.problem = problem
            }
            return (false, "nothing was reloaded, what was served before goes on: \(problem)")
        }
    }

    /// An API over what is there now. Its content counts as modified when this program began to serve it: the times of files
    /// go back where an older copy is put in their place, and they do not tell of another program (RFC 9110 8.8.2.1).
    private func read() throws(ResourcesFault) -> API {
        let start = Int64(time(nil))
        let registry = try resources.load()
        let site = Site(
            version: Mandat.version, assets: try resources.assets(registry.texts), rasterizer: rasterizer,
            machine: Machine(tasks: Processors.available) { Processors.time }, base: publicURL.given ?? "",
            publicURL: { self.publicURL.text(self.state.withLock { $0.server }?.bindings ?? []) },
            reloads: { self.state.withLock { $0.reloads } }, metrics: { self.metrics() })
        let old = state.withLock { $0.api }
        let since = old.map { $0.serves(registry, site) ? $0.lastModified : max(start, $0.lastModified + 1) }
        return API(
            registry: registry, site: site, lastModified: since ?? start, cacheBytes: cacheBytes)
    }

    private func metrics() -> [UInt8] {
        let (state, server) = state.withLock { state in
            (
                (state.api, state.reloads, state.hits, state.misses, state.accessLog?.droppedBatches ?? 0),
                state.server?.metrics
            )
        }
        var cache = state.0?.cacheStatistics
        cache?.hits += state.2
        cache?.misses += state.3
        return MetricsText.bytes(
            server: server, operations: API.operations, cache: cache, reloads: state.1,
            version: state.0?.version ?? "", droppedLogBatches: state.4, start: start)
    }
}
