// SPDX-License-Identifier: Apache-2.0

extension PartialDate {
    /// The day that a year, a month and a day of it name; nil where there is no such day.
    private init?(_ year: Int, _ month: Int, _ day: Int) {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let digits = String(year)
        self.init(
            String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "-\(padded(month))-\(padded(day))")
    }

    /// The day after the last day that the date can mean.
    package var dayAfter: PartialDate {
        let (year, month, day) = (lastDay / 10_000, lastDay / 100 % 100, lastDay % 100)
        return PartialDate(year, month, day + 1) ?? PartialDate(year, month + 1, 1) ?? PartialDate(year + 1, 1, 1)
            ?? self
    }

    /// The day before the first day that the date can mean.
    package var dayBefore: PartialDate {
        let (year, month, day) = (firstDay / 10_000, firstDay / 100 % 100, firstDay % 100)
        if day > 1 { return PartialDate(year, month, day - 1) ?? self }
        let (lastYear, lastMonth) = month > 1 ? (year, month - 1) : (year - 1, 12)
        for last in [31, 30, 29, 28] {
            if let date = PartialDate(lastYear, lastMonth, last) { return date }
        }
        return self
    }

    /// The same day of the month so many months later, or the last day of that month where it has no such day; of a
    /// date without a day, that of its last day.
    package func adding(months: Int) -> PartialDate {
        let count = lastDay / 10_000 * 12 + lastDay / 100 % 100 - 1 + months
        for day in stride(from: lastDay % 100, to: 0, by: -1) {
            if let date = PartialDate(count / 12, count % 12 + 1, day) { return date }
        }
        return self
    }

    /// Seconds from 1970 to the first second of the first day it can mean, in UTC.
    package var epochSeconds: Int64 {
        // Days from a civil date: years begin in March, so that the leap day is the last day of a year.
        let month = month ?? 1
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (day ?? 1) - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468) * 86_400
    }
}
