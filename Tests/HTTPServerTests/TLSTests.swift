// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import HTTP
import HTTPServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct TLSTests {
    @Test(arguments: [(TLS1_2_VERSION, "TLSv1.2"), (TLS1_3_VERSION, "TLSv1.3")])
    func `Requests are answered over TLS, large and pipelined ones too`(version: CInt, name: String) async throws {
        let test = try TestServer(
            identity: TestIdentity(),
            handler: { request in
                guard request.path == "/big" else { return echo(request) }
                return .now(Response(status: .ok, body: [UInt8](repeating: 0x7A, count: 3_000_000)))
            })
        let client = try test.client(receiveBuffer: 4096, tls: TestTLS.Wish(version: version))
        try await client.send(.get("/1") + .get("/big") + .get("/3"))
        #expect(try await client.answer().text == "GET /1 ")
        #expect(try await client.answer().body == [UInt8](repeating: 0x7A, count: 3_000_000))
        #expect(try await client.answer().text == "GET /3 ")
        let body = String(repeating: "a", count: 100_000)
        try await client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 100000\r\n\r\n" + body)
        #expect(try await client.answer().text == "POST / " + body)
        #expect(client.tls?.version == name)
        #expect(client.tls?.chosenProtocol == "http/1.1")
        await test.server.shutdown()
    }

    @Test func `RFC 7301 3.2 a client that offers only other protocols is refused`() async throws {
        let test = try TestServer(identity: TestIdentity(), handler: echo)
        let client = try test.client(tls: TestTLS.Wish(protocols: "h2"))
        await #expect(throws: TestClient.Failure.self) { try await client.send(.get("/")) }
        await test.server.shutdown()
    }

    @Test(arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
    func `RFC 5077 and RFC 8446 2.2 a client resumes its session by its ticket`(version: CInt) async throws {
        let test = try TestServer(identity: TestIdentity(), handler: echo)
        let first = try test.client(tls: TestTLS.Wish(version: version))
        try await first.send(.get("/1"))
        _ = try await first.answer()
        #expect(first.tls?.isResumed == false)
        let second = try test.client(tls: TestTLS.Wish(version: version, session: first.tls))
        try await second.send(.get("/2"))
        #expect(try await second.answer().text == "GET /2 ")
        #expect(second.tls?.isResumed == true)
        await test.server.shutdown()
    }

    @Test func `RFC 9110 4.2.2 plain HTTP on the TLS port is told to use https`() async throws {
        let test = try TestServer(identity: TestIdentity(), handler: echo)
        let client = try test.client()
        try await client.send(.get("/"))
        let answer = try await client.answer()
        #expect(answer.status == 400)
        #expect(answer.text == "plain-text")
        #expect(answer.has("Connection: close"))
        #expect(try await client.isClosed())
        await test.server.shutdown()
    }

    @Test(arguments: ["", "\u{16}\u{3}\u{1}"])
    func `A handshake that does not come or does not go on is given up`(bytes: String) async throws {
        let test = try TestServer(
            { $0.handshakeTimeout = .milliseconds(60) }, identity: TestIdentity(), handler: echo)
        let client = try test.client()
        try await client.send(bytes)
        #expect(try await client.isClosed())
        await test.server.shutdown()
    }

    @Test func `What is no TLS at all ends its connection, and nobody else's`() async throws {
        let test = try TestServer({ $0.reactors = 1 }, identity: TestIdentity(), handler: echo)
        let other = try test.client(tls: TestTLS.Wish())
        try await other.send(.get("/1"))
        _ = try await other.answer()
        let client = try test.client()
        try await client.send([0x16, 0x03, 0x01, 0x00, 0x05] + [UInt8](repeating: 0xFF, count: 64))
        // An alert, then the end; or a reset, as not all was read.
        _ = try? await client.answer()
        try await other.send(.get("/2"))
        #expect(try await other.answer().text == "GET /2 ")
        await test.server.shutdown()
    }

    @Test func `RFC 8446 6.1 the server says close_notify before it closes`() async throws {
        let test = try TestServer({ $0.idleTimeout = .seconds(1) }, identity: TestIdentity(), handler: echo)
        let asking = try test.client(tls: TestTLS.Wish())
        try await asking.send(.get("/", "Connection: close\r\n"))
        _ = try await asking.answer()
        #expect(try await asking.isClosed())
        #expect(asking.tls?.sawCloseNotify == true)
        let idle = try test.client(tls: TestTLS.Wish())
        try await idle.send(.get("/"))
        _ = try await idle.answer()
        #expect(try await idle.isClosed())
        #expect(idle.tls?.sawCloseNotify == true)
        await test.server.shutdown()
    }

    @Test func `A client that sends its end without close_notify still gets its answer`() async throws {
        let test = try TestServer(
            identity: TestIdentity(),
            handler: { request in .later { Response(status: .ok, body: Array(request.target.utf8)) } })
        let client = try test.client(tls: TestTLS.Wish())
        try await client.send(.get("/last"))
        client.finishSending()
        #expect(try await client.answer().text == "/last")
        #expect(try await client.isClosed())
        await test.server.shutdown()
    }

    @Test func `A client that never reads over TLS is cut after the write time-out`() async throws {
        let test = try TestServer(
            {
                $0.writeTimeout = .milliseconds(50)
                $0.maximumConnections = 1
                $0.maximumTurnedAway = 0
            },
            identity: TestIdentity(),
            handler: { request in
                .now(Response(status: .ok, body: [UInt8](repeating: 0x7A, count: request.path == "/" ? 8_000_000 : 1)))
            })
        let client = try test.client(receiveBuffer: 4096, tls: TestTLS.Wish())
        try await client.send(.get("/"))
        let next = try test.client(tls: TestTLS.Wish())
        try await next.send(.get("/next"))
        #expect(try await next.answer().body.count == 1)
        #expect(client.tls?.sawCloseNotify == false)
        await test.server.shutdown()
    }

    @Test func `The end of the certificate that new connections get is known`() async throws {
        let identity = TestIdentity(days: 1)
        let test = try TestServer(identity: identity, handler: echo)
        let now = Int64(time(nil))
        let first = try #require(test.server.metrics.certificateEnd)
        #expect(abs(first - now - 86_400) < 60)
        identity.write(serial: 2, days: 30)
        try test.server.reload(identity.files)
        #expect(abs(try #require(test.server.metrics.certificateEnd) - now - 30 * 86_400) < 60)
        await test.server.shutdown()
    }

    @Test func `A reload gives new connections the new certificate and drops nobody`() async throws {
        let identity = TestIdentity(serial: 1)
        let test = try TestServer(identity: identity, handler: echo)
        let before = try test.client(tls: TestTLS.Wish())
        try await before.send(.get("/1"))
        _ = try await before.answer()
        identity.write(serial: 2)
        try test.server.reload(identity.files)
        let after = try test.client(tls: TestTLS.Wish())
        try await after.send(.get("/2"))
        _ = try await after.answer()
        try await before.send(.get("/3"))
        #expect(try await before.answer().text == "GET /3 ")
        #expect(before.tls?.serial == 1)
        #expect(after.tls?.serial == 2)
        identity.write(serial: 3, days: -1)
        #expect(throws: TLSError.self) { try test.server.reload(identity.files) }
        let later = try test.client(tls: TestTLS.Wish())
        try await later.send(.get("/4"))
        _ = try await later.answer()
        #expect(later.tls?.serial == 2)
        await test.server.shutdown()
    }

    @Test func `Draining does not wait for a client that has ended its handshake and says nothing`() async throws {
        let test = try TestServer(
            {
                $0.drainGrace = .milliseconds(300)
                $0.headTimeout = .seconds(30)
            }, identity: TestIdentity(), handler: echo)
        let client = try test.client(tls: TestTLS.Wish())
        async let stopped: Void = test.server.shutdown()
        await test.saw { $0 == .draining }
        #expect(client.tls?.handshake() == true)
        await stopped
        await test.saw { $0 == .stopped(cut: 0) }
    }

    @Test func `Draining tells a client in the middle of a handshake nothing, and ends it with the time-out`()
        async throws
    {
        let test = try TestServer({ $0.drainTimeout = .milliseconds(50) }, identity: TestIdentity(), handler: echo)
        let client = try test.client()
        try await client.send([0x16, 0x03])
        await test.server.shutdown()
        #expect(try await client.isClosed())
    }
}

@Suite struct CertificateTests {
    private func fault(_ files: TLSFiles?, isSecure: Bool = true) -> String {
        var configuration = ServerConfiguration()
        configuration.bindings = [isSecure ? .https(host: "127.0.0.1", port: 0) : .http(host: "127.0.0.1", port: 0)]
        configuration.tls = files
        let server = Server(
            configuration: configuration, handler: echo, refuse: { Response(status: $0.status) }, onEvent: { _ in })
        do {
            try server.start()
            return "started"
        } catch {
            return "\(error)"
        }
    }

    @Test func `Each fault of the files is told with the file and the remedy`() {
        let identity = TestIdentity()
        let other = TestIdentity()
        let files = identity.files
        #expect(
            fault(TLSFiles(certificate: "/none.pem", key: files.key)).hasPrefix("/none.pem cannot be read: No such"))
        #expect(fault(TLSFiles(certificate: files.certificate, key: "/none.pem")).hasPrefix("/none.pem cannot be read"))
        #expect(fault(TLSFiles(certificate: files.key, key: files.key)).contains("no usable certificate"))
        let swapped = fault(TLSFiles(certificate: files.certificate, key: files.certificate))
        #expect(swapped.contains("no usable private key"))
        let foreign = fault(TLSFiles(certificate: files.certificate, key: other.files.key))
        #expect(foreign.hasPrefix("\(other.files.key) is not the key of \(files.certificate)."))
        let replaced = TestIdentity()
        replaced.replaceKey()
        #expect(fault(replaced.files).hasPrefix("\(replaced.files.key) is not the key of "))
        identity.encryptKey()
        #expect(fault(files).hasPrefix("\(files.key) is encrypted with a passphrase"))
        other.write(serial: 1, days: -1)
        #expect(fault(other.files).contains("holds a certificate that expired on "))
        #expect(fault(nil).hasPrefix("An https port needs a certificate"))
        #expect(fault(other.files, isSecure: false).hasPrefix("There is a certificate and no https port"))
    }

    @Test func `A server without TLS has no certificate to reload`() async throws {
        let test = try TestServer(handler: echo)
        #expect(throws: TLSError.noListener) { try test.server.reload(TestIdentity().files) }
        await test.server.shutdown()
    }
}
