// SPDX-License-Identifier: Apache-2.0

extension MalformedRequest {
    /// The table behind `status`, `code`, `section` and `detail`, split by where in a message the fault lies.
    var facts: Facts {
        lineFacts ?? targetFacts ?? fieldFacts ?? framingFacts ?? chunkFacts
    }

    private var lineFacts: Facts? {
        switch self {
        case .bareLineFeed:
            Facts(
                .badRequest, "bare-line-feed", "RFC 9112 2.2", "A line ends with LF alone; end every line with CR LF.")
        case .bareCarriageReturn:
            Facts(
                .badRequest, "bare-carriage-return", "RFC 9112 2.2",
                "A CR is not followed by LF; end every line with CR LF and send no other CR.")
        case .controlByte(let byte):
            Facts(
                .badRequest, "control-byte", "RFC 9110 5.5",
                "The head contains the control byte \(Self.hexadecimal(byte)); remove it. "
                    + "A TLS client must use the https port.")
        case .requestLine:
            Facts(
                .badRequest, "request-line", "RFC 9112 3",
                "The request line is not a method, a target and HTTP/1.1 with one space between them.")
        case .methodInvalid:
            Facts(
                .badRequest, "method", "RFC 9110 9.1",
                "The method is not a token; use a registered method such as GET.")
        case .methodTooLong(let limit):
            Facts(
                .notImplemented, "method-too-long", "RFC 9112 3",
                "The method is longer than \(limit) bytes; use a registered method such as GET.")
        case .versionInvalid:
            Facts(
                .badRequest, "version", "RFC 9112 2.3",
                "The request line does not end with HTTP/1.1; the name is in capitals and has one digit on each side.")
        case .versionUnsupported:
            Facts(
                .httpVersionNotSupported, "version-unsupported", "RFC 9110 15.6.6",
                "This port speaks HTTP/1.1 and HTTP/1.0 only; send the request in one of them.")
        default: nil
        }
    }

    private var targetFacts: Facts? {
        switch self {
        case .targetTooLong(let limit):
            Facts(
                .uriTooLong, "target-too-long", "RFC 9110 15.5.15",
                "The target is longer than \(limit) bytes; shorten it or send the parameters in the body of a POST.")
        case .targetByte(let byte):
            Facts(
                .badRequest, "target-byte", "RFC 3986 2",
                "The target contains the byte \(Self.hexadecimal(byte)), which a URI may not contain; send it as "
                    + "%\(Self.hexadecimal(byte).dropFirst(2)).")
        case .targetForm:
            Facts(
                .badRequest, "target-form", "RFC 9112 3.2",
                "The target is not a path, an http or https URI, or * with OPTIONS; start it with a slash.")
        case .authorityInvalid:
            Facts(
                .badRequest, "authority", "RFC 9110 4.2",
                "The authority of the target is not a host with an optional port from 0 to 65535; correct it.")
        case .userInformation:
            Facts(
                .badRequest, "user-information", "RFC 9110 4.2.4",
                "The target names a user before the host; remove what stands before the @.")
        case .tunnel:
            Facts(
                .notImplemented, "tunnel", "RFC 9110 9.3.6",
                "This is an origin server and opens no tunnels; ask it with GET instead of CONNECT.")
        default: nil
        }
    }

