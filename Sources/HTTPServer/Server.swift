// SPDX-License-Identifier: Apache-2.0
import Glibc
package import HTTP
import Synchronization

/// An HTTP/1.1 server on BSD sockets and Dispatch.
///
/// The theory of this target: a `Listener` accepts and hands each socket to one of the `EventLoop`s, where it stays. A loop is
/// an actor on a serial queue with one epoll set; Dispatch wakes it when the set is readable, so no thread is ever blocked by
/// a client. A `Connection` moves bytes between its `Transport`, the pure `RequestDecoder` and the handler, and writes every
/// answer with one call. Buffers belong to the loop; a connection owns bytes only while it has to wait. Every wait has one
/// `Deadline`, looked at by one coarse timer of the loop. The handler is a plain call on the loop; what takes long is a
/// `Reply.later`, which runs on the concurrent pool and comes back. The server knows nothing of what it serves: even its
/// refusals are rendered by a closure of the configuration's owner. `Census` counts connections, the only state that is shared.
package final class Server: Sendable {
    private let configuration: ServerConfiguration
    private let handler: Handler
    private let refuse: @Sendable (Refusal) -> Response
    private let onEvent: @Sendable (ServerEvent) -> Void
    private let listener: Listener
    private let hasStarted = Atomic<Bool>(false)
    private let boundPort = Atomic<Int>(0)

    /// A server that does nothing until `start`.
    ///
    /// - Parameters:
    ///   - handler: called on an event loop for each request; see `Reply`.
    ///   - refuse: renders the answer to what never becomes a request.
    ///   - onEvent: told what happens, on the thread where it happens.
    package init(
        configuration: ServerConfiguration, handler: @escaping Handler,
        refuse: @escaping @Sendable (Refusal) -> Response,
        onEvent: @escaping @Sendable (ServerEvent) -> Void
    ) {
        self.configuration = configuration
        self.handler = handler
        self.refuse = refuse
        self.onEvent = onEvent
        listener = Listener(maximumConnections: configuration.maximumConnections, onEvent: onEvent)
    }

    /// The port that is listened to; the configured one before `start`.
    package var port: Int {
        let port = boundPort.load(ordering: .acquiring)
        return port == 0 ? configuration.port : port
    }

    /// Binds the address and begins to serve; connections are welcome when it returns.
    package func start() throws(ServerError) {
        guard !hasStarted.exchange(true, ordering: .acquiringAndReleasing) else { throw .alreadyStarted }
        let census = Census(limit: configuration.maximumConnections) { [listener] in listener.resume() }
        var loops: [EventLoop] = []
        for number in 0..<max(1, configuration.reactors ?? sysconf(CInt(_SC_NPROCESSORS_ONLN))) {
            loops.append(
                try EventLoop(
                    number: number, configuration: configuration, census: census, handler: handler, refuse: refuse,
                    onEvent: onEvent))
        }
        let descriptor = try SocketAddress.listen(
            host: configuration.host, port: configuration.port, backlog: configuration.backlog)
        boundPort.store(SocketAddress.port(of: descriptor.raw), ordering: .releasing)
        for loop in loops { loop.start() }
        listener.start(descriptor.release(), loops: loops, census: census)
        onEvent(.listening(host: configuration.host, port: port))
    }

    /// Closes the listener, answers what is in flight, and returns when no connection is left.
    ///
    /// From now on each answer that nothing follows says `Connection: close`. What is not done after `drainTimeout` is cut.
    package func shutdown() async {
        onEvent(.stopped(cut: await listener.stop(grace: configuration.drainGrace)))
    }
}
