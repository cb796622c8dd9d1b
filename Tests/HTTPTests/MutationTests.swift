// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

/// A small generator (SplitMix64), so that a failing mutation can be run again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@Suite struct MutationTests {
    /// Bytes that mean something to a parser.
    static let telling = Array("\r\n\0 \t:;,/?*%\"@[]0aF\u{7F}".utf8) + [0x80, 0xFF]

    /// One of the sound requests with a few bytes changed, added, removed or repeated.
    static func mutation(_ generator: inout SplitMix) -> [UInt8] {
        let seeds = Accepted.all.map(\.bytes) + Refused.all.map(\.bytes)
        var bytes = Array((seeds.randomElement(using: &generator) ?? "").utf8)
        for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            let byte = telling.randomElement(using: &generator) ?? 0
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[index] = byte
            case 1: bytes.insert(byte, at: index)
            case 2: bytes.remove(at: index)
            default: bytes.insert(contentsOf: bytes[index...].prefix(9), at: index)
            }
        }
        return bytes
    }

    @Test(arguments: 0..<8)
    func `RFC 9112 11.2 a damaged request means the same however it is cut`(seed: UInt64) {
        var generator = SplitMix(state: seed)
        for _ in 0..<400 {
            let bytes = Self.mutation(&generator)
            let whole = decode(bytes, limits: Refused.small)
            for piece in [1, 5] {
                #expect(decode(bytes, piece: piece, limits: Refused.small) == whole, "\(bytes)")
            }
        }
    }
}
