// SPDX-License-Identifier: Apache-2.0
import HTTP
import HTTPServer
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct StreamTests {
    /// Numbers as text, one a piece; `made` counts how many were asked for.
    private func numbers(_ count: Int, size: Int = 1, made: Counter = Counter()) -> Response {
        let stream = ContentStream(from: 0) { number -> (piece: [UInt8], next: Int)? in
            guard number < count else { return nil }
            made.add()
            return (Array(String(repeating: "\(number % 10)", count: size).utf8), number + 1)
        }
        return Response(status: .ok, fields: ResponseFields(), content: .stream(stream))
    }

    @Test func `RFC 9112 7.1 a stream is sent as chunks, and the connection goes on`() async throws {
        let test = try TestServer { [self] request in request.path == "/" ? .now(numbers(3)) : echo(request) }
        let client = try test.client()
        try await client.send(.get("/") + .get("/next"))
        let answer = try await client.answer()
        #expect(answer.has("Transfer-Encoding: chunked"))
        #expect(!answer.head.contains("Content-Length"))
        #expect(try await client.bytes(18) == "1\r\n0\r\n1\r\n1\r\n1\r\n2\r\n")
        #expect(try await client.bytes(5) == "0\r\n\r\n")
        #expect(try await client.answer().text == "GET /next ")
        await test.saw { $0.isRequest("/", status: 200, bytes: 3) }
        await test.server.shutdown()
    }

    @Test func `RFC 9112 6.3 for a 1.0 client the end of the connection is the end of the stream`() async throws {
        let test = try TestServer { [self] _ in .now(numbers(5)) }
        let client = try test.client()
        try await client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        let answer = try await client.answer()
        #expect(answer.has("Connection: close"))
        #expect(!answer.head.contains("Transfer-Encoding"))
        #expect(try await client.bytes(5) == "01234")
        #expect(try await client.isClosed())
        await test.server.shutdown()
    }

    @Test func `RFC 9110 9.3.2 the answer to HEAD has no pieces, and none are made`() async throws {
        let made = Counter()
        let test = try TestServer { [self] _ in .now(numbers(5, made: made)) }
        let client = try test.client()
        try await client.send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n" + "HEAD / HTTP/1.1\r\nHost: t\r\n\r\n")
        for _ in 0..<2 { #expect(try await client.answer(hasBody: false).has("Transfer-Encoding: chunked")) }
        #expect(made.value == 0)
        await test.server.shutdown()
    }

    @Test func `A piece is made when the client has taken those before, and none for a client that is gone`()
        async throws
    {
        let made = Counter()
        let test = try TestServer({ $0.reactors = 1 }) { [self] request in
            request.path == "/" ? .now(numbers(10_000, size: 100_000, made: made)) : echo(request)
        }
        let other = try test.client()
        func ask(_ times: Int) async throws {
            for _ in 0..<times {
                try await other.send(.get("/other"))
                #expect(try await other.answer().status == 200)
            }
        }
        do {
            let client = try test.client(receiveBuffer: 4096)
            try await client.send(.get("/"))
            _ = try await client.answer(hasBody: false)
            // What the kernel holds for a client is some megabytes at most; the whole would be a thousand.
            var held = -1
            while held != made.value, held < 200 {
                held = made.value
                try await ask(50)
                try await Task.sleep(for: .milliseconds(300))
            }
            #expect(held < 200)
            client.reset()
        }
        await test.saw { $0.isRequest("/", status: 200) }
        // A piece that was being made at that moment is still made to its end.
        try await Task.sleep(for: .milliseconds(200))
        let end = made.value
        try await other.send(.get("/other"))
        _ = try await other.answer()
        #expect(made.value == end)
        await test.server.shutdown()
    }

    @Test func `A client that takes a stream too slowly is cut, however small the pieces are`() async throws {
        let test = try TestServer({
            $0.writeTimeout = .milliseconds(400)
            $0.writeStep = 1 << 30
        }) { [self] _ in .now(numbers(20_000, size: 50_000)) }
        let client = try test.client(receiveBuffer: 65_536)
        try await client.send(.get("/"))
        _ = try await client.answer(hasBody: false)
        // Fast enough for every piece to be taken in time, far too slow for a gigabyte in 0.4 s, and slower than the
        // server makes pieces, under a sanitizer too: a client that waits for the server is not the one to cut.
        var isCut = false
        let end = ContinuousClock.now + .seconds(30)
        while !isCut, .now < end {
            do { _ = try await client.bytes(20_000) } catch { isCut = true }
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(isCut)
        client.reset()
        await test.server.shutdown()
    }

    @Test func `The work for a client that is gone is cancelled`() async throws {
        let begun = Flag()
        let cancelled = Flag()
        let test = try TestServer { _ in
            .later {
                begun.set()
                while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(1)) }
                cancelled.set()
                return Response(status: .ok)
            }
        }
        do {
            let client = try test.client()
            try await client.send(.get("/"))
            while !begun.isSet { try await Task.sleep(for: .milliseconds(1)) }
            client.reset()
        }
        while !cancelled.isSet { try await Task.sleep(for: .milliseconds(1)) }
        await test.server.shutdown()
    }

    @Test func `Draining waits for the end of a stream`() async throws {
        let test = try TestServer { [self] _ in .now(numbers(30, size: 100_000)) }
        let client = try test.client(receiveBuffer: 4096)
        try await client.send(.get("/"))
        _ = try await client.answer(hasBody: false)
        async let stopped: Void = test.server.shutdown()
        await test.saw { $0 == .draining }
        var count = 0
        while try await client.chunk() > 0 { count += 1 }
        #expect(count == 30)
        #expect(try await client.isClosed())
        await stopped
        await test.saw { $0 == .stopped(cut: 0) }
    }
}

/// Something that happens once.
final class Flag: Sendable {
    private let value = Atomic<Bool>(false)
    var isSet: Bool { value.load(ordering: .sequentiallyConsistent) }
    func set() { value.store(true, ordering: .sequentiallyConsistent) }
}

extension ServerEvent {
    /// Whether an answer is told of.
    func isRequest(_ target: String, status: Int, bytes: Int? = nil) -> Bool {
        guard case .request(_, target, status, let sent, _, _) = self else { return false }
        return bytes.map { $0 == sent } ?? true
    }
}
