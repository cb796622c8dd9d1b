// SPDX-License-Identifier: Apache-2.0

extension PartialDate {
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
