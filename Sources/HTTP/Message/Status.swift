// SPDX-License-Identifier: Apache-2.0

/// A status code (RFC 9110 15) with the reason phrase of the registry.
package struct Status: Hashable, Sendable {
    /// The three-digit code.
    package let code: Int

    /// A status of any code; one without a registered reason phrase has an empty one (RFC 9112 4).
    package init(code: Int) {
        self.code = code
    }

    /// The reason phrase: for people, no program may depend on it (RFC 9112 4).
    package var reason: String { Self.reasons[code] ?? "" }

    /// Whether an answer of this status never has content: 1xx, 204 and 304 (RFC 9110 6.4.1).
    package var forbidsContent: Bool { code < 200 || code == 204 || code == 304 }

    package static let ok = Status(code: 200)
    package static let accepted = Status(code: 202)
    package static let noContent = Status(code: 204)
    package static let movedPermanently = Status(code: 301)
    package static let found = Status(code: 302)
    package static let notModified = Status(code: 304)
    package static let badRequest = Status(code: 400)
    package static let notFound = Status(code: 404)
    package static let methodNotAllowed = Status(code: 405)
    package static let notAcceptable = Status(code: 406)
    package static let requestTimeout = Status(code: 408)
    package static let conflict = Status(code: 409)
    package static let preconditionFailed = Status(code: 412)
    package static let contentTooLarge = Status(code: 413)
    package static let uriTooLong = Status(code: 414)
    package static let unsupportedMediaType = Status(code: 415)
    package static let expectationFailed = Status(code: 417)
    package static let unprocessableContent = Status(code: 422)
    package static let requestHeaderFieldsTooLarge = Status(code: 431)
    package static let notImplemented = Status(code: 501)
    package static let serviceUnavailable = Status(code: 503)
    package static let httpVersionNotSupported = Status(code: 505)

    /// RFC 9110 15; 428, 429 and 431 are of RFC 6585.
    static let reasons: [Int: String] = [
        100: "Continue", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content",
        301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
        307: "Temporary Redirect", 308: "Permanent Redirect",
        400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable",
        408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required", 412: "Precondition Failed",
        413: "Content Too Large", 414: "URI Too Long", 415: "Unsupported Media Type", 416: "Range Not Satisfiable",
        417: "Expectation Failed", 421: "Misdirected Request", 422: "Unprocessable Content", 426: "Upgrade Required",
        428: "Precondition Required", 429: "Too Many Requests", 431: "Request Header Fields Too Large",
        500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
        504: "Gateway Timeout", 505: "HTTP Version Not Supported",
    ]
}
