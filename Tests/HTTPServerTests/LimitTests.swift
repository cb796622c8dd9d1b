// SPDX-License-Identifier: Apache-2.0
import HTTP
import HTTPServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct LimitTests {
    @Test(arguments: [false, true])
    func `RFC 9110 15.6.4 a full server answers 503 with Retry-After, and serves again when somebody goes`(
        isSecure: Bool
    ) async throws {
        let test = try TestServer(
            { $0.maximumConnections = 1 }, identity: isSecure ? TestIdentity() : nil, handler: echo)
        let wish = isSecure ? TestTLS.Wish() : nil
        let first = try test.client(tls: wish)
        try await first.send(.get("/1"))
        _ = try await first.answer()
        let second = try test.client(tls: wish)
        try await second.send(.get("/2") + .get("/3"))
        let refusal = try await second.answer()
        #expect(refusal.status == 503)
        #expect(refusal.text == "full")
        #expect(refusal.has("Retry-After: 5"))
        #expect(refusal.has("Connection: close"))
        #expect(try await second.isClosed())
        first.finishSending()
        #expect(try await first.isClosed())
        let third = try test.client(tls: wish)
        try await third.send(.get("/4"))
        #expect(try await third.answer().text == "GET /4 ")
        await test.server.shutdown()
    }

    @Test func `Whoever is turned away and says nothing is soon gone`() async throws {
        let test = try TestServer({ $0.maximumConnections = 1 }, handler: echo)
        let first = try test.client()
        try await first.send(.get("/1"))
        _ = try await first.answer()
        let silent = try test.client()
        #expect(try await silent.isClosed())
        try await first.send(.get("/2"))
        #expect(try await first.answer().status == 200)
        await test.server.shutdown()
    }

    @Test func `One address has its own limit, and others still get in`() async throws {
        let test = try TestServer(
            {
                $0.bindings.append(.unix(path: "/tmp/mandat-limit-test", permissions: 0o600))
                $0.maximumConnectionsPerAddress = 1
                $0.limitsLoopback = true
            }, handler: echo)
        let first = try test.client()
        try await first.send(.get("/1"))
        _ = try await first.answer()
        let second = try test.client()
        try await second.send(.get("/2"))
        let refusal = try await second.answer()
        #expect(refusal.status == 503)
        #expect(refusal.text == "too-many-connections")
        let other = try TestClient(path: "/tmp/mandat-limit-test")
        try await other.send(.get("/3"))
        #expect(try await other.answer().text == "GET /3 ")
        first.finishSending()
        #expect(try await first.isClosed())
        let third = try test.client()
        try await third.send(.get("/4"))
        #expect(try await third.answer().text == "GET /4 ")
        await test.server.shutdown()
    }

    @Test func `RFC 9112 9.6 the last answer that a connection may have says so`() async throws {
        let test = try TestServer({ $0.maximumRequestsPerConnection = 3 }, handler: echo)
        let client = try test.client()
        try await client.send((1...5).map { .get("/\($0)") }.joined())
        for number in 1...3 {
            let answer = try await client.answer()
            #expect(answer.text == "GET /\(number) ")
            #expect(answer.has("Connection: close") == (number == 3))
        }
        #expect(try await client.isClosed())
        await test.server.shutdown()
    }

    @Test(arguments: [1, 2, 7])
    func `Pipelined requests beyond a turn wait for the next one, and none is lost`(limit: Int) async throws {
        let test = try TestServer(
            {
                $0.maximumRequestsPerTurn = limit
                $0.reactors = 1
            },
            handler: { request in
                request.target.utf8.count.isMultiple(of: 2)
                    ? echo(request) : .later { Response(status: .ok, body: Array("GET \(request.target) ".utf8)) }
            })
        let client = try test.client()
        let other = try test.client()
        try await client.send((0..<1500).map { .get("/\($0)") }.joined())
        client.finishSending()
        try await other.send(.get("/other"))
        #expect(try await other.answer().text == "GET /other ")
        for number in 0..<1500 { #expect(try await client.answer().text == "GET /\(number) ") }
        #expect(try await client.isClosed())
        await test.server.shutdown()
    }
}
