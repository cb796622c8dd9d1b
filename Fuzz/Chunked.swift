// SPDX-License-Identifier: Apache-2.0
// The decoder of chunked bodies under libFuzzer (Fuzz/run chunked). It is compiled together with Sources/HTTP as one module.

private let limits = DecoderLimits(maximumBodyBytes: 96)

private struct Outcome: Equatable {
    var body: [UInt8] = []
    var fault: MalformedRequest?
    /// The index after the last chunk and the trailers, nil where they did not come.
    var end: Int?
}

private func decode(_ bytes: [UInt8], piece: Int) -> Outcome {
    var decoder = ChunkedDecoder(limits: limits)
    var outcome = Outcome()
    var start = 0
    while start < bytes.count {
        let part = bytes.span.extracting(start..<min(bytes.count, start + piece))
        var position = 0
        do throws(MalformedRequest) {
            if try decoder.decode(part, &position, into: &outcome.body) {
                outcome.end = start + position
                return outcome
            }
        } catch {
            // What a fault leaves of the body is nobody's: the connection ends.
            return Outcome(fault: error)
        }
        demand(position == part.count, "where more is needed, all was taken")
        start += position
    }
    return outcome
}

/// RFC 9112 7.1.3 as it stands there, for bodies that are known to be sound.
private func reference(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var rest = bytes
    var body: [UInt8] = []
    while let end = rest.firstIndex(of: Grammar.lineFeed) {
        let digits = rest[..<end].prefix { Grammar.hexValue($0) != nil }
        let size = digits.reduce(0) { $0 * 16 + Int(Grammar.hexValue($1) ?? 0) }
        if size == 0 { break }
        body += rest[(end + 1)...].prefix(size)
        rest = rest[(end + 1)...].dropFirst(size + 2)
    }
    return body
}

/// Called by libFuzzer with each input.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let whole = decode(bytes, piece: .max / 2)
    for piece in [1, 2, 5] {
        demand(decode(bytes, piece: piece) == whole, "a body is the same however its bytes are cut")
    }
    demand(whole.body.count <= limits.maximumBodyBytes, "a body keeps to its limit")
    if let end = whole.end {
        demand(reference(bytes[..<end]) == whole.body, "a body is what the pseudo-code of RFC 9112 7.1.3 reads")
        let longer = decode(bytes[..<end] + Array("GET / HTTP/1.1\r\n".utf8), piece: .max / 2)
        demand(longer == whole, "what follows the body is not looked at")
    }
    return 0
}
