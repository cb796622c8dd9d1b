// SPDX-License-Identifier: Apache-2.0
// The request decoder under libFuzzer (Fuzz/run decoder). It is compiled together with Sources/HTTP as one module.

/// Small, so that the fuzzer reaches every limit.
private let limits = DecoderLimits(
    maximumHeadBytes: 512, maximumFieldCount: 8, maximumTargetBytes: 64, maximumBodyBytes: 64)

/// All that a connection would see of some bytes, given in pieces of a size.
private func decode(_ bytes: [UInt8], piece: Int) -> (requests: [Request], fault: MalformedRequest?) {
    var decoder = RequestDecoder(limits: limits)
    var requests: [Request] = []
    var start = 0
    while start < bytes.count {
        let end = min(bytes.count, start + piece)
        while start < end {
            do throws(MalformedRequest) {
                switch try decoder.decode(bytes.span.extracting(start..<end)) {
                case .needMore: start = end
                case .request(let request, let consumed):
                    demand(consumed > 0 && consumed <= end - start, "a request consumes what it was given, and no more")
                    requests.append(request)
                    start += consumed
                }
            } catch {
                return (requests, error)
            }
        }
    }
    return (requests, nil)
}

/// The request as a canonical client would send it.
private func encode(_ request: Request) -> [UInt8] {
    var bytes = Array("\(request.method.name) \(request.target) HTTP/1.\(request.minorVersion)\r\n".utf8)
    if request.minorVersion > 0 || request.fields.first("host") != nil {
        bytes += "Host: \(request.fields.first("host") ?? "")\r\n".utf8
    }
    if request.keepsAlive != (request.minorVersion > 0) {
        bytes += "Connection: \(request.keepsAlive ? "keep-alive" : "close")\r\n".utf8
    }
    if !request.body.isEmpty { bytes += "Content-Length: \(request.body.count)\r\n".utf8 }
    return bytes + "\r\n".utf8 + request.body
}

private func describe(_ request: Request) -> [String] {
    ["\(request.method)", request.target, "\(request.minorVersion)", "\(request.keepsAlive)", "\(request.body)"]
}

/// Called by libFuzzer with each input.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let whole = decode(bytes, piece: .max / 2)
    for piece in [1, 3] {
        let parts = decode(bytes, piece: piece)
        demand(parts.fault == whole.fault, "the fault is the same however the bytes are cut")
        demand(parts.requests.map(describe) == whole.requests.map(describe), "and so are the requests")
    }
    for request in whole.requests {
        demand(request.target.utf8.first == Grammar.slash || request.target == "*", "a target is in origin form")
        demand(request.body.count <= limits.maximumBodyBytes, "a body keeps to its limit")
        let again = decode(encode(request), piece: .max / 2)
        demand(again.fault == nil, "what was read can be sent")
        demand(again.requests.map(describe) == [describe(request)], "and read again as the same")
    }
    if let fault = whole.fault {
        demand((400..<600).contains(fault.status.code) && fault.section.hasPrefix("RFC "), "a refusal has its facts")
    }
    return 0
}
