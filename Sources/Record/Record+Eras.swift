// SPDX-License-Identifier: Apache-2.0

extension Record {
    /// The stretches of time during which none of some series changes, oldest first; the last one goes on where nothing
    /// is known to end it.
    ///
    /// A bound is as precise as the entry that makes it: where the day of a change is not known, two neighbours share
    /// the month or the year.
    /// - Parameter keys: keys of series; one that is on record nowhere changes nothing.
    package func eras(of keys: [String]) -> [Period] {
        var starts: [PartialDate] = []
        for entries in keys.compactMap({ series[$0]?.entries }) {
            starts += entries.compactMap(\.period.from)
            // An end that no other entry takes up is a change too.
            starts += entries.compactMap { entry -> PartialDate? in
                guard let end = entry.period.to else { return nil }
                let next = end.isDay ? end.dayAfter : end
                let begun = entry.period.from?.firstDay ?? 0
                let isTakenUp = entries.compactMap(\.period.from).contains { other in
                    begun < other.firstDay && other.firstDay <= next.firstDay
                }
                return isTakenUp ? nil : next
            }
        }
        // Of two bounds on one first day the less precise one is kept: nothing is padded.
        starts.sort { ($0.firstDay, -$0.lastDay) < ($1.firstDay, -$1.lastDay) }
        let distinct = starts.enumerated().filter { $0 == 0 || starts[$0 - 1].firstDay != $1.firstDay }.map(\.element)
        return distinct.enumerated().map { index, from in
            let next = index + 1 < distinct.count ? distinct[index + 1] : nil
            return Period(from: from, to: next.map { $0.isDay ? $0.dayBefore : $0 })
        }
    }
}
