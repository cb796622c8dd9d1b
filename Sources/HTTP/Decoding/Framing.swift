// SPDX-License-Identifier: Apache-2.0

/// What the field lines of a head say about where its message ends and whether its connection goes on.
struct Framing {
    /// How the content of a request is delimited (RFC 9112 6.3).
    enum Body: Hashable {
        case none
        case length(Int)
        case chunked
    }

    private var hosts = 0
    private var length: Int?
    private var codings: (chunked: Int, other: Int, isChunkedLast: Bool)?
    private var closes = false
    private var keepsAlive = false
    private(set) var expectsContinue = false

    /// Looks at one field line; a length that is known to be too large is refused before the rest is read.
    mutating func note(
        _ bytes: Span<UInt8>, name: Range<Int>, value: Range<Int>, limits: DecoderLimits
    ) throws(MalformedRequest) {
        switch name.count {
        case 4 where ASCII.equal(bytes, name, "host"): try noteHost(bytes, value)
        case 6 where ASCII.equal(bytes, name, "expect"): try noteExpectations(bytes, value)
        case 10 where ASCII.equal(bytes, name, "connection"): noteConnection(bytes, value)
        case 14 where ASCII.equal(bytes, name, "content-length"):
            // RFC 9112 6.3 lets a recipient reject identical repeats too; a sender has no reason for them.
            guard length == nil else { throw .contentLengthRepeated }
            length = try Self.length(bytes, value, limits.maximumBodyBytes)
        case 17 where ASCII.equal(bytes, name, "transfer-encoding"): noteCodings(bytes, value)
        default: break
        }
    }

    /// The framing of the whole head.
    func body(minorVersion: Int) throws(MalformedRequest) -> Body {
        // RFC 9112 3.2: a 1.1 request without Host is refused.
        guard hosts == 1 || minorVersion == 0 else { throw .hostMissing }
        guard let codings else { return length.map(Body.length) ?? .none }
        // RFC 9112 6.1: a Transfer-Encoding in 1.0 is faulty framing; beside a Content-Length it smells of smuggling.
        guard minorVersion > 0 else { throw .codingInOldVersion }
        guard length == nil else { throw .lengthAndCoding }
        // RFC 9112 6.3: where chunked is not the last one the length is unknown, which MUST be 400, known coding or not.
        guard codings.isChunkedLast else { throw .codingNotLast }
        // RFC 9112 6.1: chunked at most once, and an unknown coding before it SHOULD be 501.
        guard codings.chunked == 1 else { throw .codingRepeated }
        guard codings.other == 0 else { throw .codingUnsupported }
        return .chunked
    }

    /// Whether the connection goes on after the answer (RFC 9112 9.3).
    func persists(minorVersion: Int) -> Bool {
        closes ? false : minorVersion > 0 || keepsAlive
    }

    private mutating func noteHost(_ bytes: Span<UInt8>, _ value: Range<Int>) throws(MalformedRequest) {
        // RFC 9112 3.2: more than one Host, or an invalid one, is refused in any version.
        guard hosts == 0 else { throw .hostRepeated }
        guard Authority.parse(bytes, value) != nil else { throw .hostInvalid }
        hosts = 1
    }

    /// RFC 9110 10.1.1: another expectation MAY be answered with 417; 5.6.1.2: an empty element is none.
    private mutating func noteExpectations(_ bytes: Span<UInt8>, _ value: Range<Int>) throws(MalformedRequest) {
        var isUnknown = false
        Self.forEachElement(bytes, value) { element in
            if ASCII.equal(bytes, element, "100-continue") {
                expectsContinue = true
            } else if !element.isEmpty {
                isUnknown = true
            }
        }
        guard !isUnknown else { throw .expectationUnknown }
    }

    private mutating func noteConnection(_ bytes: Span<UInt8>, _ value: Range<Int>) {
        Self.forEachElement(bytes, value) { element in
            if ASCII.equal(bytes, element, "close") { closes = true }
            if ASCII.equal(bytes, element, "keep-alive") { keepsAlive = true }
        }
    }

    /// An empty element counts as an unknown coding: RFC 9110 5.6.1.2 would skip it, but proxies differ on it.
    private mutating func noteCodings(_ bytes: Span<UInt8>, _ value: Range<Int>) {
        var seen = codings ?? (chunked: 0, other: 0, isChunkedLast: false)
        Self.forEachElement(bytes, value) { element in
            seen.isChunkedLast = ASCII.equal(bytes, element, "chunked")
            if seen.isChunkedLast { seen.chunked += 1 } else { seen.other += 1 }
        }
        codings = seen
    }

    private static func forEachElement(_ bytes: Span<UInt8>, _ value: Range<Int>, _ body: (Range<Int>) -> Void) {
        var start = value.lowerBound
        for index in value where bytes[index] == Grammar.comma {
            body(Fields.trimmed(bytes, start..<index))
            start = index + 1
        }
        body(Fields.trimmed(bytes, start..<value.upperBound))
    }

    /// RFC 9110 8.6: digits only, and a number of any size must not overflow.
    private static func length(
        _ bytes: Span<UInt8>, _ value: Range<Int>, _ limit: Int
    ) throws(MalformedRequest) -> Int {
        guard !value.isEmpty else { throw .contentLengthInvalid }
        var length = 0
        for index in value {
            guard Grammar.isDigit(bytes[index]) else { throw .contentLengthInvalid }
            // Above the limit the exact value no longer matters.
            if length <= limit { length = length * 10 + Int(bytes[index] - 0x30) }
        }
        guard length <= limit else { throw .bodyTooLarge(limit: limit) }
        return length
    }
}
