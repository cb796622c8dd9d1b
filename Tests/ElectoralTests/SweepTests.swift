// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Electoral

struct SweepTests {
    private static func mazhilis2023() throws -> Tally {
        try tally(["3431510", "693938", "547154", "535139", "432920", "331058", "146431"], againstAll: "248291")
    }

    @Test func `the threshold of 2023 matters at the shares of the lists, which are exact`() throws {
        let sweep = try Sweep(
            .threshold, from: ExactDecimal(0), to: ExactDecimal(15), step: ExactDecimal("0.1"),
            of: Self.mazhilis2023(), under: hare(69, percent: 5))
        #expect(sweep.rows.count == 151)
        #expect(
            sweep.breakpoints.map(\.value)
                == [146_431, 331_058, 432_920, 535_139, 547_154, 693_938].map {
                    Ratio($0 * 100, over: 6_366_441)
                })
        #expect(sweep.breakpoints.allSatisfy { !$0.belongsAbove })
        // OSDP's 5.2 % were enough for 5 %; at 5.3 % its four seats go to others.
        #expect(sweep.rows[50].outcome == .counted(seats: [40, 8, 6, 6, 5, 4, 0], undecided: 0, vacant: 0))
        #expect(sweep.rows[53].outcome == sweep.breakpoints[1].above)
        #expect(sweep.rows[0].outcome == sweep.breakpoints[0].below)
    }

    @Test(arguments: [true, false])
    func `between breakpoints nothing changes, on a grid finer than any share`(_ inclusive: Bool) throws {
        var draws = SensitivityTests.Draws(state: 9)
        for _ in 0..<40 {
            let votes = (0..<Int.random(in: 1...5, using: &draws)).map { _ in
                String(Int.random(in: 0...12, using: &draws))
            }
            // The shares are twentieths, fortieths …: a base of 64 puts all of them on the grid of 100/640 per cent.
            let rules = try Rules(
                seats: 9, formula: .largestRemainder(quota: .hare, overAward: .error),
                threshold: Threshold(share: Ratio(0, over: 1), base: .votes(ExactDecimal(64)), inclusive: inclusive),
                secondPartyGuarantee: lawGuarantee)
            guard let tally = try? tally(votes) else { continue }
            let sweep = try Sweep(
                .threshold, from: ExactDecimal(0), to: ExactDecimal(100), step: ExactDecimal("0.15625"), of: tally,
                under: rules)
            for (row, next) in zip(sweep.rows, sweep.rows.dropFirst()) {
                let crossed = sweep.breakpoints.filter { point in
                    point.belongsAbove
                        ? row.value < point.value && point.value <= next.value
                        : row.value <= point.value && point.value < next.value
                }
                #expect(crossed.count <= 1)
                #expect(crossed.first?.below ?? row.outcome == row.outcome)
                #expect(crossed.first?.above ?? row.outcome == next.outcome)
                #expect(crossed.isEmpty == (row.outcome == next.outcome), "\(votes) at \(row.value) \(next.value)")
            }
        }
    }

    @Test func `a list of two fourteenths loses its second seat when the house grows from ten to eleven`() throws {
        // The Alabama paradox in small: 6, 6 and 2 on 10 seats are 4, 4, 2 and on 11 seats 5, 5, 1 (quotas 4.29, 4.29,
        // 1.43 and 4.71, 4.71, 1.57), the textbooks' example.
        let sweep = try Sweep(
            .seats, from: ExactDecimal(1), to: ExactDecimal(30), step: ExactDecimal(5), of: try tally(["6", "6", "2"]),
            under: hare(1))
        #expect(sweep.rows.map(\.value) == [1, 6, 11, 16, 21, 26].map { Ratio($0, over: 1) })
        let ten = sweep.breakpoints.first { $0.value == Ratio(11, over: 1) }
        #expect(ten?.below == .counted(seats: [4, 4, 2], undecided: 0, vacant: 0))
        #expect(ten?.above == .counted(seats: [5, 5, 1], undecided: 0, vacant: 0))
        let divisors = try Rules(seats: 1, formula: .highestAverages(.sainteLague))
        let monotone = try Sweep(
            .seats, from: ExactDecimal(1), to: ExactDecimal(300), step: ExactDecimal(1),
            of: try tally(["6", "6", "2"]), under: divisors)
        #expect(monotone.breakpoints.isEmpty)
    }

    @Test func `the coefficient of the second party changes at whole parts of its quotas`() throws {
        // 95 of 100 votes and 4 of 100 for 98 seats: quotas of the second list 98 × 4 / 99.
        let tally = try tally(["95", "4", "1"])
        let sweep = try Sweep(
            .coefficient, from: ExactDecimal(0), to: ExactDecimal(1), step: ExactDecimal("0.01"), of: tally,
            under: hare(98, percent: 7, guarantee: lawGuarantee))
        #expect(sweep.breakpoints.map(\.value) == [Ratio(3 * 99, over: 392)])
        #expect(sweep.breakpoints.first?.below == .counted(seats: [96, 2, 0], undecided: 0, vacant: 0))
        #expect(sweep.breakpoints.first?.above == .counted(seats: [95, 3, 0], undecided: 0, vacant: 0))
        // 297/392 is 0.7577: the row of 0.75 is below, that of 0.76 above.
        #expect(sweep.rows[75].outcome == sweep.breakpoints.first?.below)
        #expect(sweep.rows[76].outcome == sweep.breakpoints.first?.above)
    }

    @Test func `a range that is none is refused`() throws {
        let (votes, rules) = (try tally(["5", "4"]), try hare(9))
        func fault(_ parameter: Sweep.Parameter, _ from: String, _ to: String, _ step: String) throws -> Sweep.Fault? {
            let numbers = try [from, to, step].map { try ExactDecimal($0) }
            do throws(Sweep.Fault) {
                _ = try Sweep(
                    parameter, from: numbers[0], to: numbers[1], step: numbers[2], of: votes, under: rules)
                return nil
            } catch {
                return error
            }
        }
        #expect(try fault(.threshold, "5", "4", "1") == .emptyRange)
        #expect(try fault(.threshold, "0", "4", "0") == .noStep)
        #expect(try fault(.threshold, "0", "101", "1") == .outOfRange)
        #expect(try fault(.threshold, "0", "100", "0.001") == .tooManyRows)
        #expect(try fault(.seats, "1", "9", "0.5") == .notWhole)
        #expect(try fault(.seats, "0", "9", "1") == .outOfRange)
        #expect(try fault(.coefficient, "0", "1", "0.1") == .noGuarantee)
    }
}
