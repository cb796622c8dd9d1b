// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

struct Refused: CustomTestStringConvertible, Sendable {
    var bytes: String
    var fault: MalformedRequest
    var status: Int
    var testDescription: String { "\(fault.section): \(bytes.debugDescription.prefix(90))" }

    init(_ bytes: String, _ fault: MalformedRequest, _ status: Int = 400) {
        self.bytes = bytes
        self.fault = fault
        self.status = status
    }

    static let small = DecoderLimits(
        maximumHeadBytes: 200, maximumFieldCount: 4, maximumTargetBytes: 60, maximumBodyBytes: 20)

    static let all: [Refused] = lines + requestLines + targets + fields + hosts + lengths + codings + chunks + limits

    static let lines = [
        Refused("GET / HTTP/1.1\nHost: a\n\n", .bareLineFeed),
        Refused("GET / HTTP/1.1\r\nHost: a\n\r\n", .bareLineFeed),
        Refused("GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", .bareCarriageReturn),
        Refused("GET / HTTP/1.1\r\nHost: a\r\r\n\r\n", .bareCarriageReturn),
        Refused("GET / HTTP/1.1\r\nX: a\0b\r\n", .controlByte(0)),
        Refused("GET /\u{1} HTTP/1.1\r\n", .controlByte(1)),
        Refused("GET / HTTP/1.1\r\nX: \u{7F}\r\n", .controlByte(0x7F)),
        Refused("\u{16}\u{3}\u{1}", .controlByte(0x16)),  // the first byte of a TLS handshake
        Refused("GET / HTTP/1.1\r\nX: a\u{B}b\r\n", .controlByte(0x0B)),
        Refused("GET / HTTP/1.1\r\nTransfer-Encoding: \u{C}chunked\r\n", .controlByte(0x0C)),
        Refused("GET / HTTP/1.1\r\nX\0: a\r\n", .controlByte(0)),
        Refused("\n\nGET / HTTP/1.1\r\n", .bareLineFeed),
        Refused("\rGET / HTTP/1.1\r\n", .bareCarriageReturn),
        Refused("GET / HTTP/1.1\rHost: a\r\r\n", .bareCarriageReturn),
    ]

