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
    private var post: Post?
    private var isPaused = false
    private var hasReportedPause = false
    private var isStopping = false
    private var whenClosed: CheckedContinuation<Void, Never>?
    private var next = 0

    /// What a listener that accepts holds on to; letting go of it ends the circle through the census.
    private struct Post {
        var doors: [(socket: ListeningSocket, source: any DispatchSourceRead)] = []
        var census: Census
        var loops: [EventLoop]
        var identity: TLSIdentity?
    }

    init(maximumConnections: Int, onEvent: @escaping @Sendable (ServerEvent) -> Void) {
        self.maximumConnections = maximumConnections
        self.onEvent = onEvent
    }

    /// Begins to accept from listening sockets, which it closes in the end.
    nonisolated func start(_ sockets: [ListeningSocket], loops: [EventLoop], census: Census, identity: TLSIdentity?) {
        executor.queue.async {
            self.assumeIsolated { listener in
                listener.post = Post(census: census, loops: loops, identity: identity)
                for socket in sockets { listener.makeSource(socket) }
            }
        }
    }

    /// A connection has gone while accepting was paused.
    nonisolated func resume() {
        executor.queue.async { self.assumeIsolated { $0.leavePause() } }
    }

    /// Stops in an order that loses nobody, and gives the number of connections that had to be cut.
    ///
    /// Closing a listening socket resets whoever the kernel has connected and nobody has accepted. So the kernel first
    /// stops to connect; who is connected, or about to be, is taken in; only then the sockets are closed.
    func stop(grace: Duration) async -> Int {
        guard let post, !isStopping else { return 0 }
        for door in post.doors { door.socket.refuseNew() }
        leavePause()
        isStopping = true
        acceptAll()
        for loop in post.loops { await loop.beginDraining() }
        onEvent(.draining)
        // For handshakes under way; who is taken in meanwhile is served. An early end by cancellation is as good.
        try? await Task.sleep(for: grace)
        acceptAll()
        await withCheckedContinuation { continuation in
            whenClosed = continuation
            for door in post.doors { door.source.cancel() }
        }
        self.post = nil
        return await withTaskGroup(of: Int.self) { group in
            for loop in post.loops { group.addTask { await loop.finishDraining() } }
            return await group.reduce(0, +)
        }
    }

    private func makeSource(_ socket: ListeningSocket) {
        let source = DispatchSource.makeReadSource(fileDescriptor: socket.descriptor, queue: executor.queue)
        source.setEventHandler { [weak self] in self?.assumeIsolated { $0.accept(socket) } }
        source.setCancelHandler { self.assumeIsolated { $0.finish(socket) } }
        source.activate()
        post?.doors.append((socket, source))
    }

    /// A source's descriptor may be closed only now that it is cancelled.
    private func finish(_ socket: ListeningSocket) {
        socket.close()
        post?.doors.removeAll { $0.socket.descriptor == socket.descriptor }
        if post?.doors.isEmpty == true { whenClosed.take()?.resume() }
    }

    private func acceptAll() {
        for door in post?.doors ?? [] { accept(door.socket) }
    }

    private func accept(_ socket: ListeningSocket) {
        guard let post else { return }
        for _ in 0..<(isStopping ? Int(UInt16.max) : Self.maximumAccepts) {
            guard isStopping || post.census.hasRoom() else {
                return pause("all \(maximumConnections) connections are in use")
            }
            var address = sockaddr_storage()
            let raw = cepoll_accept(socket.descriptor, &address)
            guard raw < 0 else {
                if hasReportedPause { onEvent(.acceptResumed) }
                hasReportedPause = false
                handOut(raw, PeerAddress(address), socket.binding, post)
                continue
            }
            switch errno {
            case EAGAIN: return
            case EMFILE, ENFILE, ENOBUFS, ENOMEM:
                guard !isStopping else { return }
                pause(ServerError.text(errno))
                // Whatever holds the descriptors may be outside of this server, so time is asked too.
                executor.queue.asyncAfter(deadline: .now() + .milliseconds(Self.retryMilliseconds)) { [weak self] in
                    self?.assumeIsolated { $0.leavePause() }
                }
                return
            default: continue  // accept(2): the error of a connection that is gone already
            }
        }
    }

    private func handOut(_ raw: CInt, _ address: PeerAddress?, _ binding: Binding, _ post: Post) {
        guard let ticket = post.census.enter(address, regardless: isStopping) else {
            _ = close(raw)
            return
        }
        let arrival = Arrival(
            descriptor: raw, tls: binding.isSecure ? post.identity?.current : nil, isTCP: binding.port != nil,
            ticket: ticket)
        post.loops[next].adopt(arrival)
        next = (next + 1) % post.loops.count
    }

    private func pause(_ reason: String) {
        guard !isPaused else { return }
        isPaused = true
        for door in post?.doors ?? [] { door.source.suspend() }
        // Trying again in vain is no news.
        if !hasReportedPause { onEvent(.acceptPaused(reason: reason)) }
        hasReportedPause = true
    }

    private func leavePause() {
        guard isPaused else { return }
        isPaused = false
        for door in post?.doors ?? [] { door.source.resume() }
    }
}
