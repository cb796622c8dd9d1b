// SPDX-License-Identifier: Apache-2.0
import HTTP

/// One client: reads, decodes, asks the handler, answers in order.
///
/// A plain class that never leaves its event loop. Requests are answered one after the other: while one waits for its
/// `Reply.later`, or while the client does not take what was written, nothing more is read (back-pressure).
final class Connection {
    /// Reads in a row before other connections get their turn.
    private static let maximumReads = 2

    /// Distinguishes this connection from an earlier one with the same descriptor.
    let serial: UInt64
    let transport: Transport
    /// What the listener has let it in as.
    let ticket: ConnectionLimiter.Ticket
    private let context: LoopContext
    private var decoder: RequestDecoder
    private var life = Life.open
    private(set) var deadline = Deadline()
    /// Bytes that were read before their turn came.
    private var input: ArraySlice<UInt8> = []
    /// Bytes the kernel has not taken yet.
    private var pending: ArraySlice<UInt8> = []
    private var takenSinceDeadline = 0
    private var exchange: Exchange?
    /// Bytes of a body that are counted for this connection.
    private var heldBytes = 0
    private var work: Work?
    /// What follows of the answer that is being written, until it is asked for.
    private var stream: ContentStream?
    /// The work that is being done.
    var task: Task<Void, Never>?
    /// Where its work takes turns with that of others; made with the first work.
    var flow: WorkPool.Flow?
    private var isReadable = true
    private var isEnded = false
    private var hasSeenEnd = false
    private var answers = 0
    private var turn: Turn
    private lazy var remote = SocketAddress.remote(of: transport.descriptor)

    init(_ transport: consuming Transport, ticket: ConnectionLimiter.Ticket, serial: UInt64, context: LoopContext) {
        self.transport = transport
        self.ticket = ticket
        self.serial = serial
        self.context = context
        turn = Turn(context)
        decoder = RequestDecoder(limits: context.configuration.decoderLimits)
        waitForFirstByte()
        if context.isDraining { drain() }
    }

    var isClosed: Bool { if case .closed = life { true } else { false } }

    /// Whether more can be done without another event: the turn was given up for the others.
    var wantsTurn: Bool {
        switch life {
        case .open: (isReadable || !input.isEmpty) && canDecode
        case .lingering: isReadable
        case .finishing, .closed: false
        }
    }

    /// The work of a handler that has just asked for it.
    func takeWork() -> Work? {
        work.take()
    }

    // MARK: What happens to a connection

    /// The kernel has bytes, room, or the end.
    func ready(isReadable: Bool, isEnded: Bool) {
        if isReadable || transport.awaitsRoom { self.isReadable = true }
        if isEnded { self.isEnded = true }
        advance()
    }

    /// The work is done.
    func complete(_ outcome: Outcome) {
        task = nil
        guard let exchange = exchange.take() else { return }
        switch outcome {
        case .response(let response): answer(exchange, response, isLast: input.isEmpty)
        case .step(let step): write(step, exchange)
        }
        advance()
    }

    /// The client cannot receive anything more: the answer that is being made is given up.
    func isGone() {
        if exchange != nil { close() }
    }

    /// The connection is closed: whatever is still being made is given up.
    func abandon() {
        task?.cancel()
        task = nil
        context.bodies.release(&heldBytes)
        if let exchange = exchange.take(), exchange.status != 0 { context.report(exchange) { remote } }
    }

    /// Time has passed.
    func checkDeadline() {
        probe()
        guard deadline.time <= context.now else { return }
        switch deadline.kind {
        case .head where decoder.phase != .idle:
            refuse(.headTimeout(seconds: context.configuration.headTimeout.roundedSeconds))
            advance()
        case .body:
            refuse(.bodyTimeout(seconds: context.configuration.bodyTimeout.roundedSeconds))
            advance()
        case .handshake, .idle, .head, .write, .linger, .handler: close()
        }
    }

    /// Finds out whether a client that sends no more waits for an answer that takes long, or has gone (RFC 9293 3.6 tells
    /// them alike): an interim response, which it "can simply discard" (RFC 9110 15.2.1), comes back as a reset from one
    /// that has gone. HTTP/1.0 has none, so there the end of the requests is the end of the wait.
    private func probe() {
        guard isEnded, task != nil, pending.isEmpty, let exchange, exchange.status == 0 else { return }
        let age = context.now - exchange.start / 1000
        if exchange.minorVersion == 0 {
            if age >= context.timeouts.closedGrace { close() }
        } else if age >= context.timeouts.closedGrace / 2 {
            context.output.append(contentsOf: ResponseEncoder.continue)
            flush()
        }
    }

    /// The server stops: what has begun is answered, what is idle gets a moment for a request that is on its way.
    func drain() {
        if case .idle = deadline.kind { deadline.shorten(to: context.now + context.timeouts.drainGrace) }
    }

