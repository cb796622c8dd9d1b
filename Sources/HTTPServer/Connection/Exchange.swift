// SPDX-License-Identifier: Apache-2.0
import HTTP

/// A request whose answer is still to be written, and what there will be to tell of it.
struct Exchange {
    let method: Method
    let minorVersion: Int
    /// Whether the connection goes on after the answer.
    var keepsAlive: Bool
    /// Whether the client may still be sending when the answer is written.
    var lingers = false
    /// When the request was complete, in `Time.microseconds`.
    let start: Int64
    /// What the request is called in the log and in `X-Request-Id`.
    let id: String
    /// What the access log will say; nil where there is none.
    let record: AccessRecord?
    /// What was answered.
    var status = 0
    var operation = 0
    /// Why the server itself answered; nil where it did not.
    var refusal: String?
    /// Bytes of content that were handed to the connection.
    var bytes = 0

    /// The exchange that a request begins, after which the connection does not go on where it is final.
    init(_ request: Request, _ context: LoopContext, isFinal: Bool = false) {
        method = request.method
        minorVersion = request.minorVersion
        keepsAlive = request.keepsAlive && !isFinal
        start = Time.microseconds
        id = RequestID.accepted(request.fields.first("x-request-id")) ?? context.requestIDs.next()
        record = context.reportsAnswers ? AccessRecord(request) : nil
    }

    /// The exchange of what never became a request, of which method and target may have come.
    init(_ received: (method: String, target: String)?, _ context: LoopContext) {
        method = .other("-")
        minorVersion = 1
        keepsAlive = false
        start = Time.microseconds
        id = context.requestIDs.next()
        record = context.reportsAnswers ? AccessRecord(received) : nil
    }
}

/// Makes and accepts the names of requests.
///
/// A name is 15 hexadecimal digits that begin at random and are counted up; uniqueness is what matters, not secrecy.
struct RequestID {
    private static let maximumLength = 128
    private var value = UInt64.random(in: 0...UInt64.max)

    /// The next name.
    mutating func next() -> String {
        value &+= 1
        // The highest of 60 bits is set, so that the first digit is no zero; a String holds 15 without an allocation.
        var rest = value & 0x7FF_FFFF_FFFF_FFFF | 0x800_0000_0000_0000
        return String(unsafeUninitializedCapacity: 15) { digits in
            for place in (0..<15).reversed() {
                let digit = UInt8(truncatingIfNeeded: rest & 0xF)
                digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
                rest >>= 4
            }
            return 15
        }
    }

    /// The name that a client or a proxy has given, where a log can be searched for it: 1 to 128 visible ASCII characters
    /// without quotes and backslashes.
    static func accepted(_ text: String?) -> String? {
        guard let text, (1...maximumLength).contains(text.utf8.count) else { return nil }
        let isVisible = text.utf8.allSatisfy {
            (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        return isVisible ? text : nil
    }
}

/// The place of a request in a trace (W3C Trace Context 3.2): `00-<trace id>-<parent id>-<flags>`.
struct TraceParent: Equatable {
    let traceID: String
    let parentID: String

    /// Reads the field; nil where it is malformed, which the recommendation wants ignored.
    init?(_ text: String?) {
        guard let text else { return nil }
        let bytes = Array(text.utf8)
        let dash = UInt8(ascii: "-")
        guard bytes.count >= 55, bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
            Self.isHexadecimal(bytes[0..<2]), Self.isHexadecimal(bytes[3..<35]), Self.isHexadecimal(bytes[36..<52]),
            Self.isHexadecimal(bytes[53..<55])
        else { return nil }
        let isFirstVersion = bytes[0] == UInt8(ascii: "0") && bytes[1] == UInt8(ascii: "0")
        // 3.2.2: version ff is forbidden; 4.3: a later version may say more, behind another dash.
        guard isFirstVersion ? bytes.count == 55 : bytes.count == 55 || bytes[55] == dash,
            !bytes[0..<2].elementsEqual("ff".utf8)
        else { return nil }
        // 3.2.2.3 and 3.2.2.4: all zeros are no id.
        let zero = UInt8(ascii: "0")
        guard bytes[3..<35].contains(where: { $0 != zero }), bytes[36..<52].contains(where: { $0 != zero }) else {
            return nil
        }
        traceID = String(decoding: bytes[3..<35], as: UTF8.self)
        parentID = String(decoding: bytes[36..<52], as: UTF8.self)
    }

    /// Small letters only (3.2.1).
    private static func isHexadecimal(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
    }
}
