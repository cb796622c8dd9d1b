// SPDX-License-Identifier: Apache-2.0

// One line a case in each of three switches without a default: a new case does not build until it has all its facts.
extension MalformedRequest {
    var facts: Facts {
        switch self {
        case .bareLineFeed: Facts(.badRequest, "bare-line-feed", "RFC 9112 2.2")
        case .bareCarriageReturn: Facts(.badRequest, "bare-carriage-return", "RFC 9112 2.2")
        case .controlByte: Facts(.badRequest, "control-byte", "RFC 9110 5.5")
        case .requestLine: Facts(.badRequest, "request-line", "RFC 9112 3")
        case .methodInvalid: Facts(.badRequest, "method", "RFC 9110 9.1")
        case .methodTooLong: Facts(.notImplemented, "method-too-long", "RFC 9112 3")
        case .targetTooLong: Facts(.uriTooLong, "target-too-long", "RFC 9110 15.5.15")
        case .targetByte: Facts(.badRequest, "target-byte", "RFC 3986 2")
        case .targetForm: Facts(.badRequest, "target-form", "RFC 9112 3.2")
        case .authorityInvalid: Facts(.badRequest, "authority", "RFC 9110 4.2")
        case .userInformation: Facts(.badRequest, "user-information", "RFC 9110 4.2.4")
        case .tunnel: Facts(.notImplemented, "tunnel", "RFC 9110 9.3.6")
        case .versionInvalid: Facts(.badRequest, "version", "RFC 9112 2.3")
        case .versionUnsupported: Facts(.httpVersionNotSupported, "version-unsupported", "RFC 9110 15.6.6")
        case .headTooLarge: Facts(.requestHeaderFieldsTooLarge, "head-too-large", "RFC 6585 5")
        case .tooManyFields: Facts(.requestHeaderFieldsTooLarge, "too-many-fields", "RFC 6585 5")
        case .fieldWithoutColon: Facts(.badRequest, "field-without-colon", "RFC 9112 5")
        case .fieldNameInvalid: Facts(.badRequest, "field-name", "RFC 9110 5.1")
        case .whitespaceBeforeColon: Facts(.badRequest, "whitespace-before-colon", "RFC 9112 5.1")
        case .obsoleteFold: Facts(.badRequest, "obsolete-fold", "RFC 9112 5.2")
        case .hostMissing: Facts(.badRequest, "host-missing", "RFC 9112 3.2")
        case .hostRepeated: Facts(.badRequest, "host-repeated", "RFC 9112 3.2")
        case .hostInvalid: Facts(.badRequest, "host-invalid", "RFC 9112 3.2")
        case .contentLengthInvalid: Facts(.badRequest, "content-length", "RFC 9112 6.3")
        case .contentLengthRepeated: Facts(.badRequest, "content-length-repeated", "RFC 9112 6.3")
        case .lengthAndCoding: Facts(.badRequest, "length-and-coding", "RFC 9112 6.1")
        case .codingUnsupported: Facts(.notImplemented, "transfer-coding", "RFC 9112 6.1")
        case .codingNotLast: Facts(.badRequest, "transfer-coding-order", "RFC 9112 6.3")
        case .codingRepeated: Facts(.badRequest, "transfer-coding-repeated", "RFC 9112 6.1")
        case .codingInOldVersion: Facts(.badRequest, "transfer-coding-version", "RFC 9112 6.1")
        case .expectationUnknown: Facts(.expectationFailed, "expectation", "RFC 9110 10.1.1")
        case .bodyTooLarge: Facts(.contentTooLarge, "body-too-large", "RFC 9110 15.5.14")
        case .chunkSizeInvalid: Facts(.badRequest, "chunk-size", "RFC 9112 7.1")
        case .chunkExtensionInvalid: Facts(.badRequest, "chunk-extension", "RFC 9112 7.1.1")
        case .chunkLineTooLong: Facts(.badRequest, "chunk-line-too-long", "RFC 9112 7.1.1")
        case .chunkEndMissing: Facts(.badRequest, "chunk-end", "RFC 9112 7.1")
        case .trailersTooLarge: Facts(.requestHeaderFieldsTooLarge, "trailers-too-large", "RFC 9112 7.1.2")
        case .incomplete: Facts(.badRequest, "incomplete", "RFC 9112 8")
        }
    }

