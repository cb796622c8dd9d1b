// SPDX-License-Identifier: Apache-2.0
import CEpoll
import Dispatch
import Glibc

/// Accepts connections and hands them out to the loops in turn.
actor Listener {
    nonisolated let executor = QueueExecutor(label: "mandat.listener")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Connections accepted in a row before the queue gets to other work.
    private static let maximumAccepts = 256
    /// After which accepting is tried again where no descriptor was left.
    private static let retryMilliseconds = 100

    private let maximumConnections: Int
    private let onEvent: @Sendable (ServerEvent) -> Void
    private var socket: Socket?
    private var isPaused = false
    private var hasReportedPause = false
    private var isStopping = false
    private var whenClosed: CheckedContinuation<Void, Never>?
    private var next = 0

    /// What a listener that accepts holds on to; letting go of it ends the circle through the census.
    private struct Socket {
        var descriptor: CInt
        var source: any DispatchSourceRead
        var census: Census
        var loops: [EventLoop]
    }

    init(maximumConnections: Int, onEvent: @escaping @Sendable (ServerEvent) -> Void) {
        self.maximumConnections = maximumConnections
        self.onEvent = onEvent
    }

    /// Begins to accept from a listening socket, which it closes in the end.
    nonisolated func start(_ descriptor: CInt, loops: [EventLoop], census: Census) {
        executor.queue.async { self.assumeIsolated { $0.makeSource(descriptor, loops, census) } }
    }

    /// A connection has gone while accepting was paused.
    nonisolated func resume() {
        executor.queue.async { self.assumeIsolated { $0.leavePause() } }
    }

    /// Stops in an order that loses nobody, and gives the number of connections that had to be cut.
    ///
    /// Closing a listening socket resets whoever the kernel has connected and nobody has accepted. So the kernel first
    /// stops to connect; who is connected, or about to be, is taken in; only then the socket is closed.
    func stop(grace: Duration) async -> Int {
        guard let socket, !isStopping else { return 0 }
        _ = cepoll_drop_new(socket.descriptor)
        leavePause()
        isStopping = true
        accept(socket)
        for loop in socket.loops { await loop.beginDraining() }
        onEvent(.draining)
        // For handshakes under way; who is taken in meanwhile is served. An early end by cancellation is as good.
        try? await Task.sleep(for: grace)
        accept(socket)
        await withCheckedContinuation { continuation in
            whenClosed = continuation
            socket.source.cancel()
        }
        self.socket = nil
        return await withTaskGroup(of: Int.self) { group in
            for loop in socket.loops { group.addTask { await loop.finishDraining() } }
            return await group.reduce(0, +)
        }
    }

    private func makeSource(_ descriptor: CInt, _ loops: [EventLoop], _ census: Census) {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: executor.queue)
        source.setEventHandler { [weak self] in self?.assumeIsolated { $0.accept() } }
        source.setCancelHandler { self.assumeIsolated { $0.finish(descriptor) } }
        source.activate()
        socket = Socket(descriptor: descriptor, source: source, census: census, loops: loops)
    }

    private func accept() {
        if let socket { accept(socket) }
    }

    /// A source's descriptor may be closed only now that it is cancelled.
    private func finish(_ descriptor: CInt) {
        _ = close(descriptor)
        whenClosed.take()?.resume()
    }

    /// While the server drains, a connection above the limit is better taken in for a moment than reset.
    private func accept(_ socket: Socket) {
        for _ in 0..<(isStopping ? Int(UInt16.max) : Self.maximumAccepts) {
            if !isStopping, socket.census.isFull {
                socket.census.waitForRoom()
                // One may have gone between the two lines above, and nobody would tell.
                guard socket.census.isFull else { continue }
                return pause("all \(maximumConnections) connections are in use")
            }
            let raw = cepoll_accept(socket.descriptor)
            guard raw < 0 else {
                if hasReportedPause { onEvent(.acceptResumed) }
                hasReportedPause = false
                socket.census.enter()
                socket.loops[next].adopt(raw)
                next = (next + 1) % socket.loops.count
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

    private func pause(_ reason: String) {
        guard !isPaused else { return }
        isPaused = true
        socket?.source.suspend()
        // Trying again in vain is no news.
        if !hasReportedPause { onEvent(.acceptPaused(reason: reason)) }
        hasReportedPause = true
    }

    private func leavePause() {
        guard isPaused else { return }
        isPaused = false
        socket?.source.resume()
    }
}
