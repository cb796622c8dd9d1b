// SPDX-License-Identifier: Apache-2.0
import HTTP
import JSON
import Record
import Text
import Web

/// `/v1/elections` and `/v1/elections/{id}`.
enum Elections {
    static let resource = Resource<Election>(
        path: "/v1/elections", noun: "election",

        ids: ("listElections", "getElection"),
        texts: (
            list: OperationText(
                .elections, "Elections", "In the order of their dates. `as_of` gives those held up to that day.",
                .page(of: .election),
                example: "/v1/elections?from=2016-01-01&to=2023-12-31&fields=id,date,turnout_percent,share_base&limit=2"
            ),
            one: OperationText(
                .elections, "One election",
                """
                Dates, electorate, seats, who was barred, who boycotted, and what observers said. Results by party \
                are at `/v1/elections/{id}/results`.
                """, .thing(.election), path: [.electionId],
                example: "/v1/elections/mazhilis-1999?fields=id,ballots,invalid_votes&include=sources")
        ), columns: columns,
        filters: [
            .reference(.body, in: { $0.bodies }) { [$0.body].compactMap(\.self) },
            .choice(.electionKind, Election.Kind.self) { $0.kind },
            .choice(.electionStatus, Election.Status.self) { $0.status },
            .reference(.electionSystem, in: { $0.systems }) { [$0.system].compactMap(\.self) },
            .reference(.electionParty, in: { $0.parties }) { $0.results.compactMap(\.contestant.party) },
            days,
        ],
        item: { item(of: $0, $1.language) }, exportTitle: "Elections and referendums",
        rows: [
            .init(
                columns: Results.columns, of: { Results.rows(of: $0, .contemporary, $1.registry, $1.language) },
                isTable: false,
                export: .init(name: "results", title: "Results of elections", key: ["election", "id"]),
                records: .init(name: "result", path: "results") { $0.results.count + $0.answers.count }),
            .init(
                columns: Turnout.columns, of: { Turnout.rows(of: $0, $1) }, isTable: false,
                export: .init(name: "turnout", title: "Turnout by definition", key: ["election", "id"]),
                records: .init(name: "turnout", path: "turnout", count: Turnout.count)),
        ],
        below: Results.operations + Turnout.operations + Verification.operations,
        layouts: [
            .init(layout: Layout(shape: .wide, note: "a row for each party and a column for each election, by ids")) {
                seats($0, $1, label: "election", party: "id")
            },
            .init(layout: Layout(shape: .flourish, note: "the same with names and years")) {
                seats($0, $1, label: "year", party: "name")
            },
        ])

    /// Begins on one of the days from one to another; `as_of` is a last day too.
    static let days = Filter<Election>(parameters: [.from, .to, .asOf]) { context in
        let parameters = context.parameters
        let from = parameters.day("from")?.firstDay
        let to = [parameters.day("to"), parameters.day("as_of")].compactMap { $0?.firstDay }.min()
        return { election in
            (from.map { $0 <= election.date.firstDay } ?? true) && (to.map { election.date.firstDay <= $0 } ?? true)
        }
    }

    private static let columns: [Table.Column] =
        [
            .init("id"), .init("body"), .init("kind"), .init("name"), .init("name_en", "names/en"),
            .init("name_ru", "names/ru"),
            .init("name_kk", "names/kk"), .init("date"), .init("convocation"), .init("early"), .init("status"),
            .init("system"),
            .init("seats", "seats/total"), .init("list_seats", "seats/list"),
            .init("single_member_seats", "seats/single_member"),
            .init("appointed_seats", "seats/appointed"), .init("threshold_percent"), .init("turnout_percent"),
            .init("question"), .init("adopted"),
        ] + Election.Count.allCases.map { .init($0.rawValue) }

    /// Seats of each party or group, a row each, and a column for each election of the list of which they are known.
    private static func seats(
        _ elections: [Election], _ context: RequestContext, label: String, party: String
    ) -> Table {
        let rows = elections.flatMap { election in
            election.results.map { result -> Item in
                let label = ContestantLabel(result.contestant, on: nil, context.registry)
                var item = Item()
                item.set("election", .string(election.id))
                item.set("id", .string(result.id))
                item.set("name", .string(label.name?[context.language]))
                item.set("year", .string(String(election.date.year)))
                item.set("seats", .integer((result.totalSeats ?? result.counts[.seats])?.value))
                return item
            }
        }
        return Layout.pivoted(
            Table(columns: [], rows: rows), "party", .init("id", labelled: party),
            across: .init("election", labelled: label), of: .init("seats"))
    }
}

extension Elections {
    static func item(of election: Election, _ language: Language) -> Item {
        var item = Item()
        item.set("id", .string(election.id))
        item.set("body", .string(election.body))
        item.set("kind", .string(election.kind.rawValue))
        item.set("name", election.name, in: language)
        item.set("convocation", .integer(election.convocation))
        item.set("early", .bool(election.early))
        item.set("date", election.date)
        item.set("dates", election.days.map(day))
        item.set("status", .string(election.status.rawValue))
        item.set("system", .string(election.system))
        item.set("system_note", .string(election.systemNote?[language]))
        item.set("seats", election.seats.map(seats))
        item.set("threshold_percent", election.thresholdPercent)
        item.set("turnout_percent", election.turnoutPercent)
        for count in Election.Count.allCases { item.set(count.rawValue, election.counts[count]) }
        item.set("share_base", .string(election.publishedShareBase.rawValue))
        item.set("share_base_votes", .integer(election.shareBaseVotes))
        item.set("question", election.question, in: language)
        item.set("answers", election.answers.map(answer))
        item.set("adopted", election.isAdopted.map { .bool($0) } ?? .null)
        item.set("candidates", election.candidates.map(candidates))
        item.set("barred", election.barred.map { remark($0, language) })
        item.set("boycotts", election.boycotts.map { remark($0, language) })
        item.set("assessments", election.assessments.map { remark($0, language) })
        item.set("notes", election.notes.map { remark($0, language) })
        item.set("identifiers", .array(election.identifiers.map { $0.document(in: language) }))
        return item
    }

    private static func day(_ day: Election.Day) -> Item {
        var item = Item()
        item.set("round", .integer(day.round))
        item.set("kind", .string(day.kind.rawValue))
        item.set("date", day.date)
        item.rest(on: day.evidence)
        return item
    }

    private static func seats(_ seats: Election.Seats) -> Item {
        var item = Item()
        item.set("total", seats.total)
        item.set("list", seats.list)
        item.set("single_member", seats.singleMember)
        item.set("appointed", seats.appointed)
        return item
    }

    private static func answer(_ answer: Election.Answer) -> Item {
        var item = Item()
        item.set("answer", .string(answer.word.rawValue))
        item.set("votes", answer.votes)
        item.set("percent", answer.percent)
        return item
    }

    private static func candidates(_ candidates: Election.Candidates) -> Item {
        var item = Item()
        item.set("part", .string(candidates.part))
        item.set("stage", .string(candidates.stage))
        item.set("count", .integer(candidates.value))
        item.rest(on: candidates.evidence)
        return item
    }

    private static func remark(_ remark: Election.Remark, _ language: Language) -> Item {
        var item = Item()
        item.set("party", .string(remark.party))
        item.set("speaker", .string(remark.speaker?[language]))
        item.set("text", remark.text, in: language)
        item.rest(on: remark.evidence)
        return item
    }
}