    /// What is wrong, as half a sentence.
    var problem: String {
        switch self {
        case .bareLineFeed: "A line ends with LF alone"
        case .bareCarriageReturn: "A CR is not followed by LF"
        case .controlByte(let byte): "The head contains the control byte \(Self.hexadecimal(byte))"
        case .requestLine: "The request line is not a method, a target and HTTP/1.1 with one space between them"
        case .methodInvalid: "The method is not a token"
        case .methodTooLong(let limit): "The method is longer than \(limit) bytes"
        case .targetTooLong(let limit): "The target is longer than \(limit) bytes"
        case .targetByte(let byte, _):
            "The address has the byte \(Self.hexadecimal(byte)), which is written percent-encoded there"
        case .targetForm: "The target is not a path, an http or https URI, or * with OPTIONS"
        case .authorityInvalid: "The target's authority is not a host with an optional port from 0 to 65535"
        case .userInformation: "The target names a user before the host"
        case .tunnel: "This is an origin server and opens no tunnels"
        case .versionInvalid: "The request line does not end with HTTP/1.1"
        case .versionUnsupported: "This port speaks HTTP/1.1 and HTTP/1.0 only"
        case .headTooLarge(let limit): "The request line and the header fields are longer than \(limit) bytes"
        case .tooManyFields(let limit): "The request has more than \(limit) field lines"
        case .fieldWithoutColon: "A field line has no colon"
        case .fieldNameInvalid: "A field name is empty or not a token"
        case .whitespaceBeforeColon: "There is white space between a field name and its colon"
        case .obsoleteFold: "A field line begins with white space"
        case .hostMissing: "An HTTP/1.1 request needs a Host field"
        case .hostRepeated: "There is more than one Host field"
        case .hostInvalid: "The Host field is not a host with an optional port from 0 to 65535"
        case .contentLengthInvalid: "Content-Length is not a number of decimal digits"
        case .contentLengthRepeated: "There is more than one Content-Length"
        case .lengthAndCoding: "Content-Length and Transfer-Encoding exclude each other"
        case .codingUnsupported: "The only transfer coding this server knows is chunked"
        case .codingNotLast: "The last transfer coding is not chunked, so the end of the body is unknown"
        case .codingRepeated: "The transfer coding chunked is applied more than once"
        case .codingInOldVersion: "HTTP/1.0 has no Transfer-Encoding"
        case .expectationUnknown: "The only expectation this server meets is 100-continue"
        case .bodyTooLarge(let limit): "The body is longer than \(limit) bytes"
        case .chunkSizeInvalid: "A chunk does not begin with its size in hexadecimal digits"
        case .chunkExtensionInvalid: "A chunk extension is not a name, or a name, = and a token or quoted string"
        case .chunkLineTooLong(let limit): "A chunk's size or extensions are longer than \(limit) bytes"
        case .chunkEndMissing: "The data of a chunk are not followed by CR LF"
        case .trailersTooLarge(let limit): "The trailer section is longer than \(limit) bytes"
        case .incomplete: "The connection was closed before the request was complete"
        }
    }

    /// What to do about it, as the other half.
    var remedy: String {
        switch self {
        case .bareLineFeed: "end every line with CR LF"
        case .bareCarriageReturn: "end every line with CR LF and send no other CR"
        case .controlByte: "remove it, and use the https port for TLS"
        case .requestLine: "send GET /path HTTP/1.1"
        case .methodInvalid, .methodTooLong: "use a registered method such as GET"
        case .targetTooLong: "shorten it or send the parameters in the body of a POST"
        case .targetByte(_, let encoded?): "ask for \"\(encoded)\" instead"
        case .targetByte(let byte, nil) where byte < 0x80: "send it as %\(Self.hexadecimal(byte).dropFirst(2))"
        case .targetByte: "write the text in UTF-8 and each of its bytes as % and two hexadecimal digits"
        case .targetForm: "start it with a slash"
        case .authorityInvalid, .hostInvalid, .chunkSizeInvalid: "correct it"
        case .userInformation: "remove what stands before the @"
        case .tunnel: "ask it with GET instead of CONNECT"
        case .versionInvalid: "write the name in capitals, and one digit on each side of the point"
        case .versionUnsupported: "send the request in one of them"
        case .headTooLarge: "send fewer or shorter fields"
        case .tooManyFields: "send fewer"
        case .fieldWithoutColon: "write name: value"
        case .fieldNameInvalid: "use letters, digits and hyphens"
        case .whitespaceBeforeColon: "remove it"
        case .obsoleteFold: "write each field on one line"
        case .hostMissing, .hostRepeated, .contentLengthRepeated: "send one"
        case .contentLengthInvalid: "send the length of the body in bytes"
        case .lengthAndCoding: "send one of them"
        case .codingUnsupported: "send the body as it is"
        case .codingNotLast: "send chunked alone"
        case .codingRepeated: "send it once"
        case .codingInOldVersion: "send Content-Length or use HTTP/1.1"
        case .expectationUnknown: "send that or no Expect field"
        case .bodyTooLarge: "send a shorter one"
        case .chunkExtensionInvalid, .chunkLineTooLong: "leave the extensions out"
        case .chunkEndMissing: "make its size the number of its bytes"
        case .trailersTooLarge: "leave it out"
        case .incomplete: "send all of it"
        }
    }
}
