// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not a request this server accepts; each case knows its status, its slug, its RFC section and the remedy.
///
/// After any of them the framing is lost: the answer is the last one of its connection (RFC 9112 9.3 and 11.2).
package enum MalformedRequest: Error, Hashable, Sendable {
    // The bytes of a line.
    case bareLineFeed, bareCarriageReturn
    case controlByte(UInt8)
    // The request line; `encoded` is the address as it has to be written, where its bytes are text.
    case requestLine, methodInvalid, methodTooLong(limit: Int)
    case targetTooLong(limit: Int), targetByte(UInt8, encoded: String?), targetForm, authorityInvalid, userInformation,
        tunnel
    case versionInvalid, versionUnsupported
    // The field lines.
    case headTooLarge(limit: Int), tooManyFields(limit: Int)
    case fieldWithoutColon, fieldNameInvalid, whitespaceBeforeColon, obsoleteFold
    case hostMissing, hostRepeated, hostInvalid
    // The framing.
    case contentLengthInvalid, contentLengthRepeated, lengthAndCoding
    case codingUnsupported, codingNotLast, codingRepeated, codingInOldVersion
    case expectationUnknown, bodyTooLarge(limit: Int)
    case chunkSizeInvalid, chunkExtensionInvalid, chunkLineTooLong(limit: Int), chunkEndMissing
    case trailersTooLarge(limit: Int)
    case incomplete

    /// The status to answer with.
    package var status: Status { facts.status }

    /// A short name in kebab-case, stable enough for a program to switch on.
    package var code: String { facts.code }

    /// The section that is broken, such as `RFC 9112 2.2`.
    package var section: String { facts.section }

    /// An English sentence: the problem, the limit and the remedy.
    package var detail: String { "\(problem); \(remedy)." }

    struct Facts {
        var status: Status
        var code: String
        var section: String

        init(_ status: Status, _ code: String, _ section: String) {
            self.status = status
            self.code = code
            self.section = section
        }
    }

    /// The number of a byte as people write it: `0x0A`.
    static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "0x0\(digits)" : "0x\(digits)"
    }
}
