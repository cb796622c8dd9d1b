// SPDX-License-Identifier: Apache-2.0

/// Writes responses into a buffer (RFC 9112 4 and 6); status lines and the date of the current second are kept ready.
package struct ResponseEncoder: Sendable {
    private let statusLines: [[UInt8]]
    private var dateLine: [UInt8] = []
    private var dateSecond = Int64.min

    private static let close = Array("Connection: close\r\n".utf8)
    private static let keepAlive = Array("Connection: keep-alive\r\n".utf8)
    private static let contentLength = Array("Content-Length: ".utf8)
    private static let lineEnd = Array("\r\n".utf8)

    /// The interim answer to `Expect: 100-continue` (RFC 9110 15.2.1).
    package static let `continue` = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// An encoder; one serves all the connections of a loop.
    package init() {
        statusLines = (0..<600).map { Status.reasons[$0] == nil ? [] : Self.statusLine(Status(code: $0)) }
    }

    /// Appends a whole response to `output`: the body is left out where the method or the status forbids it.
    ///
    /// - Parameters:
    ///   - method: of the request, nil where it could not be read.
    ///   - minorVersion: of the request: a 1.0 client is told that its connection goes on.
    ///   - keepsAlive: whether the connection goes on after this response.
    ///   - now: seconds since 1970, for `Date`.
    package mutating func encode(
        _ response: Response, method: Method?, minorVersion: Int = 1, keepsAlive: Bool, now: Int64,
        into output: inout [UInt8]
    ) {
        let status = response.status
        // RFC 9110 9.3.2 and 6.4.1: no content in answers to HEAD, nor in 1xx, 204 and 304.
        let hasContent = method != .head && !status.forbidsContent
        if now != dateSecond {
            dateSecond = now
            dateLine = Array("Date: \(HTTPDate.format(now))\r\n".utf8)
        }
        if output.isEmpty {
            output.reserveCapacity(response.fields.bytes.count + 192 + (hasContent ? response.body.count : 0))
        }
        let isReady = statusLines.indices.contains(status.code) && !statusLines[status.code].isEmpty
        // RFC 9112 2.3 and 9110 6.2: the version is the server's own, also towards a 1.0 client.
        output.append(contentsOf: isReady ? statusLines[status.code] : Self.statusLine(status))
        output.append(contentsOf: response.fields.bytes)
        output.append(contentsOf: dateLine)
        // RFC 9110 8.6: no Content-Length in 1xx and 204; that of a 304 would be the one of the 200, which is unknown here.
        if !status.forbidsContent {
            output.append(contentsOf: Self.contentLength)
            Self.append(response.body.count, to: &output)
            output.append(contentsOf: Self.lineEnd)
        }
        // RFC 9112 9.3 and 9.6: persistence is the default of 1.1 only.
        if !keepsAlive {
            output.append(contentsOf: Self.close)
        } else if minorVersion == 0 {
            output.append(contentsOf: Self.keepAlive)
        }
        output.append(contentsOf: Self.lineEnd)
        if hasContent { output.append(contentsOf: response.body) }
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
