// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

struct BinaryLogarithmTests {
    /// log2(10) = 3.3219280948873623478703194294893901758648… (OEIS A020862), log2(3) = 1.584962500721156… (A020857).
    @Test func `logarithms agree with their published digits`() {
        #expect(abs(BinaryLogarithm.of(10) - 3.321_928_094_887_362_3) < 1e-14)
        #expect(abs(BinaryLogarithm.of(3) - 1.584_962_500_721_156_2) < 1e-14)
        let ten = BinaryLogarithm.fixed(10)
        // 33219280948873623478703194294893 / 10^31, in units of 2^-104.
        let digits: UInt128 = 33_219_280_948_873_623_478_703_194_294_893
        let scale: UInt128 = 10_000_000_000_000_000_000_000_000_000_000
        let unit = Natural(1 << 104)
        #expect(Natural(ten) * Natural(scale) < Natural(digits + 2) * unit)
        #expect(Natural(digits) * unit < Natural(ten + 8) * Natural(scale))
    }

    @Test func `powers of two have whole logarithms`() {
        for place in 0..<128 {
            #expect(BinaryLogarithm.of(1 << UInt128(place)) == Double(place))
            #expect(BinaryLogarithm.fixed(1 << UInt128(place)) == UInt128(place) << 104)
        }
    }

    /// Stays within the error that `DivisorEstimate.isCertain` reckons with.
    @Test func `both logarithms agree, and a power undoes them`() {
        var generator = SplitMix64(state: 7)
        for _ in 0..<2000 {
            let value =
                UInt128(generator.next()) << UInt128(generator.next() % 60) + UInt128(generator.next() % 1000) + 1
            let fixed = Double(BinaryLogarithm.fixed(value)) / Double(UInt128(1) << 104)
            let quick = BinaryLogarithm.of(value)
            #expect(abs(quick - fixed) < 1e-12)
            #expect(abs(BinaryLogarithm.power(quick) / Double(value) - 1) < 1e-12)
        }
    }
}
