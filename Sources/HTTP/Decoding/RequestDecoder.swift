// SPDX-License-Identifier: Apache-2.0

/// Turns the bytes of a connection into requests (RFC 9112), without input or output of its own.
///
/// The theory of this target: a request is a value, a response is a value, and everything between bytes and these values is
/// a pure state machine that a test can feed one byte at a time. The decoder is strict: what two parsers could
/// read in two ways is refused, because a proxy in front would be the other parser (RFC 9112 11.2). Every line is scanned
/// once, byte by byte, so that a client that trickles costs no more than one that does not; the first fault in the order of
/// the bytes is the one reported, however they were cut into reads. After a fault the end of the message is unknown, so
/// `MalformedRequest` is final for its connection. The head is kept as the bytes that came, `Fields` are ranges into
/// it. `ResponseEncoder` is the way back. Routing, preconditions, negotiation, dates and percent-encoding stand beside
/// them as functions of a request.
package struct RequestDecoder: ~Copyable {
    /// What a read led to.
    package enum Progress: Sendable {
        /// All bytes were taken, and the request is not complete.
        case needMore
        /// A request is complete; the bytes from `consumed` on belong to the next one and were not looked at.
        case request(Request, consumed: Int)
    }

    /// How far the current request has come: what decides which deadline runs.
    package enum Phase: Hashable, Sendable {
        /// Not a byte of it is here.
        case idle
        case head, body
    }

    private enum State {
        case head
        case length(remaining: Int)
        case chunked(ChunkedDecoder)
    }

    private let limits: DecoderLimits
    private var state = State.head
    private var head: [UInt8] = []
    private var lines: [Fields.Line] = []
    private var lineStart = 0
    private var isAfterCarriageReturn = false
    private var hasSkippedEmptyLine = false
    private var requestLine: RequestLine?
    private var framing = Framing()
    /// The request whose head is complete and whose body is not; without that body.
    package private(set) var request: Request?
    private var body: [UInt8] = []

    /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110 10.1.1).
    package private(set) var awaitsContinue = false

    /// A decoder at the beginning of a connection.
    package init(limits: DecoderLimits = DecoderLimits()) {
        self.limits = limits
    }

    /// Notes that `100 Continue` was sent, which happens once.
    package mutating func didContinue() {
        awaitsContinue = false
    }

    /// How far the current request has come.
    package var phase: Phase {
        if request != nil { return .body }
        return head.isEmpty && !hasSkippedEmptyLine ? .idle : .head
    }

    /// Bytes of the body that are here, while it is not complete.
    package var bodyBytes: Int { body.count }

    /// Takes the next bytes of the connection; each byte is given once, unless it lay behind `consumed`.
    package mutating func decode(_ bytes: Span<UInt8>) throws(MalformedRequest) -> Progress {
        var position = 0
        if request == nil, try !readHead(bytes, &position) { return .needMore }
        guard try readBody(bytes, &position), var request = request.take() else { return .needMore }
        request.body = body
        body = []
        state = .head
        awaitsContinue = false
        return .request(request, consumed: position)
    }

    /// Method and target of a request that is not complete, as far as they have come; nil where nothing of them is text.
    package var received: (method: String, target: String)? {
        if let request { return (request.method.name, request.target) }
        if let requestLine { return (requestLine.method.name, requestLine.target) }
        let line = head.prefix { $0 != Grammar.carriageReturn && $0 != Grammar.lineFeed }
        let words = line.prefix(limits.maximumMethodBytes + Self.maximumReceivedBytes)
            .split(separator: Grammar.space, maxSplits: 2, omittingEmptySubsequences: true)
        guard let method = words.first, method.allSatisfy(Grammar.isToken) else { return nil }
        let target = words.dropFirst().first?.prefix(Self.maximumReceivedBytes) ?? []
        return (String(decoding: method, as: UTF8.self), String(decoding: target, as: UTF8.self))
    }

    /// Bytes of a refused target that are worth a line in a log.
    private static let maximumReceivedBytes = 1024

    // MARK: Head

    private mutating func readHead(_ bytes: Span<UInt8>, _ position: inout Int) throws(MalformedRequest) -> Bool {
        if head.isEmpty { head.reserveCapacity(min(bytes.count, 1024)) }
        while position < bytes.count {
            guard try readLine(bytes, &position) else { continue }
            let line = lineStart..<head.count - 2
            lineStart = head.count
            if line.isEmpty {
                if requestLine != nil {
                    try finishHead()
                    return true
                }
                // RFC 9112 2.2: at least one empty line before a request line SHOULD be ignored; we ignore one.
                guard !hasSkippedEmptyLine else { throw .requestLine }
                hasSkippedEmptyLine = true
                head.removeAll(keepingCapacity: true)
                lineStart = 0
            } else if requestLine == nil {
                requestLine = try RequestLine(head.span, line, limits)
            } else {
                try readField(line)
            }
        }
        return false
    }

    /// Moves bytes up to the end of a line into the head; true where the line is complete, its CR LF included.
    private mutating func readLine(_ bytes: Span<UInt8>, _ position: inout Int) throws(MalformedRequest) -> Bool {
        let start = position
        // The method, two spaces, the version and CR LF stand around the target.
        let lineLimit =
            requestLine == nil ? limits.maximumTargetBytes + limits.maximumMethodBytes + 12 : limits.maximumHeadBytes
        let room = min(limits.maximumHeadBytes, lineStart + lineLimit) - head.count
        let end = min(bytes.count, start + room)
        let isComplete: Bool
        do {
            isComplete = try findLineEnd(bytes, &position, before: end)
        } catch {
            head.append(bytes, start..<position)
            throw error
        }
        head.append(bytes, start..<position)
        guard isComplete || position == bytes.count else {
            throw requestLine == nil && head.count < limits.maximumHeadBytes
                ? overlongRequestLine : .headTooLarge(limit: limits.maximumHeadBytes)
        }
        return isComplete
    }

    /// Goes on behind the next CR LF; false where that is not before `end`.
    private mutating func findLineEnd(
        _ bytes: Span<UInt8>, _ position: inout Int, before end: Int
    ) throws(MalformedRequest) -> Bool {
        var isComplete = false
        while position < end, !isComplete {
            if isAfterCarriageReturn {
                // RFC 9112 2.2: a CR outside of CR LF is invalid.
                guard bytes[position] == Grammar.lineFeed else { throw .bareCarriageReturn }
                isAfterCarriageReturn = false
                isComplete = true
            } else {
                while position < end, Grammar.isFieldValue(bytes[position]) { position += 1 }
                guard position < end else { break }
                // RFC 9112 2.2 lets a lenient recipient take LF for a line end; proxies that do not would see other lines.
                guard bytes[position] != Grammar.lineFeed else { throw .bareLineFeed }
                // RFC 9110 5.5: CR, LF and NUL are dangerous, other control characters invalid.
                guard bytes[position] == Grammar.carriageReturn else { throw .controlByte(bytes[position]) }
                isAfterCarriageReturn = true
            }
            position += 1
        }
        return isComplete
    }

    private var overlongRequestLine: MalformedRequest {
        head[lineStart...].prefix(limits.maximumMethodBytes + 1).contains(Grammar.space)
            ? .targetTooLong(limit: limits.maximumTargetBytes) : .methodTooLong(limit: limits.maximumMethodBytes)
    }

    private mutating func readField(_ line: Range<Int>) throws(MalformedRequest) {
        guard lines.count < limits.maximumFieldCount else { throw .tooManyFields(limit: limits.maximumFieldCount) }
        if lines.isEmpty { lines.reserveCapacity(8) }
        let head = head
        let bytes = head.span
        // RFC 9112 5.2 and 2.2: neither folded lines nor white space before the first field.
        guard !Grammar.isWhitespace(bytes[line.lowerBound]) else { throw .obsoleteFold }
        var colon = line.lowerBound
        while colon < line.upperBound, Grammar.isToken(bytes[colon]) { colon += 1 }
        guard colon < line.upperBound else { throw .fieldWithoutColon }
        // RFC 9112 5.1: no white space between name and colon.
        guard !Grammar.isWhitespace(bytes[colon]) else { throw .whitespaceBeforeColon }
        guard bytes[colon] == Grammar.colon, colon > line.lowerBound else { throw .fieldNameInvalid }
        let name = line.lowerBound..<colon
        let value = Fields.trimmed(bytes, colon + 1..<line.upperBound)
        try framing.note(bytes, name: name, value: value, limits: limits)
        lines.append(
            Fields.Line(
                name: UInt16(name.lowerBound)..<UInt16(name.upperBound),
                value: UInt16(value.lowerBound)..<UInt16(value.upperBound)))
    }

    private mutating func finishHead() throws(MalformedRequest) {
        guard let line = requestLine.take() else { throw .requestLine }
        switch try framing.body(minorVersion: line.minorVersion) {
        case .none: state = .length(remaining: 0)
        case .length(let length): state = .length(remaining: length)
        case .chunked: state = .chunked(ChunkedDecoder(limits: limits))
        }
        request = Request(
            method: line.method, target: line.target, fields: Fields(head: head, lines: lines),
            minorVersion: line.minorVersion, keepsAlive: framing.persists(minorVersion: line.minorVersion))
        // RFC 9110 10.1.1: the expectation of a 1.0 client is ignored.
        awaitsContinue = framing.expectsContinue && line.minorVersion > 0
        framing = Framing()
        head = []
        lines = []
        lineStart = 0
        hasSkippedEmptyLine = false
    }

    // MARK: Body

    private mutating func readBody(_ bytes: Span<UInt8>, _ position: inout Int) throws(MalformedRequest) -> Bool {
        switch state {
        case .head: return false
        case .length(var remaining):
            let end = min(bytes.count, position + remaining)
            body.append(bytes, position..<end)
            remaining -= end - position
            // RFC 9110 10.1.1: a client that has begun to send the body no longer waits.
            if end > position { awaitsContinue = false }
            position = end
            state = .length(remaining: remaining)
            return remaining == 0
        case .chunked(var chunks):
            if position < bytes.count { awaitsContinue = false }
            let isComplete = try chunks.decode(bytes, &position, into: &body)
            state = .chunked(chunks)
            return isComplete
        }
    }
}
