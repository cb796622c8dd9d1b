// SPDX-License-Identifier: Apache-2.0
import CEpoll
import Dispatch
import Glibc
import HTTP

/// A reactor: one epoll set, one serial queue, and the connections that live on them.
///
/// Dispatch wakes the queue when the epoll descriptor is readable; the wake-up drains the set in batches. Everything a
/// connection does happens inside of this actor, whose executor is that queue.
actor EventLoop {
    nonisolated let executor: QueueExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Microseconds of batches in a row before the queue gets to other work: new connections, the timer.
    private static let wakeTime: Int64 = 2000

    private let epoll: Descriptor
    private let completions: Completions
    private let pool: WorkPool
    private let context: LoopContext
    private let limiter: ConnectionLimiter
    private var events = [epoll_event](repeating: epoll_event(), count: 256)
    /// By descriptor.
    private var connections: [Connection?] = []
    private var count = 0
    private var serials: UInt64 = 0
    /// Replies that are being made elsewhere.
    private var working = 0
    /// Connections that gave up their turn.
    private var waiting: [Connection] = []
    private var readSource: (any DispatchSourceRead)?
    private var timer: (any DispatchSourceTimer)?
    private var drainEnd = Int64.max
    private var cut = 0
    private var whenEmpty: CheckedContinuation<Void, Never>?

    init(
        number: Int, configuration: ServerConfiguration, limiter: ConnectionLimiter, handler: @escaping Handler,
        decide: @escaping @Sendable (Request) -> Response?,
        refuse: @escaping @Sendable (Refusal) -> Response, onEvent: @escaping @Sendable (ServerEvent) -> Void,
        metrics: LoopMetrics, accessLog: AccessLog?, pool: WorkPool, loops: Int
    ) throws(ServerError) {
        let raw = cepoll_create()
        guard raw >= 0 else { throw .noEventLoop(code: errno) }
        epoll = Descriptor(owning: raw)
        completions = try Completions()
        guard cepoll_watch(epoll.raw, completions.descriptor.raw) == 0 else { throw .noEventLoop(code: errno) }
        self.pool = pool
        executor = QueueExecutor(label: "mandat.loop.\(number)")
        self.limiter = limiter
        context = LoopContext(
            configuration: configuration, handler: handler, decide: decide, refuse: refuse, onEvent: onEvent,
            metrics: metrics, accessLog: accessLog, loops: loops)
    }

    /// Begins to serve; called once.
    nonisolated func start() {
        executor.queue.async { self.assumeIsolated { $0.makeSources() } }
    }

    /// Takes over a connected socket from the listener, which has counted it.
    nonisolated func adopt(_ accepted: AcceptedSocket) {
        executor.queue.async { self.assumeIsolated { $0.add(accepted) } }
    }

    /// From now on answers are the last ones of their connections.
    func beginDraining() {
        context.refreshClocks()
        context.isDraining = true
        drainEnd = context.now + context.configuration.drainTimeout.milliseconds
        for connection in connections { connection?.drain() }
        if let timer { schedule(timer, every: context.timeouts.drainInterval) }
    }

    /// Waits until no connection is left, and gives how many had to be cut.
    func finishDraining() async -> Int {
        if count > 0 { await withCheckedContinuation { whenEmpty = $0 } }
        stop()
        return cut
    }

    // MARK: Sources

    private func makeSources() {
        let source = DispatchSource.makeReadSource(fileDescriptor: epoll.raw, queue: executor.queue)
        source.setEventHandler { [weak self] in self?.assumeIsolated { $0.wake() } }
        // The descriptor must stay open until the source is cancelled, so the cancel handler holds its owner.
        source.setCancelHandler { withExtendedLifetime(self) {} }
        let timer = DispatchSource.makeTimerSource(queue: executor.queue)
        schedule(timer, every: context.timeouts.interval)
        timer.setEventHandler { [weak self] in self?.assumeIsolated { $0.tick() } }
        source.activate()
        timer.activate()
        readSource = source
        self.timer = timer
    }

    private func schedule(_ timer: any DispatchSourceTimer, every milliseconds: Int64) {
        let interval = DispatchTimeInterval.milliseconds(Int(milliseconds))
        timer.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(Int(milliseconds / 4)))
    }

    private func stop() {
        readSource?.cancel()
        timer?.cancel()
        readSource = nil
        timer = nil
    }

    // MARK: Events

    private func wake() {
        defer { context.handOverLines() }
        let start = Time.microseconds
        repeat {
            let size = CInt(events.count)
            let count = events.withUnsafeMutableBufferPointer { epoll_wait(epoll.raw, $0.baseAddress, size, 0) }
            guard count > 0 || !waiting.isEmpty else { return }
            context.refreshClocks()
            if count > 0 { for index in 0..<Int(count) { handle(events[index]) } }
            let turn = waiting
            waiting.removeAll(keepingCapacity: true)
            for connection in turn where !connection.isClosed {
                connection.ready(isReadable: false, isEnded: false)
                settle(connection)
            }
        } while Time.microseconds - start < Self.wakeTime
        // Dispatch comes back by itself where the set has events, but it does not know of those that wait.
        if !waiting.isEmpty { executor.queue.async { self.assumeIsolated { $0.wake() } } }
    }

    /// An event of a connection that was closed in the same batch, and whose descriptor may have a new owner, does no
    /// harm: a connection only ever tries to read and write.
    private func handle(_ event: epoll_event) {
        let descriptor = Int(cepoll_descriptor(event))
        if descriptor == completions.descriptor.raw { return complete() }
        guard connections.indices.contains(descriptor), let connection = connections[descriptor] else { return }
        connection.ready(isReadable: cepoll_is_readable(event) != 0, isEnded: cepoll_is_ended(event) != 0)
        if cepoll_is_gone(event) != 0 { connection.isGone() }
        settle(connection)
    }

    private func tick() {
        defer { context.handOverLines() }
        context.refreshClocks()
        let isOver = context.now >= drainEnd
        for connection in connections {
            guard let connection else { continue }
            if isOver {
                cut += 1
                connection.close()
            } else {
                connection.checkDeadline()
            }
            settle(connection)
        }
        if !waiting.isEmpty { wake() }
    }

    // MARK: Connections

    private func add(_ accepted: AcceptedSocket) {
        let raw = accepted.descriptor
        let descriptor = Descriptor(owning: raw)
        if accepted.isTCP { SocketAddress.set(raw, CInt(IPPROTO_TCP), TCP_NODELAY, 1) }
        guard cepoll_watch(epoll.raw, raw) == 0 else { return fail(accepted, ServerError.text(errno)) }
        let transport: Transport
        if let tls = accepted.tls {
            guard let session = TLSSession(descriptor, context: tls) else {
                return fail(accepted, "no memory for a TLS session")
            }
            transport = .tls(session)
        } else {
            transport = .plain(descriptor)
        }
        context.refreshClocks()
        serials += 1
        while connections.count <= Int(raw) { connections.append(nil) }
        connections[Int(raw)] = Connection(transport, ticket: accepted.ticket, serial: serials, context: context)
        count += 1
        context.metrics.connectionsOpened.add()
    }

    private func fail(_ accepted: AcceptedSocket, _ reason: String) {
        context.onEvent(.connectionFailed(reason: reason))
        limiter.leave(accepted.ticket)
    }

    /// Starts the work a connection has asked for, gives it another turn, or lets go of it.
    private func settle(_ connection: Connection) {
        // A loop and no recursion: a client may have pipelined a thousand requests that are all too much.
        while !connection.isClosed, let work = connection.takeWork() {
            if working < context.configuration.maximumPendingReplies || work.hasBegun {
                start(work, for: connection)
            } else {
                // RFC 9110 15.6.4: a temporary overload is 503.
                connection.complete(.response(context.refuse(.overloaded(retryAfter: 1))))
            }
        }
        if connection.isClosed {
            connection.abandon()
            connections[Int(connection.transport.descriptor)] = nil
            count -= 1
            context.metrics.connectionsClosed.add()
            limiter.leave(connection.ticket)
            if count == 0 { whenEmpty.take()?.resume() }
        } else if connection.wantsTurn {
            waiting.append(connection)
        }
    }

    /// Work runs on the pool and comes back to the loop.
    private func start(_ work: Work, for connection: Connection) {
        working += 1
        context.metrics.repliesBegun.add()
        let descriptor = connection.transport.descriptor
        let serial = connection.serial
        let flow = connection.flow ?? WorkPool.Flow(pool)
        connection.flow = flow
        let task = Task(executorPreference: flow) { @concurrent [completions] in
            completions.add((descriptor, serial, await work.perform()))
        }
        connection.didBegin(task)
    }

    /// Answers with the work that was done meanwhile. A connection may be gone, and its descriptor may be another one's.
    private func complete() {
        for (descriptor, serial, outcome) in completions.take() {
            working -= 1
            context.metrics.repliesEnded.add()
            guard let connection = connections[Int(descriptor)], connection.serial == serial else { continue }
            connection.complete(outcome)
            settle(connection)
        }
    }
}
