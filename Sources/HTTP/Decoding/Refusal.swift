// SPDX-License-Identifier: Apache-2.0

/// Why the server itself answers instead of the handler.
///
/// The connection ends with that answer, except after `overloaded`.
package enum Refusal: Hashable, Sendable {
    /// What came is not a request.
    case malformed(MalformedRequest)
    /// The head was not complete within that many seconds.
    case headTimeout(seconds: Int)
    /// The body was not complete within that many seconds after the head.
    case bodyTimeout(seconds: Int)
    /// Too many replies are being made; the client may try again after that many seconds.
    case overloaded(retryAfter: Int)
    /// All connections are in use.
    case full(retryAfter: Int)
    /// The client's address has as many connections as one may have.
    case tooManyConnections(limit: Int, retryAfter: Int)
    /// Plain HTTP came where TLS is spoken.
    case plainText

    /// The status to answer with.
    package var status: Status {
        switch self {
        case .malformed(let fault): fault.status
        case .headTimeout, .bodyTimeout: .requestTimeout
        case .overloaded, .full, .tooManyConnections: .serviceUnavailable
        case .plainText: .badRequest
        }
    }

    /// A short name in kebab-case, such as `bare-line-feed` or `head-timeout`.
    package var code: String {
        switch self {
        case .malformed(let fault): fault.code
        case .headTimeout: "head-timeout"
        case .bodyTimeout: "body-timeout"
        case .overloaded: "overloaded"
        case .full: "full"
        case .tooManyConnections: "too-many-connections"
        case .plainText: "plain-text"
        }
    }

    /// The section that asks for this refusal, such as `RFC 9112 2.2`.
    package var section: String {
        switch self {
        case .malformed(let fault): fault.section
        case .headTimeout, .bodyTimeout: "RFC 9110 15.5.9"
        case .overloaded, .full, .tooManyConnections: "RFC 9110 15.6.4"
        case .plainText: "RFC 9110 4.2.2"
        }
    }

    /// One or two English sentences: the problem, the limit and the remedy.
    package var detail: String {
        switch self {
        case .malformed(let fault): fault.detail
        case .headTimeout(let seconds):
            "The head of the request was not complete after \(seconds) seconds; send it faster."
        case .bodyTimeout(let seconds):
            "The body of the request was not complete after \(seconds) seconds; send it faster."
        case .overloaded(let seconds):
            "The server has as much work as it can take; try again after \(seconds) seconds."
        case .full(let seconds):
            "All connections of the server are in use; try again after \(seconds) seconds."
        case .tooManyConnections(let limit, let seconds):
            "Your address has \(limit) connections, which is the limit; use those, or try again after \(seconds) seconds."
        case .plainText:
            "This port speaks TLS, and the request came as plain text; use https."
        }
    }

    /// The seconds of a `Retry-After` field, nil where trying again does not help (RFC 9110 10.2.3).
    package var retryAfter: Int? {
        switch self {
        case .overloaded(let seconds), .full(let seconds), .tooManyConnections(_, let seconds): seconds
        case .malformed, .headTimeout, .bodyTimeout, .plainText: nil
        }
    }
}