    static let requestLines = [
        Refused("\r\n\r\nGET / HTTP/1.1\r\n", .requestLine),
        Refused("GET /\r\n", .requestLine),
        Refused("GET\r\n", .requestLine),
        Refused("GET  / HTTP/1.1\r\n", .requestLine),
        Refused("GET /  HTTP/1.1\r\n", .requestLine),
        Refused("GET / HTTP/1.1 \r\n", .requestLine),
        Refused(" GET / HTTP/1.1\r\n", .requestLine),
        Refused("GET /a b HTTP/1.1\r\n", .requestLine),
        Refused("G(T / HTTP/1.1\r\n", .methodInvalid),
        Refused("GÉT / HTTP/1.1\r\n", .methodInvalid),
        Refused("GET / http/1.1\r\n", .versionInvalid),
        Refused("GET / HTTP/1.10\r\n", .versionInvalid),
        Refused("GET / HTTP/1\r\n", .versionInvalid),
        Refused("GET / HTTPS/1.1\r\n", .versionInvalid),
        Refused("GET / HTTP/1,1\r\n", .versionInvalid),
        Refused("GET / HTTP/2.0\r\n", .versionUnsupported, 505),
        Refused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .versionUnsupported, 505),
        Refused("GET / HTTP/0.9\r\n", .versionUnsupported, 505),
        Refused("GET\t/\tHTTP/1.1\r\n", .requestLine),
        Refused("GET\t/ HTTP/1.1\r\n", .methodInvalid),
        Refused("GET /\u{C}HTTP/1.1\r\n", .controlByte(0x0C)),
        Refused("GET / HTTP/1.1\t\r\n", .versionInvalid),
        Refused("GET / HTTP/ 1.1\r\n", .requestLine),
        Refused("GET / HTTP/01.1\r\n", .versionInvalid),
        Refused("GET / HTTP/1.1.\r\n", .versionInvalid),
        Refused("GET / HTTP/+1.1\r\n", .versionInvalid),
        Refused("GET / HTTP/1.x\r\n", .versionInvalid),
        Refused("GET / ICAP/1.0\r\n", .versionInvalid),
        Refused("GET / HTTP/3.0\r\n", .versionUnsupported, 505),
        Refused("\"GET\" / HTTP/1.1\r\n", .methodInvalid),
    ]

    static let targets = [
        Refused("GET index.html HTTP/1.1\r\n", .targetForm),
        Refused("GET * HTTP/1.1\r\n", .targetForm),
        Refused("OPTIONS ** HTTP/1.1\r\n", .targetForm),
        Refused("GET ftp://a/ HTTP/1.1\r\n", .targetForm),
        Refused("GET a:80 HTTP/1.1\r\n", .targetForm),
        Refused("GET /a\tb HTTP/1.1\r\n", .targetByte(0x09, encoded: "/a%09b")),
        Refused("GET /a\"b HTTP/1.1\r\n", .targetByte(0x22, encoded: "/a%22b")),
        Refused("GET /a#b HTTP/1.1\r\n", .targetByte(0x23, encoded: nil)),
        Refused("GET /a|b HTTP/1.1\r\n", .targetByte(0x7C, encoded: "/a%7Cb")),
        Refused("GET /é HTTP/1.1\r\n", .targetByte(0xC3, encoded: "/%C3%A9")),
        Refused("GET http://a/\\ HTTP/1.1\r\n", .targetByte(0x5C, encoded: "/%5C")),
        Refused("GET http:/// HTTP/1.1\r\n", .authorityInvalid),
        Refused("GET http:// HTTP/1.1\r\n", .authorityInvalid),
        Refused("GET http://a:65536/ HTTP/1.1\r\n", .authorityInvalid),
        Refused("GET http://[::1/ HTTP/1.1\r\n", .authorityInvalid),
        Refused("GET http://user@a/ HTTP/1.1\r\n", .userInformation),
        Refused("CONNECT a:443 HTTP/1.1\r\n", .tunnel, 501),
        Refused("CONNECT a HTTP/1.1\r\n", .authorityInvalid),
        Refused("CONNECT a: HTTP/1.1\r\n", .authorityInvalid),
        Refused("CONNECT / HTTP/1.1\r\n", .authorityInvalid),
        Refused("OPTIONS *?a HTTP/1.1\r\n", .targetForm),
        Refused("GET ?a=b HTTP/1.1\r\n", .targetForm),
        Refused("GET http:/a HTTP/1.1\r\n", .targetForm),
        Refused("GET /a<b HTTP/1.1\r\n", .targetByte(0x3C, encoded: "/a%3Cb")),
        Refused("GET /a[0] HTTP/1.1\r\n", .targetByte(0x5B, encoded: "/a%5B0%5D")),
        Refused(
            "GET /v1/search?q=Шымкент&lang=%6b%6B HTTP/1.1\r\n",
            .targetByte(0xD0, encoded: "/v1/search?q=%D0%A8%D1%8B%D0%BC%D0%BA%D0%B5%D0%BD%D1%82&lang=%6b%6B")),
        Refused("GET http://a/é?ә HTTP/1.1\r\n", .targetByte(0xC3, encoded: "/%C3%A9?%D3%99")),
        Refused("GET /é#b HTTP/1.1\r\n", .targetByte(0xC3, encoded: nil)),
        Refused("GET /a?b^c HTTP/1.1\r\n", .targetByte(0x5E, encoded: "/a?b%5Ec")),
        Refused("GET /a\u{7F} HTTP/1.1\r\n", .controlByte(0x7F)),
        Refused("GET http://a#b HTTP/1.1\r\n", .authorityInvalid),
        Refused("GET http://a:-1/ HTTP/1.1\r\n", .authorityInvalid),
        Refused("GET http://a:80:80/ HTTP/1.1\r\n", .authorityInvalid),
        Refused("GET http://:80/ HTTP/1.1\r\n", .authorityInvalid),
        Refused("GET http://a%/ HTTP/1.1\r\n", .authorityInvalid),
        Refused("GET https://u:p@a/ HTTP/1.1\r\n", .userInformation),
        Refused("CONNECT http://a:443 HTTP/1.1\r\n", .authorityInvalid),
        Refused("CONNECT u@a:443 HTTP/1.1\r\n", .authorityInvalid),
        Refused("CONNECT [::1]:443 HTTP/1.1\r\n", .tunnel, 501),
    ]

    static let fields = [
        Refused(get("Host a\r\n"), .whitespaceBeforeColon),
        Refused(get("Host\r\n"), .fieldWithoutColon),
        Refused(get("Host : a\r\n"), .whitespaceBeforeColon),
        Refused(get("Host\t: a\r\n"), .whitespaceBeforeColon),
        Refused(get(": a\r\n"), .fieldNameInvalid),
        Refused(get("H(st: a\r\n"), .fieldNameInvalid),
        Refused(get("Höst: a\r\n"), .fieldNameInvalid),
        Refused(get("Host: a\r\nX: b\r\n c\r\n"), .obsoleteFold),
        Refused(get("Host: a\r\n\tc\r\n"), .obsoleteFold),
        Refused(get(" Host: a\r\n"), .obsoleteFold),
        Refused(get("Expect: 200-ok\r\n"), .expectationUnknown, 417),
        Refused(get("\tX: a\r\n"), .obsoleteFold),
        Refused(get("\"Host\": a\r\n"), .fieldNameInvalid),
        Refused(get("Ho/st: a\r\n"), .fieldNameInvalid),
        Refused(get("Expect: 100-continue, 200-ok\r\n"), .expectationUnknown, 417),
        Refused(get("Expect: 100-continue\r\nExpect: 200-ok\r\n"), .expectationUnknown, 417),
        Refused(get("Expect:\r\nExpect: 200-ok\r\n"), .expectationUnknown, 417),
        Refused(get("Expect: 100-continue;q=1\r\n"), .expectationUnknown, 417),
        Refused(get("Expect: 100-continue 100-continue\r\n"), .expectationUnknown, 417),
        Refused(get("Expect: a=\"b,100-continue\"\r\n"), .expectationUnknown, 417),
    ]

    static let hosts = [
        Refused(get("\r\n"), .hostMissing),
        Refused(get("Host: a\r\nHost: a\r\n"), .hostRepeated),
        Refused("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n", .hostRepeated),
        Refused(get("Host: a, b\r\n"), .hostInvalid),
        Refused(get("Host: a b\r\n"), .hostInvalid),
        Refused(get("Host: a/b\r\n"), .hostInvalid),
        Refused(get("Host: u@a\r\n"), .hostInvalid),
        Refused(get("Host: a:b\r\n"), .hostInvalid),
        Refused(get("Host: :80\r\n"), .hostInvalid),
        Refused(get("Host: a:99999\r\n"), .hostInvalid),
        Refused(get("Host: [1]\r\n"), .hostInvalid),
        Refused("GET http://a/ HTTP/1.1\r\n\r\n", .hostMissing),
        Refused(get("Host: \r\nhost: \r\n"), .hostRepeated),
        Refused(get("Host: http://a\r\n"), .hostInvalid),
        Refused(get("Host: a#b\r\n"), .hostInvalid),
        Refused(get("Host: a?b\r\n"), .hostInvalid),
        Refused(get("Host: a\\b\r\n"), .hostInvalid),
        Refused(get("Host: é\r\n"), .hostInvalid),
        Refused(get("Host: a%2\r\n"), .hostInvalid),
        Refused(get("Host: a%zz\r\n"), .hostInvalid),
        Refused(get("Host: a:+80\r\n"), .hostInvalid),
        Refused(get("Host: []\r\n"), .hostInvalid),
        Refused(get("Host: [::1\r\n"), .hostInvalid),
        Refused(get("Host: [::1]a\r\n"), .hostInvalid),
        Refused(get("Host: [:::]\r\n"), .hostInvalid),
        Refused(get("Host: [1::2::3]\r\n"), .hostInvalid),
        Refused(get("Host: [:1:2:3:4:5:6:7]\r\n"), .hostInvalid),
        Refused(get("Host: [1:2:3:4:5:6:7:]\r\n"), .hostInvalid),
        Refused(get("Host: [1:2:3:4:5:6:7]\r\n"), .hostInvalid),
        Refused(get("Host: [1:2:3:4:5:6:7:8:9]\r\n"), .hostInvalid),
        Refused(get("Host: [12345::]\r\n"), .hostInvalid),
        Refused(get("Host: [::1.2.3]\r\n"), .hostInvalid),
        Refused(get("Host: [::1.2.3.256]\r\n"), .hostInvalid),
        Refused(get("Host: [::1.02.3.4]\r\n"), .hostInvalid),
        Refused(get("Host: [::1.2.3.4:5]\r\n"), .hostInvalid),
        Refused(get("Host: [fe80::1%25eth0]\r\n"), .hostInvalid),
        Refused(get("Host: [v1.a]\r\n"), .hostInvalid),
    ]

    static let lengths = [
        Refused(post("Content-Length: \r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: +5\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: -1\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: 0x5\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: 5, 5\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: 5 5\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: 99999999999999999999999x\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: 5\r\nContent-Length: 5\r\n"), .contentLengthRepeated),
        Refused(post("Content-Length: 5\r\ncontent-length: 6\r\n"), .contentLengthRepeated),
        Refused(post("Content-Length: 99999999999999999999999\r\n"), .bodyTooLarge(limit: 20), 413),
        Refused(post("Content-Length: 21\r\n"), .bodyTooLarge(limit: 20), 413),
        Refused(post("Content-Length: 5.0\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: 5;q=1\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: \"5\"\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: ٥\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: 5,\r\n"), .contentLengthInvalid),
        Refused(post("Content-Length: 0\r\nContent-Length: 0\r\n"), .contentLengthRepeated),
        Refused("POST / HTTP/1.0\r\nContent-Length: 5\r\nContent-Length: 5\r\n", .contentLengthRepeated),
        Refused(post("Content-Length: 18446744073709551621\r\n"), .bodyTooLarge(limit: 20), 413),
        Refused(get("Content-Length: 21\r\n"), .bodyTooLarge(limit: 20), 413),
    ]

    static let codings = [
        Refused(post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"), .lengthAndCoding),
        Refused(post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"), .lengthAndCoding),
        Refused(post("Content-Length: 5\r\nTransfer-Encoding: gzip\r\n\r\n"), .lengthAndCoding),
        Refused(post("Transfer-Encoding: gzip\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: gzip, chunked\r\n\r\n"), .codingUnsupported, 501),
        Refused(post("Transfer-Encoding: identity\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: xchunked\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: \"chunked\"\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: chunked;q=1\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding:\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: , chunked\r\n\r\n"), .codingUnsupported, 501),
        Refused(post("Transfer-Encoding: chunked, gzip\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: chunked,\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: chunked, chunked, gzip\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: chunked, chunked\r\n\r\n"), .codingRepeated),
        Refused(post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"), .codingRepeated),
        Refused("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", .codingInOldVersion),
        Refused(post("Transfer-Encoding: chunked identity\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n"), .codingUnsupported, 501),
        Refused(post("Transfer-Encoding: chunKed, identity\r\n\r\n"), .codingNotLast),
        Refused(post("Transfer-Encoding: ,\r\n\r\n"), .codingNotLast),
        Refused("POST / HTTP/1.0\r\nTransfer-Encoding: gzip\r\n\r\n", .codingInOldVersion),
        Refused("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", .codingInOldVersion),
        Refused(get("Transfer-Encoding: gzip\r\nHost: a\r\n\r\n"), .codingNotLast),
    ]

    static let chunks = [
        Refused(chunked("\r\n"), .chunkSizeInvalid),
        Refused(chunked("g\r\n"), .chunkSizeInvalid),
        Refused(chunked("-1\r\n"), .chunkSizeInvalid),
        Refused(chunked("0x2\r\n"), .chunkSizeInvalid),
        Refused(chunked(" 2\r\n"), .chunkSizeInvalid),
        Refused(chunked("2 \r\n"), .chunkSizeInvalid),
        Refused(chunked("2 3\r\n"), .chunkSizeInvalid),
        Refused(chunked(";a\r\n"), .chunkSizeInvalid),
        Refused(chunked("2\nhi"), .bareLineFeed),
        Refused(chunked("2;a\n"), .bareLineFeed),
        Refused(chunked("2\rX"), .bareCarriageReturn),
        Refused(chunked("2;\u{1}\r\n"), .controlByte(1)),
        Refused(chunked("2\r\nhi0\r\n"), .chunkEndMissing),
        Refused(chunked("2\r\nhi\r0\r\n"), .chunkEndMissing),
        Refused(chunked("2\r\nhi\n0\r\n"), .chunkEndMissing),
        Refused(chunked("0\r\n X: 1\r\n"), .obsoleteFold),
        Refused(chunked("0\r\nX : 1\r\n"), .whitespaceBeforeColon),
        Refused(chunked("0\r\nX\r\n"), .fieldWithoutColon),
        Refused(chunked("0\r\n:\r\n"), .fieldNameInvalid),
        Refused(chunked("0\r\nX: \0\r\n"), .controlByte(0)),
        Refused(chunked("0\r\nX: 1\n"), .bareLineFeed),
        Refused(chunked("0\r\nX: 1\r\r"), .bareCarriageReturn),
        Refused(chunked("0\r\n\rX"), .bareCarriageReturn),
        Refused(chunked("0\r\n\n"), .bareLineFeed),
        Refused(chunked("+2\r\n"), .chunkSizeInvalid),
        Refused(chunked("2\0\r\n"), .chunkSizeInvalid),
        Refused(chunked("2\t\r\n"), .chunkSizeInvalid),
        Refused(chunked("2h\r\n"), .chunkSizeInvalid),
        Refused(chunked("2,\r\n"), .chunkSizeInvalid),
        Refused(chunked("2;\r\n"), .chunkExtensionInvalid),
        Refused(chunked("2; \r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;=b\r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;a=\r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;a=b=c\r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;a \r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;a b\r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;a=\"b\r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;a=\"b\\\"\r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;a=\"b\"c\r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;a=\"b\" \r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;a=b c\r\n"), .chunkExtensionInvalid),
        Refused(chunked("2;a=\"\u{7F}\"\r\n"), .controlByte(0x7F)),
        Refused(chunked("2;a=\"\n\"\r\n"), .bareLineFeed),
        Refused(chunked("2\r\nhi\r\n\r\n"), .chunkSizeInvalid),
        Refused(chunked("0\r\n(: 1\r\n"), .fieldNameInvalid),
    ]

    static let limits = [
        Refused("GET /" + String(repeating: "a", count: 60) + " HTTP/1.1\r\n", .targetTooLong(limit: 60), 414),
        Refused("GET /" + String(repeating: "a", count: 180), .targetTooLong(limit: 60), 414),
        Refused(String(repeating: "G", count: 33) + " / HTTP/1.1\r\n", .methodTooLong(limit: 32), 501),
        Refused(String(repeating: "G", count: 180), .methodTooLong(limit: 32), 501),
        Refused(get("X: " + String(repeating: "a", count: 182)), .headTooLarge(limit: 200), 431),
        Refused(get("A:\r\nB:\r\nC:\r\nD:\r\nE:\r\n"), .tooManyFields(limit: 4), 431),
        Refused(chunked("15\r\n"), .bodyTooLarge(limit: 20), 413),
        Refused(chunked("14\r\n01234567890123456789\r\n1\r\n"), .bodyTooLarge(limit: 20), 413),
        Refused(chunked("ffffffffffffffff\r\n"), .bodyTooLarge(limit: 20), 413),
        Refused(chunked("10000000000000000\r\n"), .bodyTooLarge(limit: 20), 413),
        Refused(chunked("00000000000000001\r\n"), .chunkLineTooLong(limit: 16)),
        Refused(chunked("1;" + String(repeating: "a", count: 4096)), .chunkLineTooLong(limit: 4096)),
        Refused(chunked("0\r\nX: " + String(repeating: "a", count: 4096)), .trailersTooLarge(limit: 4096), 431),
    ]

    private static func get(_ lines: String) -> String { "GET / HTTP/1.1\r\n" + lines }
    private static func post(_ lines: String) -> String { "POST / HTTP/1.1\r\nHost: a\r\n" + lines }
}

@Suite struct RefusedRequestTests {
    @Test(arguments: Refused.all)
    func `What two parsers could read in two ways is refused, however the bytes are cut`(refused: Refused) {
        for piece in [Int.max, 1, 2, 3, 7] {
            let decoded = decode(Array(refused.bytes.utf8), piece: piece, limits: Refused.small)
            #expect(decoded.fault == refused.fault, "pieces of \(piece)")
            #expect(decoded.requests == [])
        }
        #expect(refused.fault.status.code == refused.status)
    }

    @Test func `Every refusal names its section, its remedy and a slug of its own`() {
        let faults = Set(Refused.all.map(\.fault)).union([.incomplete])
        var codes: [String: Set<String>] = [:]
        for fault in faults {
            #expect(fault.section.hasPrefix("RFC "))
            #expect(fault.detail.hasSuffix(".") || fault.detail.contains("%"))
            #expect(!fault.code.contains { !($0.isLowercase || $0 == "-") })
            #expect(!fault.status.reason.isEmpty)
            codes[fault.code, default: []].insert(String("\(fault)".prefix { $0 != "(" }))
        }
        #expect(codes.filter { $0.value.count > 1 }.isEmpty)
        #expect(codes["incomplete"] == ["incomplete"])
        #expect(Refusal.malformed(.bareLineFeed).code == "bare-line-feed")
        #expect(Refusal.overloaded(retryAfter: 2).retryAfter == 2)
    }
}

@Suite struct `An address to paste` {
    /// What is to be copied out of a message is short, and what is no text has no address.
    @Test(
        arguments: [
            ("/ә?ә", "/%D3%99?%D3%99"), ("/a?q=50%&x=ш", "/a?q=50%&x=%D1%88"),
            ("/\(String(repeating: "ә", count: 400))", nil),
        ] as [(String, String?)])
    func `is in the sentence about bytes of no URI`(target: String, encoded: String?) {
        let fault = decode(Array("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n".utf8)).fault
        #expect(fault?.code == "target-byte" && fault?.section == "RFC 3986 2" && fault?.status == .badRequest)
        let detail = fault?.detail ?? ""
        #expect(detail.contains("ask for \"\(encoded ?? "/")") == (encoded != nil), "\(detail)")
        #expect(detail.contains("write the text in UTF-8") == (encoded == nil), "\(detail)")
    }

    @Test func `is not made of bytes that are no UTF-8`() {
        let bytes = Array("GET /".utf8) + [0xD8, 0xFB] + Array(" HTTP/1.1\r\n".utf8)
        #expect(decode(bytes).fault == .targetByte(0xD8, encoded: nil))
    }
}
