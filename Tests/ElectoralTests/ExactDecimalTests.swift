// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

struct ExactDecimalTests {
    @Test(arguments: [
        ("0", "0"), ("693938", "693938"), ("53.90", "53.9"), ("0.7", "0.7"), ("33.333333", "33.333333"),
        ("9223372036854775807", "9223372036854775807"), ("1e3", "1000"), ("5.39E1", "53.9"), ("-0", "0"),
        ("0.000000001", "0.000000001"), ("1.000", "1"), ("007.50", "7.5"), ("100", "100"), ("0.0", "0"),
        ("12e-1", "1.2"),
    ])
    func `reads a number exactly`(_ written: String, _ read: String) throws {
        #expect(try ExactDecimal(written).description == read)
    }

    @Test(arguments: [
        ("", ExactDecimal.Fault.malformed), ("abc", .malformed), ("1,000", .malformed), ("1.", .malformed),
        (".5", .malformed),
        ("1.2.3", .malformed), ("+1", .malformed), ("1e", .malformed), ("1e9999", .malformed), ("--1", .malformed),
        ("-1", .negative), ("-0.5", .negative), ("0.0000000001", .tooPrecise), ("1e-10", .tooPrecise),
        ("9223372036854775808", .tooLarge), ("9223372036854775807.1", .tooLarge), ("1e19", .tooLarge),
        ("1e999", .tooLarge), ("99999999999999999999999999999999999999999999", .tooLarge),
    ])
    func `refuses what it cannot hold`(_ written: String, _ fault: ExactDecimal.Fault) {
        #expect(throws: fault) { try ExactDecimal(written) }
    }
}
