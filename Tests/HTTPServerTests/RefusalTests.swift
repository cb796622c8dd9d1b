// SPDX-License-Identifier: Apache-2.0
import HTTP
import HTTPServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct RefusalTests {
    @Test(arguments: [
        ("GET / HTTP/1.1\n\n", 400, "bare-line-feed"),
        ("GET / HTTP/1.1\r\n\r\n", 400, "host-missing"),
        ("GET / HTTP/3.0\r\n\r\n", 505, "version-unsupported"),
        ("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 9999999999\r\n\r\n", 413, "body-too-large"),
        ("POST / HTTP/1.1\r\nHost: t\r\nExpect: more\r\n\r\n", 417, "expectation"),
        ("GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1\r\n", 414, "target-too-long"),
    ])
    func `RFC 9112 9.3 after a fault the server answers, closes and reads no further request`(
        bytes: String, status: Int, code: String
    ) async throws {
        let test = try TestServer(handler: echo)
        let client = try test.client()
        try await client.send(.get("/first") + bytes + .get("/never"))
        #expect(try await client.answer().text == "GET /first ")
        let answer = try await client.answer()
        #expect(answer.status == status)
        #expect(answer.text == code)
        #expect(answer.has("Connection: close"))
        #expect(try await client.isClosed())
        await test.server.shutdown()
    }

    @Test func `RFC 9112 9.6 a client that goes on sending sees the refusal and not a reset`() async throws {
        let test = try TestServer({ $0.lingerTimeout = .seconds(5) }, handler: echo)
        let client = try test.client()
        try await client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 2000000\r\n\r\n")
        try await client.send([UInt8](repeating: 0x61, count: 900_000))
        #expect(try await client.answer().status == 413)
        #expect(try await client.isClosed())
        client.finishSending()
        await test.server.shutdown()
    }

    @Test func `RFC 9112 8 an end inside of a request is refused as incomplete`() async throws {
        let test = try TestServer(handler: echo)
        let client = try test.client()
        try await client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nhi")
        client.finishSending()
        #expect(try await client.answer().text == "incomplete")
        #expect(try await client.isClosed())
        await test.server.shutdown()
    }

    @Test func `RFC 9110 15.5.9 a head that comes too slowly is answered with 408, a trickle notwithstanding`()
        async throws
    {
        let test = try TestServer({ $0.headTimeout = .seconds(2) }, handler: echo)
        let client = try test.client()
        let trickle = Task {
            try await client.send("GET / HTTP/1.1\r\nX: ")
            // A byte now and then; the last send fails when the server has closed.
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(2))
                try await client.send("a")
            }
        }
        let answer = try await client.answer()
        #expect(answer.status == 408)
        #expect(answer.text == "head-timeout")
        #expect(answer.has("Connection: close"))
        trickle.cancel()
        _ = await trickle.result
        await test.server.shutdown()
    }

    @Test func `RFC 9110 15.5.9 a body that comes too slowly is answered with 408`() async throws {
        let test = try TestServer({ $0.bodyTimeout = .milliseconds(40) }, handler: echo)
        let client = try test.client()
        try await client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nhi")
        #expect(try await client.answer().text == "body-timeout")
        #expect(try await client.isClosed())
        await test.server.shutdown()
    }

    @Test func `RFC 9112 9.5 an idle connection is closed without a word`() async throws {
        let test = try TestServer({ $0.idleTimeout = .milliseconds(400) }, handler: echo)
        let client = try test.client()
        try await client.send(.get("/"))
        _ = try await client.answer()
        #expect(try await client.isClosed())
        let silent = try test.client()
        #expect(try await silent.isClosed())
        await test.server.shutdown()
    }
}
