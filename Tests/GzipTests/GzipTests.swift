// SPDX-License-Identifier: Apache-2.0
import CZlib
import Testing

@testable import Gzip

@Suite struct `gzip` {
    private static let texts = [
        "", "a", String(repeating: "Mandat, мандат, мандат. ", count: 300), (0..<20_000).map(String.init).joined(),
    ]

    @Test(arguments: texts, [Gzip.Effort.quick, .thorough])
    func `what is compressed is what comes out again`(text: String, effort: Gzip.Effort) throws {
        let content = Array(text.utf8)
        let member = Gzip.compress(content, effort: effort)
        #expect(try gunzip(member) == content)
        #expect(Gzip.compress(content, effort: effort) == member)
    }

    @Test func `RFC 1952 2.3 the header tells neither the time nor the system`() {
        #expect(Gzip.compress(Array("x".utf8), effort: .thorough).prefix(10) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
    }

    @Test(arguments: [1, 100, 65_536])
    func `RFC 1951 3.2.4 pieces that are compressed by themselves are one member together`(size: Int) throws {
        let content = Array(Self.texts[3].utf8.prefix(size * 3 + 1))
        var member = Gzip.header
        var checksum = Gzip.Checksum()
        for start in stride(from: 0, to: content.count, by: size) {
            let piece = Array(content[start..<min(start + size, content.count)])
            checksum.update(piece)
            member += Gzip.block(piece)
        }
        member += Gzip.trailer(checksum)
        #expect(try gunzip(member) == content)
    }

    @Test func `text becomes much smaller, and noise hardly larger`() {
        #expect(Gzip.compress(Array(Self.texts[2].utf8), effort: .quick).count < 200)
        var state: UInt64 = 1
        let noise = (0..<100_000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        #expect(Gzip.compress(noise, effort: .quick).count < 100_200)
    }

    /// zlib's own reader; nothing may follow the member.
    private func gunzip(_ member: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        try #require(czlib_begin_gunzip(&stream) == Z_OK)
        defer { inflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: 1 << 20)
        var input = member
        let (status, count) = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return (inflate(&stream, Z_FINISH), output.count - Int(stream.avail_out))
            }
        }
        try #require(status == Z_STREAM_END)
        #expect(stream.avail_in == 0)
        return Array(output[..<count])
    }
}
