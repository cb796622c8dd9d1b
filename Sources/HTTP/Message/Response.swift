// SPDX-License-Identifier: Apache-2.0

/// A complete response: what the server says, as a value.
package struct Response: Sendable {
    /// The outcome (RFC 9110 15).
    package var status: Status
    /// The field lines, without those the encoder writes itself.
    package var fields: ResponseFields
    /// The content; that of an answer to HEAD may be given, the encoder leaves it out.
    package var content: Content
    /// The number of the operation that answered, for counting; 0 where there was none.
    package var operation: Int
    /// The code of the refusal that this is, for the log; nil of every other answer.
    package var refusal: String?

    /// A response that is all here.
    package init(status: Status, fields: ResponseFields = ResponseFields(), body: [UInt8] = [], operation: Int = 0) {
        self.init(status: status, fields: fields, content: .bytes(body), operation: operation)
    }

    /// A response of any content.
    package init(status: Status, fields: ResponseFields, content: Content, operation: Int = 0) {
        self.status = status
        self.fields = fields
        self.content = content
        self.operation = operation
    }

    /// The content as bytes; a stream is made to its end.
    package var body: [UInt8] {
        switch content {
        case .bytes(let bytes): bytes
        case .stream(let stream): stream.bytes
        }
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
