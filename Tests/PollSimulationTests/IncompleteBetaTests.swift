// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import PollSimulation

struct IncompleteBetaTests {
    /// x, a, b and I_x(a, b) by mpmath 1.4.1: the continued fraction in 50 digits with mpmath's log-gamma, 17 digits shown;
    /// scipy 1.17.1 `scipy.special.betainc(a, b, x)` agrees to its own precision, 2e-14 and better.
    static let values: [(Double, Double, Double, Double)] = [
        (0.05, 541, 461, 0), (0.05, 53, 949, 0.354_118_489_734_621_58), (0.05, 53, 955, 0.370_556_606_015_252_97),
        (0.05, 24, 978, 0.999_989_465_964_328_58), (0.07, 53, 949, 0.987_849_622_616_254_14), (0.05, 1, 1001, 1),
        (0.05, 0.5, 20, 0.845_409_218_566_561_71), (0.5, 0.001, 0.001, 0.5), (0.3, 0.01, 1000, 1),
        (0.999, 2, 0.3, 0.836_377_464_229_112_03), (0.05, 50001, 950_007, 0.499_450_859_883_751_44),
        (0.05, 5001.5, 95000.25, 0.493_560_817_592_070_1), (0.5, 500_000, 500_000, 0.5),
        (0.5001, 500_000, 500_000, 0.579_259_690_669_047_34), (0.049, 49999, 950_001, 1.997_329_944_940_918_1e-6),
        (1e-6, 1, 1e6, 0.632_120_742_768_354_89), (0.05, 3.7, 60, 0.449_363_421_432_974_28),
        (0.2, 8.25, 31, 0.467_582_269_859_013_9), (0.9, 100, 10, 0.340_309_849_382_779_18),
        (0.1, 9.999, 90, 0.535_644_378_600_749_19), (0.1, 2.4, 2.6, 0.019_945_451_490_338_81),
        (0.01, 10000, 990_000, 0.501_309_777_690_036_1), (0.6, 0.001, 1e6, 1),
        (0.000001, 0.5, 0.5, 0.000_636_619_878_470_924_47), (0.999999, 1e6, 0.5, 0.157_299_155_155_835_28),
    ]

    @Test(arguments: values)
    func `the value is known to 1e-12`(x: Double, a: Double, b: Double, expected: Double) {
        let value = IncompleteBeta.regularized(x, a, b)
        #expect((value - expected).magnitude < 1e-12, "off by \(value - expected)")
    }

    @Test(arguments: values)
    func `it adds up to one with its mirror image`(x: Double, a: Double, b: Double, expected: Double) {
        // 1 - x is rounded, which moves the mirror image by 1e-16 × density (1e6 for the largest b); hence no more digits.
        let sum = IncompleteBeta.regularized(x, a, b) + IncompleteBeta.regularized(1 - x, b, a)
        #expect((sum - 1).magnitude < 1e-10)
    }

    @Test func `it is zero up to zero and one from one`() {
        #expect(IncompleteBeta.regularized(0, 2, 3) == 0 && IncompleteBeta.regularized(-1, 2, 3) == 0)
        #expect(IncompleteBeta.regularized(1, 2, 3) == 1 && IncompleteBeta.regularized(2, 2, 3) == 1)
    }
}
