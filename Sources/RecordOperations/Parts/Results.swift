// SPDX-License-Identifier: Apache-2.0
import Electoral
import HTTP
package import JSON
package import Record
package import Text
package import Web

/// `/v1/elections/{id}/results`: one row a party or group; `/v1/results`: those of all elections.
package enum Results {
    static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/elections/{id}/results", id: "getElectionResults",
                parameters: Operation.list + [.names], formats: Format.tables + [.wikitext], list
            )
            .documented(
                OperationText(
                    .elections, "Results by party",
                    """
                    One row for each party, and for each group of deputies without a party; of a president each \
                    candidate, of a referendum each answer to its question, `yes` and `no`. Shares are of \
                    `share_base_votes`; where votes are not known the published share stands.
                    """, .page(of: .result), path: [.electionId],
                    example:
                        "/v1/elections/mazhilis-2023/results?fields=name,list_votes,list_percent,total_seats&sort=-total_seats&limit=3&lang=kk"
                )
            ).shaped(
                .pivot(.wide, "election", .init("election"), across: .init("id"), of: share),
                .pairs(
                    .datawrapper, of: .init("seats", ["total_seats", "seats"]), .init("votes", ["list_votes", "votes"])),
                .pivot(.flourish, "election", .init("election"), across: .init("id", labelled: "name"), of: share))
        ]
    }

    /// The results of all elections as one list.
    package static var collection: [Operation] {
        [
            Operation(
                .get, "/v1/results", id: "listResults",
                parameters: Operation.list + electionFilters.flatMap(\.parameters) + [
                    .resultElection, .resultParty, .names,
                ],
                formats: Format.tables, all
            )
            .documented(
                OperationText(
                    .elections, "Results of all elections",
                    """
                    The rows of `/v1/elections/{id}/results` of every election, oldest first: of lists, candidates \
                    and answers of referendums.
                    """, .page(of: .result),
                    example:
                        "/v1/results?party=ak-zhol&kind=parliamentary&fields=election,date,list_percent,total_seats")
            ).shaped(
                .pivot(.wide, "date", .init("date"), across: .init("id"), of: share),
                .pivot(.datawrapper, "date", .init("date"), across: .init("id", labelled: "name"), of: share),
                .pivot(.flourish, "name", .init("id", labelled: "name"), across: .init("date"), of: share))
        ]
    }

    /// The filters of elections that say something of their results.
    private static let electionFilters: [Filter<Election>] = [
        .reference(.body, in: { $0.bodies }) { [$0.body].compactMap(\.self) },
        .choice(.electionKind, Election.Kind.self) { $0.kind }, Elections.days,
    ]

    private static func all(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let record = context.registry
        let tests = electionFilters.compactMap { $0.test(context) }
        let ids = context.parameters.references("election", in: record.elections)
        let parties = context.parameters.references("party", in: record.parties)
        let naming = context.parameters.choice("names", Naming.self) ?? .contemporary
        func rows(_ elections: [Election]) -> [ResultRow] {
            elections.flatMap { ResultRow.all(of: $0, naming, record) }
        }
        let first = record.elections.items.first { !$0.results.isEmpty }
        let members = first.flatMap { rows([$0]).first }.map { Item($0, record.texts, in: context.language) }
        let paging = Paging(
            context, columns: columns, members: members?.members.map(\.name) ?? [],
            isRow: { key in
                record.elections.items.contains { key.hasPrefix($0.id + ":") && rows([$0]).contains { $0.key == key } }
            })
        return { () throws(Problem) in
            let elections = record.elections.items.filter { election in
                tests.allSatisfy { $0(election) } && (ids.isEmpty || ids.contains(election.id))
            }
            let found = rows(elections).filter { row in
                parties.isEmpty || row.party.map(parties.contains) ?? false
            }
            return .document(
                try paging.page(of: found, key: { row, _ in row.key }) {
                    Item($0, record.texts, in: context.language)
                }.document)
        }
    }

    private static let share = Layout.Measure("percent", ["list_percent", "percent"])

    static let columns: [Table.Column] =
        [.init("election"), .init("date"), .init("id"), .init("party"), .init("group")] + Table.Column.texts("name")
        + [
            .init("list_votes"), .init("list_percent"), .init("share_base"), .init("share_base_votes"),
            .init("list_seats"), .init("single_member_seats"), .init("appointed_seats"), .init("total_seats"),
            .init("seat_percent"), .init("color"), .init("person"), .init("votes"), .init("percent"),
            .init("elected"), .init("seats"),
        ]

    private static func list(_ context: RequestContext) throws(Problem) -> Operation.Work {
        let election = try context.find("election", in: context.registry.elections)
        let naming = context.parameters.choice("names", Naming.self) ?? .contemporary
        let rows = ResultRow.all(of: election, naming, context.registry)
        let members =
            rows.first.map { Item($0, context.registry.texts, in: context.language).members.map(\.name) } ?? []
        let paging = Paging(
            context, columns: columns, members: members, isRow: { id in rows.contains { $0.id == id } })
        if context.format == .wikitext, context.parameters.text("fields") != nil {
            context.parameters.report("fields", "is for JSON, CSV and NDJSON; leave it out")
        }
        return { () throws(Problem) in
            var (document, page) = try paging.page(of: rows) { Item($0, context.registry.texts, in: context.language) }
            document.feed = { Wikitext.bytes(page, of: election, $0) }
            return .document(document)
        }
    }

    /// What each party, group or candidate got at an election, or each answer to the question of a referendum.
    static func rows(
        of election: Election, _ naming: Naming, _ registry: Record, _ language: Language
    ) -> [Item] {
        ResultRow.all(of: election, naming, registry).map { Item($0, registry.texts, in: language) }
    }
}

