// SPDX-License-Identifier: Apache-2.0
import JSON
import Record
import RecordOperations
import Text
import Web
import Website

/// Polls about an election beside its result: a row each, a column for each list or person.
struct PollTable {
    private let pen: Pen
    private let rows: [ResultRow]
    private let polls: [Poll]

    init(_ pen: Pen, _ election: Election, _ rows: [ResultRow]) {
        (self.pen, self.rows) = (pen, rows)
        polls = pen.registry.polls.items.filter { $0.election == election.id }
    }

    /// A heading, the table and the sources; nothing where there is no poll.
    var section: [HTML] {
        guard !polls.isEmpty else { return [] }
        let title = pen.texts["titles./v1/polls"]
        typealias Column = PageTable<Poll?>.Column
        let about: [Column] = [
            Column(of: pen.words["poll"]) { poll in
                guard let poll else { return .tag("strong", [], .text(pen.texts["things.poll.official"])) }
                let kind = pen.value("kind", poll.kind.rawValue) ?? ""
                return .pieces([
                    pen.link("poll", poll.id) ?? .pieces([]), .tag("span", [("class", "note")], .text(kind)),
                ])
            },
            Column(pen.texts["things.poll.fieldwork"]) { poll in
                poll.map { pen.period(.string($0.fieldwork.from?.description), .string($0.fieldwork.to?.description)) }
                    ?? ""
            },
            Column(number: pen.texts["things.poll.sample"]) { poll in pen.figures.number(poll?.sample) },
        ]
        let shares = contestants.map { contestant in
            Column(number: contestant.name) { poll in
                guard let poll else { return share(of: contestant.id) }
                return poll.shares.first { $0.contestant.id == contestant.id }.map {
                    pen.figures.percent($0.percent)
                } ?? ""
            }
        }
        return [
            .tag("h2", [("id", "polls")], .text(title)),
            PageTable<Poll?>(columns: about + shares, rows: [nil] + polls).scrolling(title),
            Marks(pen: pen).foot(polls.map(\.evidence)),
        ]
    }

    /// Who is named in any poll, in the order of the results, and others after them.
    private var contestants: [(id: String, name: String)] {
        var found: [(id: String, name: String)] = []
        let named = Set(polls.flatMap(\.shares).map(\.contestant.id))
        for row in rows where named.contains(row.id) { found.append((row.id, row.name(in: pen.texts) ?? "")) }
        for share in polls.flatMap(\.shares) where !found.contains(where: { $0.id == share.contestant.id }) {
            let label = ContestantLabel(share.contestant, on: nil, pen.registry)
            found.append((share.contestant.id, label.name?[pen.language] ?? ""))
        }
        return found
    }

    /// The official share.
    private func share(of id: String) -> String {
        rows.first { $0.id == id }?.share.map { pen.figures.share($0) + "\u{A0}%" } ?? ""
    }
}
