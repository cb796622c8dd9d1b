// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import HTTPServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct AccessLogTests {
    /// Serves requests with a log into a pipe, stops, and gives what was logged.
    private func logged(
        _ format: AccessLog.Format, _ requests: [String], maximumBytes: Int = 1 << 20,
        omittedPaths: Set<String> = []
    ) async throws -> (lines: [String], answers: [TestClient.Answer], dropped: Int) {
        var ends: [CInt] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        let log = AccessLog(
            format, descriptor: ends[1], omittedPaths: omittedPaths, maximumBytes: maximumBytes)
        let test = try TestServer(accessLog: log, handler: echo)
        var answers: [TestClient.Answer] = []
        for request in requests {
            let client = try test.client()
            try await client.send(request)
            answers.append(try await client.answer())
        }
        await test.server.shutdown()
        close(ends[1])
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(ends[0], &buffer, buffer.count)
            guard count > 0 else { break }
            text += buffer[..<count]
        }
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        return (lines, answers, log.droppedBatches)
    }

    @Test func `A line of JSON tells of a request, and no client can add another line`() async throws {
        let trace = "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n"
        let agent = "User-Agent: a\"b\\c\u{E9}\r\n"
        let (lines, _, _) = try await logged(.json, [.get("/x?y=1", trace + agent + "X-Request-Id: r-1\r\n")])
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        #expect(line.hasPrefix("{\"time\":\"20"))
        for member in [
            "\"remote\":\"127.0.0.1\"", "\"method\":\"GET\"", "\"target\":\"/x?y=1\"", "\"version\":\"1.1\"",
            "\"status\":200", "\"bytes\":11", "\"request_id\":\"r-1\"",
            "\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"", "\"parent_id\":\"00f067aa0ba902b7\"",
            "\"user_agent\":\"a\\\"b\\\\c\u{E9}\"",
        ] { #expect(line.contains(member), "\(line)") }
    }

    @Test func `The combined format is the one that log readers know`() async throws {
        let fields = "Referer: https://example.org/\r\nUser-Agent: curl \"8\"\r\n"
        let (lines, _, _) = try await logged(.combined, [.get("/x", fields), "GET /bad\n\n"])
        let pattern =
            #/127\.0\.0\.1 - - \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d \+0000\] "GET /x HTTP/1.1" 200 7 "https://example.org/" "curl \\"8\\""/#
        #expect(lines.first?.wholeMatch(of: pattern) != nil, "\(lines)")
        #expect(lines.last?.contains("\"GET /bad HTTP/1.1\" 400 ") == true)
    }

    @Test(arguments: [
        ("GET /q?x=1|2 HTTP/1.1\r\n", "GET", "/q?x=1|2", "target-byte"),
        ("GET /q?x=Ш HTTP/1.1\r\n", "GET", "/q?x=Ш", "target-byte"),
        ("GET /bad\n", "GET", "/bad", "bare-line-feed"),
        ("GET /a HTTP/1.1\r\nHost: t\n", "GET", "/a", "bare-line-feed"),
        ("GET /a HTTP/1.1\r\n\r\n", "GET", "/a", "host-missing"), ("GET  /a HTTP/1.1\r\n", "GET", "/a", "request-line"),
        ("POST /b HTTP/1.1\r\nHost: t\r\nContent-Length: 9999999999\r\n", "POST", "/b", "body-too-large"),
        ("POST /c HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", "POST", "/c", "chunk-size"),
        ("PUT /d HTTP/3.0\r\n", "PUT", "/d", "version-unsupported"), ("BREW\r\n\r\n", "BREW", "-", "request-line"),
        (
            "GET /\(String(repeating: "a", count: 9000))", "GET", "/" + String(repeating: "a", count: 1023),
            "target-too-long"
        ),
        ("\u{16}\u{3}\u{1}", "-", "-", "control-byte"), ("G(T /e HTTP/1.1\r\n", "-", "-", "method"),
        ("GET /\"x\u{1}", "GET", "/\\\"x", "control-byte"),
    ])
    func `A request that is refused is told as far as it came, with the code of the refusal`(
        bytes: String, method: String, target: String, code: String
    ) async throws {
        let (lines, answers, _) = try await logged(.json, [bytes])
        #expect(answers.first?.text == code)
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        #expect(line.contains("\"method\":\"\(method)\",\"target\":\"\(target)\","), "\(line)")
        #expect(line.contains(",\"code\":\"\(code)\","), "\(line)")
    }

    @Test func `Probes may be left out, and are told all the same where they fail`() async throws {
        let requests = [
            .get("/livez"), .get("/readyz?verbose"), .get("/livez/x"), .get("/"), "GET /livez HTTP/1.1\r\n\r\n",
        ]
        let (lines, answers, _) = try await logged(.json, requests, omittedPaths: ["/livez", "/readyz"])
        #expect(answers.count == requests.count)
        #expect(lines.count == 3)
        #expect(lines[0].contains("\"/livez/x\"") && lines[1].contains("\"/\""))
        #expect(lines[2].contains("\"/livez\"") && lines[2].contains("\"status\":400"))
        #expect(!lines[0].contains("\"code\""))
        #expect(try await logged(.json, requests).lines.count == 5)
    }

    @Test func `Nothing is written when the log is off`() async throws {
        #expect(try await logged(.off, [.get("/")]).lines.isEmpty)
    }

    @Test func `Lines that nobody takes in time are dropped and counted, and clients do not wait`() async throws {
        let (lines, answers, dropped) = try await logged(.json, [.get("/1"), .get("/2")], maximumBytes: 10)
        #expect(answers.map(\.status) == [200, 200])
        #expect(lines.isEmpty)
        #expect(dropped == 2)
    }

    @Test func `Every answer has a request id: the client's where it is one, else one of ours`() async throws {
        let wanted = ["abc-123", "a b", "\"x\"", String(repeating: "x", count: 129)]
        let (_, answers, _) = try await logged(
            .off, wanted.map { .get("/", "X-Request-Id: \($0)\r\n") } + [.get("/"), .get("/")])
        let ids = answers.map { answer in
            answer.head.split(separator: "\r\n").first { $0.hasPrefix("X-Request-Id: ") }.map { $0.dropFirst(14) } ?? ""
        }
        #expect(ids.first == "abc-123")
        for id in ids.dropFirst() { #expect(id.wholeMatch(of: /[0-9a-f]{15}/) != nil) }
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: [
        ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", true),
        ("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", true),
        ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", false),
        ("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", false),
        ("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", false),
        ("00-00000000000000000000000000000000-00f067aa0ba902b7-01", false),
        ("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", false), ("00-4bf9", false),
    ])
    func `W3C Trace Context 3.2 a malformed traceparent is ignored`(field: String, isKnown: Bool) async throws {
        let (lines, _, _) = try await logged(.json, [.get("/", "traceparent: \(field)\r\n")])
        #expect(lines.first?.contains("\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"") == isKnown)
    }

    @Test func `The figures count answers, durations, bytes and connections`() async throws {
        let test = try TestServer(operations: 3) { request in
            .now(Response(status: request.path == "/" ? .ok : .notFound, operation: request.path == "/" ? 2 : 0))
        }
        let client = try test.client()
        for target in ["/", "/", "/no"] {
            try await client.send(.get(target))
            _ = try await client.answer()
        }
        let metrics = test.server.metrics
        #expect(metrics.operations.map(\.answers) == [[0, 0, 0, 1, 0], [0, 0, 0, 0, 0], [0, 2, 0, 0, 0]])
        #expect(metrics.operations.map { $0.durations.reduce(0, +) } == [1, 0, 2])
        #expect(metrics.bytesReceived == 3 * String.get("/").utf8.count + 2)
        #expect(metrics.bytesSent > 100)
        #expect(metrics.connectionsOpened == 1)
        #expect(metrics.connectionsClosed == 0)
        await test.server.shutdown()
        #expect(test.server.metrics.connectionsClosed == 1)
    }

    @Test func `The figures tell of answers that are being made, and of no certificate where there is none`()
        async throws
    {
        let gate = Gate()
        let test = try TestServer { _ in
            .later {
                await gate.pass()
                return Response(status: .ok)
            }
        }
        #expect(test.server.metrics.repliesPending == 0 && test.server.metrics.certificateEnd == nil)
        let clients = try [test.client(), test.client()]
        for client in clients { try await client.send(.get("/")) }
        await gate.arrived(2)
        #expect(test.server.metrics.repliesPending == 2)
        await gate.open()
        for client in clients { #expect(try await client.answer().status == 200) }
        #expect(test.server.metrics.repliesPending == 0)
        await test.server.shutdown()
    }
}