extension Item {
    /// A row of results.
    init(_ row: ResultRow, _ texts: Texts, in language: Language) {
        self.init()
        set("election", .string(row.election.id))
        set("date", row.election.date)
        switch row.subject {
        case .contestant(let label): write(label, in: language)
        case .answer(let word):
            set("id", .string(word.rawValue))
            for name in ["party", "group", "person"] { set(name, .null) }
            set("name", texts.all(word.name.key), in: language)
            set("color", .null)
        }
        set("nominated_by", .string(row.nominator?[language]))
        for count in Election.Result.Count.allCases { set(count.rawValue, row.counts[count]) }
        set("list_percent", .share(row.listPercent))
        set("percent", .share(row.percent))
        set("published_percent", row.publishedPercent.map { .figure($0.value) } ?? .null)
        if let claim = row.publishedPercent { rest(row.nameOfPublishedPercent, on: claim) { .figure($0) } }
        set("share_base", .string(row.election.publishedShareBase.rawValue))
        set("share_base_votes", .integer(row.election.shareBaseVotes))
        set("seat_percent", row.seatPercent.map { .decimal($0, places: 2) } ?? .null)
        set("elected", row.isElected.map { .bool($0) } ?? .null)
        set("note", .string(row.note?[language]))
    }
}

extension ResultRow {
    /// Unique among the rows of all elections.
    fileprivate var key: String { "\(election.id):\(id)" }

    /// The party, or the one that nominated.
    fileprivate var party: String? { if case .contestant(let label) = subject { label.contestant.party } else { nil } }

    /// The member whose sources are told: of an answer the share itself.
    fileprivate var nameOfPublishedPercent: String {
        if case .answer = subject { "percent" } else { "published_percent" }
    }
}

extension JSON {
    /// A share in per cent, to two decimals, or as published.
    package static func share(_ share: ResultRow.Share?) -> JSON {
        switch share {
        case nil: .null
        case .counted(let percent)?: .decimal(percent, places: 2)
        case .published(let percent)?: .figure(percent)
        }
    }
}

extension Election.Answer.Word {
    /// As a ballot and a chart call it.
    package var name: Phrase { self == .yes ? "charts.topic.yes" : "charts.topic.no" }
}
