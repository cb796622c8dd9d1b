// SPDX-License-Identifier: Apache-2.0

/// Dates of HTTP (RFC 9110 5.6.7) by integer arithmetic on seconds since 1970-01-01T00:00:00Z.
package enum HTTPDate {
    static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    static let longWeekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    package static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The date as IMF-fixdate, the only format to be sent: `Sun, 06 Nov 1994 08:49:37 GMT`.
    ///
    /// The years are those of four digits; a time outside of them gives the nearest one inside.
    package static func format(_ epochSeconds: Int64) -> String {
        // 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z: the grammar has four digits for the year.
        let seconds = min(max(epochSeconds, -62_167_219_200), 253_402_300_799)
        let day = seconds.dividedDown(by: 86_400)
        let second = seconds - day * 86_400
        let (year, month, dayOfMonth) = civil(day)
        let weekday = weekdays[Int((day + 4) - (day + 4).dividedDown(by: 7) * 7)]
        let clock = "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        return "\(weekday), \(padded(dayOfMonth, 2)) \(months[Int(month) - 1]) \(padded(year, 4)) \(clock) GMT"
    }

    /// The seconds of a date in any of the three formats, nil where it is none of them.
    ///
    /// A two-digit year lies at most 50 years after `currentYear`, as RFC 9110 5.6.7 requires.
    package static func parse(_ text: String, currentYear: Int64 = 2026) -> Int64? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        if words.count == 6, let name = words[0].dropping(suffix: ","), weekdays.contains(String(name)) {
            // Sun, 06 Nov 1994 08:49:37 GMT
            guard words[5] == "GMT", let day = number(words[1], digits: 2), let year = number(words[3], digits: 4)
            else {
                return nil
            }
            return seconds(year: year, month: words[2], day: day, clock: words[4])
        }
        if words.count == 4, let name = words[0].dropping(suffix: ","), longWeekdays.contains(String(name)) {
            // Sunday, 06-Nov-94 08:49:37 GMT
            let date = words[1].split(separator: "-", omittingEmptySubsequences: false)
            guard words[3] == "GMT", date.count == 3, let day = number(date[0], digits: 2),
                let shortYear = number(date[2], digits: 2)
            else { return nil }
            var year = currentYear - currentYear % 100 + shortYear
            if year > currentYear + 50 { year -= 100 }
            return seconds(year: year, month: date[1], day: day, clock: words[2])
        }
        // Sun Nov  6 08:49:37 1994: a day of one digit has a space before it, which makes an empty word.
        let isPadded = words.count == 6 && words[2].isEmpty
        guard words.count == 5 || isPadded, weekdays.contains(String(words[0])) else { return nil }
        guard let day = number(words[isPadded ? 3 : 2], digits: isPadded ? 1 : 2),
            let year = number(words[words.count - 1], digits: 4)
        else { return nil }
        return seconds(year: year, month: words[1], day: day, clock: words[words.count - 2])
    }

    private static func seconds(year: Int64, month: Substring, day: Int64, clock: Substring) -> Int64? {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let monthIndex = months.firstIndex(of: String(month)),
            let hour = number(parts[0], digits: 2), let minute = number(parts[1], digits: 2),
            let second = number(parts[2], digits: 2), hour < 24, minute < 60, second <= 60  // 60: a leap second
        else { return nil }
        let dayNumber = days(year, Int64(monthIndex) + 1, day)
        let back = civil(dayNumber)
        guard back.year == year, back.month == Int64(monthIndex) + 1, back.day == day else { return nil }
        return dayNumber * 86_400 + hour * 3600 + minute * 60 + second
    }

    private static func number(_ text: Substring, digits: Int) -> Int64? {
        guard text.utf8.count == digits, text.utf8.allSatisfy(Grammar.isDigit) else { return nil }
        return Int64(text)
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// The day number of a date of the proleptic Gregorian calendar, in eras of 400 years that begin on 1 March.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.dividedDown(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The inverse of `days`.
    private static func civil(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let era = shifted.dividedDown(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity, so that days before 1970 count right.
    fileprivate func dividedDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension Substring {
    /// The text without that ending, nil where it does not end so.
    fileprivate func dropping(suffix: String) -> Substring? {
        hasSuffix(suffix) ? dropLast(suffix.count) : nil
    }
}
