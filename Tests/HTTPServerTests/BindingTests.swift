// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import HTTPServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct BindingTests {
    private func server(_ bindings: [Binding]) -> Server {
        var configuration = ServerConfiguration()
        configuration.bindings = bindings
        configuration.drainGrace = .milliseconds(20)
        return Server(
            configuration: configuration, handler: echo, refuse: { Response(status: $0.status) }, onEvent: { _ in })
    }

    @Test func `HTTP, HTTPS and a Unix domain socket are served side by side`() async throws {
        let identity = TestIdentity()
        let path = identity.folder + "/socket"
        let test = try TestServer(
            {
                $0.bindings = [
                    .http(host: "127.0.0.1", port: 0), .https(host: "127.0.0.1", port: 0),
                    .unix(path: path, permissions: 0o600),
                ]
            }, identity: identity, handler: echo)
        let ports = test.server.bindings.compactMap(\.port)
        let clients = try [
            TestClient(port: ports[0]), TestClient(port: ports[1], tls: TestTLS.Wish()), TestClient(path: path),
        ]
        for client in clients {
            try await client.send(.get("/x"))
            #expect(try await client.answer().text == "GET /x ")
        }
        await test.saw { if case .request(_, _, _, _, _, "unix") = $0 { true } else { false } }
        var facts = stat()
        #expect(stat(path, &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o600)
        #expect(try HealthCheckClient.get(unixSocket: path, path: "/") == 200)
        await test.server.shutdown()
        #expect(stat(path, &facts) == -1)
        #expect(throws: HealthCheckClient.Failure.self) { try HealthCheckClient.get(unixSocket: path, path: "/") }
        for client in clients { #expect(try await client.isClosed()) }
    }

    @Test func `The socket a server left behind is replaced, one in use and other files are not`() async throws {
        let identity = TestIdentity()
        let path = identity.folder + "/socket"
        do {
            // A server that was killed leaves its file.
            let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            let code = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            #expect(code == 0)
            close(descriptor)
        }
        let binding = Binding.unix(path: path, permissions: 0o600)
        let first = server([binding])
        try first.start()
        #expect(throws: ServerError.cannotListenOnSocket(path: path, code: EADDRINUSE)) {
            try server([binding]).start()
        }
        let client = try TestClient(path: path)
        try await client.send(.get("/"))
        #expect(try await client.answer().status == 200)
        await first.shutdown()
        let file = Binding.unix(path: identity.files.key, permissions: 0o600)
        #expect(throws: ServerError.notASocket(path: identity.files.key)) { try server([file]).start() }
    }

    @Test func `A path that cannot be a socket is told with the remedy`() {
        let long = "/tmp/" + String(repeating: "a", count: 103)
        #expect(throws: ServerError.invalidSocketPath(long, maximumBytes: 107)) {
            try server([.unix(path: long, permissions: 0o600)]).start()
        }
        let error = #expect(throws: ServerError.self) {
            try server([.unix(path: "/none/socket", permissions: 0o600)]).start()
        }
        #expect("\(String(describing: error))".contains("Make its directory"))
        #expect(throws: ServerError.nowhereToListen) { try server([]).start() }
    }

    @Test func `All addresses are bound or none`() async throws {
        let identity = TestIdentity()
        let path = identity.folder + "/socket"
        let test = try TestServer(handler: echo)
        let second = server([.unix(path: path, permissions: 0o600), test.server.bindings[0]])
        #expect(throws: ServerError.self) { try second.start() }
        var facts = stat()
        #expect(stat(path, &facts) == -1)
        await test.server.shutdown()
    }

    @Test(arguments: [
        (Binding.http(host: "::1", port: 80), "http://[::1]:80"),
        (Binding.https(host: "example.org", port: 443), "https://example.org:443"),
        (Binding.unix(path: "/run/x", permissions: 0), "unix:/run/x"),
    ])
    func `A binding is shown as a URL`(binding: Binding, text: String) {
        #expect("\(binding)" == text)
    }
}
