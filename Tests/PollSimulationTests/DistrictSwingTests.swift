// SPDX-License-Identifier: Apache-2.0
import Electoral
import Testing

@testable import PollSimulation

struct DistrictSwingTests {
    /// Country before: 180, 120, 0 of 300.
    static let results: [[UInt64]] = [[90, 10, 0], [52, 48, 0], [38, 62, 0]]

    @Test(arguments: DistrictSwing.Method.allCases.filter { $0 != .cubeLaw })
    func `without a change districts stay with those who won them`(method: DistrictSwing.Method) throws {
        let swing = try DistrictSwing(method: method, results: Self.results)
        #expect(swing.winners(country: [180, 120, 0]) == [0, 0, 1])
        #expect(swing.winners(country: [3, 2, 0]) == [0, 0, 1])
        #expect(swing.seats(country: [180, 120, 0]) == [2, 1, 0])
    }

    /// The second list gains s points and the first loses them: it wins the second district, 4 points behind, where
    /// 2 s > 4, and exactly at s = 2 both are equal and the list in front stays.
    @Test(arguments: [(1.9, 0), (2, 0), (2.1, 1)])
    func `a uniform swing moves every district by the same points`(points: Double, winner: Int) throws {
        let swing = try DistrictSwing(method: .uniform, results: Self.results)
        let country = [UInt64(6000 - points * 100), UInt64(4000 + points * 100), 0]
        #expect(swing.winners(country: country) == [0, winner, 1])
    }

    /// The second list's votes grow by f, the first's shrink by g: it wins the second district where 48 f > 52 g.
    @Test func `a proportional swing multiplies a list's votes everywhere`() throws {
        let swing = try DistrictSwing(method: .proportional, results: Self.results)
        // Shares 0.58 and 0.42: 48 × 0.42 / 0.40 = 50.4 and 52 × 0.58 / 0.60 = 50.27.
        #expect(swing.winners(country: [58, 42, 0]) == [0, 1, 1])
        // Shares 0.581 and 0.419: 50.28 and 50.353.
        #expect(swing.winners(country: [581, 419, 0]) == [0, 0, 1])
    }

    /// 27 to 8 for votes as 3 to 2: of 35 districts just that, of 10 districts 7.71 and 2.29.
    @Test(arguments: [(35, [27, 8]), (10, [8, 2]), (1, [1, 0])])
    func `the cube law gives districts by the cubes of the votes`(districts: Int, seats: [Int]) throws {
        let swing = try DistrictSwing(method: .cubeLaw, results: Array(repeating: [1, 1], count: districts))
        #expect(swing.seats(country: [3_000_000_000, 2_000_000_000]) == seats)
        #expect(swing.winners(country: [3, 2]).isEmpty)
    }

    @Test func `a list that did not stand in a district cannot win it`() throws {
        let swing = try DistrictSwing(method: .uniform, results: [[10, 0], [0, 10]])
        #expect(swing.winners(country: [1, 99]) == [0, 1])
    }

    /// A new list of 60 % wins from 50 and 50, and from 70 and 30: the others have lost 60 points there together.
    @Test(arguments: DistrictSwing.Method.allCases.filter { $0 != .cubeLaw })
    func `a list without votes anywhere has its share of the country in every district`(
        method: DistrictSwing.Method
    ) throws {
        let swing = try DistrictSwing(method: method, results: [[50, 50, 0], [70, 30, 0]])
        #expect(swing.newLists == [2])
        #expect(swing.winners(country: [20, 20, 60]) == [2, 2])
        #expect(swing.winners(country: [90, 8, 2]) == [0, 0])
    }

    /// Somebody has half of the first district, and 25 % of the country: a list that doubles to 60 of the lists' 75 points
    /// has 45 of them.
    @Test func `a candidate of no list keeps a share of the district and wins it for no list`() throws {
        for method in [DistrictSwing.Method.uniform, .proportional] {
            let swing = try DistrictSwing(
                method: method, results: [[30, 20], [60, 40]], independents: [[50], []])
            #expect(swing.winners(country: [60, 40]) == [nil, 0])
            #expect(swing.seats(country: [60, 40]) == [1, 0])
            // 30 + (75 - 45) points, above 50.
            #expect(swing.winners(country: [100, 0]) == [0, 0])
        }
    }

