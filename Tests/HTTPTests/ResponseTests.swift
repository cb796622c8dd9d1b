// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct ResponseTests {
    static let date = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"

    func encode(
        _ response: Response, method: Method? = .get, minorVersion: Int = 1, keepsAlive: Bool = true
    ) -> String {
        var encoder = ResponseEncoder()
        var output: [UInt8] = []
        encoder.encode(
            response, method: method, minorVersion: minorVersion, keepsAlive: keepsAlive, now: 784_111_777,
            into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test func `RFC 9112 4 and 6.2 a response is a status line, fields and a body of known length`() {
        var fields = ResponseFields()
        fields.append("Content-Type", "text/plain")
        let text = encode(Response(status: .ok, fields: fields, body: Array("hello".utf8)))
        #expect(text == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\(Self.date)Content-Length: 5\r\n\r\nhello")
    }

    @Test(arguments: [
        (Method.head, Status.ok, "Content-Length: 5\r\n\r\n"),  // RFC 9110 9.3.2
        (.get, .noContent, "\r\n"),  // RFC 9110 8.6
        (.get, .notModified, "\r\n"),  // RFC 9110 15.4.5
        (.get, Status(code: 299), "Content-Length: 5\r\n\r\nhello"),  // RFC 9112 4: the reason phrase may be empty
    ])
    func `The method and the status decide whether there is a body`(method: Method, status: Status, end: String) {
        let text = encode(Response(status: status, body: Array("hello".utf8)), method: method)
        #expect(text == "HTTP/1.1 \(status.code) \(status.reason)\r\n\(Self.date)\(end)")
    }

    @Test func `RFC 9112 9.3 persistence is said where it is not the default`() {
        let response = Response(status: .ok)
        #expect(encode(response, keepsAlive: false).hasSuffix("Content-Length: 0\r\nConnection: close\r\n\r\n"))
        #expect(encode(response, minorVersion: 0).hasSuffix("Content-Length: 0\r\nConnection: keep-alive\r\n\r\n"))
        #expect(encode(response, method: nil, minorVersion: 0, keepsAlive: false).contains("Connection: close"))
        #expect(!encode(response).contains("Connection"))
    }

    @Test func `One encoder writes answers behind each other and renews the date`() {
        var encoder = ResponseEncoder()
        var output: [UInt8] = []
        for now in [0, 0, 1] as [Int64] {
            encoder.encode(Response(status: .ok), method: .get, keepsAlive: true, now: now, into: &output)
        }
        let text = String(decoding: output, as: UTF8.self)
        #expect(text.split(separator: "00:00:00").count == 3)
        #expect(text.split(separator: "00:00:01").count == 2)
    }

    @Test func `RFC 9110 5.5 a value cannot end its line`() {
        var fields = ResponseFields()
        fields.append("Location", "/a\r\nSet-Cookie: x\0\u{7F}\tб")
        #expect(String(decoding: fields.bytes, as: UTF8.self) == "Location: /a  Set-Cookie: x  \tб\r\n")
        #expect(fields.first("location") == "/a  Set-Cookie: x  \tб")
        #expect(fields.first("Set-Cookie") == nil)
    }

    @Test func `RFC 9110 15 every named status has its registered phrase`() {
        #expect(Status.contentTooLarge.reason == "Content Too Large")
        #expect(Status(code: 431) == .requestHeaderFieldsTooLarge)
        #expect(Status(code: 299).reason == "")
    }

    @Test func `RFC 9110 9.1 a method is its token`() {
        for method in [Method.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect, .other("get")] {
            #expect(Method(method.name) == method)
        }
    }
}
