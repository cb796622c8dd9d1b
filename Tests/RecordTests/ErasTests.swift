// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Record

@Suite struct `Eras of the law` {
    @Test func `begin with each change of any of the series, as precisely as it is known`() throws {
        let registry = try Fixtures.dataset.get()
        let members = registry.eras(of: ["registration.members"]).map {
            "\($0.from?.description ?? "")..\($0.to?.description ?? "")"
        }
        #expect(members == ["1996-07-02..2002-07", "2002-07..2009", "2009..2020-06", "2020-06..2022-11", "2022-11.."])
        let rates = registry.eras(of: ["financing.rate_minimum_wages", "financing.rate_mci"])
        #expect(
            rates.map { "\($0.from?.description ?? "")..\($0.to?.description ?? "")" } == [
                "2009-09-03..2025-01-12", "2025-01-13..",
            ])
        #expect(registry.eras(of: ["no.such.key"]).isEmpty)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-15", 3, "2027-02-15"),
        ("2026-12-31", 12, "2027-12-31"), ("2026-05", 1, "2026-06-30"),
    ])
    func `count months by the calendar`(day: String, months: Int, sum: String) throws {
        #expect(try #require(PartialDate(day)).adding(months: months).description == sum)
    }

    @Test(arguments: [
        ("2026-03-01", "2026-02-28", "2026-03-02"), ("2024-12-31", "2024-12-30", "2025-01-01"),
        ("2025-01-01", "2024-12-31", "2025-01-02"), ("2024-02", "2024-01-31", "2024-03-01"),
    ])
    func `know the days beside a date`(day: String, before: String, after: String) throws {
        let date = try #require(PartialDate(day))
        #expect(date.dayBefore.description == before)
        #expect(date.dayAfter.description == after)
    }
}
