// SPDX-License-Identifier: Apache-2.0
import CZlib

/// gzip (RFC 1952) as functions from bytes to bytes, over zlib's deflate.
///
/// * The header says no time and no system, so the same bytes are compressed to the same bytes on any machine with the
///   same zlib; a strong ETag of the coded representation may be derived from that of the plain one.
/// * zlib's window is no larger than the content, as its memory is what a small answer would mostly pay for.
/// * A stream of pieces is one gzip member too: `header`, each piece by `block`, then `trailer`. A block knows nothing of
///   those before it, so a piece is a pure function of its bytes.
package enum Gzip {
    /// How hard to try.
    package enum Effort: Sendable {
        /// For what is compressed for one reader.
        case quick
        /// For what is kept.
        case thorough

        fileprivate var level: CInt { self == .quick ? 1 : 6 }
    }

    /// RFC 1952 2.3: ID1, ID2, CM 8, no flags, MTIME 0, XFL 0, OS 255 (unknown).
    package static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    /// All of a content as a gzip member.
    package static func compress(_ content: [UInt8], effort: Effort) -> [UInt8] {
        var member = header
        deflate(content, effort, Z_FINISH, into: &member)
        var checksum = Checksum()
        checksum.update(content)
        checksum.append(to: &member)
        return member
    }

    /// A piece of a member, ended at a byte's boundary (RFC 1951 3.2.4).
    package static func block(_ piece: [UInt8]) -> [UInt8] {
        var block: [UInt8] = []
        deflate(piece, .quick, Z_SYNC_FLUSH, into: &block)
        return block
    }

    /// The end of a member of blocks: an empty last block (RFC 1951 3.2.6), then checksum and size.
    package static func trailer(_ checksum: Checksum) -> [UInt8] {
        var trailer: [UInt8] = [3, 0]
        checksum.append(to: &trailer)
        return trailer
    }

    /// Bare deflate data (RFC 1951) of a content, and its CRC-32.
    static func raw(_ content: [UInt8]) -> (deflated: [UInt8], crc: UInt32) {
        var deflated: [UInt8] = []
        deflate(content, .thorough, Z_FINISH, into: &deflated)
        var checksum = Checksum()
        checksum.update(content)
        return (deflated, checksum.crc)
    }

    /// What the trailer says of the content (RFC 1952 2.3.1).
    package struct Checksum: Sendable {
        fileprivate var crc: UInt32 = 0
        private var size: UInt32 = 0

        package init() {}

        package mutating func update(_ bytes: [UInt8]) {
            crc = bytes.withUnsafeBufferPointer {
                UInt32(truncatingIfNeeded: crc32_z(UInt(crc), $0.baseAddress, $0.count))
            }
            size &+= UInt32(truncatingIfNeeded: bytes.count)
        }

        fileprivate func append(to bytes: inout [UInt8]) {
            for word in [crc, size] {
                for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
            }
        }
    }

    private static func deflate(_ content: [UInt8], _ effort: Effort, _ flush: CInt, into output: inout [UInt8]) {
        var stream = z_stream()
        // The window need not be larger than the content (9 to 15 bits); the tables follow it (memory levels 4 to 8).
        let size = max(512, content.count)
        let windowBits = min(15, CInt(Int.bitWidth - (size - 1).leadingZeroBitCount))
        guard czlib_begin_deflate(&stream, effort.level, windowBits, min(8, windowBits - 5)) == Z_OK else {
            return store(content, isLast: flush == Z_FINISH, into: &output)
        }
        defer { deflateEnd(&stream) }
        let start = output.count
        // What an empty stored block of Z_SYNC_FLUSH adds is not in the bound.
        let room = Int(deflateBound(&stream, UInt(content.count))) + 16
        output.append(contentsOf: repeatElement(0, count: room))
        var written = 0
        content.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { buffer in
                // zlib does not write through next_in; its type only says so when ZLIB_CONST is defined.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = buffer.baseAddress.map { $0 + start }
                stream.avail_out = UInt32(room)
                _ = CZlib.deflate(&stream, flush)
                written = room - Int(stream.avail_out)
            }
        }
        output.removeLast(room - written)
    }

    /// Stored blocks (RFC 1951 3.2.4): what is left to do where zlib gets no memory.
    private static func store(_ content: [UInt8], isLast: Bool, into output: inout [UInt8]) {
        var rest = content[...]
        repeat {
            let part = rest.prefix(0xFFFF)
            rest = rest.dropFirst(part.count)
            let size = UInt16(part.count)
            output.append(isLast && rest.isEmpty ? 1 : 0)
            for word in [size, ~size] {
                output.append(UInt8(truncatingIfNeeded: word))
                output.append(UInt8(truncatingIfNeeded: word >> 8))
            }
            output.append(contentsOf: part)
        } while !rest.isEmpty
    }
}
