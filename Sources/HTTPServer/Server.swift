// SPDX-License-Identifier: Apache-2.0
import Glibc
package import HTTP
import Synchronization

/// An HTTP/1.1 server on BSD sockets and Dispatch.
///
/// * `Socket/`: a `Listener` accepts and hands each socket to one of the `EventLoop`s, where it stays.
/// * `Loop/`: a loop is an actor on a serial queue with one epoll set. Dispatch wakes it when the set is readable, so no
///   thread is ever blocked by a client. Buffers belong to the loop (`LoopContext`).
/// * `Connection/`: a `Connection` moves bytes between its `Transport`, the pure `RequestDecoder` and the handler, and writes
///   every answer with one call. It owns bytes only while it has to wait.
/// * `Limits/`: every wait has one `Deadline`, checked by one coarse timer of the loop; the `ConnectionLimiter` counts
///   connections.
///
/// The handler is a plain call on the loop; what takes long is a `Reply.later`, which runs on the `WorkPool` and comes back
/// by `Completions`. The server does not know what it serves: even its refusals are rendered by a closure of the
/// configuration's owner. Threads share the `ConnectionLimiter`, the `TLSIdentity` (the current certificate) and the counters
/// of `LoopMetrics`.
package final class Server: Sendable {
    private let configuration: ServerConfiguration
    private let handler: Handler
    private let decide: @Sendable (Request) -> Response?
    private let refuse: @Sendable (Refusal) -> Response
    private let onEvent: @Sendable (ServerEvent) -> Void
    private let accessLog: AccessLog?
    private let loopMetrics: [LoopMetrics]
    private let listener: Listener
    private let state = Mutex(State())

    private struct State {
        var hasStarted = false
        var bindings: [Binding]?
        var identity: TLSIdentity?
        var pool: WorkPool?
    }

    /// A server that does nothing until `start`.
    ///
    /// - Parameters:
    ///   - handler: called on an event loop for each request; see `Reply`.
    ///   - decide: called on an event loop for the head of a request whose client waits before it sends the body; the final
    ///     answer where no body can change it, else nil.
    ///   - refuse: renders the answer to what never becomes a request.
    ///   - onEvent: told what happens, on the thread where it happens.
    ///   - operations: how many operations `Response.operation` numbers, 0 included.
    ///   - accessLog: told of each answer.
    package init(
        configuration: ServerConfiguration, handler: @escaping Handler,
        decide: @escaping @Sendable (Request) -> Response? = { _ in nil },
        refuse: @escaping @Sendable (Refusal) -> Response,
        onEvent: @escaping @Sendable (ServerEvent) -> Void, operations: Int = 1, accessLog: AccessLog? = nil
    ) {
        self.configuration = configuration
        self.handler = handler
        self.decide = decide
        self.refuse = refuse
        self.onEvent = onEvent
        self.accessLog = accessLog
        let loops = max(1, configuration.reactors ?? Processors.available)
        loopMetrics = (0..<loops).map { _ in LoopMetrics(operations: operations) }
        listener = Listener(maximumConnections: configuration.maximumConnections, onEvent: onEvent)
    }

    /// Where the server listens, with the ports that the kernel has chosen; the configured ones before `start`.
    package var bindings: [Binding] { state.withLock { $0.bindings } ?? configuration.bindings }

    /// What was done so far.
    package var metrics: ServerMetrics {
        var metrics = ServerMetrics(loopMetrics)
        let (pool, identity) = state.withLock { ($0.pool, $0.identity) }
        if let pool { metrics.work = pool.figures }
        metrics.certificateEnd = identity?.current.end
        return metrics
    }

    /// Binds all addresses and begins to serve; connections are welcome when it returns.
    ///
    /// The process may open as many files as it can without privileges from then on.
    package func start() throws(ServerError) {
        let isFirst = state.withLock { state in
            defer { state.hasStarted = true }
            return !state.hasStarted
        }
        guard isFirst else { throw .alreadyStarted }
        DescriptorLimit.raise()
        let identity = try makeIdentity()
        let limiter = ConnectionLimiter(configuration) { [listener] in listener.resume() }
        let pool = WorkPool(width: Processors.available)
        var loops: [EventLoop] = []
        for (number, metrics) in loopMetrics.enumerated() {
            loops.append(
                try EventLoop(
                    number: number, configuration: configuration, limiter: limiter, handler: handler, decide: decide,
                    refuse: refuse, onEvent: onEvent, metrics: metrics, accessLog: accessLog, pool: pool,
                    loops: loopMetrics.count))
        }
        let sockets = try listen()
        state.withLock {
            $0.bindings = sockets.map(\.binding)
            $0.identity = identity
            $0.pool = pool
        }
        for loop in loops { loop.start() }
        listener.start(sockets, loops: loops, limiter: limiter, identity: identity)
        for socket in sockets { onEvent(.listening(socket.binding)) }
    }

    /// Reads a certificate and its key, and gives them to all connections that begin from now on.
    ///
    /// It is one swap: connections that have begun go on with the certificate that they have. Where
    /// the files are faulty the old certificate stays. Files are read on the thread of the caller, which may be any.
    package func reload(_ files: TLSFiles) throws(TLSError) {
        guard let identity = state.withLock({ $0.identity }) else { throw .noListener }
        try identity.reload(files)
    }

    /// Closes the listeners, answers what is in flight, and returns when no connection is left.
    ///
    /// From now on each answer that nothing follows says `Connection: close`. What is not done after `drainTimeout` is cut.
    package func shutdown() async {
        let cut = await listener.stop(grace: configuration.drainGrace)
        state.withLock { $0.pool }?.stop()
        await accessLog?.flush()
        onEvent(.stopped(cut: cut))
    }

    private func makeIdentity() throws(ServerError) -> TLSIdentity? {
        let isSecure = configuration.bindings.contains(where: \.isSecure)
        guard let files = configuration.tls else {
            guard !isSecure else { throw .tls(.noIdentity) }
            return nil
        }
        guard isSecure else { throw .tls(.noListener) }
        do throws(TLSError) {
            return try TLSIdentity(files)
        } catch {
            throw .tls(error)
        }
    }

    /// All or none.
    private func listen() throws(ServerError) -> [ListeningSocket] {
        guard !configuration.bindings.isEmpty else { throw .nowhereToListen }
        var sockets: [ListeningSocket] = []
        for binding in configuration.bindings {
            do throws(ServerError) {
                sockets.append(try ListeningSocket.open(binding, backlog: configuration.backlog))
            } catch {
                for socket in sockets {
                    socket.refuseNew()
                    socket.close()
                }
                throw error
            }
        }
        return sockets
    }
}
