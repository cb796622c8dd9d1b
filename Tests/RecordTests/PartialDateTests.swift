// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Record

@Suite struct `Partial dates` {
    @Test(arguments: ["0001", "1999", "2021-06", "2004-02-29", "2000-02-29", "2026-12-31"])
    func `are printed as precise as they were written`(text: String) {
        #expect(PartialDate(text)?.description == text)
    }

    /// The Gregorian calendar: a century is a leap year only where 400 divides it.
    @Test(arguments: [
        "1900-02-29", "2200-02-29", "2023-02-29", "2026-04-31", "2026-06-31", "2026-09-31", "2026-11-31", "2026-01-32",
        "2026-00-10", "2026-13-01", "2026-01-00", "0000", "99", "20211", "2021-6", "2021-06-1", "2021-06-01-01",
        "2021-", "-2021", "2021/06", " 2021", "2021-06-0١", "",
    ])
    func `that no calendar has are refused`(text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test(arguments: [
        ("2024", 2024_01_01, 2024_12_31), ("2024-02", 2024_02_01, 2024_02_29), ("2023-02", 2023_02_01, 2023_02_28),
        ("2021-06", 2021_06_01, 2021_06_30), ("2021-06-05", 2021_06_05, 2021_06_05),
    ])
    func `mean every day that they do not exclude`(text: String, first: Int, last: Int) throws {
        let date = try #require(PartialDate(text))
        #expect(date.firstDay == first)
        #expect(date.lastDay == last)
        #expect(date.isDay == (first == last))
    }
}

@Suite struct `Periods` {
    private func period(_ from: String?, _ to: String?) -> Period {
        Period(from: from.flatMap { PartialDate($0) }, to: to.flatMap { PartialDate($0) })
    }

    static let coverage: [(String?, String?, Int, Bool)] = [
        ("2007-06-19", "2012-08-17", 2007_06_18, false), ("2007-06-19", "2012-08-17", 2007_06_19, true),
        ("2007-06-19", "2012-08-17", 2012_08_17, true), ("2007-06-19", "2012-08-17", 2012_08_18, false),
        ("2009", "2020-06", 2009_01_01, true), ("2009", "2020-06", 2008_12_31, false),
        ("2009", "2020-06", 2020_06_30, true), ("2009", "2020-06", 2020_07_01, false),
        (nil, "2003-01", 1_01_01, true), ("2021-06", nil, 9999_12_31, true),
    ]

    @Test(arguments: coverage)
    func `cover their bounds and whatever lies between`(from: String?, to: String?, day: Int, covers: Bool) {
        #expect(period(from, to).covers(day) == covers)
    }

    static let doubts: [(String?, String?, Int, Bool)] = [
        ("2021-06", nil, 2021_06_01, true), ("2021-06", nil, 2021_06_30, true), ("2021-06", nil, 2021_07_01, false),
        ("2021-06", nil, 2021_05_31, false), ("2021-06-05", nil, 2021_06_05, false),
        ("1999-05-06", "2021-06", 2021_06_15, true), ("2009", nil, 2009_11_01, true), (nil, nil, 2009_11_01, false),
    ]

    @Test(arguments: doubts)
    func `say on which days a bound of theirs is not known`(from: String?, to: String?, day: Int, uncertain: Bool) {
        #expect(period(from, to).isUncertain(on: day) == uncertain)
    }

    static let changes: [(Int, Int?)] = [
        (2020_05_31, 40_000), (2020_06_01, 20_000), (2022_10_31, 20_000), (2022_11_01, 5_000), (2026_11_21, 5_000),
        (2008_12_31, nil),
    ]

    /// law.md 3: 20,000 members from June 2020, 5,000 from November 2022, exact days unknown.
    @Test(arguments: changes)
    func `put the later value in force in the month of a change`(day: Int, value: Int?) {
        let series = [
            (period("2009", "2020-06"), 40_000), (period("2020-06", "2022-11"), 20_000),
            (period("2022-11", nil), 5_000),
        ]
        #expect(series.inForce(on: day) { $0.0 }?.1 == value)
    }
}
