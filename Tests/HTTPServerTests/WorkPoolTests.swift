// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import HTTPServer
import Testing

/// Small work beside large work.
@Suite(.serialized, .timeLimit(.minutes(1))) struct WorkPoolTests {
    /// Takes so much processor time without ever waiting.
    private static func spin(_ time: Duration) {
        func used() -> Duration {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
        }
        let end = used() + time
        while used() < end {}
    }

    /// `/small` does next to nothing, `/short` ten milliseconds of work, `/long` more than half a second in one piece,
    /// `/many` the same in pieces of two milliseconds.
    private static func handler(_ finished: Counter) -> Handler {
        { request in
            .later {
                switch request.path {
                case "/short": spin(.milliseconds(10))
                case "/long": spin(.milliseconds(600))
                case "/many":
                    for _ in 0..<300 {
                        spin(.milliseconds(2))
                        await Task.yield()
                    }
                default: return Response(status: .ok)
                }
                finished.add()
                return Response(status: .ok, body: Array(request.path.utf8))
            }
        }
    }

    @Test(arguments: ["/long", "/many"])
    func `Small work does not wait for the large work of others`(path: String) async throws {
        let finished = Counter()
        let test = try TestServer(handler: Self.handler(finished))
        let processors = Processors.available
        let large = try (0..<3 * processors).map { _ in try test.client() }
        for client in large { try await client.send(.get(path)) }
        try await Task.sleep(for: .milliseconds(20))
        let client = try test.client()
        for _ in 0..<3 {
            try await client.send(.get("/small"))
            #expect(try await client.answer().status == 200)
        }
        // In the order of their coming the small ones would have been last.
        #expect(finished.value <= 2 * processors)
        for client in large { #expect(try await client.answer().text == path) }
        await test.server.shutdown()
    }

    @Test func `A crowd that has waited for longer than a second does not stand before who comes`() async throws {
        let finished = Counter()
        let test = try TestServer(handler: Self.handler(finished))
        let crowd = try (0..<250 * Processors.available).map { _ in try test.client() }
        for client in crowd { try await client.send(.get("/short")) }
        // From now on each of them that still waits has waited for more than a second.
        try await Task.sleep(for: .milliseconds(1200))
        let before = finished.value
        for _ in 0..<5 {
            let client = try test.client()
            try await client.send(.get("/small"))
            #expect(try await client.answer().status == 200)
        }
        let passed = finished.value - before
        #expect(before < crowd.count / 2, "the crowd was served too soon for this test to show anything")
        #expect(passed < crowd.count / 4, "\(passed) of the crowd were served before")
        for client in crowd { #expect(try await client.answer().text == "/short") }
        await test.server.shutdown()
    }
}
