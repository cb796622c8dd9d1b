// SPDX-License-Identifier: Apache-2.0
import HTTP
import HTTPServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct LifecycleTests {
    @Test func `Draining answers what is in flight and closes, and nobody new gets in`() async throws {
        let gate = Gate()
        let test = try TestServer { request in
            guard request.path == "/slow" else { return echo(request) }
            return .later {
                await gate.pass()
                return Response(status: .ok, body: Array("slow".utf8))
            }
        }
        let idle = try test.client()
        try await idle.send(.get("/"))
        _ = try await idle.answer()
        let busy = try test.client()
        try await busy.send(.get("/slow") + .get("/next"))
        await gate.arrived(1)
        async let stopped: Void = test.server.shutdown()
        await test.saw { $0 == .draining }
        #expect(try await idle.isClosed())
        await gate.open()
        let slow = try await busy.answer()
        #expect(slow.text == "slow")
        #expect(!slow.has("Connection: close"))
        let next = try await busy.answer()
        #expect(next.text == "GET /next ")
        #expect(next.has("Connection: close"))
        #expect(try await busy.isClosed())
        await stopped
        await test.saw { $0 == .stopped(cut: 0) }
        #expect(throws: TestClient.Failure.self) { try test.client() }
    }

    @Test func `Draining waits for a request that has begun to arrive`() async throws {
        let test = try TestServer(handler: echo)
        let client = try test.client()
        try await client.send(.get("/1") + "GET /2 HTTP/1.1\r\n")
        #expect(try await client.answer().text == "GET /1 ")
        async let stopped: Void = test.server.shutdown()
        await test.saw { $0 == .draining }
        try await client.send("Host: t\r\n\r\n")
        let answer = try await client.answer()
        #expect(answer.text == "GET /2 ")
        #expect(answer.has("Connection: close"))
        await stopped
    }

    @Test func `Draining takes in whoever the kernel has connected already`() async throws {
        let test = try TestServer({ $0.drainGrace = .seconds(5) }, handler: echo)
        let client = try test.client()
        async let stopped: Void = test.server.shutdown()
        await test.saw { $0 == .draining }
        try await client.send(.get("/"))
        #expect(try await client.answer().has("Connection: close"))
        #expect(try await client.isClosed())
        await stopped
    }

    @Test func `What is not done by the end of the drain time-out is cut`() async throws {
        let gate = Gate()
        let test = try TestServer(
            { $0.drainTimeout = .milliseconds(50) },
            handler: { _ in
                .later {
                    await gate.pass()
                    return Response(status: .ok)
                }
            })
        let client = try test.client()
        try await client.send(.get("/"))
        await gate.arrived(1)
        await test.server.shutdown()
        await test.saw { $0 == .stopped(cut: 1) }
        #expect(try await client.isClosed())
        await gate.open()
    }

    @Test func `A server on a port in use does not start and says what to do`() async throws {
        let test = try TestServer(handler: echo)
        var configuration = ServerConfiguration()
        configuration.bindings = test.server.bindings
        let second = Server(
            configuration: configuration, handler: echo, refuse: { Response(status: $0.status) }, onEvent: { _ in })
        let error = #expect(throws: ServerError.self) { try second.start() }
        #expect("\(try #require(error))".contains("port \(test.port): Address already in use. Stop the program"))
        #expect(throws: ServerError.alreadyStarted) { try test.server.start() }
        await test.server.shutdown()
    }

    @Test func `A host that is no address of this machine is named`() {
        var configuration = ServerConfiguration()
        configuration.bindings = [.http(host: "192.0.2.1", port: 0)]  // RFC 5737 3: for documentation only
        let server = Server(
            configuration: configuration, handler: echo, refuse: { Response(status: $0.status) }, onEvent: { _ in })
        let error = #expect(throws: ServerError.self) { try server.start() }
        #expect(error?.description.contains("192.0.2.1") == true)
    }

    @Test(arguments: [-1, 65_536, 70_000])
    func `A port that does not exist is not taken for another one`(port: Int) {
        var configuration = ServerConfiguration()
        configuration.bindings = [.http(host: "127.0.0.1", port: port)]
        let server = Server(
            configuration: configuration, handler: echo, refuse: { Response(status: $0.status) }, onEvent: { _ in })
        #expect(throws: ServerError.invalidPort(port)) { try server.start() }
    }

    @Test func `The probe tells a status from silence`() async throws {
        let test = try TestServer(handler: { _ in .now(Response(status: .serviceUnavailable)) })
        let port = test.port
        #expect(try HealthCheckClient.get(host: "127.0.0.1", port: port, path: "/readyz") == 503)
        await test.server.shutdown()
        #expect(throws: HealthCheckClient.Failure.self) {
            try HealthCheckClient.get(host: "127.0.0.1", port: port, path: "/readyz")
        }
    }
}
