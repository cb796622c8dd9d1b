// SPDX-License-Identifier: Apache-2.0
import HTTP

/// What a decoder makes of a stream of bytes: the requests, then the fault that ended it, if any.
struct Decoded: Equatable {
    var requests: [String] = []
    var fault: MalformedRequest?
    var isWaiting = false
}

/// Gives the bytes in pieces of that size, as a connection would.
func decode(_ bytes: [UInt8], piece: Int = .max, limits: DecoderLimits = DecoderLimits()) -> Decoded {
    var decoder = RequestDecoder(limits: limits)
    var decoded = Decoded()
    var start = 0
    while start < bytes.count {
        let end = min(bytes.count, start + min(piece, bytes.count))
        var position = start
        while position < end {
            do {
                guard
                    case .request(let request, let consumed) = try decoder.decode(bytes.span.extracting(position..<end))
                else { break }
                decoded.requests.append(describe(request))
                position += consumed
            } catch {
                decoded.fault = error
                return decoded
            }
        }
        start = end
    }
    decoded.isWaiting = decoder.phase != .idle
    return decoded
}

/// All that a handler can see of a request, in one line.
func describe(_ request: Request) -> String {
    let body = String(decoding: request.body, as: UTF8.self)
    let persistence = request.keepsAlive ? "keep-alive" : "close"
    return "\(request.method.name) \(request.target) 1.\(request.minorVersion) \(persistence)"
        + " fields=\(request.fields.count) body=\(body)"
}
