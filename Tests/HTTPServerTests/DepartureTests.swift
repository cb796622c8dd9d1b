// SPDX-License-Identifier: Apache-2.0
import HTTP
import HTTPServer
import Synchronization
import Testing

/// Clients that end their side of the connection while their answer is being made.
@Suite(.timeLimit(.minutes(1))) struct DepartureTests {
    /// Work that goes on until nobody waits for it, and says what came of it.
    private static func server(_ outcomes: AsyncStream<Bool>.Continuation) throws -> TestServer {
        try TestServer(handler: { _ in
            .later {
                for _ in 0..<1000 {
                    if Task.isCancelled { break }
                    try? await Task.sleep(for: .milliseconds(5))
                }
                outcomes.yield(Task.isCancelled)
                return Response(status: .ok, body: Array("done".utf8))
            }
        })
    }

    private enum Leaving: CaseIterable { case close, reset, closeAfterHalfClose, halfCloseByHTTP10 }

    @Test(arguments: Leaving.allCases)
    private func `What nobody waits for is given up`(leaving: Leaving) async throws {
        let (outcomes, continuation) = AsyncStream.makeStream(of: Bool.self)
        let test = try Self.server(continuation)
        var client: TestClient? = try test.client()
        try await client?.send(leaving == .halfCloseByHTTP10 ? "GET / HTTP/1.0\r\n\r\n" : .get("/"))
        try await Task.sleep(for: .milliseconds(50))
        switch leaving {
        case .close: client = nil
        case .reset: client?.reset()
        case .halfCloseByHTTP10: client?.finishSending()
        case .closeAfterHalfClose:
            client?.finishSending()
            try await Task.sleep(for: .milliseconds(600))
            client = nil
        }
        var iterator = outcomes.makeAsyncIterator()
        #expect(await iterator.next() == true)
        client = nil
        await test.server.shutdown()
    }

    @Test func `Whoever only sends no more gets the answer, after interim responses`() async throws {
        let (outcomes, continuation) = AsyncStream.makeStream(of: Bool.self)
        let test = try Self.server(continuation)
        let client = try test.client()
        try await client.send(.get("/"))
        client.finishSending()
        var answer = try await client.answer()
        var interim = 0
        while answer.status == 100 {
            interim += 1
            answer = try await client.answer()
        }
        #expect(interim >= 1)
        #expect(answer.text == "done")
        var iterator = outcomes.makeAsyncIterator()
        #expect(await iterator.next() == false)
        await test.server.shutdown()
    }

    @Test func `Whoever sends no more and is answered soon sees no interim response`() async throws {
        let test = try TestServer(handler: { _ in .later { Response(status: .ok, body: Array("soon".utf8)) } })
        let client = try test.client()
        try await client.send(.get("/"))
        client.finishSending()
        #expect(try await client.answer().text == "soon")
        await test.server.shutdown()
    }
}
