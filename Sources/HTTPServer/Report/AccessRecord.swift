// SPDX-License-Identifier: Apache-2.0
import HTTP

/// What an access log tells of a request: the part that the request itself says.
struct AccessRecord {
    let method: String
    let target: String
    let minorVersion: Int
    let trace: TraceParent?
    let referrer: String?
    let userAgent: String?

    init(_ request: Request) {
        method = request.method.name
        target = request.target
        minorVersion = request.minorVersion
        trace = TraceParent(request.fields.first("traceparent"))
        referrer = request.fields.first("referer")
        userAgent = request.fields.first("user-agent")
    }

    /// Of what could not be read; what of it has not come is a dash.
    init(_ received: (method: String, target: String)?) {
        method = received?.method ?? "-"
        target = received.flatMap { $0.target.isEmpty ? nil : $0.target } ?? "-"
        (minorVersion, trace, referrer, userAgent) = (1, nil, nil, nil)
    }

    /// One JSON object a line; members that are not known are left out.
    func appendJSON(_ exchange: Exchange, microseconds: Int, remote: String, time: LogTime, to line: inout [UInt8]) {
        line.append(contentsOf: "{\"time\":\"".utf8)
        line.append(contentsOf: time.iso.utf8)
        line.append(UInt8(ascii: "\""))
        Self.append("remote", remote, to: &line)
        Self.append("method", method, to: &line)
        Self.append("target", target, to: &line)
        Self.append("version", minorVersion == 0 ? "1.0" : "1.1", to: &line)
        Self.append("status", exchange.status, to: &line)
        Self.append("code", exchange.refusal, to: &line)
        Self.append("bytes", exchange.bytes, to: &line)
        Self.append("duration_us", microseconds, to: &line)
        Self.append("request_id", exchange.id, to: &line)
        Self.append("trace_id", trace?.traceID, to: &line)
        Self.append("parent_id", trace?.parentID, to: &line)
        Self.append("referrer", referrer, to: &line)
        Self.append("user_agent", userAgent, to: &line)
        line.append(contentsOf: "}\n".utf8)
    }

    /// The combined format of Apache and nginx, which every log reader knows.
    func appendCombined(_ exchange: Exchange, remote: String, time: LogTime, to line: inout [UInt8]) {
        line.append(contentsOf: "\(remote) - - [\(time.common)] \"".utf8)
        Self.append(escaping: "\(method) \(target) HTTP/1.\(minorVersion)", to: &line)
        line.append(contentsOf: "\" \(exchange.status) \(exchange.bytes) \"".utf8)
        Self.append(escaping: referrer ?? "-", to: &line)
        line.append(contentsOf: "\" \"".utf8)
        Self.append(escaping: userAgent ?? "-", to: &line)
        line.append(contentsOf: "\"\n".utf8)
    }

    private static func append(_ name: StaticString, _ number: Int, to line: inout [UInt8]) {
        line.append(contentsOf: ",\"\(name)\":\(number)".utf8)
    }

    private static func append(_ name: StaticString, _ text: String?, to line: inout [UInt8]) {
        guard let text else { return }
        line.append(contentsOf: ",\"\(name)\":\"".utf8)
        append(escaping: text, isJSON: true, to: &line)
        line.append(UInt8(ascii: "\""))
    }

    /// A client chooses these bytes: none of them may end the line or the quotes. In JSON text is UTF-8 already, and
    /// controls are `\u00XX`; in the combined format everything that is not visible ASCII is `\xXX`.
    private static func append(escaping text: String, isJSON: Bool = false, to line: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                line.append(UInt8(ascii: "\\"))
                line.append(byte)
            case 0x20..<0x7F: line.append(byte)
            case 0x80... where isJSON: line.append(byte)
            default:
                let digits = String(byte, radix: 16)
                line.append(contentsOf: (isJSON ? "\\u00" : "\\x").utf8)
                line.append(contentsOf: (digits.utf8.count == 1 ? "0" + digits : digits).utf8)
            }
        }
    }
}

/// A second as logs write it.
struct LogTime {
    /// `2026-11-21T08:49:37Z` (RFC 3339).
    let iso: String
    /// `21/Nov/2026:08:49:37 +0000`.
    let common: String

    /// A time in seconds since 1970.
    init(_ epochSeconds: Int64) {
        // Sat, 21 Nov 2026 08:49:37 GMT
        let words = HTTPDate.format(epochSeconds).split(separator: " ")
        let month = (HTTPDate.months.firstIndex(of: String(words[2])) ?? 0) + 1
        iso = "\(words[3])-\(month < 10 ? "0" : "")\(month)-\(words[1])T\(words[4])Z"
        common = "\(words[1])/\(words[2])/\(words[3]):\(words[4]) +0000"
    }
}
