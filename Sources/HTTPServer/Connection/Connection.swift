// SPDX-License-Identifier: Apache-2.0
import HTTP

/// One client: reads, decodes, asks the handler, answers in order.
///
/// A plain class that never leaves its event loop. `ConnectionState` says where it is in its cycle. Requests are answered
/// one after the other: while one waits for its `Reply.later`, or while the client does not take what was written, nothing
/// more is read (back-pressure).
final class Connection {
    /// Reads in a row before other connections get their turn.
    private static let maximumReads = 2

    /// Distinguishes this connection from an earlier one with the same descriptor.
    let serial: UInt64
    let transport: Transport
    /// How it was counted.
    let ticket: ConnectionLimiter.Ticket
    let context: LoopContext
    private(set) var decoder: RequestDecoder
    private(set) var state = ConnectionState.receiving
    private(set) var inbound = Inbound()
    var output = PendingOutput()
    var deadline = Deadline()
    /// Where its work takes turns with that of others; made with the first work.
    var flow: WorkPool.Flow?
    /// Bytes of a body that are counted for this connection.
    private var heldBytes = 0
    private var answers = 0
    private var turn: Turn
    private lazy var remote = SocketAddress.remote(of: transport.descriptor)

    /// The side that receives.
    struct Inbound {
        /// Bytes that were read before their turn came.
        var bytes: ArraySlice<UInt8> = []
        /// Whether a read may find bytes, or the end.
        var isReadable = true
        /// Whether the kernel has told that the client sends no more (EPOLLRDHUP); bytes may still be there.
        var isClosing = false
        /// Whether everything up to the end was read.
        var hasEnded = false
    }

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

    var isClosed: Bool { if case .closed = state { true } else { false } }

    /// Whether the connection gave up its turn for others, and can go on without another event.
    var wantsTurn: Bool {
        switch state {
        case .receiving: (inbound.isReadable || !inbound.bytes.isEmpty) && canDecode
        case .lingering: inbound.isReadable
        case .answering, .finishing, .closed: false
        }
    }

    /// The work of a handler that has just asked for it, which the caller begins.
    func takeWork() -> Work? {
        guard case .answering(let exchange, .begin(let work)) = state else { return nil }
        state = .answering(exchange, .end(nil))
        return work
    }

    /// The work that was taken is done by a task, which ends by `complete`.
    func didBegin(_ task: Task<Void, Never>) {
        guard case .answering(let exchange, .end) = state else { return }
        state = .answering(exchange, .end(task))
    }

    // MARK: What happens to a connection

    /// The kernel has bytes, room, or the end.
    func ready(isReadable: Bool, isEnded: Bool) {
        if isReadable || transport.awaitsRoom { inbound.isReadable = true }
        if isEnded { inbound.isClosing = true }
        advance()
    }

    /// The work is done.
    func complete(_ outcome: Outcome) {
        guard case .answering(let exchange, .end) = state else { return }
        state = .receiving
        switch outcome {
        case .response(let response): answer(exchange, response, isLast: inbound.bytes.isEmpty)
        case .step(let step): write(step, exchange)
        }
        advance()
    }

    /// The client cannot receive anything more: the answer that is being made is given up.
    func isGone() {
        if case .answering = state { close() }
    }

    /// Closes the connection, and gives up the answer that is being made.
    func close() {
        switch state {
        case .closed: return
        case .answering(let exchange, let awaited):
            if case .end(let task) = awaited { task?.cancel() }
            state = .closed(exchange)
        case .receiving, .finishing, .lingering: state = .closed(nil)
        }
    }

    /// The event loop lets go of the connection: an answer that had begun is reported as far as it came.
    func abandon() {
        context.bodies.release(&heldBytes)
        if case .closed(let exchange?) = state, exchange.status != 0 { context.report(exchange) { remote } }
        state = .closed(nil)
    }

    // MARK: The cycle of a connection

    /// Whether another request may be decoded.
    private var canDecode: Bool {
        guard case .receiving = state else { return false }
        return output.isEmpty && context.output.count < context.configuration.maximumOutputBytes
    }

    /// Goes on as far as it is possible without waiting.
    func advance() {
        flush()
        var reads = 0
        turn = Turn(context)
        while canDecode, !turn.isOver {
            if !inbound.bytes.isEmpty {
                let bytes = inbound.bytes
                let taken = consume(bytes.span)
                inbound.bytes = taken == bytes.count ? [] : bytes.dropFirst(taken)
            } else if inbound.isReadable, reads < Self.maximumReads {
                reads += 1
                read()
            } else {
                break
            }
            flush()
        }
        // Back-pressure: a stream is asked for its next piece when the kernel has the one before.
        if output.isEmpty, case .answering(let exchange, .room(let stream)) = state {
            state = .answering(exchange, .begin(.piece(stream)))
        }
        if inbound.hasEnded { end() }
        if case .lingering = state { linger() }
        updateDeadline()
    }

