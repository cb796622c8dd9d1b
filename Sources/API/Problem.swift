// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON

/// Why a request has no answer, as `application/problem+json` (RFC 9457).
struct Problem: Error, Sendable {
    /// The kinds of problem; each has a page under `/problems/`.
    enum Kind: String, Sendable, CaseIterable {
        case malformedRequest = "malformed-request"
        case malformedJSON = "malformed-json"
        case invalidBody = "invalid-body"
        case unknownParameter = "unknown-parameter"
        case invalidParameter = "invalid-parameter"
        case impossibleInput = "impossible-input"
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case notAcceptable = "not-acceptable"
        case requestTimeout = "request-timeout"
        case preconditionFailed = "precondition-failed"
        case contentTooLarge = "content-too-large"
        case targetTooLong = "target-too-long"
        case unsupportedMediaType = "unsupported-media-type"
        case expectationFailed = "expectation-failed"
        case headTooLarge = "head-too-large"
        case notImplemented = "not-implemented"
        case overloaded
        case versionNotSupported = "version-not-supported"
    }

    /// One place that is wrong.
    struct Fault: Sendable, Equatable {
        /// Where it is.
        enum Place: Sendable, Equatable {
            case parameter(String)
            case pointer(JSONPointer)
        }

        var place: Place
        var detail: String
        var allowed: [String] = []
        var suggestion: String?
    }

    var kind: Kind
    var status: Status
    var detail: String
    var faults: [Fault] = []
    /// The methods of the resource, for 405.
    var allowedMethods: [Method] = []
    /// What would be read, for 415: the name of the field and its value (RFC 9110 12.5.3 and 15.5.16).
    var readable: (name: StaticString, value: String)?
    /// Seconds after which to try again, for 503.
    var retryAfter: Int?
    /// The code and RFC section of a request that was refused on the wire.
    var refusal: (code: String, section: String)?

    init(_ kind: Kind, _ detail: String, faults: [Fault] = []) {
        self.kind = kind
        status = kind.status
        self.detail = detail
        self.faults = faults
    }

    /// What the server refused before there was a request.
    init(_ refusal: Refusal) {
        kind = Kind.allCases.first { $0.status == refusal.status } ?? .malformedRequest
        status = refusal.status
        detail = refusal.detail
        retryAfter = refusal.retryAfter
        self.refusal = (refusal.code, refusal.section)
    }

    /// The document; `instance` is the target that was asked for, where there was one.
    func document(instance: String?) -> JSON {
        var members: [JSON.Member] = [
            JSON.Member("type", .string("/problems/" + kind.rawValue)), JSON.Member("title", .string(kind.title)),
            JSON.Member("status", .integer(status.code)), JSON.Member("detail", .string(detail)),
        ]
        if let instance { members.append(JSON.Member("instance", .string(instance))) }
        if !faults.isEmpty { members.append(JSON.Member("errors", .array(faults.map(\.document)))) }
        if let refusal {
            members.append(JSON.Member("code", .string(refusal.code)))
            members.append(JSON.Member("section", .string(refusal.section)))
        }
        return .object(members)
    }
}

extension Problem.Fault {
    fileprivate var document: JSON {
        var members: [JSON.Member] = []
        switch place {
        case .parameter(let name): members.append(JSON.Member("parameter", .string(name)))
        case .pointer(let pointer): members.append(JSON.Member("pointer", .string(pointer.description)))
        }
        members.append(JSON.Member("detail", .string(detail)))
        if !allowed.isEmpty { members.append(JSON.Member("allowed", .strings(allowed))) }
        if let suggestion { members.append(JSON.Member("did_you_mean", .string(suggestion))) }
        return .object(members)
    }
}

extension Problem.Kind {
    /// The status that the kind answers with.
    var status: Status {
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
    var title: String { texts.title }

    /// What a person can do about it.
    var remedy: String { texts.remedy }

    private var texts: (title: String, remedy: String) {
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