    func close() { life = .closed }

    // MARK: The cycle of a connection

    /// Whether another request may be decoded.
    private var canDecode: Bool {
        guard case .open = life else { return false }
        return exchange == nil && pending.isEmpty && context.output.count < context.configuration.maximumOutputBytes
    }

    private func advance() {
        flush()
        var reads = 0
        turn = Turn(context)
        while canDecode, !turn.isOver {
            if !input.isEmpty {
                let bytes = input
                let taken = consume(bytes.span)
                input = taken == bytes.count ? [] : bytes.dropFirst(taken)
            } else if isReadable, reads < Self.maximumReads {
                reads += 1
                read()
            } else {
                break
            }
            flush()
        }
        // Back-pressure: a stream is asked for its next piece when the kernel has the one before.
        if pending.isEmpty, !isClosed, let stream = stream.take() { work = .piece(stream) }
        if hasSeenEnd { end() }
        if case .lingering = life { linger() }
        updateDeadline()
    }

    private func read() {
        switch context.input.withUnsafeMutableBytes({ transport.read(into: $0) }) {
        case .bytes(let count):
            isReadable = transport.mayHaveMore(afterReading: count, of: context.input.count) || isEnded
            context.metrics.bytesReceived.add(count)
            if let refusal = ticket.refusal { return refuse(refusal) }
            let bytes = context.input
            let taken = consume(bytes.span.extracting(..<count))
            if taken < count { input = Array(bytes[taken..<count])[...] }
        case .wouldBlock: isReadable = false
        case .end:
            isReadable = false
            hasSeenEnd = true
        case .failed: close()
        case .plainText: refuse(.plainText)
        }
    }

    /// Decodes and answers requests until the bytes are used up or something has to be waited for.
    private func consume(_ bytes: Span<UInt8>) -> Int {
        var position = 0
        do {
            while position < bytes.count, canDecode, !turn.isOver {
                guard case .request(let request, let consumed) = try decoder.decode(bytes.extracting(position...))
                else {
                    position = bytes.count
                    if !context.bodies.hold(decoder.bodyBytes, insteadOf: &heldBytes) {
                        refuse(.overloaded(retryAfter: 1))
                    } else if decoder.awaitsContinue, let head = decoder.request {
                        meetExpectation(of: head)
                    }
                    break
                }
                position += consumed
                handle(request, isLast: position == bytes.count)
                if context.output.count >= context.configuration.maximumOutputBytes { flush() }
            }
        } catch {
            refuse(.malformed(error))
            position = bytes.count
        }
        return position
    }

    private func handle(_ request: Request, isLast: Bool) {
        turn.count()
        let exchange = Exchange(request, context)
        switch context.handler(request) {
        case .now(let response): answer(exchange, response, isLast: isLast)
        case .later(let work):
            self.exchange = exchange
            self.work = .response(work)
        }
    }

    /// RFC 9110 10.1.1: the client waits before it sends the body, for leave to do so or for an answer that needs none.
    private func meetExpectation(of head: Request) {
        decoder.didContinue()
        guard let response = context.decide(head) else { return context.output += ResponseEncoder.continue }
        answer(Exchange(head, context, isFinal: true), response, isLast: false)
    }

    private func answer(_ exchange: Exchange, _ response: Response, isLast: Bool) {
        var exchange = exchange
        // RFC 9112 9.6: after `close` nothing more is answered, so it waits for the last request that is here.
        let isOver = isLast && !isReadable && (context.isDraining || hasSeenEnd)
        answers += 1
        // A client that asked for the end sends nothing more; one that was told of it may be sending.
        exchange.lingers = exchange.keepsAlive || !isLast
        exchange.keepsAlive =
            exchange.keepsAlive && !isOver && answers < context.configuration.maximumRequestsPerConnection
        let hasContent = exchange.method != .head && !response.status.forbidsContent
        if hasContent, case .stream(let stream) = response.content {
            // RFC 9112 6.3: a 1.0 client finds the end of a stream by the end of the connection.
            if exchange.minorVersion == 0 { exchange.keepsAlive = false }
            encode(response, &exchange)
            self.stream = stream
            self.exchange = exchange
        } else {
            if hasContent, case .bytes(let bytes) = response.content { exchange.bytes = bytes.count }
            encode(response, &exchange)
            finish(exchange)
        }
    }

    private func encode(_ response: Response, _ exchange: inout Exchange) {
        exchange.status = response.status.code
        exchange.operation = response.operation
        exchange.refusal = response.refusal
        context.encoder.encode(
            response, method: exchange.method, minorVersion: exchange.minorVersion, keepsAlive: exchange.keepsAlive,
            requestID: exchange.id, now: context.epochSeconds, into: &context.output)
    }