    private func read() {
        switch context.input.withUnsafeMutableBytes({ transport.read(into: $0) }) {
        case .bytes(let count):
            inbound.isReadable =
                transport.mayHaveMore(afterReading: count, of: context.input.count) || inbound.isClosing
            context.metrics.bytesReceived.add(count)
            if let refusal = ticket.refusal { return refuse(refusal) }
            let bytes = context.input
            let taken = consume(bytes.span.extracting(..<count))
            if taken < count { inbound.bytes = Array(bytes[taken..<count])[...] }
        case .wouldBlock: inbound.isReadable = false
        case .end:
            inbound.isReadable = false
            inbound.hasEnded = true
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
            state = .answering(exchange, .begin(.response(work)))
        }
    }

    /// RFC 9110 10.1.1: before it sends the body, the client waits for 100 (Continue) or for the final answer.
    private func meetExpectation(of head: Request) {
        decoder.didContinue()
        guard let response = context.decide(head) else { return context.output += ResponseEncoder.continue }
        answer(Exchange(head, context, isFinal: true), response, isLast: false)
    }

    private func answer(_ exchange: Exchange, _ response: Response, isLast: Bool) {
        var exchange = exchange
        // RFC 9112 9.6: after `close` nothing more is answered, so it waits for the last request that is here.
        let isOver = isLast && !inbound.isReadable && (context.isDraining || inbound.hasEnded)
        answers += 1
        // A client that sent `Connection: close` sends nothing more; one that gets it may be sending already.
        exchange.lingers = exchange.keepsAlive || !isLast
        exchange.keepsAlive =
            exchange.keepsAlive && !isOver && answers < context.configuration.maximumRequestsPerConnection
        let hasContent = exchange.method != .head && !response.status.forbidsContent
        if hasContent, case .stream(let stream) = response.content {
            // RFC 9112 6.3: a 1.0 client finds the end of a stream by the end of the connection.
            if exchange.minorVersion == 0 { exchange.keepsAlive = false }
            encode(response, &exchange)
            state = .answering(exchange, .room(stream))
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
        state = .answering(exchange, .room(rest))
    }

    /// The whole answer is encoded.
    private func finish(_ exchange: Exchange) {
        deadline.restart(.idle, context.timeouts, now: context.now)
        output.restartCount()
        context.bodies.release(&heldBytes)
        if !exchange.keepsAlive { state = .finishing(lingers: exchange.lingers) }
        context.report(exchange) { remote }
    }

    func refuse(_ refusal: Refusal) {
        let response = context.refuse(refusal)
        var exchange = Exchange(decoder.received, context)
        exchange.lingers = true
        exchange.bytes = response.body.count
        encode(response, &exchange)
        finish(exchange)
    }

    /// Writes what is encoded; the connection ends where that was the last answer.
    func flush() {
        guard output.flush(to: transport, context) else { return close() }
        if output.isEmpty, case .finishing(let lingers) = state { finish(lingers: lingers) }
    }

    // MARK: The end

    /// The client sends no more: complete requests are still answered (RFC 9112 9.6), an incomplete one is refused.
    private func end() {
        guard case .receiving = state, inbound.bytes.isEmpty, output.isEmpty else { return }
        if decoder.phase == .idle { return close() }
        refuse(.malformed(.incomplete))
        flush()
    }

    /// The last answer is with the kernel.
    ///
    /// A close while the client is sending would be a reset, which can destroy that answer on its way. So the sending side
    /// is closed first, and what the client sends is read for a while (RFC 9112 9.6).
    private func finish(lingers: Bool) {
        guard lingers, !inbound.hasEnded else { return close() }
        transport.finishWriting()
        state = .lingering(bytes: 0)
    }

    private func linger() {
        for _ in 0..<Self.maximumReads {
            guard case .lingering(let bytes) = state, inbound.isReadable else { return }
            switch context.input.withUnsafeMutableBytes({ transport.read(into: $0) }) {
            case .bytes(let count):
                let total = bytes + count
                guard total <= context.configuration.maximumLingerBytes else { return close() }
                state = .lingering(bytes: total)
            case .wouldBlock: inbound.isReadable = false
            case .end, .failed, .plainText: close()
            }
        }
    }
}
