// SPDX-License-Identifier: Apache-2.0
import HTTP
import HTTPServer
import Testing

/// A server on a port of the kernel's choice, and its events as they come.
final class TestServer: Sendable {
    let server: Server
    private let events: Events

    /// Collects events and wakes those who wait for one.
    private actor Events {
        private var seen: [ServerEvent] = []
        private var waiters: [(@Sendable (ServerEvent) -> Bool, CheckedContinuation<Void, Never>)] = []

        func add(_ event: ServerEvent) {
            seen.append(event)
            for index in waiters.indices.reversed() where waiters[index].0(event) {
                waiters.remove(at: index).1.resume()
            }
        }

        func wait(_ matches: @escaping @Sendable (ServerEvent) -> Bool) async {
            if seen.contains(where: matches) { return }
            await withCheckedContinuation { waiters.append((matches, $0)) }
        }
    }

    init(
        _ configure: (inout ServerConfiguration) -> Void = { _ in }, identity: TestIdentity? = nil, operations: Int = 1,
        accessLog: AccessLog? = nil,
        decide: @escaping @Sendable (Request) -> Response? = { _ in nil },
        handler: @escaping Handler
    ) throws {
        var configuration = ServerConfiguration()
        configuration.bindings = [
            identity == nil ? .http(host: "127.0.0.1", port: 0) : .https(host: "127.0.0.1", port: 0)
        ]
        configuration.tls = identity?.files
        configuration.reactors = 2
        configuration.drainGrace = .milliseconds(20)
        configuration.lingerTimeout = .milliseconds(100)
        configuration.reportsRequests = true
        configure(&configuration)
        let events = Events()
        let (stream, continuation) = AsyncStream.makeStream(of: ServerEvent.self)
        Task { for await event in stream { await events.add(event) } }
        self.events = events
        server = Server(
            configuration: configuration, handler: handler, decide: decide,
            refuse: { refusal in
                var fields = ResponseFields()
                fields.append("Content-Type", "text/plain")
                if let seconds = refusal.retryAfter { fields.append("Retry-After", String(seconds)) }
                return Response(status: refusal.status, fields: fields, body: Array(refusal.code.utf8))
            },
            onEvent: { continuation.yield($0) }, operations: operations, accessLog: accessLog)
        try server.start()
    }

    /// The port of the first binding that has one.
    var port: Int { server.bindings.lazy.compactMap(\.port).first ?? 0 }

    /// A new client.
    func client(receiveBuffer: Int? = nil, tls: TestTLS.Wish? = nil) throws -> TestClient {
        try TestClient(port: port, receiveBuffer: receiveBuffer, tls: tls)
    }

    /// Waits until such an event has come.
    func saw(_ matches: @escaping @Sendable (ServerEvent) -> Bool) async {
        await events.wait(matches)
    }
}

/// Answers with what was asked: method, target and body.
let echo: Handler = { request in
    let text = "\(request.method.name) \(request.target) \(String(decoding: request.body, as: UTF8.self))"
    return .now(Response(status: .ok, body: Array(text.utf8)))
}

/// A gate that handlers wait at until a test opens it.
actor Gate {
    private var isOpen = false
    private var arrivals = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var observers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

    func pass() async {
        arrivals += 1
        for index in observers.indices.reversed() where observers[index].count <= arrivals {
            observers.remove(at: index).continuation.resume()
        }
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }

    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    /// Waits until so many have arrived.
    func arrived(_ count: Int) async {
        if arrivals >= count { return }
        await withCheckedContinuation { observers.append((count, $0)) }
    }
}

extension String {
    /// A request without a body.
    static func get(_ target: String, _ lines: String = "") -> String {
        "GET \(target) HTTP/1.1\r\nHost: test\r\n\(lines)\r\n"
    }
}
