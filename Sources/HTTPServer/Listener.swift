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

    /// Takes in whoever the kernel has connected already, closes the socket, lets every loop answer what is in flight,
    /// and gives the number of connections that had to be cut.
    func stop() async -> Int {
        guard let socket else { return 0 }
        accept(socket, isLast: true)
        // A suspended source never gets to its cancel handler.
        if isPaused { socket.source.resume() }
        isPaused = false
        socket.source.cancel()
        self.socket = nil
        for loop in socket.loops { await loop.beginDraining() }
        onEvent(.draining)
        return await withTaskGroup(of: Int.self) { group in
            for loop in socket.loops { group.addTask { await loop.finishDraining() } }
            return await group.reduce(0, +)
        }
    }

    private func makeSource(_ descriptor: CInt, _ loops: [EventLoop], _ census: Census) {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: executor.queue)
        source.setEventHandler { [weak self] in self?.assumeIsolated { $0.accept() } }
        source.setCancelHandler { _ = close(descriptor) }
        source.activate()
        socket = Socket(descriptor: descriptor, source: source, census: census, loops: loops)
    }

    private func accept() {
        if let socket { accept(socket, isLast: false) }
    }

    /// While the server drains, a connection above the limit is better taken in for a moment than reset.
    private func accept(_ socket: Socket, isLast: Bool) {
        for _ in 0..<Self.maximumAccepts {
            if !isLast, socket.census.isFull {
                socket.census.waitForRoom()
                // One may have gone between the two lines above, and nobody would tell.
                guard socket.census.isFull else { continue }
                return pause("all \(maximumConnections) connections are in use")
            }
            let raw = cepoll_accept(socket.descriptor)
            guard raw < 0 else {
                socket.census.enter()
                socket.loops[next].adopt(raw)
                next = (next + 1) % socket.loops.count
                continue
            }
            switch errno {
            case EAGAIN: return
            case EMFILE, ENFILE, ENOBUFS, ENOMEM:
                guard !isLast else { return }
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
        onEvent(.acceptPaused(reason: reason))
    }

    private func leavePause() {
        guard isPaused else { return }
        isPaused = false
        onEvent(.acceptResumed)
        socket?.source.resume()
    }
}
