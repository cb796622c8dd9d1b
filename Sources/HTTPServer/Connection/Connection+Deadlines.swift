// SPDX-License-Identifier: Apache-2.0
import HTTP

extension Connection {
    /// The first byte has the header timeout; a refused connection has the linger timeout.
    func waitForFirstByte() {
        if transport.isHandshaking { return deadline.wait(for: .handshake, context.timeouts, now: context.now) }
        deadline.restart(.idle, context.timeouts, now: context.now)
        let limit = ticket.refusal == nil ? context.timeouts.head : context.timeouts.linger
        deadline.shorten(to: context.now + limit)
    }

    /// Waits for what the state of the connection makes it wait for.
    func updateDeadline() {
        switch state {
        case .closed: return
        case .lingering: return deadline.wait(for: .linger, context.timeouts, now: context.now)
        case .receiving, .answering, .finishing: break
        }
        if !output.isEmpty {
            if output.taken >= context.configuration.writeStep {
                output.restartCount()
                deadline.restart(.write, context.timeouts, now: context.now)
            }
            return deadline.wait(for: .write, context.timeouts, now: context.now)
        }
        if case .answering = state { return deadline.wait(for: .handler, context.timeouts, now: context.now) }
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

    /// Acts on a deadline that has passed; called by the timer of the loop.
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
        guard inbound.isClosing, case .answering(let exchange, .end) = state, output.isEmpty, exchange.status == 0
        else { return }
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
}
