// SPDX-License-Identifier: Apache-2.0

/// A date as precise as its source: a year, a month or a day, never padded.
package struct PartialDate: Sendable, Hashable {
    package let year: Int
    package let month: Int?
    package let day: Int?

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil where the text is none of them or no such day exists.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        func number(_ index: Int, digits: Int) -> Int? {
            guard parts[index].utf8.count == digits, parts[index].allSatisfy({ $0.isASCII && $0.isNumber }) else {
                return nil
            }
            return Int(parts[index])
        }
        guard (1...3).contains(parts.count), let year = number(0, digits: 4), year > 0 else { return nil }
        self.year = year
        guard parts.count > 1 else {
            (month, day) = (nil, nil)
            return
        }
        guard let month = number(1, digits: 2), (1...12).contains(month) else { return nil }
        self.month = month
        guard parts.count > 2 else {
            day = nil
            return
        }
        guard let day = number(2, digits: 2), (1...Self.days(inMonth: month, of: year)).contains(day) else {
            return nil
        }
        self.day = day
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private init(year: Int, month: Int, day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day after the last day that it can mean.
    package var nextDay: PartialDate {
        let (month, day) = (lastDay / 100 % 100, lastDay % 100)
        if day < Self.days(inMonth: month, of: year) { return PartialDate(year: year, month: month, day: day + 1) }
        return month < 12
            ? PartialDate(year: year, month: month + 1, day: 1) : PartialDate(year: year + 1, month: 1, day: 1)
    }

    /// The last day that it can mean.
    package var lastDate: PartialDate {
        PartialDate(year: year, month: lastDay / 100 % 100, day: lastDay % 100)
    }

    /// True where the day is known.
    package var isDay: Bool { day != nil }

    /// The first day it can mean, as the number YYYYMMDD.
    package var firstDay: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }

    /// The last day it can mean, as the number YYYYMMDD.
    package var lastDay: Int {
        let month = month ?? 12
        return year * 10_000 + month * 100 + (day ?? Self.days(inMonth: month, of: year))
    }
}

extension PartialDate: CustomStringConvertible {
    package var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return ([padded(year, 4)] + [month, day].compactMap { $0.map { padded($0, 2) } }).joined(separator: "-")
    }
}

/// A stretch of time with open or partly known ends.
package struct Period: Sendable, Hashable {
    /// The first day; nil where it is not known.
    package let from: PartialDate?
    /// The last day; nil where the stretch goes on or its end is not known.
    package let to: PartialDate?

    package init(from: PartialDate?, to: PartialDate?) {
        self.from = from
        self.to = to
    }

    /// Whether a day, as the number YYYYMMDD, may fall into the stretch.
    package func covers(_ day: Int) -> Bool {
        (from.map { $0.firstDay <= day } ?? true) && (to.map { day <= $0.lastDay } ?? true)
    }

    /// Whether the stretch may begin or end on another day than `day` tells: the day falls into a bound that is known
    /// by its month or year only.
    package func isUncertain(on day: Int) -> Bool {
        [from, to].contains { bound in
            bound.map { !$0.isDay && $0.firstDay <= day && day <= $0.lastDay } ?? false
        }
    }
}

extension Sequence {
    /// The element in force on a day, as the number YYYYMMDD, of elements ordered by time: where a change falls on that
    /// day, or into the month that is all we know of it, the later element.
    package func inForce(on day: Int, period: (Element) -> Period) -> Element? {
        reduce(nil) { found, element in period(element).covers(day) ? element : found }
    }
}
