// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
import Web

/// `/v1/polls` and `/v1/polls/{id}`: polls and exit polls beside the official result.
enum Polls {
    static let resource = Resource<Poll>(
        path: "/v1/polls", noun: "poll",
        ids: ("listPolls", "getPoll"),
        texts: (
            list: OperationText(
                .polls, "Polls", "Polls and exit polls by fieldwork.", .page(of: .poll),
                example: "/v1/polls?kind=exit&election=mazhilis-2012&fields=id,pollster,sample&limit=2"),
            one: OperationText(
                .polls, "One poll", "Shares beside the official result of the same party; as a table it is the shares.",
                .thing(.poll), path: [.pollId], example: "/v1/polls/exit-2004-open-society?fields=id,pollster,sample")
        ),
        columns: [.init("id"), .init("kind"), .init("election")] + Table.Column.texts("pollster")
            + [
                .init("commissioned_by"), .init("from"), .init("to"), .init("sample"), .init("scope"),
                .init("question"),
            ],
        filters: [
            .choice(.pollKind, Poll.Kind.self) { $0.kind },
            .reference(.pollElection, in: { $0.elections }) { [$0.election].compactMap(\.self) },
            .reference(.pollParty, in: { $0.parties }) { $0.shares.compactMap(\.contestant.party) },
            .dates { $0.fieldwork },
            .source { [$0.evidence] },
        ],
        item: { item(of: $0, $1.registry, $1.language) }, exportTitle: "Polls and exit polls",
        rows: [
            .init(
                columns: shareColumns, of: { shares(of: $0, $1.registry, $1.language) },
                export: .init(
                    name: "poll_shares", title: "Shares in polls beside the official result", key: ["poll", "id"]))
        ])

    private static let shareColumns: [Table.Column] =
        [.init("poll"), .init("election"), .init("id"), .init("party"), .init("group")] + Table.Column.texts("name")
        + [
            .init("percent"), .init("low"), .init("high"), .init("official_percent"), .init("difference"),
            .init("color"),
        ]

    static func item(of poll: Poll, _ registry: Record, _ language: Language) -> Item {
        var item = Item()
        item.set("id", .string(poll.id))
        item.set("kind", .string(poll.kind.rawValue))
        item.set("election", .string(poll.election))
        item.set("pollster", poll.pollster, in: language)
        item.set("commissioned_by", .string(poll.client?[language]))
        item.set("from", poll.fieldwork.from)
        item.set("to", poll.fieldwork.to)
        item.set("sample", .integer(poll.sample))
        item.set("scope", .string(poll.scope?[language]))
        item.set("question", .string(poll.question?[language]))
        item.set("shares", shares(of: poll, registry, language))
        item.rest(on: poll.evidence)
        return item
    }

    /// One row a party or answer, with the official share of the same party where there is one.
    static func shares(of poll: Poll, _ registry: Record, _ language: Language) -> [Item] {
        let election = poll.election.flatMap { registry.elections[$0] }
        return poll.shares.map { share in
            let official = election?.results.first { $0.contestant.id == share.contestant.id }?.publishedPercent
            var item = Item()
            item.set("poll", .string(poll.id))
            item.set("election", .string(poll.election))
            item.set(share.contestant, on: election?.date.firstDay ?? poll.fieldwork.from?.firstDay, registry, language)
            item.set("percent", .figure(share.percent))
            item.set("low", share.range.map { .figure($0.lowerBound) } ?? .null)
            item.set("high", share.range.map { .figure($0.upperBound) } ?? .null)
            item.set("official_percent", official)
            item.set("difference", official.map { .rounded(share.percent - $0.value) } ?? .null)
            return item
        }
    }
}
