// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

struct Accepted: CustomTestStringConvertible, Sendable {
    var source: String
    var bytes: String
    var requests: [String]
    var testDescription: String { source }

    init(_ source: String, _ bytes: String, _ requests: [String]) {
        self.source = source
        self.bytes = bytes
        self.requests = requests
    }

    static let all: [Accepted] = targets + versions + lengths + chunks

    static let targets = [
        Accepted("RFC 9112 2.1 smallest", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", ["GET / 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 3.2.1 origin-form with query", "GET /where?q=now HTTP/1.1\r\nHost: www.example.org\r\n\r\n",
            ["GET /where?q=now 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 3.2.2 absolute-form",
            "GET http://www.example.org/pub/WWW/TheProject.html HTTP/1.1\r\nHost: x\r\n\r\n",
            ["GET /pub/WWW/TheProject.html 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 3.2.1 absolute-form with empty path", "GET HTTPS://[::1]:8443?a=b HTTP/1.1\r\nHost: x\r\n\r\n",
            ["GET /?a=b 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 3.2.4 absolute-form of OPTIONS *",
            "OPTIONS http://www.example.org:8001 HTTP/1.1\r\nHost: x\r\n\r\n",
            ["OPTIONS * 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 3.2.4 asterisk-form", "OPTIONS * HTTP/1.1\r\nHost: www.example.org:8001\r\n\r\n",
            ["OPTIONS * 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 3.3 empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", ["GET / 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 3986 3.2.2 Host with an IPv6 literal and port", "GET / HTTP/1.1\r\nHost: [2001:db8::7]:80\r\n\r\n",
            ["GET / 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 2.2 one empty line before", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
            ["GET / 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9110 5.5 white space around a value and obs-text in it",
            "GET / HTTP/1.1\r\nHost:\t a \t\r\nX: \u{e9}\r\n\r\n",
            ["GET / 1.1 keep-alive fields=2 body="]),
        Accepted(
            "RFC 9110 9.1 a method of one's own", "M-SEARCH / HTTP/1.1\r\nHost: a\r\n\r\n",
            ["M-SEARCH / 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 3986 3.3 empty segments, and bytes that need no encoding",
            "GET //a;b=c/@:!$&'()*+,=~?/?: HTTP/1.1\r\nHost: a\r\n\r\n",
            ["GET //a;b=c/@:!$&'()*+,=~?/?: 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 3986 3.2.3 an empty port", "GET http://a:/ HTTP/1.1\r\nHost: a:\r\n\r\n",
            ["GET / 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 3986 3.2.2 a registered name with an escape", "GET / HTTP/1.1\r\nHost: a%2Db_c!\r\n\r\n",
            ["GET / 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 3.2.2 the authority of absolute-form may differ from Host",
            "OPTIONS http://a/b HTTP/1.1\r\nHost: c\r\n\r\n", ["OPTIONS /b 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9110 9.1 a method is case-sensitive", "get / HTTP/1.1\r\nHost: a\r\n\r\n",
            ["get / 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9110 7.8 an upgrade that is not wanted is ignored",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n\r\n",
            ["GET / 1.1 keep-alive fields=4 body="]),
        Accepted(
            "RFC 9110 5.5 an empty value, and a colon in a value", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\nY:b:c\r\n\r\n",
            ["GET / 1.1 keep-alive fields=3 body="]),
    ]

    static let versions = [
        Accepted("RFC 9112 3.2 no Host in 1.0", "GET / HTTP/1.0\r\n\r\n", ["GET / 1.0 close fields=0 body="]),
        Accepted(
            "RFC 9110 2.5 a later minor version", "GET / HTTP/1.9\r\nHost: a\r\n\r\n",
            ["GET / 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 9.3 keep-alive in 1.0", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
            ["GET / 1.0 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 9.3 close among other options", "GET / HTTP/1.1\r\nHost: a\r\nConnection: x, CLOSE\r\n\r\n",
            ["GET / 1.1 close fields=2 body="]),
        Accepted(
            "RFC 9112 9.3 close wins over keep-alive",
            "GET / HTTP/1.0\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n", ["GET / 1.0 close fields=2 body="]),
        Accepted(
            "RFC 9110 7.6.1 an option is a whole element, and elements may be empty",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: ,closed, ,x-close\r\n\r\n",
            ["GET / 1.1 keep-alive fields=2 body="]),
    ]

    static let lengths = [
        Accepted(
            "RFC 9112 6.2 Content-Length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
            ["POST / 1.1 keep-alive fields=2 body=hello"]),
        Accepted(
            "RFC 9112 6.2 Content-Length of zero and leading zeros",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 000\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
            ["POST / 1.1 keep-alive fields=2 body=", "GET /2 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 9.3.2 pipelining after a body",
            "PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\nHost: a\r\n\r\n",
            ["PUT /a 1.1 keep-alive fields=2 body=abc", "GET /b 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9110 9.3.1 GET with content", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi",
            ["GET / 1.1 keep-alive fields=2 body=hi"]),
        Accepted(
            "RFC 9110 10.1.1 an expectation of a 1.0 client is ignored",
            "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi",
            ["POST / 1.0 close fields=2 body=hi"]),
        Accepted(
            "RFC 9112 2.2 an empty line between two requests",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
            ["POST / 1.1 keep-alive fields=2 body=hi", "GET /2 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 6.3 without length or coding there is no body",
            "POST / HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
            ["POST / 1.1 keep-alive fields=1 body=", "GET /2 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 6.3 a field whose name only looks like one of framing is none",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer_Encoding: chunked\r\nContent-Length2: 9\r\n\r\n",
            ["POST / 1.1 keep-alive fields=3 body="]),
        Accepted(
            "RFC 9112 9.3.2 pipelining after chunks and HEAD",
            chunked("2\r\nhi\r\n0\r\n\r\n") + "HEAD /b HTTP/1.1\r\nHost: a\r\n\r\n" + chunked("0\r\n\r\n"),
            [
                "POST / 1.1 keep-alive fields=2 body=hi", "HEAD /b 1.1 keep-alive fields=1 body=",
                "POST / 1.1 keep-alive fields=2 body=",
            ]),
    ]

    static let chunks = [
        Accepted(
            "RFC 9112 7.1 chunks", chunked("4\r\nWiki\r\nA\r\npedia in k\r\n0\r\n\r\n"),
            ["POST / 1.1 keep-alive fields=2 body=Wikipedia in k"]),
        Accepted(
            "RFC 9112 7.1.1 extensions, also with a semicolon in quotes",
            chunked("2;a=1;b=\"x;y\"\r\nhi\r\n0;last\r\n\r\n"),
            ["POST / 1.1 keep-alive fields=2 body=hi"]),
        Accepted(
            "RFC 9112 7.1.1 bad white space before an extension", chunked("2 \t;a\r\nhi\r\n0\r\n\r\n"),
            ["POST / 1.1 keep-alive fields=2 body=hi"]),
        Accepted(
            "RFC 9112 7.1.2 trailers are dropped",
            chunked("2\r\nhi\r\n0\r\nExpires: never\r\nX:\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
            ["POST / 1.1 keep-alive fields=2 body=hi", "GET / 1.1 keep-alive fields=1 body="]),
        Accepted(
            "RFC 9112 7.1 leading zeros and either case of digits",
            chunked("00000c\r\nhello, world\r\n000C\r\nhello, world\r\n00\r\n\r\n"),
            ["POST / 1.1 keep-alive fields=2 body=hello, worldhello, world"]),
        Accepted(
            "RFC 9112 7 the coding's name in any case",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n",
            ["POST / 1.1 keep-alive fields=2 body="]),
        Accepted(
            "RFC 9112 7.1.1 extensions in every form",
            chunked("2\t; a = b ;c=\"\\\"; \u{e9}\\\\\";d ; e=\"\"\r\nhi\r\n0;f\r\n\r\n"),
            ["POST / 1.1 keep-alive fields=2 body=hi"]),
    ]
}

func chunked(_ body: String) -> String {
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body
}

@Suite struct AcceptedRequestTests {
    @Test(arguments: Accepted.all)
    func `What the RFCs allow is read, however the bytes are cut`(accepted: Accepted) {
        for piece in [Int.max, 1, 2, 3, 7] {
            let decoded = decode(Array(accepted.bytes.utf8), piece: piece)
            #expect(decoded == Decoded(requests: accepted.requests), "pieces of \(piece)")
        }
    }

    @Test func `RFC 9110 5.3 look-ups ignore case, keep order and join lines`() throws {
        let head =
            "GET /a%20b?c=%2F&d?e HTTP/1.1\r\nhOST: a\r\nAccept:  text/html \r\nACCEPT:\tapplication/json\r\n\r\n"
        var decoder = RequestDecoder()
        guard case .request(let request, let consumed) = try decoder.decode(Array(head.utf8).span) else {
            Issue.record("no request")
            return
        }
        #expect(consumed == head.utf8.count)
        #expect(request.path == "/a%20b")
        #expect(request.query == "c=%2F&d?e")
        #expect(request.fields.first("host") == "a")
        #expect(request.fields.first("Accept") == "text/html")
        #expect(request.fields.values("accept") == ["text/html", "application/json"])
        #expect(request.fields.combined("accept") == "text/html, application/json")
        #expect(request.fields.first("accept-language") == nil)
        #expect(request.fields.combined("accept-language") == nil)
    }

    @Test func `A request made by hand is like one that was read`() {
        let request = Request(
            method: .get, target: "/x?y", fields: Fields([("Host", " a "), ("If-None-Match", "\"1\"")]))
        #expect(request.path == "/x")
        #expect(request.query == "y")
        #expect(request.fields.count == 2)
        #expect(request.fields.first("host") == "a")
        #expect(request.keepsAlive)
        #expect(!Request(method: .get, target: "/", fields: Fields([("Connection", "a , close")])).keepsAlive)
    }

    @Test func `RFC 9110 10.1.1 a client waits for 100 Continue until it sends the body or the request ends`() throws {
        var decoder = RequestDecoder()
        #expect(decoder.phase == .idle)
        let head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n"
        _ = try decoder.decode(Array(head.utf8).span)
        #expect(decoder.phase == .body)
        #expect(decoder.awaitsContinue == true)
        _ = try decoder.decode([0x61].span)
        #expect(decoder.awaitsContinue == false)
        guard case .request(let request, _) = try decoder.decode([0x62].span) else {
            Issue.record("no request")
            return
        }
        #expect(request.body == [0x61, 0x62])
        #expect(decoder.phase == .idle)
    }

    /// RFC 9110 5.6.1.2: a recipient ignores empty elements of a list.
    @Test(arguments: [
        ("Expect: 100-continue, 100-continue\r\n", true), ("Expect: 100-continue\r\nExpect: 100-continue\r\n", true),
        ("Expect: 100-continue,\r\n", true), ("Expect: ,\t, 100-Continue\r\n", true),
        ("Expect:\r\nExpect: 100-continue\r\n", true), ("Expect: 100-continue\r\nExpect:\r\n", true),
        ("Expect:\r\n", false), ("Expect: , ,\r\n", false), ("Expect: \t\r\nExpect:\r\n", false),
    ])
    func `RFC 9110 5.3 an expectation means the same in one line and in several`(lines: String, waits: Bool) throws {
        var decoder = RequestDecoder()
        _ = try decoder.decode(Array("POST / HTTP/1.1\r\nHost: a\r\n\(lines)Content-Length: 2\r\n\r\n".utf8).span)
        #expect(decoder.phase == .body)
        #expect(decoder.awaitsContinue == waits)
    }
}

@Suite struct AuthorityTests {
    @Test(arguments: [
        "[::]", "[::1]:8080", "[1::]", "[1:2:3:4:5:6:7:8]", "[1::8]", "[::ffff:192.0.2.1]", "[1:2:3:4:5:6:0.0.0.0]",
        "[1:2:3:4:5:6:7::]", "[::2:3:4:5:6:7:8]", "[2001:DB8::a0F]",
    ])
    func `RFC 3986 3.2.2 an IPv6 address in all its forms is a host`(host: String) {
        let decoded = decode(Array("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n".utf8))
        #expect(decoded.fault == nil)
        #expect(decoded.requests.count == 1)
    }
}
