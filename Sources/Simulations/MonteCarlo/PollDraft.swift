// SPDX-License-Identifier: Apache-2.0
package import Electoral
import JSON
import PollSimulation
package import Record
import Text

/// One poll as a request gives it.
package struct PollDraft {
    /// The share of one list.
    package struct Share {
        package let party: String
        package let percent: ExactDecimal
        /// Parties of an alliance; nil where the poll does not say it.
        package let members: Int?
    }

    package let date: PartialDate?
    package let sampleSize: ExactDecimal
    package let shares: [Share]
    package let againstAll: ExactDecimal?
    /// Where it is one of the record; nil where the request writes it out.
    package let record: RecordedPoll?

    /// Shares rounded to whole points may add up to a little more than a hundred.
    private static let mostPercent = 101.0

    /// Whether the shares leave less than a rounding for lists that the poll does not name.
    var isWhole: Bool { sum >= 99 }

    /// All shares together, in per cent.
    package var sum: Double {
        shares.reduce(againstAll?.ratio.approximation ?? 0) { $0 + $1.percent.ratio.approximation }
    }

    /// - Parameter isDated: whether the poll is one of several, which have to say when they were made.
    static func read(_ cursor: JSONCursor, isDated: Bool) -> PollDraft? {
        let poll = cursor.object { object -> PollDraft? in
            let date = isDated ? object.required("date") { $0.day() } : object.optional("date") { $0.day() }
            let size = object.required("sample_size") { $0.sampleSize() }
            let againstAll = object.optional("against_all") { $0.percent() }
            let shares = object.required("shares") { cursor in
                cursor.array { $0.share() }.flatMap { $0.isEmpty ? cursor.refuse(noLists, kind: .value) : $0 }
            }
            guard let size, let shares, !isDated || date != nil else { return nil }
            return PollDraft(date: date, sampleSize: size, shares: shares, againstAll: againstAll, record: nil)
        }
        guard let poll else { return nil }
        let lists = cursor.pointer.appending("shares")
        var seen: Set<String> = []
        for (index, share) in poll.shares.enumerated() where !seen.insert(share.party).inserted {
            cursor.faults.found.append(.value) {
                JSONFault(
                    lists.appending(index).appending("party"),
                    "is \"\(share.party)\" a second time; add its share to the first", kind: .value)
            }
        }
        if poll.shares.count > Tally.maximumLists {
            cursor.faults.found.append(
                JSONFault(
                    lists, "has \(poll.shares.count) lists; at most \(Tally.maximumLists) are drawn", kind: .value))
        } else if !poll.shares.contains(where: { $0.percent.significand > 0 }) {
            cursor.faults.found.append(
                JSONFault(lists, "has no share above zero; there is nothing to draw around", kind: .value))
        } else if poll.sum > mostPercent {
            let sum = ((poll.sum * 100).rounded() / 100).description
            cursor.faults.found.append(
                JSONFault(
                    lists,
                    "adds up to \(sum) per cent with those against all; at most 101 can be rounding: "
                        + "give shares of one whole", kind: .value))
        }
        return poll
    }

    private static let noLists: Message = "is empty; give at least one list"
}

extension JSONCursor {
    fileprivate func share() -> PollDraft.Share? {
        object { object in
            let party = object.required("party") { $0.printable() }
            let percent = object.required("percent") { $0.percent() }
            let members = object.optional("members") { $0.integer(in: 1...100) }
            guard let party, let percent else { return nil }
            return PollDraft.Share(party: party, percent: percent, members: members)
        }
    }

    /// The number of answers of a poll.
    func sampleSize() -> ExactDecimal? {
        let range: Message = "the number of answers is above 0 and at most \(Int(Simulation.maximumSampleSize))"
        guard let size = exactDecimal(range) else { return nil }
        let value = size.ratio.approximation
        if value > 0, value <= Simulation.maximumSampleSize { return size }
        return refuse("is \(size); \(range)", kind: .value)
    }

    fileprivate func percent() -> ExactDecimal? {
        let range: Message = "a share is 0 to 100 per cent"
        guard let percent = exactDecimal(range) else { return nil }
        return percent.ratio <= Ratio(100, over: 1) ? percent : refuse("is \(percent); \(range)", kind: .value)
    }

    /// A day, `YYYY-MM-DD`.
    func day() -> PartialDate? {
        guard let text = string() else { return nil }
        if let date = PartialDate(text), date.isDay { return date }
        return refuse("is \"\(text)\"; a day is written YYYY-MM-DD")
    }
}
