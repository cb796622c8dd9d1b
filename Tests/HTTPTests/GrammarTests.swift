// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@Suite struct GrammarTests {
    static let alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

    /// The fault of a request with that byte in some place, nil where it is accepted.
    func fault(_ before: String, _ byte: UInt8, _ after: String) -> MalformedRequest? {
        decode(Array(before.utf8) + [byte] + Array(after.utf8)).fault
    }

    @Test func `RFC 9110 5.6.2 a token has these characters and no other`() {
        let token = Set((Self.alphanumerics + "!#$%&'*+-.^_`|~").utf8)
        for byte in UInt8.min...UInt8.max {
            #expect((fault("X", byte, "Y / HTTP/1.1\r\nHost: a\r\n\r\n") == nil) == token.contains(byte), "\(byte)")
            let isName = fault("GET / HTTP/1.1\r\nHost: a\r\nX", byte, "Y: z\r\n\r\n") == nil
            #expect(isName == (token.contains(byte) || byte == UInt8(ascii: ":")), "\(byte)")
        }
    }

    @Test func `RFC 3986 3.3 and 3.4 a path and a query have these characters and no other`() {
        let target = Set((Self.alphanumerics + "-._~!$&'()*+,;=%:@/?").utf8)
        for byte in UInt8.min...UInt8.max {
            #expect((fault("GET /", byte, " HTTP/1.1\r\nHost: a\r\n\r\n") == nil) == target.contains(byte), "\(byte)")
        }
    }

    @Test func `RFC 3986 3.2.2 a host has these characters and no other`() {
        let host = Set((Self.alphanumerics + "-._~!$&'()*+,;=%").utf8)
        for byte in UInt8.min...UInt8.max where byte != UInt8(ascii: ":") {
            #expect((fault("GET / HTTP/1.1\r\nHost: a", byte, "bb\r\n\r\n") == nil) == host.contains(byte), "\(byte)")
        }
    }

    @Test func `RFC 9110 5.5 a field value has tabs, spaces, visible and 8-bit bytes and no other`() {
        for byte in UInt8.min...UInt8.max {
            let isAllowed = byte == 0x09 || (byte >= 0x20 && byte != 0x7F)
            #expect((fault("GET / HTTP/1.1\r\nHost: a\r\nX: y", byte, "z\r\n\r\n") == nil) == isAllowed, "\(byte)")
        }
    }
}
