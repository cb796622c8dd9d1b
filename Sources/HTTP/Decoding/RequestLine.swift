// SPDX-License-Identifier: Apache-2.0

/// `method SP request-target SP HTTP-version` (RFC 9112 3).
struct RequestLine {
    var method: Method
    var target: String
    var minorVersion: Int

    /// Reads the line in `bytes[range]`, its CR LF left out.
    init(_ bytes: Span<UInt8>, _ range: Range<Int>, _ limits: DecoderLimits) throws(MalformedRequest) {
        guard let first = Self.space(bytes, range) else {
            throw range.count > limits.maximumMethodBytes
                ? .methodTooLong(limit: limits.maximumMethodBytes) : .requestLine
        }
        // RFC 9112 3: a method longer than any known one is 501, a target longer than any wished for 414.
        guard first - range.lowerBound <= limits.maximumMethodBytes else {
            throw .methodTooLong(limit: limits.maximumMethodBytes)
        }
        guard first > range.lowerBound else { throw .requestLine }
        for index in range.lowerBound..<first where !Grammar.isToken(bytes[index]) { throw .methodInvalid }
        guard let second = Self.space(bytes, first + 1..<range.upperBound), second > first + 1 else {
            throw .requestLine
        }
        guard second - first - 1 <= limits.maximumTargetBytes else {
            throw .targetTooLong(limit: limits.maximumTargetBytes)
        }
        minorVersion = try Self.minorVersion(bytes, second + 1..<range.upperBound)
        method = Self.method(bytes, range.lowerBound..<first)
        target = try Self.target(bytes, first + 1..<second, method)
    }

    private static func method(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Method {
        // Nearly every request is one, and it takes no text to see that.
        let get = "GET".utf8.span
        if range.count == 3, (0..<3).allSatisfy({ bytes[range.lowerBound + $0] == get[$0] }) { return .get }
        return Method(text(bytes, range))
    }

    private static func space(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        for index in range where bytes[index] == Grammar.space { return index }
        return nil
    }

    /// `HTTP/1.0` is 0; a higher minor version is understood as 1.1 (RFC 9110 2.5).
    private static func minorVersion(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(MalformedRequest) -> Int {
        let name = "HTTP/".utf8.span
        guard space(bytes, range) == nil else { throw .requestLine }
        guard range.count == 8 else { throw .versionInvalid }
        // RFC 9112 2.3: the name is case-sensitive, the numbers have one digit each.
        for index in 0..<5 where bytes[range.lowerBound + index] != name[index] { throw .versionInvalid }
        let major = bytes[range.lowerBound + 5]
        let minor = bytes[range.lowerBound + 7]
        guard Grammar.isDigit(major), bytes[range.lowerBound + 6] == 0x2E, Grammar.isDigit(minor) else {
            throw .versionInvalid
        }
        guard major == 0x31 else { throw .versionUnsupported }
        return minor == 0x30 ? 0 : 1
    }

    /// The target in origin form, whichever of the four forms it was sent in (RFC 9112 3.2).
    private static func target(
        _ bytes: Span<UInt8>, _ range: Range<Int>, _ method: Method
    ) throws(MalformedRequest) -> String {
        // RFC 9112 3.2.3: authority-form is of CONNECT only, and CONNECT has no other form.
        if method == .connect {
            // RFC 9110 9.3.6: a CONNECT without a valid port is to be rejected; an origin server need not tunnel.
            guard let parts = Authority.parse(bytes, range), parts.hasPort else { throw .authorityInvalid }
            throw .tunnel
        }
        if bytes[range.lowerBound] == Grammar.slash {
            try check(bytes, range)
            return text(bytes, range)
        }
        // RFC 9112 3.2.4: asterisk-form is of OPTIONS only.
        if range.count == 1, bytes[range.lowerBound] == 0x2A, method == .options { return "*" }
        guard let authorityStart = schemeEnd(bytes, range) else { throw .targetForm }
        var authorityEnd = authorityStart
        while authorityEnd < range.upperBound, bytes[authorityEnd] != Grammar.slash,
            bytes[authorityEnd] != Grammar.question
        {
            // RFC 9110 4.2.4: user information in a URI from an untrusted source is an error.
            guard bytes[authorityEnd] != 0x40 else { throw .userInformation }
            authorityEnd += 1
        }
        // RFC 9110 4.2.1: an http URI with an empty host is invalid.
        guard let parts = Authority.parse(bytes, authorityStart..<authorityEnd), !parts.host.isEmpty else {
            throw .authorityInvalid
        }
        let rest = authorityEnd..<range.upperBound
        try check(bytes, rest)
        // RFC 9112 3.2.1: an empty path is "/"; RFC 9112 3.2.4: with OPTIONS and no query it is "*".
        if rest.isEmpty { return method == .options ? "*" : "/" }
        return bytes[rest.lowerBound] == Grammar.slash ? text(bytes, rest) : "/" + text(bytes, rest)
    }

    /// The index after `http://` or `https://` in any case (RFC 3986 3.1), nil where the target begins otherwise.
    private static func schemeEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        for scheme in ["http://", "https://"] where range.count >= scheme.utf8.count {
            let end = range.lowerBound + scheme.utf8.count
            if ASCII.equal(bytes, range.lowerBound..<end, scheme) { return end }
        }
        return nil
    }

    /// RFC 9112 3.2: an invalid target is refused and not repaired; RFC 3986 has no raw space, quote, bracket or 8-bit byte.
    private static func check(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(MalformedRequest) {
        for index in range where !Grammar.isTarget(bytes[index]) {
            throw .targetByte(bytes[index], encoded: encoded(bytes, range))
        }
    }

    /// A longer address is too long to be copied out of a message.
    private static let maximumEncodedBytes = 1024

    /// The target with every byte percent-encoded that is of no URI; nil where it is no text, or where a fragment is meant.
    private static func encoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
        guard let text = try? UTF8Span(validating: bytes.extracting(range)) else { return nil }
        var kept = ""
        for byte in UInt8.min...0x7F where Grammar.isTarget(byte) { kept.unicodeScalars.append(Unicode.Scalar(byte)) }
        let target = String(copying: text)
        let encoded = PercentEncoding.encode(target, keeping: kept)
        return target.utf8.contains(0x23) || encoded.utf8.count > maximumEncodedBytes ? nil : encoded
    }

    /// Bytes that were checked to be ASCII.
    private static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        guard let text = try? UTF8Span(validating: bytes.extracting(range)) else { return "" }
        return String(copying: text)
    }
}

/// Comparison of bytes with names of the protocol.
enum ASCII {
    /// Whether the bytes are that text, letters of either case being equal.
    static func equal(_ bytes: Span<UInt8>, _ range: Range<Int>, _ text: String) -> Bool {
        let wanted = text.utf8.span
        guard range.count == wanted.count else { return false }
        for index in 0..<wanted.count
        where Grammar.lowercased(bytes[range.lowerBound + index]) != Grammar.lowercased(wanted[index]) {
            return false
        }
        return true
    }
}
