// SPDX-License-Identifier: Apache-2.0

/// A complete response: what the server says, as a value.
package struct Response: Sendable {
    /// The outcome (RFC 9110 15).
    package var status: Status
    /// The field lines, without those the encoder writes itself.
    package var fields: ResponseFields
    /// The content, whose length becomes `Content-Length`.
    package var body: [UInt8]

    /// A response; the body of an answer to HEAD may be given, the encoder leaves it out.
    package init(status: Status, fields: ResponseFields = ResponseFields(), body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}

/// What a handler gives back: the response, or the work that makes it.
package enum Reply: Sendable {
    /// The response is here: it is written at once, on the event loop.
    case now(Response)
    /// The response needs work: it is done in a task off the event loop.
    case later(@Sendable () async -> Response)
}

/// Answers a request; called on the event loop, so whatever takes longer than a look-up is a `Reply.later`.
package typealias Handler = @Sendable (Request) -> Reply
