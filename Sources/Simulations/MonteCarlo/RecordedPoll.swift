// SPDX-License-Identifier: Apache-2.0
import Electoral
import JSON
import Record
package import Text

/// A poll of `/v1/polls` that a request names by its id, with what the request says of it in place of the record.
package struct RecordedPoll {
    let id: String
    /// In place of the size on record, or where there is none.
    let sampleSize: ExactDecimal?
    /// In place of the last day of the fieldwork, or where it is not known.
    let date: PartialDate?
    /// Answers that stand for no list, such as "undecided".
    package let leftOut: [LocalizedText]
    /// Whether the record has the month or year of the last day only.
    package let isDatedVaguely: Bool

    /// `id` or `id:sample_size`, as a query names it; nil where a query cannot say all of it.
    package var text: String? { date == nil ? id + (sampleSize.map { ":\($0)" } ?? "") : nil }
}

extension PollDraft {
    /// One of several polls: the id of one of the record, the same as an object with what to take in place of the record,
    /// or a poll written out.
    static func readOne(_ cursor: JSONCursor, _ registry: Record) -> PollDraft? {
        if case .string = cursor.value {
            return cursor.poll(in: registry).flatMap { of($0, at: cursor, registry) }
        }
        guard cursor.value["id"] != nil else { return read(cursor, isDated: true) }
        let named = cursor.object { object -> (poll: Poll, size: ExactDecimal?, date: PartialDate?)? in
            let poll = object.required("id") { $0.poll(in: registry) }
            let size = object.optional("sample_size") { $0.sampleSize() }
            let date = object.optional("date") { $0.day() }
            // A fault in what was to be taken in place of the record is told alone.
            guard (size == nil) == (object.member("sample_size") == nil),
                (date == nil) == (object.member("date") == nil)
            else { return nil }
            return poll.map { ($0, size, date) }
        }
        return named.flatMap { of($0.poll, sampleSize: $0.size, date: $0.date, at: cursor, registry) }
    }

    /// A poll of the record as one to draw around; what it lacks is left in the cursor's faults.
    private static func of(
        _ poll: Poll, sampleSize given: ExactDecimal? = nil, date day: PartialDate? = nil,
        at cursor: JSONCursor, _ registry: Record
    ) -> PollDraft? {
        func number(_ percent: Double) -> ExactDecimal { (try? ExactDecimal(percent.plainText)) ?? ExactDecimal(0) }
        let shares = poll.shares.compactMap { share -> Share? in
            guard case .party(let party) = share.contestant else { return nil }
            return Share(party: party, percent: number(share.percent), members: nil)
        }
        guard shares.contains(where: { $0.percent.significand > 0 }) else {
            return cursor.refuse(
                "is \(poll.id), which asked for no list; name a poll with parties in it", kind: .value)
        }
        guard let date = day ?? poll.fieldwork.to?.lastDate else {
            return cursor.refuse(
                "is \(poll.id), whose fieldwork has no end on record; give the date in a body", kind: .value)
        }
        guard let size = given ?? poll.sample.map({ ExactDecimal(UInt64($0)) }) else {
            return cursor.refuse(
                "is \(poll.id), whose sample size is not on record; give it: {\"id\": \"\(poll.id)\", "
                    + "\"sample_size\": 1000}, or polls=\(poll.id):1000 in a query", kind: .value)
        }
        let rest = poll.shares.filter { share in
            if case .party = share.contestant { false } else { !share.isAgainstAll }
        }
        return PollDraft(
            date: date, sampleSize: size, shares: shares,
            againstAll: poll.shares.first(where: \.isAgainstAll).map { number($0.percent) },
            record: RecordedPoll(
                id: poll.id, sampleSize: given, date: day,
                leftOut: rest.compactMap { $0.contestant.name(in: registry) },
                isDatedVaguely: day == nil && poll.fieldwork.to?.isDay == false))
    }
}

extension Contestant {
    /// What an answer that is no party is called.
    fileprivate func name(in registry: Record) -> LocalizedText? {
        switch self {
        case .party: nil
        case .group(let id): registry.country.groups[id]?.name
        case .candidate(let candidate): candidate.name
        case .option(let text): text
        }
    }
}

extension JSONCursor {
    /// The id of a poll.
    fileprivate func poll(in registry: Record) -> Poll? {
        guard let id = string() else { return nil }
        return registry.polls[id]
            ?? refuse(
                "is \"\(id)\", which is no poll of the record", allowed: registry.polls.ids,
                suggestion: Spelling.nearest(to: id, among: registry.polls.idsAndAliases))
    }
}

extension Double {
    /// The shortest text of a number of 0 or more with at most nine decimals, without an exponent.
    package var plainText: String {
        let unit = 1e9
        return Ratio(UInt128((self * unit).rounded()), over: UInt128(unit)).decimal(places: 9, trimmed: true)
    }
}
