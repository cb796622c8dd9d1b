// SPDX-License-Identifier: Apache-2.0
import CEpoll
import Dispatch
import Glibc

/// Accepts connections on all listening sockets and hands them out to the loops in turn.
actor Listener {
    nonisolated let executor = QueueExecutor(label: "mandat.listener")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Connections accepted in a row before the queue gets to other work.
    private static let maximumAccepts = 256
    /// After which accepting is tried again where no descriptor was left.
    private static let retryMilliseconds = 100

    private let maximumConnections: Int
    private let onEvent: @Sendable (ServerEvent) -> Void
    private var accepting: AcceptState?
    private var isPaused = false
    private var hasReportedPause = false
    private var isStopping = false
    private var whenClosed: CheckedContinuation<Void, Never>?
    private var next = 0

    /// What accepting needs. It holds the limiter, whose closure holds this listener: setting it to nil frees all of them.
    private struct AcceptState {
        var listeners: [(socket: ListeningSocket, source: any DispatchSourceRead)] = []
        var limiter: ConnectionLimiter
        var loops: [EventLoop]
        var identity: TLSIdentity?
    }

    init(maximumConnections: Int, onEvent: @escaping @Sendable (ServerEvent) -> Void) {
        self.maximumConnections = maximumConnections
        self.onEvent = onEvent
    }

    /// Begins to accept from listening sockets, which it closes in the end.
    nonisolated func start(
        _ sockets: [ListeningSocket], loops: [EventLoop], limiter: ConnectionLimiter, identity: TLSIdentity?
    ) {
        executor.queue.async {
            self.assumeIsolated { listener in
                listener.accepting = AcceptState(limiter: limiter, loops: loops, identity: identity)
                for socket in sockets { listener.makeSource(socket) }
            }
        }
    }

    /// A connection has gone while accepting was paused.
    nonisolated func resume() {
        executor.queue.async { self.assumeIsolated { $0.leavePause() } }
    }

    /// Stops accepting without resetting any client, and returns the number of connections that had to be cut.
    ///
    /// Closing a listening socket resets the connections that the kernel has made and this process has not accepted. So
    /// the kernel first stops making connections; those that exist, or are about to, are accepted; then the sockets close.
    func stop(grace: Duration) async -> Int {
        guard let accepting, !isStopping else { return 0 }
        for listener in accepting.listeners { listener.socket.refuseNew() }
        leavePause()
        isStopping = true
        acceptAll()
        for loop in accepting.loops { await loop.beginDraining() }
        onEvent(.draining)
        // TCP handshakes may be under way. A cancelled sleep only makes this shorter.
        try? await Task.sleep(for: grace)
        acceptAll()
        await withCheckedContinuation { continuation in
            whenClosed = continuation
            for listener in accepting.listeners { listener.source.cancel() }
        }
        self.accepting = nil
        return await withTaskGroup(of: Int.self) { group in
            for loop in accepting.loops { group.addTask { await loop.finishDraining() } }
            return await group.reduce(0, +)
        }
    }

    private func makeSource(_ socket: ListeningSocket) {
        let source = DispatchSource.makeReadSource(fileDescriptor: socket.descriptor, queue: executor.queue)
        source.setEventHandler { [weak self] in self?.assumeIsolated { $0.accept(socket) } }
        source.setCancelHandler { self.assumeIsolated { $0.finish(socket) } }
        source.activate()
        accepting?.listeners.append((socket, source))
    }

    /// A source's descriptor may be closed only once the source is cancelled.
    private func finish(_ socket: ListeningSocket) {
        socket.close()
        accepting?.listeners.removeAll { $0.socket.descriptor == socket.descriptor }
        if accepting?.listeners.isEmpty == true { whenClosed.take()?.resume() }
    }

    private func acceptAll() {
        for listener in accepting?.listeners ?? [] { accept(listener.socket) }
    }

    private func accept(_ socket: ListeningSocket) {
        guard let accepting else { return }
        for _ in 0..<(isStopping ? Int(UInt16.max) : Self.maximumAccepts) {
            guard isStopping || accepting.limiter.hasRoom() else {
                return pause("all \(maximumConnections) connections are in use")
            }
            var address = sockaddr_storage()
            let raw = cepoll_accept(socket.descriptor, &address)
            guard raw < 0 else {
                if hasReportedPause { onEvent(.acceptResumed) }
                hasReportedPause = false
                handOut(raw, PeerAddress(address), socket.binding, accepting)
                continue
            }
            switch errno {
            case EAGAIN: return
            case EMFILE, ENFILE, ENOBUFS, ENOMEM:
                guard !isStopping else { return }
                pause(ServerError.text(errno))
                // Other programs may hold the descriptors, and do not tell when they close them: so try again later.
                executor.queue.asyncAfter(deadline: .now() + .milliseconds(Self.retryMilliseconds)) { [weak self] in
                    self?.assumeIsolated { $0.leavePause() }
                }
                return
            default: continue  // accept(2): the error of a connection that is gone already
            }
        }
    }

    private func handOut(_ raw: CInt, _ address: PeerAddress?, _ binding: Binding, _ accepting: AcceptState) {
        guard let ticket = accepting.limiter.enter(address, regardless: isStopping) else {
            _ = close(raw)
            return
        }
        let accepted = AcceptedSocket(
            descriptor: raw, tls: binding.isSecure ? accepting.identity?.current : nil, isTCP: binding.port != nil,
            ticket: ticket)
        accepting.loops[next].adopt(accepted)
        next = (next + 1) % accepting.loops.count
    }

    private func pause(_ reason: String) {
        guard !isPaused else { return }
        isPaused = true
        for listener in accepting?.listeners ?? [] { listener.source.suspend() }
        // Report the pause only once, not after each failed attempt.
        if !hasReportedPause { onEvent(.acceptPaused(reason: reason)) }
        hasReportedPause = true
    }

    private func leavePause() {
        guard isPaused else { return }
        isPaused = false
        for listener in accepting?.listeners ?? [] { listener.source.resume() }
    }
}