    @Test func `the largest results are compared exactly`() throws {
        let (most, country): (UInt64, UInt64) = (500_000_000, 500_000_000_000)
        for method in DistrictSwing.Method.allCases {
            let swing = try DistrictSwing(
                method: method, results: Array(repeating: [most - 1, most], count: 10_000))
            let seats = swing.seats(country: [country - 1, country])
            #expect(seats == (method == .cubeLaw ? [5000, 5000] : [0, 10_000]))
        }
    }

    /// Ties, near ties, lists that gain a hundredfold, nobody at all: lanes and exact scores side by side.
    @Test(arguments: DistrictSwing.Method.allCases, [false, true])
    func `lanes find the winners that exact scores give`(method: DistrictSwing.Method, isOfMany: Bool) throws {
        let independents: [[UInt64]] = isOfMany ? [[], [60, 2], [1], [5], [], [999_999], [4, 4], []] : []
        // The last list is new where there are candidates of no list.
        let last: UInt64 = isOfMany ? 0 : 1
        let results: [[UInt64]] = [
            [90, 10, 0, last], [52, 48, 0, 0], [38, 62, 0, last], [5, 5, 5, 5 * last],
            [500_000_001, 499_999_999, 0, 0],
            [999_999, 1, 999_998, 2 * last], [1, 2, 3, 4 * last], [499_999_999, 500_000_001, 0, 0],
        ]
        let swing = try DistrictSwing(method: method, results: results, independents: independents)
        let countries: [[Int32]] = [
            [1, 1, 1, 1], [0, 0, 0, 0], [4_000_000, 0, 0, 0], [0, 0, 0, 4_000_000], [2_000_000, 1_999_999, 1, 0],
            [2_000_000, 2_000_000, 0, 0], [1_000_000, 1_000_001, 999_999, 1_000_000], [3, 2, 1, 0],
            [2_000_001, 1_999_995, 4, 0], [1_499_997, 1_000_001, 0, 3], [1_999_999, 2_000_001, 0, 0],
        ]
        for country in countries {
            var block = DrawBlock(lists: 4, columns: 4)
            for list in 0..<4 { block.ballots[list] = IntLanes(repeating: country[list]) }
            swing.addWinners(to: &block)
            #expect(block.seats.map { Int($0[0]) } == swing.seats(country: country.map(UInt64.init)), "\(country)")
        }
    }

    @Test func `results that cannot be swung are refused with their place`() {
        func fault(_ results: [[UInt64]]) -> DistrictSwing.Fault? {
            do {
                _ = try DistrictSwing(method: .uniform, results: results)
                return nil
            } catch { return error }
        }
        #expect(fault([]) == .districts(0) && fault([[]]) == .lists(district: 0))
        #expect(fault([[1, 2], [1]]) == .lists(district: 1))
        #expect(fault([[1, 2], [0, 0]]) == .votes(district: 1) && fault([[.max]]) == .votes(district: 0))
    }

    @Test func `districts are won in the same draws as list seats, and the house has both`() throws {
        let results = (0..<29).map { district in
            (0..<7).map { list -> UInt64 in
                let spread = (district * 31 + list * 57) % 450
                return list == 0 ? 500 : UInt64(100 + spread)
            }
        }
        for method in DistrictSwing.Method.allCases {
            let swing = try DistrictSwing(method: method, results: results)
            let lists = try Simulation(rules: hare(69, percent: 5), poll: poll2023, seed: 7)
            let both = try Simulation(rules: hare(69, percent: 5), poll: poll2023, seed: 7, districts: swing)
            #expect(both.houseSeats == 98 && both.emptyTally.seats == 98)
            for (part, house) in zip(lists.draws(0..<40), both.draws(0..<40)) {
                let won = swing.seats(country: house.ballots.prefix(7).map(UInt64.init))
                #expect(part.ballots == house.ballots && house.seats == zip(part.seats, won).map(+))
            }
        }
    }
}
