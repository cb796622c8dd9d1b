// SPDX-License-Identifier: Apache-2.0

/// Writes responses into a buffer (RFC 9112 4 and 6); status lines and the date of the current second are kept ready.
package struct ResponseEncoder: Sendable {
    private let statusLines: [[UInt8]]
    private var dateLine: [UInt8] = []
    private var dateSecond = Int64.min

    /// The interim answer to `Expect: 100-continue` (RFC 9110 15.2.1).
    package static let `continue` = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// An encoder; one serves all the connections of a loop.
    package init() {
        statusLines = (0..<600).map { Status.reasons[$0] == nil ? [] : Self.statusLine(Status(code: $0)) }
    }

    /// Appends a response to `output`: the content is left out where the method or the status forbids it, and a stream's
    /// pieces follow by `encode(piece:)` and `encodeEnd`.
    ///
    /// - Parameters:
    ///   - method: of the request, nil where it could not be read.
    ///   - minorVersion: of the request: a 1.0 client is told that its connection goes on.
    ///   - keepsAlive: whether the connection goes on after this response.
    ///   - requestID: what the request is called in the log, for `X-Request-Id`.
    ///   - now: seconds since 1970, for `Date`.
    package mutating func encode(
        _ response: Response, method: Method?, minorVersion: Int = 1, keepsAlive: Bool, requestID: String? = nil,
        now: Int64, into output: inout [UInt8]
    ) {
        let status = response.status
        let body: [UInt8] = if case .bytes(let bytes) = response.content { bytes } else { [] }
        // RFC 9110 9.3.2 and 6.4.1: no content in answers to HEAD, nor in 1xx, 204 and 304.
        let hasContent = method != .head && !status.forbidsContent
        if now != dateSecond {
            dateSecond = now
            dateLine = Array("Date: \(HTTPDate.format(now))\r\n".utf8)
        }
        if output.isEmpty {
            output.reserveCapacity(response.fields.bytes.count + 256 + (hasContent ? body.count : 0))
        }
        let isReady = statusLines.indices.contains(status.code) && !statusLines[status.code].isEmpty
        // RFC 9112 2.3 and 9110 6.2: the version is the server's own, also towards a 1.0 client.
        output.append(contentsOf: isReady ? statusLines[status.code] : Self.statusLine(status))
        output.append(contentsOf: response.fields.bytes)
        output.append(contentsOf: dateLine)
        if let requestID {
            output.append(contentsOf: "X-Request-Id: ".utf8)
            output.append(contentsOf: requestID.utf8)
            output.append(contentsOf: "\r\n".utf8)
        }
        encodeFraming(response, length: body.count, minorVersion, into: &output)
        // RFC 9112 9.3 and 9.6: persistence is the default of 1.1 only.
        if !keepsAlive {
            output.append(contentsOf: "Connection: close\r\n".utf8)
        } else if minorVersion == 0 {
            output.append(contentsOf: "Connection: keep-alive\r\n".utf8)
        }
        output.append(contentsOf: "\r\n".utf8)
        if hasContent { output.append(contentsOf: body) }
    }

    /// How the end of the content is found.
    private func encodeFraming(
        _ response: Response, length: Int, _ minorVersion: Int, into output: inout [UInt8]
    ) {
        // RFC 9110 8.6: no Content-Length in 1xx and 204; that of a 304 would be the one of the 200, which is unknown here.
        guard !response.status.forbidsContent else { return }
        if case .stream = response.content {
            // RFC 9112 6.1 and 6.3: a 1.0 client knows no chunks, the end of the connection is the end of the content.
            if minorVersion > 0 { output.append(contentsOf: "Transfer-Encoding: chunked\r\n".utf8) }
        } else {
            output.append(contentsOf: "Content-Length: ".utf8)
            Self.append(length, to: &output)
            output.append(contentsOf: "\r\n".utf8)
        }
    }

    /// Appends a piece of a stream: a chunk (RFC 9112 7.1), or the bare bytes for a 1.0 client.
    package func encode(piece: [UInt8], minorVersion: Int, into output: inout [UInt8]) {
        // A chunk of no bytes would be the last one.
        guard !piece.isEmpty else { return }
        guard minorVersion > 0 else { return output.append(contentsOf: piece) }
        output.reserveCapacity(output.count + piece.count + 20)
        output.append(contentsOf: String(piece.count, radix: 16).utf8)
        output.append(contentsOf: "\r\n".utf8)
        output.append(contentsOf: piece)
        output.append(contentsOf: "\r\n".utf8)
    }

    /// Appends the end of a stream: the last chunk (RFC 9112 7.1), or nothing for a 1.0 client.
    package func encodeEnd(minorVersion: Int, into output: inout [UInt8]) {
        if minorVersion > 0 { output.append(contentsOf: "0\r\n\r\n".utf8) }
    }

    private static func statusLine(_ status: Status) -> [UInt8] {
        Array("HTTP/1.1 \(status.code) \(status.reason)\r\n".utf8)
    }

    /// The decimal digits, without a String in between.
    private static func append(_ number: Int, to output: inout [UInt8]) {
        let start = output.count
        var rest = number
        repeat {
            output.append(UInt8(0x30 + rest % 10))
            rest /= 10
        } while rest > 0
        output[start...].reverse()
    }
}
