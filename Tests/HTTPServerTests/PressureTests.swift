// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import HTTPServer
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct PressureTests {
    @Test func `A client that does not read stops the decoding of its requests, and gets all answers once it reads`()
        async throws
    {
        let size = 8_000_000
        let counter = Counter()
        let test = try TestServer(
            { $0.reactors = 1 },
            handler: { _ in
                counter.add()
                return .now(Response(status: .ok, body: [UInt8](repeating: 0x7A, count: size)))
            })
        let client = try test.client(receiveBuffer: 4096)
        try await client.send((0..<3).map { .get("/\($0)") }.joined())
        await test.saw { if case .request(_, "/0", _, _, _, _) = $0 { true } else { false } }
        // The loop is alive, and it has decoded one request and not three.
        let other = try test.client(receiveBuffer: 4096)
        try await other.send("HEAD /other HTTP/1.1\r\nHost: t\r\n\r\n")
        _ = try await other.answer(hasBody: false)
        #expect(counter.value == 2)
        for _ in 0..<3 { #expect(try await client.answer().body.count == size) }
        await test.server.shutdown()
    }

    @Test func `A client that never reads is cut after the write time-out`() async throws {
        let test = try TestServer(
            {
                $0.writeTimeout = .milliseconds(50)
                $0.maximumConnections = 1
                $0.maximumTurnedAway = 0
            },
            handler: { request in
                .now(Response(status: .ok, body: [UInt8](repeating: 0x7A, count: request.path == "/" ? 8_000_000 : 1)))
            })
        let client = try test.client(receiveBuffer: 4096)
        try await client.send(.get("/"))
        // There is room for one connection: the next one is served when this one is gone.
        let next = try test.client()
        try await next.send(.get("/next"))
        #expect(try await next.answer().body.count == 1)
        await test.server.shutdown()
    }

    @Test func `Where nobody more can even be refused accepting pauses, and goes on when a connection ends`()
        async throws
    {
        let test = try TestServer(
            {
                $0.maximumConnections = 2
                $0.maximumTurnedAway = 0
            }, handler: echo)
        let first = try test.client()
        try await first.send(.get("/1"))
        _ = try await first.answer()
        let second = try test.client()
        try await second.send(.get("/2"))
        _ = try await second.answer()
        let third = try test.client()
        try await third.send(.get("/3"))
        await test.saw { if case .acceptPaused = $0 { true } else { false } }
        first.finishSending()
        await test.saw { $0 == .acceptResumed }
        #expect(try await third.answer().text == "GET /3 ")
        await test.server.shutdown()
    }

    @Test func `RFC 9110 15.6.4 work above the limit is refused with 503, and the connection goes on`() async throws {
        let gate = Gate()
        let test = try TestServer(
            {
                $0.reactors = 1
                $0.maximumPendingReplies = 1
            },
            handler: { request in
                guard request.path == "/work" else { return echo(request) }
                return .later {
                    await gate.pass()
                    return Response(status: .ok, body: Array("done".utf8))
                }
            })
        let first = try test.client()
        try await first.send(.get("/work"))
        await gate.arrived(1)
        let second = try test.client()
        try await second.send(String(repeating: .get("/work"), count: 1000) + .get("/light"))
        for _ in 0..<1000 {
            let refusal = try await second.answer()
            #expect(refusal.status == 503)
            #expect(refusal.text == "overloaded")
        }
        #expect(try await second.answer().text == "GET /light ")
        await gate.open()
        #expect(try await first.answer().text == "done")
        try await second.send(.get("/work"))
        #expect(try await second.answer().text == "done")
        await test.server.shutdown()
    }

    @Test func `RFC 9112 9.6 a request and the end of its sender may be there before the server looks`() async throws {
        let test = try TestServer(
            {
                $0.maximumConnections = 1
                $0.maximumTurnedAway = 0
            }, handler: echo)
        let first = try test.client()
        try await first.send(.get("/first"))
        _ = try await first.answer()
        // In the backlog until there is room, so that both come with one event.
        let second = try test.client()
        try await second.send(.get("/second"))
        second.finishSending()
        await test.saw { if case .acceptPaused = $0 { true } else { false } }
        first.finishSending()
        #expect(try await second.answer().text == "GET /second ")
        #expect(try await second.isClosed())
        await test.server.shutdown()
    }

    @Test func `A client that resets its connection harms nobody`() async throws {
        let gate = Gate()
        let test = try TestServer(
            { $0.reactors = 1 },
            handler: { request in
                guard request.path == "/big" else { return echo(request) }
                return .later {
                    await gate.pass()
                    return Response(status: .ok, body: [UInt8](repeating: 0, count: 1_000_000))
                }
            })
        do {
            let client = try test.client()
            try await client.send(.get("/big"))
            await gate.arrived(1)
            client.reset()
        }
        await gate.open()
        let client = try test.client()
        try await client.send(.get("/"))
        #expect(try await client.answer().status == 200)
        await test.server.shutdown()
    }
}

/// A number that handlers count up.
final class Counter: Sendable {
    private let count = Atomic<Int>(0)
    var value: Int { count.load(ordering: .sequentiallyConsistent) }
    func add() { count.add(1, ordering: .sequentiallyConsistent) }
}