    private var fieldFacts: Facts? {
        switch self {
        case .headTooLarge(let limit):
            Facts(
                .requestHeaderFieldsTooLarge, "head-too-large", "RFC 6585 5",
                "The request line and the header fields are longer than \(limit) bytes; send fewer or shorter fields.")
        case .tooManyFields(let limit):
            Facts(
                .requestHeaderFieldsTooLarge, "too-many-fields", "RFC 6585 5",
                "The request has more than \(limit) field lines; send fewer.")
        case .fieldWithoutColon:
            Facts(.badRequest, "field-without-colon", "RFC 9112 5", "A field line has no colon; write name: value.")
        case .fieldNameInvalid:
            Facts(
                .badRequest, "field-name", "RFC 9110 5.1",
                "A field name is empty or not a token; use letters, digits and hyphens.")
        case .whitespaceBeforeColon:
            Facts(
                .badRequest, "whitespace-before-colon", "RFC 9112 5.1",
                "There is white space between a field name and its colon; remove it.")
        case .obsoleteFold:
            Facts(
                .badRequest, "obsolete-fold", "RFC 9112 5.2",
                "A field line begins with white space; write each field on one line.")
        case .hostMissing:
            Facts(.badRequest, "host-missing", "RFC 9112 3.2", "An HTTP/1.1 request needs a Host field; send one.")
        case .hostRepeated:
            Facts(.badRequest, "host-repeated", "RFC 9112 3.2", "There is more than one Host field; send one.")
        case .hostInvalid:
            Facts(
                .badRequest, "host-invalid", "RFC 9112 3.2",
                "The Host field is not a host with an optional port from 0 to 65535; correct it.")
        case .expectationUnknown:
            Facts(
                .expectationFailed, "expectation", "RFC 9110 10.1.1",
                "The only expectation this server meets is 100-continue; send that or no Expect field.")
        default: nil
        }
    }

    private var framingFacts: Facts? {
        switch self {
        case .contentLengthInvalid:
            Facts(
                .badRequest, "content-length", "RFC 9112 6.3",
                "Content-Length is not a number of decimal digits; send the length of the body in bytes.")
        case .contentLengthRepeated:
            Facts(
                .badRequest, "content-length-repeated", "RFC 9112 6.3",
                "There is more than one Content-Length; send one.")
        case .lengthAndCoding:
            Facts(
                .badRequest, "length-and-coding", "RFC 9112 6.1",
                "Content-Length and Transfer-Encoding exclude each other; send one of them.")
        case .codingUnsupported:
            Facts(
                .notImplemented, "transfer-coding", "RFC 9112 6.1",
                "The only transfer coding this server knows is chunked; send the body as it is.")
        case .codingNotLast:
            Facts(
                .badRequest, "transfer-coding-order", "RFC 9112 6.3",
                "The last transfer coding is not chunked, so the end of the body is unknown; send chunked alone.")
        case .codingRepeated:
            Facts(
                .badRequest, "transfer-coding-repeated", "RFC 9112 6.1",
                "The transfer coding chunked is applied more than once; send it once.")
        case .codingInOldVersion:
            Facts(
                .badRequest, "transfer-coding-version", "RFC 9112 6.1",
                "HTTP/1.0 has no Transfer-Encoding; send Content-Length or use HTTP/1.1.")
        case .bodyTooLarge(let limit):
            Facts(
                .contentTooLarge, "body-too-large", "RFC 9110 15.5.14",
                "The body is longer than \(limit) bytes; send a shorter one.")
        default: nil
        }
    }

    private var chunkFacts: Facts {
        switch self {
        case .chunkSizeInvalid:
            Facts(
                .badRequest, "chunk-size", "RFC 9112 7.1",
                "A chunk does not begin with its size in hexadecimal digits; correct it.")
        case .chunkLineTooLong(let limit):
            Facts(
                .badRequest, "chunk-line-too-long", "RFC 9112 7.1.1",
                "A chunk's size and extensions are longer than \(limit) bytes; leave the extensions out.")
        case .chunkEndMissing:
            Facts(
                .badRequest, "chunk-end", "RFC 9112 7.1",
                "The data of a chunk are not followed by CR LF; make its size the number of its bytes.")
        case .trailersTooLarge(let limit):
            Facts(
                .requestHeaderFieldsTooLarge, "trailers-too-large", "RFC 9112 7.1.2",
                "The trailer section is longer than \(limit) bytes; leave it out.")
        default:
            Facts(
                .badRequest, "incomplete", "RFC 9112 8",
                "The connection was closed before the request was complete; send all of it.")
        }
    }
}