    /// Writes a piece of a stream, or its end.
    private func write(_ step: ContentStream.Step?, _ exchange: Exchange) {
        guard let (piece, rest) = step else {
            context.encoder.encodeEnd(minorVersion: exchange.minorVersion, into: &context.output)
            return finish(exchange)
        }
        var exchange = exchange
        exchange.bytes += piece.count
        context.encoder.encode(piece: piece, minorVersion: exchange.minorVersion, into: &context.output)
        stream = rest
        self.exchange = exchange
    }

    /// The whole answer is encoded.
    private func finish(_ exchange: Exchange) {
        deadline.restart(.idle, context.timeouts, now: context.now)
        takenSinceDeadline = 0
        context.bodies.release(&heldBytes)
        if !exchange.keepsAlive { life = .finishing(lingers: exchange.lingers) }
        context.report(exchange) { remote }
    }

    private func refuse(_ refusal: Refusal) {
        let response = context.refuse(refusal)
        var exchange = Exchange(decoder.received, context)
        exchange.lingers = true
        exchange.bytes = response.body.count
        encode(response, &exchange)
        finish(exchange)
    }

    // MARK: Writing

    /// Writes what is pending, then what was just encoded; what the kernel does not take stays pending.
    private func flush() {
        if !pending.isEmpty {
            guard let count = write(pending) else { return context.clearOutput() }
            takenSinceDeadline += count
            pending = count == pending.count ? [] : pending.dropFirst(count)
        }
        if !context.output.isEmpty {
            if pending.isEmpty {
                guard let count = write(context.output[...]) else { return context.clearOutput() }
                takenSinceDeadline += count
                if count < context.output.count { pending = Array(context.output[count...])[...] }
            } else {
                pending.append(contentsOf: context.output)
            }
            context.clearOutput()
        }
        if pending.isEmpty, case .finishing(let lingers) = life { finish(lingers: lingers) }
    }

    /// How many bytes the kernel took, nil where the connection is gone.
    private func write(_ bytes: ArraySlice<UInt8>) -> Int? {
        switch bytes.withUnsafeBytes({ transport.write($0) }) {
        case .bytes(let count):
            context.metrics.bytesSent.add(count)
            return count
        case .wouldBlock: return 0
        case .end, .failed, .plainText:
            close()
            return nil
        }
    }

    // MARK: The end

    /// The client sends no more: what is complete is still answered (RFC 9112 9.6), what is not never will be.
    private func end() {
        guard case .open = life, exchange == nil, input.isEmpty, pending.isEmpty else { return }
        if decoder.phase == .idle { return close() }
        refuse(.malformed(.incomplete))
        flush()
    }

    /// The last answer is with the kernel.
    ///
    /// A close while the client is sending would be a reset, which can destroy that
    /// answer on its way; so the sending side is closed first, and the rest is read for a while (RFC 9112 9.6).
    private func finish(lingers: Bool) {
        guard lingers, !hasSeenEnd else { return close() }
        transport.finishWriting()
        life = .lingering(bytes: 0)
    }

    private func linger() {
        for _ in 0..<Self.maximumReads {
            guard case .lingering(let bytes) = life, isReadable else { return }
            switch context.input.withUnsafeMutableBytes({ transport.read(into: $0) }) {
            case .bytes(let count):
                let total = bytes + count
                guard total <= context.configuration.maximumLingerBytes else { return close() }
                life = .lingering(bytes: total)
            case .wouldBlock: isReadable = false
            case .end, .failed, .plainText: close()
            }
        }
    }

    /// The first byte has the header timeout; a refused connection has the linger timeout.
    private func waitForFirstByte() {
        if transport.isHandshaking { return deadline.wait(for: .handshake, context.timeouts, now: context.now) }
        deadline.restart(.idle, context.timeouts, now: context.now)
        let limit = ticket.refusal == nil ? context.timeouts.head : context.timeouts.linger
        deadline.shorten(to: context.now + limit)
    }

    private func updateDeadline() {
        switch life {
        case .closed: return
        case .lingering: return deadline.wait(for: .linger, context.timeouts, now: context.now)
        case .open, .finishing: break
        }
        if !pending.isEmpty {
            if takenSinceDeadline >= context.configuration.writeStep {
                takenSinceDeadline = 0
                deadline.restart(.write, context.timeouts, now: context.now)
            }
            return deadline.wait(for: .write, context.timeouts, now: context.now)
        }
        if exchange != nil { return deadline.wait(for: .handler, context.timeouts, now: context.now) }
        switch decoder.phase {
        case .idle:
            // A handshake may have ended.
            if deadline.kind == .handshake { waitForFirstByte() }
            if deadline.kind != .handshake { deadline.wait(for: .idle, context.timeouts, now: context.now) }
            if context.isDraining { drain() }
        case .head: deadline.wait(for: .head, context.timeouts, now: context.now)
        case .body: deadline.wait(for: .body, context.timeouts, now: context.now)
        }
    }
}
