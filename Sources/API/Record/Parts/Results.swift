// SPDX-License-Identifier: Apache-2.0
import Charts
import Electoral
import HTTP
import JSON
import Record
import Text

/// `/v1/elections/{id}/results`: one row a party or group.
enum Results {
    static var operations: [Operation] {
        [
            Operation(
                .get, "/v1/elections/{id}/results", id: "getElectionResults",
                parameters: Operation.list + ["names"], formats: Format.tables + [.wikitext], list
            ).shaped(
                .pivot(.wide, "election", .init("election"), across: .init("id"), of: share),
                .pairs(
                    .datawrapper, of: .init("seats", ["total_seats", "seats"]), .init("votes", ["list_votes", "votes"])),
                .pivot(.flourish, "election", .init("election"), across: .init("id", labelled: "name"), of: share))
        ]
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
        let items = rows(of: election, naming, context.registry, context.language)
        let members = items.first?.members.map(\.name) ?? []
        let paging = Paging(
            context, columns: columns, members: members, isRow: { id in items.contains { $0["id"]?.text == id } })
        if context.format == .wikitext, context.parameters.text("fields") != nil {
            context.parameters.report("fields", "is for JSON, CSV and NDJSON; leave it out")
        }
        return { () throws(Problem) in
            var document = try paging.document(of: items)
            document.feed = { rows, context in Wikitext.bytes(rows, of: election, context) }
            return .document(document)
        }
    }

    /// What each party, group or candidate got at an election, or each answer to the question of a referendum.
    static func rows(
        of election: Election, _ naming: Naming, _ registry: Record, _ language: Language
    ) -> [Item] {
        election.results.map { row($0, of: election, naming, registry, language) }
            + election.answers.map { row($0, of: election, language) }
    }

    /// What an answer to the question of a referendum got; a row as of a party.
    private static func row(_ answer: Election.Answer, of election: Election, _ language: Language) -> Item {
        var item = Item()
        item.set("election", .string(election.id))
        item.set("date", election.date)
        item.set("id", .string(answer.word.rawValue))
        for name in ["party", "group", "person"] { item.set(name, .null) }
        item.set("name", answer.word.name, in: language)
        for name in ["color", "nominated_by"] { item.set(name, .null) }
        for count in Election.Result.Count.allCases where count != .votes { item.set(count.rawValue, .null) }
        item.set(Election.Result.Count.votes.rawValue, answer.votes)
        item.set("list_percent", .null)
        item.set("percent", percent(answer.votes, answer.percent, of: election))
        if let claim = answer.percent { item.rest("percent", on: claim) { .figure($0) } }
        item.set("published_percent", answer.percent.map { .figure($0.value) } ?? .null)
        item.set("share_base", .string(election.publishedShareBase.rawValue))
        item.set("share_base_votes", .integer(election.shareBaseVotes))
        for name in ["seat_percent", "elected"] { item.set(name, .null) }
        item.set("note", .string(answer.percent?.evidence.note?[language]))
        return item
    }

    /// What a party or group got at an election.
    static func row(
        _ result: Election.Result, of election: Election, _ naming: Naming, _ registry: Record, _ language: Language
    ) -> Item {
        var item = Item()
        item.set("election", .string(election.id))
        item.set("date", election.date)
        item.set(
            result.contestant, on: naming.day(of: election), registry, language)
        item.set("nominated_by", .string(result.contestant.nominator?[language]))
        for count in Election.Result.Count.allCases { item.set(count.rawValue, result.counts[count]) }
        item.set("list_percent", percent(result.listVotes, result.listPercent, of: election))
        item.set("percent", percent(result.counts[.votes], result.percent, of: election))
        item.set("published_percent", result.publishedPercent)
        item.set("share_base", .string(election.publishedShareBase.rawValue))
        item.set("share_base_votes", .integer(election.shareBaseVotes))
        item.set("seat_percent", seatPercent(result, of: election))
        item.set("elected", result.isElected.map { .bool($0) } ?? .null)
        item.set("note", .string(result.note?[language]))
        return item
    }

    /// Votes in per cent of the election's share base to two decimals; the published figure where votes are not known.
    private static func percent(_ votes: Claim<Int>?, _ published: Claim<Double>?, of election: Election) -> JSON {
        guard let votes = votes?.value, let base = election.shareBaseVotes, base > 0 else {
            return published.map { .figure($0.value) } ?? .null
        }
        return .percent(UInt128(votes), of: UInt128(base))
    }

    private static func seatPercent(_ result: Election.Result, of election: Election) -> JSON {
        guard let seats = result.totalSeats?.value ?? result.counts[.seats]?.value,
            let total = election.seats?.total.value, total > 0
        else { return .null }
        return .percent(UInt128(seats), of: UInt128(total))
    }
}

extension Election.Answer.Word {
    /// As a ballot and a chart call it.
    var name: LocalizedText {
        func text(_ topics: ChartStrings.Topics) -> String { self == .yes ? topics.yes : topics.no }
        return LocalizedText(
            text(ChartStrings.english.topics), text(ChartStrings.russian.topics), text(ChartStrings.kazakh.topics))
    }
}
