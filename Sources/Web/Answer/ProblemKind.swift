// SPDX-License-Identifier: Apache-2.0
package import HTTP
import JSON
package import Text

extension Problem.Kind {
    /// The status that the kind answers with.
    package var status: Status {
        switch self {
        case .malformedRequest, .malformedJSON, .invalidBody, .unknownParameter, .invalidParameter: .badRequest
        case .impossibleInput: .unprocessableContent
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .requestTimeout: .requestTimeout
        case .preconditionFailed: .preconditionFailed
        case .contentTooLarge: .contentTooLarge
        case .targetTooLong: .uriTooLong
        case .unsupportedMediaType: .unsupportedMediaType
        case .expectationFailed: .expectationFailed
        case .headTooLarge: .requestHeaderFieldsTooLarge
        case .notImplemented: .notImplemented
        case .overloaded: .serviceUnavailable
        case .versionNotSupported: .httpVersionNotSupported
        }
    }

    /// The title, the same for every problem of the kind (RFC 9457 section 3.1.3).
    package var title: Message { texts.title }

    /// What a person can do about it.
    package var remedy: Message { texts.remedy }

    private var texts: (title: Message, remedy: Message) {
        switch self {
        case .malformedRequest:
            ("The request is not valid HTTP/1.1", "See the RFC section named in \"section\" and send what it asks for.")
        case .malformedJSON:
            ("The body is not JSON", "Correct the text at the line and column named; RFC 8259 is the grammar.")
        case .invalidBody:
            (
                "The body does not have the right shape",
                "Each entry of \"errors\" points at a member and says what is expected."
            )
        case .unknownParameter:
            (
                "A parameter is not known here",
                "Remove it or take the one that \"did_you_mean\" names; nothing is ignored."
            )
        case .invalidParameter:
            ("A parameter has a value that is not allowed", "Each entry of \"errors\" says what is allowed.")
        case .impossibleInput:
            (
                "The input is well-formed but has no answer",
                "Each entry of \"errors\" points at the value that rules it out."
            )
        case .notFound:
            ("There is nothing here", "See / for what there is, or the suggestion in \"errors\".")
        case .methodNotAllowed:
            ("The resource does not have this method", "The Allow field lists the methods that it has.")
        case .notAcceptable:
            (
                "None of the accepted formats can be served",
                "Ask for one of those in \"allowed\", by suffix, format= or Accept."
            )
        case .requestTimeout:
            ("The request did not arrive in time", "Send the request without long pauses.")
        case .preconditionFailed:
            ("The precondition does not hold", "Fetch the current ETag and try again.")
        case .contentTooLarge:
            ("The body is too large", "Send a smaller body; the limit is in \"detail\".")
        case .targetTooLong:
            ("The address is too long", "Use POST for long input.")
        case .unsupportedMediaType:
            ("The body has a type that is not read here", "Send application/json, not compressed.")
        case .expectationFailed:
            ("The expectation cannot be met", "Only \"Expect: 100-continue\" is known.")
        case .headTooLarge:
            ("The header fields are too large", "Send fewer or shorter fields; the limit is in \"detail\".")
        case .notImplemented:
            ("The method or coding is not implemented", "Use one that the detail names.")
        case .overloaded:
            ("The server is at its limit", "Try again after the seconds in Retry-After.")
        case .versionNotSupported:
            ("The HTTP version is not spoken here", "Use HTTP/1.1.")
        }
    }
}

extension Problem.Kind {
    /// The kind that a path names.
    package static func asked(_ context: RequestContext) throws(Problem) -> Problem.Kind {
        if let kind = allCases.first(where: { $0.rawValue == context.captures[0] }) { return kind }
        let names = allCases.map(\.rawValue)
        throw Problem(
            .notFound, "There is no type of problem \"\(context.captures[0])\".",
            faults: [
                Problem.Fault(
                    place: .parameter("type"), detail: "is no type of problem", allowed: names,
                    suggestion: Spelling.nearest(to: context.captures[0], among: names))
            ])
    }
}
