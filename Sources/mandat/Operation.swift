// SPDX-License-Identifier: Apache-2.0
import API
import FoundationEssentials
import Glibc
import HTTP
import HTTPServer
import Registry
import Synchronization

/// What is served at the moment, and how that went so far.
///
/// A reload reads everything again and then swaps one value: a request sees the old dataset or the new one, with its
/// cache, and never a mixture. Where anything is faulty, nothing is swapped.
final class Operation: Sendable {
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

    /// Reads the dataset and the certificate again, and serves them where both are good.
    /// - Returns: what came of it, as a sentence, and whether it succeeded.
    func reload(_ files: TLSFiles?) -> (succeeded: Bool, text: String) {
        do {
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

    private func read() throws(ResourcesFault) -> API {
        API(
            registry: try resources.load(),
            site: Site(
                version: Mandat.version, openAPIYAML: try resources.contents("openapi.yaml"),
                openAPIJSON: try resources.contents("openapi.json"), assets: try resources.assets(),
                texts: try resources.texts(), rasterizer: rasterizer,
                machine: Machine(tasks: Processors.available) { Processors.time },
                publicURL: { self.publicURL.text(self.state.withLock { $0.server }?.bindings ?? []) },
                reloads: { self.state.withLock { $0.reloads } }, metrics: { self.metrics() }),
            cacheBytes: cacheBytes)
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
            version: state.0?.version ?? "", droppedLogBatches: state.4)
    }
}
