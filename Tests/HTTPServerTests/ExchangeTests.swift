// SPDX-License-Identifier: Apache-2.0
import HTTP
import HTTPServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct ExchangeTests {
    @Test func `RFC 9112 9.3 a connection serves one request after another`() async throws {
        let test = try TestServer(handler: echo)
        let client = try test.client()
        for number in 0..<3 {
            try await client.send(.get("/\(number)"))
            let answer = try await client.answer()
            #expect(answer.status == 200)
            #expect(answer.text == "GET /\(number) ")
            #expect(answer.head.contains("\r\nDate: "))
            #expect(!answer.head.contains("Connection"))
        }
        await test.server.shutdown()
    }

    @Test func `RFC 9112 9.3.2 ten pipelined requests are answered in order`() async throws {
        let test = try TestServer { request in
            // Every other answer is made elsewhere, and still none overtakes another.
            let response = Response(status: .ok, body: Array(request.target.utf8))
            return request.target.utf8.count.isMultiple(of: 2) ? .now(response) : .later { response }
        }
        let client = try test.client()
        let targets = (0..<10).map { "/" + String(repeating: "x", count: $0) }
        try await client.send(targets.map { .get($0) }.joined())
        for target in targets { #expect(try await client.answer().text == target) }
        await test.server.shutdown()
    }

    @Test(arguments: [
        ("RFC 9112 6.2", "POST /a HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhello"),
        (
            "RFC 9112 7.1",
            "POST /a HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"
        ),
    ])
    func `A body arrives whichever way it is framed, in one piece or byte by byte`(
        section: String, request: String
    ) async throws {
        let test = try TestServer(handler: echo)
        let client = try test.client()
        try await client.send(request)
        #expect(try await client.answer().text == "POST /a hello", "\(section)")
        for byte in request.utf8 { try await client.send([byte]) }
        #expect(try await client.answer().text == "POST /a hello", "\(section)")
        await test.server.shutdown()
    }

    @Test func `RFC 9110 9.3.2 the answer to HEAD is that to GET without the body`() async throws {
        let test = try TestServer(handler: { _ in .now(Response(status: .ok, body: Array("12345".utf8))) })
        let client = try test.client()
        try await client.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n" + .get("/"))
        let head = try await client.answer(hasBody: false)
        #expect(head.has("Content-Length: 5"))
        // Had a body come, this would not be an answer.
        #expect(try await client.answer().text == "12345")
        await test.server.shutdown()
    }

    @Test func `RFC 9110 10.1.1 a client that expects it is told to continue, then answered`() async throws {
        let test = try TestServer(handler: echo)
        let client = try test.client()
        try await client.send("POST /a HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        #expect(try await client.answer().head == "HTTP/1.1 100 Continue\r\n\r\n")
        try await client.send("hi")
        #expect(try await client.answer().text == "POST /a hi")
        await test.server.shutdown()
    }

    @Test(arguments: ["Content-Length: 200000\r\n", "Transfer-Encoding: chunked\r\n"])
    func `RFC 9110 10.1.1 what the head alone decides is answered at once and for good`(framing: String) async throws {
        let test = try TestServer(
            { $0.lingerTimeout = .seconds(5) },
            decide: { head in
                head.path == "/no" ? Response(status: .notFound, body: Array("no \(head.method.name)".utf8)) : nil
            }, handler: echo)
        let client = try test.client()
        try await client.send("POST /no HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\n\(framing)\r\n")
        let answer = try await client.answer()
        #expect(answer.status == 404 && answer.text == "no POST")
        // RFC 9110 10.1.1: it says whether the connection goes on; a client that sends its body all the same sees no reset.
        #expect(answer.has("Connection: close"))
        try await client.send([UInt8](repeating: 0x61, count: 200_000))
        #expect(try await client.isClosed())
        let other = try test.client()
        try await other.send("POST /yes HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        #expect(try await other.answer().status == 100)
        try await other.send("hi")
        #expect(try await other.answer().text == "POST /yes hi")
        let hasty = try test.client()
        try await hasty.send("POST /no HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi")
        #expect(try await hasty.answer().text == "POST /no hi", "whose body is here waits for nothing")
        await test.server.shutdown()
    }

    @Test func `RFC 9110 10.1.1 without a body, or with one that is here, nobody is told to continue`() async throws {
        let test = try TestServer(handler: echo)
        let client = try test.client()
        try await client.send(.get("/a", "Expect: 100-continue\r\n"))
        #expect(try await client.answer().text == "GET /a ")
        try await client.send("POST /b HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi")
        #expect(try await client.answer().text == "POST /b hi")
        try await client.send("POST /c HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        try await client.send("hi")
        #expect(try await client.answer().text == "POST /c hi")
        await test.server.shutdown()
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n", "Connection: close", true),
        ("GET / HTTP/1.0\r\n\r\n", "Connection: close", true),
        ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "Connection: keep-alive", false),
    ])
    func `RFC 9112 9.3 the client decides whether the connection goes on`(
        request: String, line: String, ends: Bool
    ) async throws {
        let test = try TestServer(handler: echo)
        let client = try test.client()
        try await client.send(request)
        #expect(try await client.answer().has(line))
        if ends {
            #expect(try await client.isClosed())
        } else {
            try await client.send(request)
            #expect(try await client.answer().status == 200)
        }
        await test.server.shutdown()
    }

    @Test func `RFC 9112 9.6 a client that has sent all it wanted still gets its answers`() async throws {
        let test = try TestServer { request in
            request.path == "/now" ? echo(request) : .later { Response(status: .ok, body: Array("later".utf8)) }
        }
        let client = try test.client()
        try await client.send(.get("/now") + .get("/later") + .get("/now"))
        client.finishSending()
        #expect(try await client.answer().text == "GET /now ")
        #expect(try await client.answer().text == "later")
        let last = try await client.answer()
        #expect(last.text == "GET /now ")
        #expect(try await client.isClosed())
        await test.server.shutdown()
    }

    @Test func `A handler that takes its time does not hold up other connections`() async throws {
        let gate = Gate()
        let test = try TestServer(
            { $0.reactors = 1 },
            handler: { request in
                guard request.path == "/slow" else { return echo(request) }
                return .later {
                    await gate.pass()
                    return Response(status: .ok, body: Array("slow".utf8))
                }
            })
        let slow = try test.client()
        try await slow.send(.get("/slow"))
        await gate.arrived(1)
        let quick = try test.client()
        try await quick.send(.get("/quick"))
        #expect(try await quick.answer().text == "GET /quick ")
        await gate.open()
        #expect(try await slow.answer().text == "slow")
        await test.server.shutdown()
    }

    @Test func `Every answer is told with its status, size and remote address`() async throws {
        let test = try TestServer(handler: { _ in .now(Response(status: .notFound, body: [1, 2, 3])) })
        let client = try test.client()
        try await client.send(.get("/x?y"))
        _ = try await client.answer()
        await test.saw {
            guard case .request("GET", "/x?y", 404, 3, _, "127.0.0.1") = $0 else { return false }
            return true
        }
        await test.server.shutdown()
    }
}
